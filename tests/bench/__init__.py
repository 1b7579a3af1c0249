"""Measurements behind ``make bench``; each compares with a reference in the same run."""
