"""The own look of a report: templates from elsewhere see the report and nothing else, pictures can only be seen."""

import base64
import re
import struct
import zlib
from pathlib import Path

import pytest

from assessments import hostile_town, town, wording
from mint_index.report import html as html_face
from mint_index.report import markdown as markdown_face
from mint_index.report.look.colours import LEAST, NAMES, SHEET, TEXTS, contrast, palettes, read_colours
from mint_index.report.look.harmless import forbidden_in_page, forbidden_in_sheet, forbidden_in_text
from mint_index.report.look.logo import read_logo
from mint_index.report.look.reading import PLAIN, Look, read_look, useless
from mint_index.report.look.vector import safe_svg
from mint_index.report.shown import ReportView
from mint_index.report.view import view
from mint_index.voices import voice

DOCS = Path(__file__).parents[1] / "docs"
TEMPLATES = Path(html_face.__file__).parent / "templates"
PAGE, TEXT = "report.html.j2", "report.md.j2"


def seen() -> ReportView:
    return view(town(), wording(), voice("en"))


def own(
    template: str, name: str = PAGE, view: ReportView | None = None
) -> tuple[str | None, list[tuple[str, int, str]]]:
    """What an own template draws, and what is told of it: code, line, reason or what was found."""
    face = html_face if name == PAGE else markdown_face
    drawn, told = face.render_with(view or seen(), Look(templates={name: template}, folder="own"))
    return drawn, [(each.code, each.place.line, each.fact("reason") or each.fact("found")) for each in told]


def block(inside: str) -> str:
    """A template that builds on ours and puts something into the block `first`, on line 2."""
    return f'{{% extends "mint/{PAGE}" %}}\n{{% block first %}}{inside}{{% endblock %}}'


@pytest.mark.parametrize("name", [PAGE, TEXT])
def test_a_template_that_changes_nothing_draws_the_same(name: str) -> None:
    plain = html_face.render(seen()) if name == PAGE else markdown_face.render(seen())
    assert own(f'{{% extends "mint/{name}" %}}\n', name) == (plain, [])


def test_a_template_replaces_a_block_and_builds_on_another() -> None:
    template = """{% extends "mint/report.html.j2" %}
{% import "mint/blocks.html.j2" as blocks %}
{% macro greeting(name) %}<p>Greetings from {{ name }}: {{ caller() }}</p>{% endmacro %}
{% block header %}{{ super() }}{% call greeting(v.town) %}{{ v.measures | length }} measures{% endcall %}{% endblock %}
{% block facts %}{% endblock %}
{% block last %}
<ul>
{% for each in v.dimensions if each.score.at is not none and loop.index < 99 %}
<li>{{ loop.index + 1 }} {{ each.short | upper }}{% if loop.last %}.{% endif %}</li>
{% endfor %}
</ul>
{{ blocks.line("Who", v.town) }}
{% endblock %}
"""
    drawn, told = own(template.replace(" and loop.index < 99", ""))
    assert told == []
    assert drawn is not None
    assert "</header>\n<p>Greetings from Quellbrück an der Sirre: 8 measures</p>" in drawn
    assert (
        re.findall(r"<li>\d+ .*</li>", drawn.partition('id="method"')[2])[-1]
        == "<li>10 NATIONAL AND EU FRAME.</li>"
    )
    assert '<section class="facts">' not in drawn


