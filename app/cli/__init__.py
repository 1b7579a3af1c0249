"""Hearth in the terminal. Knows no Qt."""
