"""Our templates as Jinja2 compiled them, kept where Python keeps its own compiled modules and by the same rules.

To compile the page takes longer than to fill it. What cannot be kept, in a folder nobody may write to, is compiled anew.
"""

import sys
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING

import jinja2
from jinja2.bccache import BytecodeCache

from mint_index.outputs import write_whole

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class Beside(BytecodeCache):
    """Keeps compiled templates beside the templates in a folder; Jinja2 itself knows when one has changed."""

    def __init__(self, templates: Path) -> None:
        self._templates = templates

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return name.rpartition("/")[2]

    def load_bytecode(self, bucket: "Bucket") -> None:
        try:
            bucket.bytecode_from_string(self._file(bucket).read_bytes())
        except (OSError, EOFError, ValueError, UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: "Bucket") -> None:
        if not sys.dont_write_bytecode:
            write_whole(self._file(bucket), bucket.bytecode_to_string(), force=True)

    def _file(self, bucket: "Bucket") -> Path:
        # What another version of Jinja2 compiled may call what this one has not.
        version = "".join(filter(str.isalnum, f"jinja{jinja2.__version__}"))
        return Path(cache_from_source(str(self._templates / bucket.key), optimization=version))
