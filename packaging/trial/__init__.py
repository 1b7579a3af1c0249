"""``make test-package``: installs what ``make package`` built on clean systems, and uses it as a person would."""
