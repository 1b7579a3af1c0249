"""What Hearth has put on this computer: how large it is, and how it goes again. Knows no Qt."""
