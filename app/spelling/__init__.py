"""Spelling as the platform checks it. Knows no Qt, and brings no dictionary of its own."""
