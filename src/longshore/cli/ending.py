"""How a command ends when it may not run to its end: its reader is gone, or somebody has pressed Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

INTERRUPTED = 130
READER_GONE = 141


def ended(run: Callable[[], int]) -> int:
    """Run a command, its output flushed.

    Args:
        run: the command; gives the exit code.

    Returns:
        The exit code; 141 when the reader of a pipe has closed it, 130 after Ctrl-C, as a shell has them.
    """
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to be flushed at exit
        return READER_GONE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code
