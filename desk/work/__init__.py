"""One user action each, for window and command line alike."""
