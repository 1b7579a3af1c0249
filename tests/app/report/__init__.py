"""Tests of the report to send with a bug."""
