"""Writes what is seen into the pages of the examples: ``python -m tests.examples [NAME ...]``. Read the difference."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from tests.examples.support import EXAMPLES, SESSION, Installed, shown

for example in EXAMPLES:
    if not sys.argv[1:] or example.name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            installed = Installed(example, Path(folder))

            def anew(found: re.Match[str], installed: Installed = installed) -> str:
                """A block, each of its commands with what is seen now."""
                lines = [f"$ {each.command}\n{installed.seen(each.command)}" for each in shown(found[0])]
                return "```console\n" + "".join(lines) + "```"

            page = example / "README.md"
            page.write_text(SESSION.sub(anew, page.read_text("utf-8")), "utf-8")
