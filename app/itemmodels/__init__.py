"""Qt item models (always named ...ListModel): what lists show, without how it looks."""
