"""Verbs on the truth: each takes a session first, never commits, and returns records or ids."""
