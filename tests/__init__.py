"""The tests of Hearth; they mirror the tree of the sources and run its real parts."""
