"""Pictures of each main screen, for people to judge: ``python -m tests.screenshots``."""
