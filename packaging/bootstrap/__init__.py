"""Sets a fresh clone up: virtual environment, engine, dependencies, system libraries.

Runs before anything is installed, so it uses the standard library alone, on Python 3.11 to 3.13. ``make``
starts it (through ``start.sh``) when a stamp in ``.venv`` is missing or older than what it was made from; in
all other cases ``make`` does not start it at all.
"""
