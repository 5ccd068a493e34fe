"""Begins, renames and retires records. Knows nothing of the command line."""
