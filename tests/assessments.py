"""Assessments of invented towns, made by hand: what a report has to be able to show, in every state there is.

The few lines of arithmetic here only make the figures believable; the engine has tests of its own.
"""

from dataclasses import replace
from typing import Any

from mint_index.assessment.result import (
    AssessedDimension,
    AssessedQuestion,
    Assessment,
    Due,
    Figures,
    Given,
    Why,
)
from mint_index.instrument.questionnaire import Level, Rounding, Rules
from mint_index.instrument.recommendations import Funding, Practice, Source
from mint_index.instrument.wording import Wording
from mint_index.problems import Place, problem

LEVELS = (
    Level(id="open", start=0),
    Level(id="begun", start=25),
    Level(id="in_place", start=50),
    Level(id="secured", start=75),
)
STEPS = ("0", "1", "2", "3")

WORDS = """
edition: MINT-Index 2026
edition.about: An assessment of how a small or medium-sized municipality includes immigrants, in ten dimensions.
level.secured: secured
level.secured.means: Arranged for everyone concerned, and checked.
level.in_place: in place
level.in_place.means: Assigned and done; checks or some groups are missing.
level.begun: begun
level.begun.means: Case by case; it depends on single people.
level.open: open
level.open.means: Hardly anything can be shown yet.
role.integration_officer: Integration officer
role.chief_officer: Head of administration
role.personnel_office: Personnel office
role.housing_office: Housing office
unit.working_days: working days
unit.persons: persons
unit.weekly_hours_per_1000: hours a week per 1,000
inhabitants: How many inhabitants does the municipality have?
newcomers: How many foreign residents registered in the last 24 months?
place_type: Which of these describes the municipality best?
place_type.border: Border town
place_type.rural: Rural municipality
own_foreigners_office: Does the municipality have a foreigners' office of its own?
staff: Capacity and qualifications of municipal staff
staff.short: Staff
staff.about: Who in the town hall knows the concerns of immigrants, and who steps in when that person is away?
staff_contact: Who in the town hall is in charge of integration?
staff_contact.0: Nobody: whoever picks up the phone deals with it.
staff_contact.1: By custom: colleagues know one person to ask, but the task stands in no job description.
staff_contact.2: In writing: the task and its weekly hours stand in a job description; the name is on the town's website.
staff_contact.3: With a deputy: as before, and a named deputy covers absences; the description was brought up to date.
staff_contact.evidence: Job description or task plan, web page
staff_hours: How many paid weekly hours are there for integration per 1,000 foreign residents?
staff_hours.evidence: Staffing plan, number of foreign residents
staff_recruitment: What has the town done in the last 24 months so that immigrants apply for its jobs?
staff_recruitment.adverts_welcome: Job adverts say that applications from people of every origin are welcome
staff_recruitment.adverts_placed: Adverts went to language courses and migrant associations
staff_recruitment.language_level: Adverts name a language level for the job
staff_recruitment.traineeship: An immigrant was offered a traineeship or trial work
staff_recruitment.open_day: The town hall invited people in to present its jobs
staff_recruitment.evidence: Adverts, e-mails to courses, contracts without names
policy: Policy (integration concept / strategy)
policy.short: Policy
policy.about: Has the council decided what is to be reached, by when, and with what money?
policy_concept: What has the council decided on integration?
policy_concept.0: Nothing has been decided.
policy_concept.1: Single decisions: the council has decided on single measures.
policy_concept.2: A concept: the council has adopted aims, measures and who is responsible.
policy_concept.3: A reviewed concept: as before, and in the last 24 months progress was reported and a measure changed.
policy_concept.evidence: Minutes of the council, the concept
policy_budget: Is there a line for integration in the budget?
policy_voices: What was said when immigrants read the draft?
communication: Communication and public relations
communication.short: Communication
communication.about: Do people who do not read the language of the town hall learn what concerns them?
communication_languages: In which form does the town publish what newcomers need first?
communication_languages.0: One language only: all texts are in the official language.
communication_languages.1: Single leaflets: some texts exist in another language.
communication_languages.2: A first set: registration, school, health and waste in the three main languages, dated within 24 months.
communication_languages.3: A kept set: as before, and somebody is named who checks the texts every year.
communication_plain: Which letters of the town hall have been put into plain language?
communication_plain.none_yet: No letter yet
communication_plain.some: Single letters
communication_plain.all_first: All letters that newcomers get first
services: Access to public support services
services.short: Services
services.about: Does everyone who comes to live here find a desk, an interpreter and advice within days?
services_interpreting: How are conversations interpreted when a resident and an office share no language?
services_interpreting.0: Family and friends interpret, children among them; the town arranges nothing.
services_interpreting.1: Single colleagues or volunteers are phoned when somebody needs them; nothing is agreed beforehand.
services_interpreting.2: An agreed service covers at least three of the town's main languages, and staff know how to book it.
services_interpreting.3: As before, and a written rule excludes minors and binds interpreters to secrecy.
services_interpreting.evidence: List of bookings, contract or leaflet, the written rule
services_wait: How many working days until the next free appointment for advice?
services_wait.evidence: Name of the advice service, date of the test call
services_talk: What share of adults who registered from abroad had an orientation talk within three months?
services_talk.evidence: List of talks, number of adults registered
services_complaint: Where can someone turn who was treated worse because of their origin?
services_complaint.0: No place has been named for such complaints.
services_complaint.1: The general mailbox is the only address; answers are given case by case.
services_complaint.2: A named body has the task in writing, and the way to reach it is published in three languages.
services_complaint.3: As before, and last year's number of cases went to the council.
services_desk: Is there one place where everyone who moves here gets a first orientation?
services_desk.help: A desk run by a neighbouring town counts if it is open here on fixed days.
services_desk.evidence: Duty schedule, web page with the hours
work: Work
work.short: Work
work.about: Do immigrants find work that fits what they have learnt?
work_employers: How does the town meet the employers who hire immigrants?
work_employers.0: It does not meet them.
work_employers.1: By chance, when an employer calls.
work_employers.2: A round of employers meets at least twice a year.
work_employers.3: As before, and one thing was changed because of it.
work_seasonal: Are seasonal workers told their rights in a language they read?
work_recognition: Who helps with the recognition of certificates?
work_recognition.0: Nobody.
work_recognition.1: Whoever is asked.
work_recognition.2: A named office or partner.
work_recognition.3: As before, and cases are counted.
learning: Learning and (vocational) qualification
learning.short: Learning
learning.about: Is there a place to learn the language, at any age and beside a job?
learning_courses: Where can adults learn the language?
learning_courses.0: Nowhere within reach.
learning_courses.1: In a course of volunteers.
learning_courses.2: In a course of at least 100 hours within 45 minutes.
learning_courses.3: As before, and one course is in the evening.
learning_childcare: Is there childcare during the courses?
learning_schools: How are children who arrive during the school year received?
learning_schools.0: Each school finds its own way.
learning_schools.1: One school does it.
learning_schools.2: All schools follow a written procedure.
learning_schools.3: As before, and it was reviewed.
housing: Housing
housing.short: Housing
housing.about: Do people find a flat, and is nobody turned away because of a name?
housing_lease: Who mediates between landlords and tenants?
housing_lease.0: Nobody does.
housing_lease.1: Single volunteers.
housing_lease.2: A named office.
housing_lease.3: As before, and cases are counted.
housing_shelter: How many people from abroad have lived in a shelter for more than a year?
housing_allocation: By which rule are municipal flats let?
housing_allocation.0: No written rule.
housing_allocation.1: A rule known in the office.
housing_allocation.2: A published rule.
housing_allocation.3: As before, and lettings are checked by it.
participation: Participation
participation.short: Participation
participation.about: Are immigrants asked, and does it change anything?
participation_body: Which body speaks for residents without a vote?
participation_body.0: None.
participation_body.1: A round that meets when needed.
participation_body.2: An advisory body with a statute.
participation_body.3: As before, and the council answered its proposals in writing.
participation_forms: How can somebody take part without speaking the language well?
participation_forms.none: no way yet
volunteering: Volunteer support offers
volunteering.short: Volunteers
volunteering.about: Are volunteers found, prepared and thanked?
volunteering_contact: Who in the town hall is there for volunteers?
volunteering_contact.0: Nobody.
volunteering_contact.1: Whoever they know.
volunteering_contact.2: A named person with hours.
volunteering_contact.3: As before, with a deputy.
volunteering_insurance: Are volunteers insured?
volunteering_training: Was there training for volunteers in the last 24 months?
embedding: Embedding of the local integration strategy in a national / European integration concept
embedding.short: National and EU frame
embedding.about: Does the town know the programmes above it, and is it heard there?
embedding_funds: Who looks for money from national and European programmes?
embedding_funds.0: Nobody.
embedding_funds.1: Whoever hears of a call.
embedding_funds.2: A named person checks calls every quarter.
embedding_funds.3: As before, and an application was filed in the last 24 months.
embedding_report: Did the town report to the national level?
theme.voice: The voice of immigrants
theme.durability: What lasts
a_fund: An invented fund of the Union
a_fund.about: Ask the office of the region which calls are open.
home_fund: An invented fund at home
home_fund.about: For counties and towns.
far_fund: An invented fund abroad
far_fund.about: For towns in another country.
interpreter_pool: Join or found an interpreter pool with your neighbours
interpreter_pool.about: Trained interpreters from several towns cover more languages than one town can, under common rules.
interpreter_pool.1: The mayor asks two neighbouring towns by letter which languages they book and what they pay.
interpreter_pool.2: The integration officer finds a charity to run the pool and drafts the agreement with it.
interpreter_pool.3: The personnel office shows the front desks how to book.
interpreter_pool.watch: Bookings per quarter and language; requests that could not be met.
one_desk: Run one desk with fixed hours for first questions and complaints
one_desk.about: Worker, student, pensioner or refugee, everyone who arrives knows where to go.
one_desk.1: The head of administration names one person and a deputy in writing.
one_desk.2: The integration officer asks local charities which of them will share hours.
one_desk.3: The press office publishes place and hours in three languages.
one_desk.watch: Visits per month by topic.
invite_newcomers: Invite every adult who arrives from abroad to a welcome talk
invite_newcomers.about: Half an hour early on saves many later visits.
name_deputy: Name a deputy and write the task down
name_deputy.about: A task that hangs on one person rests when that person is away.
name_deputy.1: The head of administration asks the officer for a list of what would be left undone.
budget_line: Give integration a line in the budget
budget_line.about: What has a line of its own is discussed every year.
employers_round: Invite employers twice a year
employers_round.about: Employers know where language is missing and who would train.
letting_rule: Publish the rule by which flats are let
letting_rule.about: Whoever can read the rule can see that it was kept.
funds_calendar: Keep a calendar of calls for money
funds_calendar.about: Calls come back every year; a calendar turns luck into a habit.
two_towns: Two small towns share one interpreter pool
two_towns.done: A neighbouring academy runs the pool and its office work; both towns signed an agreement.
two_towns.result: Fifteen volunteers were in training at the start.
two_towns.needs: A body that takes on the office work, and a signed agreement.
"""


