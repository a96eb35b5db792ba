"""What stands inside the formats of workbooks, seen before they are laid out in memory."""
