"""Tests of ``inference.net``."""
