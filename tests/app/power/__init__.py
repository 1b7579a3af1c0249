"""Tests of what the system tells."""
