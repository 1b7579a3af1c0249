"""A report to send with a bug: what is installed, on what, how it is set, what it last said. Nothing is sent here."""
