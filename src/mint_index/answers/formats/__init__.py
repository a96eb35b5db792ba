"""Files as they come: what they are, their encodings, and what stands inside them before it is laid out in memory."""
