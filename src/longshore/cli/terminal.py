"""Which screen a stream gets."""

from __future__ import annotations

import os
from typing import TextIO

from longshore.cli.screen import PlainScreen, Screen


def screen_for(stream: TextIO) -> Screen:
    """In colour, with Rich, on a terminal; plain in a pipe, with NO_COLOR, on a simple terminal, or without Rich."""
    dull = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    if not stream.isatty() or dull:
        return PlainScreen(stream)
    try:
        from longshore.cli.rich_screen import RichScreen  # late: the extra [cli] need not be installed
    except ImportError:
        return PlainScreen(stream)
    return RichScreen(stream)