def words_of(text: str) -> dict[str, str]:
    """The words in lines of `key: words`."""
    return dict(line.split(": ", 1) for line in text.strip().splitlines())


def wording(language: str = "en") -> Wording:
    """The words of the invented edition."""
    return Wording(language=language, words=words_of(WORDS))


def ladder(id: str, step: int, weight: float = 3, **more: str) -> AssessedQuestion:
    """A ladder of four steps, answered."""
    return _question(id, "ladder", weight, 100 * step / 3, answers=STEPS, chosen=(str(step),), **more)


def yes_no(id: str, said: str, weight: float = 2, **more: str) -> AssessedQuestion:
    """A question answered with yes or no."""
    points = 100.0 if said == "yes" else 0.0
    return _question(id, "yes_no", weight, points, answers=("no", "yes"), chosen=(said,), **more)


def checklist(
    id: str, all_: str, chosen: str, full_at: float, weight: float = 1, **more: str
) -> AssessedQuestion:
    """A list of elements of which some can be shown."""
    shown = tuple(chosen.split())
    points = min(100.0, 100 * len(shown) / full_at)
    return _question(
        id, "checklist", weight, points, answers=tuple(all_.split()), chosen=shown, full_at=full_at, **more
    )


def number(
    id: str, figure: float, worst: float, best: float, unit: str, weight: float = 2, **more: str
) -> AssessedQuestion:
    """A figure between goalposts."""
    points = min(100.0, max(0.0, 100 * (figure - worst) / (best - worst)))
    return _question(id, "number", weight, points, figure=figure, worst=worst, best=best, unit=unit, **more)


