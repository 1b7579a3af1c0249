"""Markdown and code to text documents; knows no conversation and no engine."""
