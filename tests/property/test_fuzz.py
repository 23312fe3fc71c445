"""What is fuzzed, on texts near those of the tests, and on large ones. `python -m tests.fuzz` goes further."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.corpus import corpus
from tests.fuzz.targets import TARGETS

SECONDS = 60  # what takes longer hangs: it should take one or two
SIZES = {
    "rules": 20_000,
    "rule-files": 5_000,
    "lock-files": 5_000,
}  # the operator's own; tomllib takes long for a long key with dots


@pytest.mark.parametrize("target", TARGETS)
def test_every_text_of_the_tests(target: str) -> None:
    """Which is where fuzzing begins."""
    for text in corpus(target):
        TARGETS[target](text)


@pytest.mark.parametrize("target", TARGETS)
def test_texts_that_are_near_them(target: str) -> None:
    """Put together, cut and disturbed."""
    piece = st.sampled_from(corpus(target)) | st.binary(max_size=8)
    near = st.builds(bytes.join, st.sampled_from([b"", b"\n", b" ", b";", b"=", b"["]), st.lists(piece, max_size=6))

    @settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(near | st.binary(max_size=60))
    def keeps(data: bytes) -> None:
        TARGETS[target](data)

    keeps()


LARGE = {
    "entry-points": ["[", "=", "\n", "[text.app]\n{a\n}", "[text.app]\na = {m.}", "[text.app]\na = m {[}]", "{[a]\n}"],
    "references": ["m{ }x", "[", "{m:}", "m{[a]}"],
    "versions": ["1\n<{1.}1", "{1.}1\n<2", "1{a1}\n<2", "1+{a.}a\n<2", "1\n==={a}", "1\n{=}"],
    "rules": ["deny {?}", "{deny *\n}", ";", "deny from {_}", "deny from {a }", "deny * {if }", "deny {:}"],
    "rule-files": ["[", "rules = {[}", "{a.}a = 1", "rules = ['{x}']", "{[a]\n}", "a = {{b=}", "rules = [{'deny *',}]"],
    "settings": ["{off;}", "1", " ", "@{a}"],
    "metadata": ["Name: {a}", "{a:b\n}", "\n", ":", "Name: a\n{ x\n}", "\r"],
    "lock-files": ["[", "version = {[}", "{a.}a = 1", "version = 1\n{[[plugin]]\n}", "a = {{b=}", "{[a]\n}"],
    "record": ["{a.py,,\n}", ",", '"', "/", "{a/}.py,,", "\n"],
}
PROGRAM = """
import sys
from tests.fuzz.targets import TARGETS
for text in sys.argv[3:]:
    head, brace, tail = text.partition("{")
    many, _, tail = (tail if brace else head + "}").rpartition("}")
    size = int(sys.argv[2]) // len(many)
    TARGETS[sys.argv[1]]((head * bool(brace) + many * size + tail).encode())
"""


@pytest.mark.parametrize("target", TARGETS)
def test_large_texts_take_no_more_than_their_size_wants(target: str) -> None:
    """What stands between braces is repeated to 200,000 bytes; time that grows with its square would be hours."""
    command = [sys.executable, "-c", PROGRAM, target, str(SIZES.get(target, 200_000)), *LARGE[target]]
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, timeout=SECONDS, check=False)
    assert (done.returncode, done.stderr) == (0, "")
