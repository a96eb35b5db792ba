"""The form as a page for the browser: one file without a network, which shows the score while it is filled in."""
