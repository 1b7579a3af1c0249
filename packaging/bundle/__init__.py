"""Builds what can be installed: freezes the program, trims it, packs it. Runs with the standard library alone."""
