"""Widgets that know nothing of the desk: they are handed texts and rows."""
