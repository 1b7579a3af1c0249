"""How Hearth's texts are collected and translated: run with ``make translations``."""
