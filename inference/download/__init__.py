"""Files on their way to this computer: queue, transfer, verification; knows no models and no window."""
