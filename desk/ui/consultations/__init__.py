"""The consultation log."""
