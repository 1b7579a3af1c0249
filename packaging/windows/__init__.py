"""Hearth for Windows: what the spec and the installer need. Prepared on Linux, not run on Windows yet."""