def test_what_people_wrote_is_escaped_in_a_template_from_elsewhere() -> None:
    spoilt = view(hostile_town(), wording(), voice("en"))
    drawn, told = own(block("<p>{{ v.town }}</p>"), view=spoilt)
    assert (drawn is not None, told) == (True, [])


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("{{ v.__class__ }}", "it reaches for what no template may see"),
        ("{{ v.town.__class__.__mro__ }}", "it reaches for what no template may see"),
        ("{{ v.town.upper() }}", "it reaches for what no template may see"),
        ('{{ v.town["format"] }}', "it prints something that is neither words nor a figure"),
        ("{{ t.items() }}", "it reaches for what no template may see"),
        ("{{ self.first.__init__ }}", "it reaches for what no template may see"),
        ("{% for each in v.ticks %}{{ loop.changed(1) }}{% endfor %}", "it reaches for what no template may see"),
        ("{{ lipsum() }}", "nothing is called so"),
        ("{{ range(9) }}", "nothing is called so"),
        ("{{ v.twon }}", "nothing is called so"),
        ("{{ v.dimensions[99].name }}", "nothing is called so"),
        ("{{ v }}", "it prints something that is neither words nor a figure"),
        ("{{ v.dimensions }}", "it prints something that is neither words nor a figure"),
        ("{{ 1 + v.town }}", "it adds up what is no figure"),
        ("{{ v.town + v.town }}", "it adds up what is no figure"),
        ('{{ v.town ~ "x" }}', "it uses a part of the language that is not allowed here"),
        ("{{ 9 ** 9 }}", "it uses a part of the language that is not allowed here"),
        ('{{ "x" * 9 }}', "it uses a part of the language that is not allowed here"),
        ("{{ [v.town] | join }}", "it uses a part of the language that is not allowed here"),
        ("{{ {1: 2} }}", "it uses a part of the language that is not allowed here"),
        ("{% set x %}x{% endset %}", "it uses a part of the language that is not allowed here"),
        ('{% include "mint/report.css" %}', "it uses a part of the language that is not allowed here"),
        ('{% import "../secret" as x %}', "it imports something that does not begin with “mint/”"),
        ("{% import v.town as x %}", "it imports something that does not begin with “mint/”"),
        ("{% for x in v.ticks recursive %}{% endfor %}", "it uses a part of the language that is not allowed here"),
        ("{{ v.town | safe }}", "No filter named 'safe'."),
        ('{{ "%s" | format(v.town) }}', "No filter named 'format'."),
        ("{{ v.town | attr('x') }}", "No filter named 'attr'."),
        ("{{ steps(1) }}", "'int' object is not iterable"),
        ("{% if %}", "Expected an expression, got 'end of statement block'"),
    ],
)  # fmt: skip
def test_what_a_template_may_not_do_is_told_with_its_line(inside: str, reason: str) -> None:
    assert own(block(inside)) == (None, [("L02", 2, reason)])


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("", ("L02", 1, "it does not begin with an “extends” of the template of the same name in “mint/”")),
        ("<p>{{ v.town }}</p>", ("L02", 1, "it does not begin with an “extends” of the template of the same name in “mint/”")),
        ('{% extends "mint/report.md.j2" %}', ("L02", 1, "it does not begin with an “extends” of the template of the same name in “mint/”")),
        ('<script></script>\n{% extends "mint/report.html.j2" %}', ("L02", 1, "it does not begin with an “extends” of the template of the same name in “mint/”")),
        ('{% extends "mint/report.html.j2" %}\n\n<p>more</p>', ("L02", 2, "something stands outside the blocks")),
    ],
)  # fmt: skip
def test_a_template_builds_on_ours(template: str, told: tuple[str, int, str]) -> None:
    assert own(template) == (None, [told])


@pytest.mark.parametrize(
    "inside",
    [
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
        "{% macro f(n) %}{% if n %}{% set a = f(n - 1) %}{% set b = f(n - 1) %}{% endif %}{% endmacro %}{% set c = f(60) %}",
        "".join(f"{{% for {name} in v.about %}}" for name in "abcde") + "{% endfor %}" * 5,
        "{% macro d(x) %}"
        + "{{ x }}" * 2
        + "{% endmacro %}"
        + "{{ "
        + "d(" * 40
        + "v.town"
        + ")" * 40
        + " }}",
    ],
)
def test_a_template_that_takes_too_much_is_stopped(inside: str) -> None:
    drawn, told = own(block(inside))
    assert (drawn, [code for code, _, _ in told]) == (None, ["L03"])


