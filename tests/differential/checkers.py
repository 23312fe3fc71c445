"""What mypy and pyright say of many pairs, from one run each over a folder of their modules."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from .module import Pair

_LINE = re.compile(r"(?P<file>[^:]+)\.py:(?P<line>\d+): error: (?P<text>.*?)(?:  \[(?P<code>[\w-]+)\])?$")
_ABSTRACT = {"abstract", "reportAbstractUsage"}
_OVERRIDE = {"override", "mutable-override", "reportIncompatibleMethodOverride", "reportIncompatibleVariableOverride"}
_IGNORED = {"overload-overlap", "overload-cannot-match", "reportOverlappingOverload"}
_BASES = ("base class", "Definition of", "Cannot override")
_REMARKS = ("A function returning TypeVar",)
_SETTINGS = {
    "typeCheckingMode": "standard",
    "reportIncompatibleMethodOverride": "error",
    "reportIncompatibleVariableOverride": "error",
}


@dataclass(frozen=True)
class Complaint:
    """One error of a type checker."""

    line: int
    code: str
    text: str


@dataclass(frozen=True)
class Label:
    """What one type checker says of a pair.

    Attributes:
        accepted: it has nothing against the probe.
        reasons: what it has against it.
        invalid: what it has against the rest of the module: the pair tells nothing.
    """

    reasons: tuple[Complaint, ...] = ()
    invalid: tuple[Complaint, ...] = ()

    @property
    def accepted(self) -> bool:
        return not self.reasons

    @property
    def word(self) -> str:
        """The label in one word."""
        return "invalid" if self.invalid else "accept" if self.accepted else "reject"


def saved(pairs: Iterable[Pair], folder: Path) -> None:
    """Write every pair as a module of this folder."""
    for each in pairs:
        (folder / f"{each.name}.py").write_text(each.text, encoding="utf-8")
        if each.companion:
            (folder / f"{each.name}_plugin.py").write_text(each.companion, encoding="utf-8")
    (folder / "pyrightconfig.json").write_text(json.dumps(_SETTINGS), encoding="utf-8")


def labelled(pairs: Sequence[Pair], folder: Path, jobs: int = 2) -> list[tuple[Label, Label]]:
    """The labels of mypy and of pyright, pair by pair; the pairs are in the folder already."""
    with ThreadPoolExecutor(jobs) as pool:
        mypy, pyright = list(pool.map(lambda ask: ask(folder), (_mypy, _pyright)))
    return [(label(each, mypy), label(each, pyright)) for each in pairs]


def _mypy(folder: Path) -> dict[str, list[Complaint]]:
    options = ["--config-file=", "--no-error-summary", "--no-pretty", "--cache-dir=.mypy_cache"]
    done = subprocess.run([sys.executable, "-m", "mypy", *options, "."], cwd=folder, capture_output=True, text=True)
    if done.stderr or "[syntax]" in done.stdout:  # then mypy looks at nothing else
        raise RuntimeError(done.stderr or done.stdout)
    found: dict[str, list[Complaint]] = {}
    for line in done.stdout.splitlines():
        if match := _LINE.match(line):
            complaint = Complaint(int(match["line"]), match["code"] or "", match["text"])
            found.setdefault(match["file"], []).append(complaint)
    return found


def _pyright(folder: Path) -> dict[str, list[Complaint]]:
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    found: dict[str, list[Complaint]] = {}
    for each in json.loads(done.stdout)["generalDiagnostics"]:
        if each["severity"] == "error":
            complaint = Complaint(each["range"]["start"]["line"] + 1, each.get("rule", ""), each["message"])
            found.setdefault(Path(each["file"]).stem, []).append(complaint)
    return found


def label(pair: Pair, told: dict[str, list[Complaint]]) -> Label:
    """What the complaints about a module say of its pair."""
    complaints = told.get(pair.name, []) + told.get(f"{pair.name}_plugin", [])
    reasons = tuple(each for each in complaints if about_the_probe(pair, each))
    complaints = [each for each in complaints if not remark(each) and not about_bases(each)]
    return Label(reasons, tuple(each for each in complaints if each not in reasons))


def remark(complaint: Complaint) -> bool:
    """Whether an error finds fault with the style of a declaration, and leaves its type as it is."""
    return complaint.code in _IGNORED or complaint.text.startswith(_REMARKS)


def about_bases(complaint: Complaint) -> bool:
    """Whether an error finds fault with what a class overrides, or with two bases of it."""
    return complaint.code in _OVERRIDE or (
        complaint.code in {"misc", "assignment"} and any(each in complaint.text for each in _BASES)
    )


def about_the_probe(pair: Pair, complaint: Complaint) -> bool:
    """Whether an error refuses the plugin: the probe, its instantiation, or an override in its class."""
    lines = pair.text.splitlines()
    if complaint.line > len(lines):
        return False
    line = lines[complaint.line - 1]
    if line.startswith("probe: "):
        return True
    if line.startswith("plugin = ") and complaint.code in _ABSTRACT:
        return True
    return pair.nominal and (about_bases(complaint) or complaint.code == "reportAssignmentType")
