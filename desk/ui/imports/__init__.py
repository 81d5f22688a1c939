"""Taking in files that others publish."""
