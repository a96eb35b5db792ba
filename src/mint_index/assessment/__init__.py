"""All that is known of one municipality at one date, and what is kept of it."""
