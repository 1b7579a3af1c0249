"""Whose work Hearth ships: licences of all parts (``resources/licences.json``) and the bill of materials."""
