"""The own look of a report: templates, a logo and colours that somebody brings, none of which is trusted."""
