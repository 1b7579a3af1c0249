"""What several test files share; nothing here knows one particular test."""