def without_answer(
    id: str, standing: Given, kind: str = "ladder", weight: float = 2, **more: Any
) -> AssessedQuestion:
    """A question that is unknown, blank, not applicable or not asked."""
    return AssessedQuestion(
        id=id,
        dimension=id.split("_")[0],
        kind=kind,
        weight=weight,
        standing=standing,
        **{"answers": STEPS, **more},
    )


def told(id: str, given: str) -> AssessedQuestion:
    """A question answered in words, worth no points."""
    return AssessedQuestion(
        id=id, dimension=id.split("_")[0], kind="text", weight=0, standing="answered", given=given
    )


def _question(id: str, kind: str, weight: float, points: float, **more: Any) -> AssessedQuestion:
    plain = AssessedQuestion(
        id=id, dimension=id.split("_")[0], kind=kind, weight=weight, standing="answered", points=points
    )
    return replace(plain, **more)


def level_of(score: float | None) -> str:
    """The level of a printed score."""
    if score is None:
        return ""
    return [each.id for each in LEVELS if each.start <= int(score + 0.5)][-1]


def dimension(id: str, *questions: AssessedQuestion) -> AssessedDimension:
    """A dimension with its figures worked out from its questions."""
    scored = [each for each in questions if each.weight]
    apply_ = [each for each in scored if each.standing in ("answered", "unknown", "blank")]
    answered = [each for each in apply_ if each.points is not None]
    weight = sum(each.weight for each in answered)
    applicable = sum(each.weight for each in apply_)
    out = (
        100
        * sum(each.weight for each in scored if each.standing == "not_applicable")
        / sum(e.weight for e in scored)
    )
    coverage = 100 * weight / applicable if applicable else 0.0
    sum_ = sum(each.weight * (each.points or 0) for each in answered)
    score = sum_ / weight if coverage >= 60 else None
    above = [each for each in answered if each.points]
    proven = sum(each.weight for each in above if each.evidence)
    figures = Figures(
        score=score,
        low=sum_ / applicable if applicable else None,
        high=(sum_ + 100 * (applicable - weight)) / applicable if applicable else None,
        coverage=coverage,
        standing="outside"
        if out > 50
        else "insufficient"
        if score is None
        else "provisional"
        if coverage < 80
        else "scored",
        level=level_of(score),
        between="in_place" if score is not None and 47 <= score < 50 else "",
        gates=tuple(each.id for each in answered if each.weight == 3 and each.points == 0),
        cautious=None if score is None else sum_ * 0.8 / applicable,
        evidence_rate=100 * proven / sum(each.weight for each in above) if above else None,
        not_applicable=out,
        warned=30 < out <= 50,
    )
    return AssessedDimension(
        rules=Rules(),
        id=id,
        weight=1,
        figures=figures,
        counts=score is not None and out <= 50,
        questions=questions,
    )


