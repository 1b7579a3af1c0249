"""The program's icon in the formats of the systems, drawn from ``resources/icons/hearth.svg``."""
