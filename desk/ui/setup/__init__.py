"""The first start, and what is chosen once: who sits here, at which window, with which printer."""
