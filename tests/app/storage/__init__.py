"""Tests of what is kept: real SQLite files, real kills, real full disks."""