def with_parts(dimensions: tuple[AssessedDimension, ...]) -> tuple[AssessedDimension, ...]:
    """The dimensions with what each question adds to its dimension and to the whole."""
    counted = sum(each.counts for each in dimensions)

    def parted(question: AssessedQuestion, of: AssessedDimension) -> AssessedQuestion:
        if of.figures.score is None or question.points is None:
            return question
        weight = sum(each.weight for each in of.questions if each.points is not None)
        part = question.weight * question.points / weight
        lost = question.weight * (100 - question.points) / weight
        parted = replace(question, contribution=part, lost=lost)
        return (
            replace(parted, contribution_overall=part / counted, lost_overall=lost / counted)
            if of.counts
            else parted
        )

    return tuple(
        replace(each, questions=tuple(parted(q, each) for q in each.questions)) for each in dimensions
    )


def overall(dimensions: tuple[AssessedDimension, ...]) -> Figures:
    """The figures of the whole."""
    counted = [each.figures for each in dimensions if each.counts]

    def mean(figures: list[float | None]) -> float:
        return sum(each or 0.0 for each in figures) / len(figures)

    score = mean([each.score for each in counted]) if len(counted) >= 8 else None
    return Figures(
        score=score,
        low=mean([each.low for each in counted]),
        high=mean([each.high for each in counted]),
        coverage=mean([each.figures.coverage for each in dimensions]),
        standing="scored" if score is not None else "insufficient",
        level=level_of(score),
        between="in_place" if score is not None and 47 <= score < 50 else "",
        cautious=mean([each.cautious for each in counted]),
        evidence_rate=mean([each.evidence_rate for each in counted]),
    )


