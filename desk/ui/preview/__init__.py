"""The sheet before it is printed."""
