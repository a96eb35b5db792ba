"""A hand at Chromium: opens pages, runs scripts in them, chooses files, waits for downloads, listens for requests.

It speaks the browser's own protocol through two pipes; no driver is needed.
"""

import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
)
PATIENCE = 60.0


class Browser:
    """A running Chromium with one page; `events` are what it told since they were last taken."""

    def __init__(self, into: int, out: int) -> None:
        self._into, self._out = into, out
        self._number, self._session, self._held = 0, "", b""
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """The answer to a command of the protocol."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session and not method.startswith(("Target.", "Browser.")):
            message["sessionId"] = self._session
        os.write(self._into, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._number:
                assert "error" not in told, (method, told["error"])
                result: dict[str, Any] = told["result"]
                return result
            self.events.append(told)

    def wait_for(self, method: str, **params: Any) -> dict[str, Any]:
        """The parameters of the next event of a kind whose parameters are so; it is taken out of `events`."""
        while True:
            for event in self.events:
                found = event.get("params", {})
                if event.get("method") == method and params.items() <= found.items():
                    self.events.remove(event)
                    return dict(found)
            self.events.append(self._next())

    def open(self, url: str) -> None:
        """Show a page, and wait until it is loaded."""
        self.events.clear()
        self.ask("Page.navigate", url=url)
        self.wait_for("Page.loadEventFired")

    def run(self, script: str) -> Any:
        """What an expression comes to in the page; the policy of the page does not bind it."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def choose_file(self, selector: str, file: Path) -> None:
        """Choose a file in a field, as a person does in the dialogue."""
        root = self.ask("DOM.getDocument")["root"]["nodeId"]
        node = self.ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.ask("DOM.setFileInputFiles", files=[str(file)], nodeId=node)

    def download_into(self, folder: Path) -> None:
        """Let downloads go into a folder, named by what the browser calls them."""
        self.ask(
            "Browser.setDownloadBehavior",
            behavior="allowAndName",
            downloadPath=str(folder),
            eventsEnabled=True,
        )

    def downloaded(self, script: str) -> tuple[str, str]:
        """The name in the folder of the file that a script has the page download, and the name the page gave it."""
        # As from a finger: a page may not hand over many files unasked.
        self.ask("Runtime.evaluate", expression=script, userGesture=True)
        begun = self.wait_for("Browser.downloadWillBegin")
        self.wait_for("Browser.downloadProgress", guid=begun["guid"], state="completed")
        return begun["guid"], begun["suggestedFilename"]

    def complaints(self) -> list[str]:
        """What the page's console was told since the page was opened: errors, and whatever the policy forbade."""
        return [
            json.dumps(event["params"])
            for event in self.events
            if event.get("method")
            in ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
        ]

    def requests(self) -> list[str]:
        """The addresses that were asked for since the page was opened."""
        return [
            event["params"]["request"]["url"]
            for event in self.events
            if event.get("method") == "Network.requestWillBeSent"
        ]

    def _next(self) -> dict[str, Any]:
        deadline = time.monotonic() + PATIENCE
        while b"\0" not in self._held:
            ready, _, _ = select.select([self._out], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, "Chromium does not answer"
            chunk = os.read(self._out, 1 << 20)
            assert chunk, "Chromium has gone"
            self._held += chunk
        message, _, self._held = self._held.partition(b"\0")
        told: dict[str, Any] = json.loads(message)
        return told


@contextmanager
def browser(home: Path, environment: Mapping[str, str] | None = None) -> Iterator[Browser]:
    """A Chromium of its own, whose settings live in a folder."""
    theirs_in, into = os.pipe()
    out, theirs_out = os.pipe()
    command = [str(CHROMIUM), *QUIET, f"--user-data-dir={home}", "about:blank"]
    # The browser reads from its third channel and writes to its fourth.
    shell = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
    process = subprocess.Popen(
        ["bash", "-c", shell, *command],
        pass_fds=(theirs_in, theirs_out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
    )
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        yield Browser(into, out)
    finally:
        os.close(into)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
        os.close(out)
