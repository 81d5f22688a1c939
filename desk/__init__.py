"""Manabi Desk: the consultation desk for lifelong learning."""

__version__ = "0.1.0"
