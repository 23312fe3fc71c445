"""Runs a world: lays it out, runs one host in a process of its own, and reads what became of it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import longshore
from tests.faults.world import ANYTHING, Disk, World

CONTENDERS = ("longshore", "stevedore", "pluggy", "importlib.metadata")
HOSTS = Path(__file__).with_name("hosts.py")
SOURCE = Path(longshore.__file__).parents[1]
LONGEST = 15.0
"""Seconds after which a host hangs."""
_LIBRARIES = [each for each in sys.path if each.endswith(("site-packages", "dist-packages"))]


@dataclass(frozen=True)
class Outcome:
    """What became of a host.

    Attributes:
        status: the exit status, ``None`` where it hung.
        names: the plugins that it has at the end.
        greeted: those without a fault that did their work.
        warnings: what was logged as a warning or worse.
        told: all that was logged or raised.
    """

    status: int | None
    names: frozenset[str]
    greeted: frozenset[str]
    warnings: tuple[str, ...]
    told: str


def run(world: World, root: Path, contender: str = "longshore") -> Outcome:
    """Lay out a world below a folder, and run a host in it."""
    disk = Disk(root)
    world.build(disk)
    spec = {
        "path": disk.path,
        "libraries": [str(SOURCE), *_LIBRARIES],
        "invoked": world.invoked,
        "needed": sorted(world.needed),
        "host": world.host,
    }
    (root / "world.json").write_text(json.dumps(spec), encoding="utf-8")
    status = _run_host(root, contender)
    answer = root / "answer.json"
    found = json.loads(answer.read_text(encoding="utf-8")) if answer.exists() else {}
    records = [[_plain(each, root) for each in record] for record in found.get("records", ())]
    raised = _plain((root / "stderr").read_text(encoding="utf-8", errors="replace"), root)
    return Outcome(
        status if found or status else -1,
        frozenset(found.get("names", ())),
        frozenset(found.get("greeted", ())),
        tuple(text for level, text, _ in records if level in {"WARNING", "ERROR", "CRITICAL"}),
        "\n".join([whole for *_, whole in records] + [raised]),
    )


def _run_host(root: Path, contender: str) -> int | None:
    environment = {name: each for name, each in os.environ.items() if not name.startswith(("COVERAGE", "PYTHON"))}
    environment["XDG_CACHE_HOME"] = str(root / "cache")
    command = [sys.executable, "-I", "-S", str(HOSTS), str(root), contender]
    with open(root / "stdout", "wb") as out, open(root / "stderr", "wb") as err:
        process = subprocess.Popen(
            command, cwd=root, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err, start_new_session=True
        )
        try:
            return process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return None


def _plain(text: str, root: Path) -> str:
    return text.replace(str(root), "WORLD")


def is_said(expected: str, text: str) -> bool:
    """Whether a text is the expected sentence, whole."""
    pattern = ".*?".join(re.escape(each) for each in expected.split(ANYTHING))
    return re.fullmatch(pattern, text, re.DOTALL) is not None


def unexpected(world: World, outcome: Outcome) -> list[str]:
    """The warnings that were logged and that the world does not expect, or not there."""
    if world.repeated:
        allowed = (*world.says, *world.besides)
        return [text for text in outcome.warnings if not any(is_said(each, text) for each in allowed)]
    pairs = zip_longest(world.says, outcome.warnings)
    return [text for expected, text in pairs if text is not None and not is_said(expected or "", text)]


def unsaid(world: World, outcome: Outcome) -> list[str]:
    """The sentences that were expected and not logged."""
    if world.repeated:
        return [each for each in world.says if not any(is_said(each, text) for text in outcome.warnings)]
    return [expected for expected, text in zip_longest(world.says, outcome.warnings) if expected and text is None]


def survived(world: World, outcome: Outcome) -> bool:
    """The host lives and every healthy plugin is there."""
    return outcome.status == 0 and world.needed <= outcome.greeted


def named(world: World, outcome: Outcome) -> bool:
    """Distribution, entry point and file of the culprit are told together."""
    return all(any(each in outcome.told for each in spellings) for spellings in world.marks)
