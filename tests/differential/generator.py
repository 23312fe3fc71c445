"""Pairs from a seed: the shapes that a pair can have, and how often each is drawn."""

from __future__ import annotations

import sys
from collections.abc import Callable

from . import classes
from .draw import Draw
from .module import Pair, Parts, assembled

SHAPES: dict[Callable[[Draw], Parts], float] = {
    classes.structural: 10.0,
}


def pair(seed: int, index: int, *, newer: bool = sys.version_info >= (3, 12)) -> Pair:
    """The pair of this number; the same for the same seed and index."""
    draw = Draw(seed, index, newer=newer)
    parts = draw.weighted(SHAPES)(draw)
    return assembled(draw, f"pair_{seed}_{index}", parts)


def pairs(seed: int, count: int) -> list[Pair]:
    """The first pairs of a seed."""
    return [pair(seed, index) for index in range(count)]
