"""From answers to numbers: points, one kernel, the fold of a questionnaire."""
