"""Judging pairs: their modules, the labels of the type checkers, the verdict of longshore."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .checkers import labelled, saved
from .module import Pair
from .tables import Case
from .verdicts import verdict


def judged(chosen: Sequence[Pair], folder: Path, *, jobs: int = 2, others: bool = True) -> list[Case]:
    """All that is said of these pairs; their modules stay in the folder."""
    saved(chosen, folder)
    labels = labelled(chosen, folder, jobs)
    return [
        Case(each, *label, verdict(each, folder, others=others)) for each, label in zip(chosen, labels, strict=True)
    ]
