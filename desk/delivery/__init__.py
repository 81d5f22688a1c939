"""What the counter produced reaches the truth: the outbox, and the courier for a truth that is elsewhere."""