def _dimensions() -> tuple[AssessedDimension, ...]:
    recruitment = "adverts_welcome adverts_placed language_level traineeship open_day"
    return (
        dimension(
            "staff",
            ladder("staff_contact", 2, evidence="Job description 10-3, https://town.example/integration", answered_by="personnel_office"),
            number("staff_hours", 7.5, 0, 10, "weekly_hours_per_1000", given="15/2000", evidence="Staffing plan 2026"),
            checklist("staff_recruitment", recruitment, "adverts_welcome language_level", 4, note="The open day is planned for May."),
        ),
        dimension(
            "policy",
            ladder("policy_concept", 3, evidence="Council paper 12/2025"),
            yes_no("policy_budget", "yes", evidence="Budget, product 5.1"),
            told("policy_voices", "“Write it so that my mother can read it.”"),
        ),
        dimension(
            "communication",
            ladder("communication_languages", 1),
            _question("communication_plain", "choice", 2, 50.0, answers=("none_yet", "some", "all_first"), chosen=("some",), worth=(0.0, 50.0, 100.0)),
        ),
        dimension(
            "services",
            ladder("services_interpreting", 0, note="Two colleagues speak Polish."),
            number("services_wait", 11.0, 20, 3, "working_days", evidence="Test call of 3 March"),
            number("services_talk", 30.0, 0, 80, "percent", given="24/80", weight=3, evidence="List of talks 2025"),
            ladder("services_complaint", 2, weight=2),
            without_answer("services_desk", "unknown", weight=2),
        ),
        dimension(
            "work",
            ladder("work_employers", 1, weight=2),
            yes_no("work_seasonal", "no"),
            without_answer("work_recognition", "blank"),
        ),
        dimension(
            "learning",
            ladder("learning_courses", 2, evidence="Programme of the adult education centre"),
            without_answer("learning_childcare", "not_applicable", "yes_no", 1, reason="none"),
            without_answer("learning_schools", "not_applicable", weight=1, reason="law", note="The county runs the schools."),
        ),
        dimension(
            "housing",
            ladder("housing_lease", 1, weight=2),
            without_answer("housing_shelter", "unknown", "number", 2, unit="persons"),
            without_answer("housing_allocation", "blank", weight=3),
        ),
        dimension(
            "participation",
            ladder("participation_body", 2, evidence="Statute of 2024"),
            without_answer("participation_forms", "not_asked", "choice", 1),
        ),
        dimension(
            "volunteering",
            ladder("volunteering_contact", 3, evidence="Web page, duty roster"),
            yes_no("volunteering_insurance", "yes"),
            yes_no("volunteering_training", "yes", weight=1, evidence="Programme 2025"),
        ),
        dimension(
            "embedding",
            ladder("embedding_funds", 1, weight=1),
            without_answer("embedding_report", "not_applicable", "yes_no", 2, reason="law"),
        ),
    )  # fmt: skip


