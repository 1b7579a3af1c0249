"""Calls of functions in what a model writes: the marks of the families, reading them as they come, grammars of them."""
