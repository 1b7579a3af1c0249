"""A strict stand-in for the hub on this computer: real sockets, two origins, faults on demand."""
