"""Templates that were compiled are kept as Python keeps its modules, and never stand for what has changed since."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FunctionLoader

from mint_index.report.compiled import Beside


def drawn(folder: Path) -> str:
    """The page that a folder's only template makes, by an environment that knows nothing of earlier ones."""
    loader = FunctionLoader(lambda name: (folder / "page.html.j2").read_text(encoding="utf-8"))
    environment = Environment(loader=loader, bytecode_cache=Beside(folder), autoescape=True)
    return environment.get_template("mint/page.html.j2").render(town="Birkenfurt")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a template, where Python may keep what it compiles beside it."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "page.html.j2").write_text("The town of {{ town }}", encoding="utf-8")
    return tmp_path


def kept(folder: Path) -> list[Path]:
    """What is kept in a folder, apart from the template."""
    return sorted(each for each in folder.rglob("*") if each.is_file() and each.suffix != ".j2")


def test_what_was_compiled_is_kept_and_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(folder) == "The town of Birkenfurt"
    (file,) = kept(folder)
    assert file.parent.name == "__pycache__"

    def no_more(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(Environment, "_compile", no_more)
    assert drawn(folder) == "The town of Birkenfurt"


def test_a_template_that_changed_is_compiled_anew(folder: Path) -> None:
    drawn(folder)
    (folder / "page.html.j2").write_text("{{ town }}, the town", encoding="utf-8")
    assert drawn(folder) == "Birkenfurt, the town"


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9])
def test_half_of_what_was_kept_does_no_harm(folder: Path, share: float) -> None:
    drawn(folder)
    (file,) = kept(folder)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    assert drawn(folder) == "The town of Birkenfurt"
    assert file.read_bytes() == whole


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert drawn(folder) == "The town of Birkenfurt"
    assert kept(folder) == []


def test_where_nothing_can_be_kept_the_page_is_drawn_all_the_same(folder: Path) -> None:
    (folder / "__pycache__").write_text("A file where the folder would be.", encoding="utf-8")
    assert drawn(folder) == "The town of Birkenfurt"
