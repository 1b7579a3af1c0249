"""Item models and the words they show."""
