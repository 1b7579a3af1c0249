"""Hearth for macOS: what the spec and the disk image need. Prepared on Linux, not run on macOS yet."""
