"""The version, in one place for the program; knows nothing else."""

from importlib import metadata

try:
    VERSION = metadata.version("hearth-chat")
except metadata.PackageNotFoundError:  # run from a folder that was never installed
    VERSION = "0+unknown"
