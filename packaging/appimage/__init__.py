"""Hearth as an AppImage: one file that runs on any Linux of its time."""
