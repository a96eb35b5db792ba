"""One result, many faces: every word and number here is drawn from an assessment."""