THEMES = {
    "policy_concept": ("durability",),
    "policy_voices": ("voice",),
    "services_interpreting": ("voice",),
    "services_desk": ("voice", "durability"),
    "learning_schools": ("durability",),
    "participation_body": ("voice",),
}


def _with_themes(dimensions: tuple[AssessedDimension, ...]) -> tuple[AssessedDimension, ...]:
    return tuple(
        replace(each, questions=tuple(replace(one, themes=THEMES.get(one.id, ())) for one in each.questions))
        for each in dimensions
    )


def _why(
    subject: str, limit: str, found: str, of: Any = "answer", test: Any = "below", held: bool = True
) -> Why:
    return Why(of=of, subject=subject, test=test, limit=(limit,), found=(found,), held=held)


def _due() -> tuple[Due, ...]:
    def due(id: str, dimension: str, *why: Why, effort: str = "medium", months: int = 6, **more: Any) -> Due:
        plain = Due(
            id=id,
            dimension=dimension,
            effort=effort,
            months=months,
            lead="integration_officer",
            why=why,
            raises={},
        )
        return replace(plain, **more)

    return (
        due(
            "interpreter_pool",
            "services",
            _why("services_interpreting", "2", "0"),
            _why("inhabitants", "10000", "23400", of="profile", test="at_least"),
            raises={"services_interpreting": "2"},
            practices=("two_towns",),
            funding=("a_fund", "far_fund"),
        ),
        due("budget_line", "policy", _why("policy", "100.5", "100.0", of="score"), effort="low", months=1),
        due(
            "one_desk",
            "services",
            _why("services_complaint", "3", "2"),
            raises={"services_complaint": "3", "services_desk": "2", "services_interpreting": "0"},
            lead="chief_officer",
        ),
        due("invite_newcomers", "services", _why("services_talk", "40", "30.0"), raises={"services_talk": "60"}, needs=("one_desk",)),
        due("employers_round", "work", _why("work_seasonal", "no", "no", test="among"), months=3, practices=("two_towns",), funding=("home_fund", "a_fund")),
        due("name_deputy", "staff", _why("staff_recruitment", "open_day", "", test="lacks"), raises={"staff_recruitment": "4"}),
        due("letting_rule", "housing", _why("housing_lease", "2", "1"), lead="housing_office"),
        due(
            "funds_calendar",
            "embedding",
            _why("embedding_report", "law", "law", of="not_applicable", test="not_applicable"),
            _why("country", "DE", "DE", of="profile", test="among"),
            _why("own_foreigners_office", "yes", "no", of="profile", test="among", held=False),
            effort="high",
            months=12,
        ),
    )  # fmt: skip


