"""What the window does, without a widget: each controller is a QObject between the bridge, storage and the views."""
