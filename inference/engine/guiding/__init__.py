"""Answers that are held to a schema or a grammar: the only place that knows llguidance."""
