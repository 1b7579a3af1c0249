"""Data that ships with Hearth: icons, styles, the built-in model. A package only to be found when installed."""
