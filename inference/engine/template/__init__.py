"""Chat templates out of model files: run within bounds, in text that knows who wrote what; knows no tokens."""
