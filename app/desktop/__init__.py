"""What the desktop around the window offers: its notifications, its tray. Knows no conversation."""
