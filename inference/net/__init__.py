"""The one way to the network: settings, clients that can be cancelled, errors with a sentence; knows no hub."""
