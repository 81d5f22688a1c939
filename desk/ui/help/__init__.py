"""Help about the screen in front."""
