"""Several part-filled forms of one municipality joined into one, with a sheet for what they answer differently."""
