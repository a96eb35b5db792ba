"""An invented town in which every state of an answer and of a dimension occurs, assessed by the engine.

Its record was kept as `records/form-<n>.json` when each form was made.
"""

from dataclasses import replace
from pathlib import Path

from editions import assess_one, frame_of, load_edition
from mint_index.assessment.result import Assessment
from mint_index.problems import Place, problem

RECORDS = Path(__file__).parent / "records"
FORM_1, GOLDEN = RECORDS / "form-1.json", RECORDS / "form-2.json"

FRAME = """
overall: {aggregate: arithmetic, needs: 2}
themes: [voice]
profile:
  - {id: inhabitants, kind: number, unit: persons, lowest: 1}
  - {id: place_type, kind: choice, options: [border, rural]}
  - {id: runs_schools, kind: yes_no}
"""
DIMENSIONS = {
    "talks": """
questions:
  - {id: talks_step, kind: ladder, steps: 4, weight: 3, themes: [voice], answered_by: mayor}
  - {id: talks_share, kind: number, unit: percent, worst: 0, best: 80, highest: 100, per: 100, weight: 3}
  - {id: talks_shown, kind: checklist, weight: 2, full_at: 2, options: [web, letter, visit]}
  - {id: talks_example, kind: text}
  - {id: talks_unknown, kind: yes_no, weight: 1}
  - {id: talks_blank, kind: yes_no, weight: 1}
""",
    "schools": """
questions:
  - {id: schools_rule, kind: yes_no, weight: 3}
  - {id: schools_level, kind: choice, weight: 1, options: [{id: some, points: 50}, {id: every, points: 100}]}
  - {id: schools_law, kind: yes_no, weight: 2, may_not_apply: [law]}
  - {id: schools_not_asked, kind: yes_no, weight: 2, applies_if: {profile: runs_schools, is: yes}}
""",
    "outside": "questions: [{id: outside_law, kind: yes_no, weight: 1, may_not_apply: [law]}]",
    "silent": "questions: [{id: silent_one, kind: yes_no, weight: 1}]",
}
RECOMMENDATIONS = {
    "talks": """
recommendations:
  - id: book_interpreters
    when:
      all:
        - {answer: talks_step, below: 2}
        - {profile: inhabitants, below: 10000}
        - {profile: country, in: [DE, AT]}
        - not: {answer: talks_shown, lacks: web}
        - {score: talks, below: 60}
    raises: {talks_step: 2}
    effort: low
    months: 2
    lead: mayor
    funding: [a_fund]
    practices: [two_towns]
  - {id: write_letters, when: {answer: talks_shown, lacks: letter}, raises: {talks_shown: 2}, effort: medium,
     months: 3, lead: mayor, needs: book_interpreters}
""",
    "schools": """
recommendations:
  - {id: ask_the_county, when: {not_applicable: schools_law, reason: law}, raises: {}, effort: low, months: 1, lead: mayor}
  - {id: pass_a_rule, when: {answer: schools_rule, is: no}, raises: {schools_rule: yes}, effort: high, months: 9, lead: mayor}
""",
    "funding": """
- id: a_fund
  countries: [EU]
  as_of: 2026-03-31
  until: 2027
  source: {title: A fund, publisher: An invented journal, year: 2026, url: "https://journal.example/fund"}
""",
    "practices": """
- id: two_towns
  municipality: Unterwies and Oberwies
  country: AT
  population: 9800
  counted: 2018
  since: 2016
  source: {title: Two towns, publisher: An invented journal, year: 2016, url: "https://journal.example/pool"}
""",
}
ROW = {
    "municipality": "Quellbrück an der Sirre",
    "date": "2026-03-31",
    "language": "de",
    "inhabitants": "8 000",
    "place_type": "rural",
    "runs_schools": "no",
    "talks_step": "1",
    "talks_step.evidence": "Leaflet of 2025, p. 3",
    "talks_step.note": "“soon more”",
    "talks_step.answered_by": "school office",
    "talks_share": "24/80",
    "talks_shown": "web|visit",
    "talks_example": "A talk in March.",
    "talks_unknown": "unknown",
    "schools_rule": "no",
    "schools_level": "every",
    "schools_law": "not_applicable",
    "schools_law.reason": "law",
    "outside_law": "not_applicable",
    "outside_law.reason": "law",
}


def town(folder: Path) -> Assessment:
    """The assessment of the town; its edition is written into the folder."""
    frame = frame_of(list(DIMENSIONS), FRAME)
    instrument = load_edition(folder, DIMENSIONS, RECOMMENDATIONS, frame)
    notice = problem("T07", Place(file="answers.xlsx", sheet="Gespräche"), name="Talks")
    plain = assess_one(instrument, ROW)
    return replace(plain, tool="0.1.0", problems=(notice,), digest="a7" * 32)
