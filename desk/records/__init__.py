"""What travels between the rooms: codes and frozen records. No SQLAlchemy, no Qt."""
