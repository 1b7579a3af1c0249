"""What a release needs besides packages: checks, notes, sums and the feed of new versions."""