def test_a_template_that_calls_itself_without_end_is_stopped() -> None:
    assert own(block("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}"))[1] == [
        ("L02", 2, "nested too deeply")
    ]


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<script>1</script>", "<script>"),
        ("<SCRIPT src=x>", "<script>"),
        ('<meta http-equiv="refresh" content="0;url=https://town.example">', "<meta>"),
        ('<svg><title><meta http-equiv="refresh" content="0"></title></svg>', "<meta>"),
        ("<!--> <b>x</b> -->", "<!"),
        ("<?php ?>", "<!"),
        ("<style>p {}</style>", "<style>"),
        ('<p style="color:red">x</p>', "style="),
        ('<p onclick="x">x</p>', "onclick="),
        ('<a href="javascript:x">x</a>', "href="),
        ('<a href="//town.example">x</a>', "href="),
        ('<img src="https://town.example/a.png" alt="">', "src="),
        ('<iframe srcdoc="x"></iframe>', "<iframe>"),
        ("<form><input></form>", "<form>"),
        ("<base>", "<base>"),
        ('<link rel="stylesheet">', "<link>"),
        ("<textarea>", "<textarea>"),
    ],
)
def test_what_no_report_may_hold_is_refused(inside: str, found: str) -> None:
    assert own(block(inside)) == (None, [("L04", 0, found)])


def test_our_own_pages_hold_nothing_of_that_sort() -> None:
    for assessment in (town(), hostile_town()):
        shown = view(assessment, wording(), voice("en"))
        assert forbidden_in_page(html_face.render(shown, Look(radar=True))) == ""
    assert forbidden_in_sheet((TEMPLATES / "report.css").read_text(encoding="utf-8").split("{")[0]) == ""


def test_markdown_from_elsewhere_holds_no_markup() -> None:
    template = f'{{% extends "mint/{TEXT}" %}}\n{{% block header %}}<script>x</script>{{% endblock %}}'
    assert own(template, TEXT) == (None, [("L04", 0, "<script")])
    assert forbidden_in_text(markdown_face.render(seen())) == ""


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("header { color: #123456; }", ""),
        ("p { background: url(x.png) }", "url("),
        ("@import 'x.css';", "@import"),
        ("</style><script>", "<"),
        ("p { background: u\\72l(x) }", "\\"),
    ],
)
def test_a_style_sheet_fetches_nothing(sheet: str, found: str) -> None:
    assert forbidden_in_sheet(sheet) == found


def test_a_folder_gives_its_templates_and_nothing_else(tmp_path: Path) -> None:
    folder, outside = tmp_path / "own", tmp_path / "secret"
    folder.mkdir()
    outside.write_text("a secret", encoding="utf-8")
    (folder / "notes.txt").write_text("nobody asks", encoding="utf-8")
    (folder / PAGE).write_text("page", encoding="utf-8")
    (folder / "report.css").write_text("p { margin: 0 }", encoding="utf-8")
    look, told = read_look(template=str(folder), logo=None, colours=None, radar=False)
    assert told == []
    assert look == Look(templates={PAGE: "page"}, folder=str(folder), sheet="p { margin: 0 }")
    (folder / PAGE).unlink()
    (folder / PAGE).symlink_to(outside)
    look, told = read_look(template=str(folder), logo=None, colours=None, radar=False)
    assert (look, [(each.code, each.fact("reason")) for each in told]) == (
        None,
        [("L02", "it is a link to a file outside the folder")],
    )


def test_everything_wrong_with_a_look_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / PAGE).write_bytes(b"\xff\xfe")
    (tmp_path / "colours.yaml").write_text('ink: black\nlnik: "#000000"\n', encoding="utf-8")
    look, told = read_look(
        template=str(tmp_path),
        logo=str(tmp_path / "no.png"),
        colours=str(tmp_path / "colours.yaml"),
        radar=True,
    )
    assert (look, [(each.code, each.place.line) for each in told]) == (
        None,
        [("L02", 0), ("F01", 0), ("L08", 1), ("Y02", 2)],
    )


