"""What a municipality can do next, and why."""
