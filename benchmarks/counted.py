"""Run `mint` with some arguments and tell how many modules it imported and how many files it opened, as JSON.

Both do not depend on how busy the machine is, and stand for what a start costs where every file is looked at by a
virus scanner.
"""

import json
import sys
from pathlib import Path

opened = 0


def _count(event: str, _: object) -> None:
    global opened
    opened += event == "open"


def main() -> None:
    """Run the command, and write the counts into the file that the first argument names."""
    from mint_index.cli.main import run

    counts, sys.argv = sys.argv[1], ["mint", *sys.argv[2:]]
    try:
        run()
    except SystemExit as end:
        if end.code:
            raise
    found = {"modules": len(sys.modules), "files": opened}
    Path(counts).write_text(json.dumps(found), encoding="utf-8")


sys.addaudithook(_count)
main()
