"""Writing several tokens at once without changing what is written: guess them, check all guesses in one batch."""
