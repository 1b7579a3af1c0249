"""Conversations out of Hearth and into it: formats, readers, writers. Knows no Qt and no window."""
