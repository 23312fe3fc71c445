"""How commands end."""

from __future__ import annotations

import subprocess
import sys

import pytest

from longshore.cli.ending import INTERRUPTED, READER_GONE, ended

WRITES = """
import sys
from longshore.cli.ending import ended
sys.exit(ended(lambda: sys.stdout.write("x" * int(sys.argv[1])) * 0))
"""


@pytest.mark.parametrize("code", [0, 2])
def test_the_code_of_the_command(code: int) -> None:
    assert ended(lambda: code) == code


def test_interrupted() -> None:
    def run() -> int:
        raise KeyboardInterrupt

    assert ended(run) == INTERRUPTED


@pytest.mark.parametrize("size", ["1", "1000000"], ids=["at the flush", "while it writes"])
def test_the_reader_is_gone(size: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITES, size], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == READER_GONE


def test_other_errors_pass() -> None:
    def run() -> int:
        raise ValueError("told as it is")

    with pytest.raises(ValueError, match="told as it is"):
        ended(run)