def town() -> Assessment:
    """An invented town in which every state occurs that a report has to tell."""
    dimensions = with_parts(_with_themes(_dimensions()))
    source = Source(
        title="Two towns, one pool",
        publisher="An invented journal",
        year=2016,
        url="https://journal.example/pool?a=1&b=2",
    )
    return Assessment(
        tool="0.1.0",
        edition="mint-2026",
        fingerprint="3f" * 32,
        municipality="Quellbrück an der Sirre",
        country="DE",
        date="2026-03-31",
        language="en",
        file="answers.xlsx",
        digest="a7" * 32,
        levels=LEVELS,
        rounding=Rounding(),
        aggregate="arithmetic",
        needs=8,
        between=3.0,
        profile=(
            replace(number("inhabitants", 23400, 0, 1, ""), weight=0, points=None, worst=None, best=None),
            replace(number("newcomers", 3, 0, 1, "persons"), weight=0, points=None, worst=None, best=None),
            replace(_question("place_type", "choice", 0, 0, answers=("border", "rural"), chosen=("border",)), points=None),
            replace(yes_no("own_foreigners_office", "no", 0), points=None),
        ),
        overall=overall(dimensions),
        dimensions=dimensions,
        due=_due(),
        practices={
            "two_towns": Practice(
                id="two_towns",
                municipality="Unterwies and Oberwies",
                country="AT",
                since=2016,
                population=9800,
                counted=2018,
                source=source,
            )
        },
        problems=(problem("T07", Place(file="answers.xlsx", sheet="Arbeit"), name="Work"),),
        words={"en": words_of(WORDS)},
        funding={
            "a_fund": _fund("a_fund", ("EU",), "2024-11-02", "partly"),
            "home_fund": _fund("home_fund", ("DE",), "2026-01-15", "yes"),
            "far_fund": _fund("far_fund", ("FR",), "2026-01-15", "yes"),
        },
    )  # fmt: skip


def _fund(id: str, countries: tuple[str, ...], as_of: str, verified: str) -> Funding:
    source = Source(
        title="Calls of the year",
        publisher="An invented ministry",
        year=2026,
        url="https://ministry.example/calls",
        verified=verified,
    )
    return Funding(id=id, countries=countries, as_of=as_of, until=2027, source=source)


HOSTILE = "<script>alert('x')</script></style></title>\u202egnp.exe\u2066 =HYPERLINK(\"javascript:alert(1)\") | `*_[b](javascript:x) &amp; \x1b[31m\x00"


def hostile_town() -> Assessment:
    """The same town with text that wants to do harm wherever people can write."""
    plain = town()
    long = HOSTILE + "W" * 10_000

    def spoilt(question: AssessedQuestion) -> AssessedQuestion:
        return replace(
            question,
            evidence="javascript:alert(1) " + HOSTILE + " https://a.example/\"onclick='x'",
            note=HOSTILE + "\n# [red]heading[/red]\n- [ ] item",
            answered_by=HOSTILE,
            given=HOSTILE if question.kind == "text" else question.given,
        )

    source = Source(title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)")
    return replace(
        plain,
        municipality=long,
        file=HOSTILE,
        date=HOSTILE,
        country=HOSTILE,
        problems=(problem("T07", Place(file=HOSTILE, sheet=HOSTILE), name=HOSTILE),),
        dimensions=tuple(replace(d, questions=tuple(map(spoilt, d.questions))) for d in plain.dimensions),
        practices={"two_towns": replace(plain.practices["two_towns"], municipality=HOSTILE, source=source)},
        funding={name: replace(each, as_of=HOSTILE, source=source) for name, each in plain.funding.items()},
    )


def silent_town() -> Assessment:
    """An invented town that has answered so little that there is no overall figure."""
    plain = town()
    kept = {"policy", "volunteering"}

    def emptied(question: AssessedQuestion) -> AssessedQuestion:
        return AssessedQuestion(
            id=question.id,
            dimension=question.dimension,
            kind=question.kind,
            weight=question.weight,
            standing="blank",
        )

    dimensions = with_parts(
        tuple(
            each if each.id in kept else dimension(each.id, *map(emptied, each.questions))
            for each in _dimensions()
        )
    )
    figures = replace(overall(dimensions), low=None, high=None, cautious=None, evidence_rate=None)
    return replace(plain, dimensions=dimensions, overall=figures, due=(), problems=(), profile=())
