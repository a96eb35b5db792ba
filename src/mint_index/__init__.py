"""Load an instrument, read what was answered, score it, advise, show it: the MINT-Index for towns."""

__version__ = "0.1.0"
