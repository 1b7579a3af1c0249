"""The parts of a trial, each a function that makes its checks."""
