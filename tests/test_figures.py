"""The ways in which Europe writes figures, and those that are never guessed."""

import pytest

from mint_index.answers.figures import Doubt, proven_decimal, read_figure, read_percentage, say_percentage

CLEAR = [
    ("0", 0.0),
    ("007", 7.0),
    ("1234", 1234.0),
    ("+12", 12.0),
    ("-12", -12.0),
    ("−12", -12.0),  # the minus sign of typographers
    (" 12 ", 12.0),
    ("12.5", 12.5),
    ("12,5", 12.5),
    (".5", 0.5),
    (",5", 0.5),
    ("-0,25", -0.25),
    ("0.125", 0.125),  # nobody writes a thousands separator behind a lone 0
    ("0,125", 0.125),
    ("1.2345", 1.2345),
    ("1234.567", 1234.567),
    ("1234,567", 1234.567),
    ("1 234", 1234.0),
    ("1\u00a0234", 1234.0),  # no-break space
    ("1\u202f234", 1234.0),  # narrow no-break space
    ("1\u2009234", 1234.0),  # thin space
    ("1'234", 1234.0),
    ("1’234", 1234.0),
    ("1.234.567", 1234567.0),
    ("1,234,567", 1234567.0),
    ("1.234,5", 1234.5),
    ("1,234.5", 1234.5),
    ("1 234 567,89", 1234567.89),
    ("12'345.60", 12345.6),
    ("-1.234,5", -1234.5),
]
NO_FIGURE = [
    "",
    "-",
    "about 12",
    "12 %",
    "12%",
    "12 hours",
    "12-15",
    "1e3",
    "0x10",
    "1_000",
    "5.",
    "1.2.3",
    "1,2,3",
    "1.234.56",
    "1.234 567",  # two separators for thousands
    "1.234.567.8",
    "1,234,5",
    "12 34",
    "1\n234",  # two lines of a cell are not one figure
    "1\t234",
    "1  234",
    "١٢",  # digits that are not 0 to 9
    "½",
    "inf",
    "nan",
    "1.5.",
    "--5",
]
DOUBTFUL = [
    ("1.234", "1234", "1.234"),
    ("1,234", "1234", "1.234"),
    ("12.345", "12345", "12.345"),
    ("123,456", "123456", "123.456"),
    ("-1.234", "-1234", "-1.234"),
    ("+1.234", "1234", "1.234"),
]


def unasked() -> str:
    raise AssertionError("a figure without a doubt needs no other cell")


@pytest.mark.parametrize(("word", "figure"), CLEAR)
def test_clear_figures_are_read_without_looking_at_the_rest_of_the_file(word: str, figure: float) -> None:
    assert read_figure(word, unasked) == figure


@pytest.mark.parametrize("word", NO_FIGURE)
def test_what_is_no_figure_is_not_made_one(word: str) -> None:
    assert read_figure(word, unasked) is None


@pytest.mark.parametrize(("word", "thousands", "decimal"), DOUBTFUL)
def test_what_can_be_read_in_two_ways_is_read_as_the_file_proves_or_not_at_all(
    word: str, thousands: str, decimal: str
) -> None:
    sign, other = ("." if "." in word else ","), ("," if "." in word else ".")
    found = [read_figure(word, lambda: ""), read_figure(word, lambda: sign), read_figure(word, lambda: other)]
    assert found == [Doubt(thousands, decimal), float(decimal), float(thousands)]


@pytest.mark.parametrize(
    ("word", "figure"),
    [
        ("30", 30.0),
        ("30%", 30.0),
        ("30 %", 30.0),
        ("30\u00a0%", 30.0),  # no-break space
        ("30\u202f%", 30.0),  # narrow no-break space
        (" 30,5 % ", 30.5),
        ("0.3", 0.3),  # nobody guesses that a share was meant
        ("0.3%", 0.3),
        ("%", None),
        ("30 %%", None),
        ("%30", None),
        ("30 % or so", None),
        ("30 percent", None),
        ("1.234 %", Doubt("1234", "1.234")),
    ],
)
def test_a_percent_sign_may_stand_after_a_figure_in_percent(word: str, figure: float | Doubt | None) -> None:
    assert read_percentage(word, lambda: "") == figure


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.3, "30%"), (0.305, "30.5%"), (0.01234, "1.2340%"), (0.001234, "0.1234%"), (1, "100%")],
)
def test_a_percentage_is_said_so_that_it_is_read_back(share: float, words: str) -> None:
    assert say_percentage(share) == words
    assert read_percentage(words, unasked) == pytest.approx(share * 100)


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ([], ""),
        (["12", "1 234", "1'234", "yes", "1.234", "1,234"], ""),
        (["12", "12.5"], "."),
        (["12,5", "1.234"], ","),
        (["1.234.567"], ","),
        (["1,234,567"], "."),
        (["1 234,5"], ","),
        (["1.234,5"], ","),
        (["0.5", "0,5"], ""),  # the file contradicts itself
        (["0.125"], "."),
        ([" 2,50 "], ","),
    ],
)
def test_the_decimal_sign_is_what_some_words_prove_and_none_contradicts(words: list[str], sign: str) -> None:
    assert proven_decimal(words) == sign
