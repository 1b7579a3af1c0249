"""How the engine is built that runs on any computer of its kind, and laid out for the packages."""
