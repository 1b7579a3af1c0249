"""Hearth as a Flatpak: the sources of its manifest. Not built with flatpak-builder yet."""
