"""Conversations on disk. Knows no Qt and nothing of the engine process."""
