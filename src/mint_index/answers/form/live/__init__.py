"""The live score: the method of the index once more, as formulas that a spreadsheet computes while it is filled in."""
