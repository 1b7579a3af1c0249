"""Engines for several callers: which process has which model, who answers, and the door other processes come through.

``values`` are what is said at the door. Nothing here knows HTTP, a window or llama.cpp.
"""
