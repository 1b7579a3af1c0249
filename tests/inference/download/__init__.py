"""Tests of ``inference.download``: against the stand-in hub, over real sockets, onto a real disk."""
