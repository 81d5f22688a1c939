"""The screen where the city's words are kept: what residents say, what means the same, and the trees of terms."""
