"""The page for everyone: axe finds nothing in a real browser, on a screen of any size and colour, in both languages.

Nothing is fetched from anywhere, and the page's policy forbids it.
"""

import importlib.util
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import CHROMIUM, Browser, browser
from mint_index.answers.page.page import write_page
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.loading import load

# Only the script that it carries is needed; the driver it is made for is not imported.
AXE = importlib.util.find_spec("axe_playwright_python")

if not (CHROMIUM and AXE):
    reason = "Chromium or axe is not installed"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason, allow_module_level=True)

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Something of everything: chosen, ticked, wrong, without a reason, with remarks.
FILL = """
for (const fieldset of document.querySelectorAll("[data-question]")) {
  const [box] = fieldset.querySelectorAll("input[type=checkbox]");
  const entry = fieldset.querySelector("[data-part=entry]");
  const away = fieldset.querySelector("input[value=not_applicable]");
  if (entry) { entry.value = "3/x"; entry.dispatchEvent(new Event("input", { bubbles: true })); }
  else if (away) away.click();
  else (box || fieldset.querySelector("input[type=radio]")).click();
  fieldset.querySelector("details").open = true;
}
document.getElementById("fact.country").value = "D3";
document.getElementById("fact.country").dispatchEvent(new Event("input", { bubbles: true }));
document.getElementById("save").click();
"""


@pytest.fixture(scope="module")
def shipped() -> Instrument:
    instrument, problems = load()
    assert instrument is not None, problems
    return instrument


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("home")) as running:
        running.download_into(tmp_path_factory.mktemp("downloads"))
        yield running


def findings(running: Browser) -> list[str]:
    """What axe finds: the rule, and the first place."""
    assert AXE is not None
    assert AXE.submodule_search_locations
    script = Path(AXE.submodule_search_locations[0]) / "axe.min.js"
    running.run(script.read_text(encoding="utf-8") + "; true")
    # At its end nothing lies under the line that stays in sight.
    told = running.run(
        f"scrollTo(0, document.body.scrollHeight); axe.run(document, {{ runOnly: {json.dumps(RULES)} }}).then((found) => JSON.stringify("
        "{ passes: found.passes.map((each) => each.id),"
        " wrong: [...found.violations, ...found.incomplete].map((each) =>"
        " `${each.id}: ${each.nodes[0].html.slice(0, 120)} ${each.nodes[0].any[0]?.message ?? ''}`) }))"
    )
    found = json.loads(told)
    assert "color-contrast" in found["passes"], "contrast was not looked at"
    wrong: list[str] = found["wrong"]
    return wrong


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(
    shipped: Instrument, chromium: Browser, language: str, colours: str, width: int, tmp_path: Path
) -> None:
    file = tmp_path / "form.html"
    file.write_bytes(write_page(shipped, language))
    chromium.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": colours}])
    chromium.ask(
        "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False
    )
    chromium.open(file.as_uri())
    empty = findings(chromium)
    chromium.run(FILL)
    assert (empty, findings(chromium)) == ([], [])
    assert chromium.run("document.documentElement.scrollWidth") <= width
