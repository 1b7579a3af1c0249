"""The application: command line and window. May use inference and resources; nothing below uses it."""