def test_what_a_face_does_not_have_is_told() -> None:
    look = Look(templates={PAGE: "x"}, logo="data:", colours="x", radar=True)
    assert [each.fact("option") for each in useless(look, "md", short=False)] == [
        "--template",
        "--logo",
        "--colours",
        "--radar",
    ]
    assert useless(look, "html", short=True) == useless(PLAIN, "md", short=True) == []


# Pictures -----------------------------------------------------------------------------------------------------------


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(*more: bytes) -> bytes:
    """A PNG of one white point, with more chunks before its end."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + b"".join(more)
        + chunk(b"IDAT", zlib.compress(b"\0\xff"))
        + chunk(b"IEND", b"")
    )


def part(mark: int, content: bytes) -> bytes:
    return bytes([0xFF, mark]) + struct.pack(">H", len(content) + 2) + content


def jpeg(*more: bytes) -> bytes:
    """The frame of a JPEG, with more parts before its scan."""
    parts = (part(0xE0, b"JFIF\0" + b"\0" * 9), *more, part(0xDB, b"\0" * 65))
    return b"\xff\xd8" + b"".join(parts) + part(0xDA, b"\0" * 6) + b"picture" + b"\xff\xd9"


def logo(tmp_path: Path, content: bytes) -> tuple[bytes, list[str]]:
    """What of a picture is embedded, and the codes of what is told."""
    file = tmp_path / "logo"
    file.write_bytes(content)
    address, told = read_logo(file, "logo")
    return base64.b64decode(address.partition(",")[2]), [each.code for each in told]


def test_only_the_picture_of_a_png_is_embedded(tmp_path: Path) -> None:
    assert logo(tmp_path, png(chunk(b"tEXt", b"Author\0Somebody"), chunk(b"eXIf", b"where"))) == (png(), [])
    assert logo(tmp_path, png() + b"more behind it") == (png(), [])


def test_only_the_picture_of_a_jpeg_is_embedded(tmp_path: Path) -> None:
    told = jpeg(part(0xE1, b"Exif\0\0where and when"), part(0xFE, b"a comment"))
    assert logo(tmp_path, told + b"behind it") == (jpeg(), [])


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"", ["L05"]),
        (b"GIF89a", ["L05"]),
        (png()[:-6], ["L05"]),
        (png().replace(b"\0\0\0\1", b"\0\0\0\2", 1), ["L05"]),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""), ["L05"]),
        (jpeg()[:-2].replace(b"\xff\xd9", b""), ["L05"]),
        (b"\xff\xd8\xff", ["L05"]),
        (b"\x89PNG" + b"\0" * 64_000, ["L06"]),
        (b"<html><body>no drawing</body></html>", ["L05"]),
        (b"<svg", ["L05"]),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes, codes: list[str]) -> None:
    assert logo(tmp_path, content) == (b"", codes)


def drawing(inside: str, more: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"{more}>{inside}</svg>'.encode()


def test_a_drawing_keeps_what_is_seen_and_loses_the_rest() -> None:
    noisy = drawing(
        '<!-- who drew it --><metadata>somebody</metadata><i:grid xmlns:i="urn:i"/><path d="M0 0h9" fill="url(#a)" data-x="1"/>'
        '<style>.a { fill: #123456 }</style><use href="#a"/>'
    )
    assert safe_svg(noisy) == (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9" fill="url(#a)" />'
        b'<style>.a { fill: #123456 }</style><use href="#a" /></svg>',
        "",
    )


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (drawing("<script>1</script>"), "<script>"),
        (drawing("", ' onload="x()"'), "onload="),
        (drawing("<foreignObject/>"), "<foreignObject>"),
        (drawing('<image href="https://town.example/a.png"/>'), "<image>"),
        (drawing('<a href="https://town.example"/>'), "<a>"),
        (drawing('<use href="https://town.example/a.svg#a"/>'), "href="),
        (drawing('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="data:x"/>'), "href="),
        (drawing('<rect fill="url(https://town.example/a.svg#a)"/>'), "fill="),
        (drawing("<rect style=\"fill: url('//town.example')\"/>"), "style="),
        (drawing("<style>@import 'x';</style>"), "<style>"),
        (drawing("<set/>"), "<set>"),
        (
            b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
            "<!DOCTYPE>",
        ),
        (drawing("<g>" * 60 + "</g>" * 60), "…"),
    ],
)
def test_a_drawing_that_can_do_more_is_refused(content: bytes, found: str) -> None:
    assert safe_svg(content) == (b"", found)


# Colours ------------------------------------------------------------------------------------------------------------


def test_contrast_is_that_of_the_web() -> None:
    assert [round(contrast(*pair), 2) for pair in (("#000000", "#ffffff"), ("#777777", "#ffffff"), ("#0b5285", "#0b5285"))] == [21.0, 4.48, 1.0]  # fmt: skip


def test_our_own_colours_have_the_contrast_that_is_asked_of_others() -> None:
    for palette in palettes(SHEET.read_text(encoding="utf-8")):
        assert palette.keys() == NAMES.keys()
        found = {pair: contrast(*(palette[each] for each in pair)) for pair in TEXTS}
        assert {pair: each for pair, each in found.items() if each < LEAST} == {}


def test_colours_become_rules_for_day_night_and_paper(tmp_path: Path) -> None:
    file = tmp_path / "colours.yaml"
    file.write_text('link: "#7A1F3D"\ns4: "#6b1432"\ndark: {link: "#ff9db5"}\n', encoding="utf-8")
    assert read_colours(file, "colours.yaml") == (
        "@media screen and (prefers-color-scheme: light) { :root { --link: #7a1f3d; --s4: #6b1432; } }\n"
        "@media screen and (prefers-color-scheme: dark) { :root { --link: #ff9db5; } }\n"
        "@media print { :root { --s4: #6b1432; } }\n",
        [],
    )


def test_colours_that_are_hard_to_read_are_told_and_drawn(tmp_path: Path) -> None:
    file = tmp_path / "colours.yaml"
    file.write_text('ink: "#888888"\n', encoding="utf-8")
    rules, told = read_colours(file, "colours.yaml")
    assert "--ink: #888888" in rules
    assert [(each.code, each.fact("text"), each.fact("ground"), each.fact("found"), each.blocks) for each in told] == [
        ("L09", "ink", "paper", "3.5", False),
        ("L09", "ink", "panel", "3.2", False),
        ("L09", "ink", "s1", "2.7", False),
    ]  # fmt: skip


def test_a_logo_and_colours_are_part_of_the_page_and_of_its_policy() -> None:
    look = Look(
        logo="data:image/png;base64,AAAA",
        colours="@media screen { :root { --ink: #111111; } }\n",
        sheet=".x { margin: 0 }",
    )
    page = html_face.render(seen(), look)
    assert '<img class="logo" src="data:image/png;base64,AAAA" alt="">' in page
    assert page.index("--ink: #111111") < page.index("@media print") < page.index(".x { margin: 0 }")
    assert forbidden_in_page(page) == ""


def test_the_guide_names_every_block_and_every_colour() -> None:
    guide = (DOCS / "own-look.md").read_text(encoding="utf-8")
    blocks = {
        name
        for file in (PAGE, TEXT)
        for name in re.findall(r"{% block (\w+)", (TEMPLATES / file).read_text(encoding="utf-8"))
    }
    assert {each for each in blocks | NAMES.keys() if f"`{each}`" not in guide} == set()
