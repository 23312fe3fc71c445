"""Pairs from a seed: the shapes that a pair can have, and how often each is drawn."""

from __future__ import annotations

import sys
from collections.abc import Callable

from . import callables, classes, containers, generics, modules, nominal
from .draw import Draw
from .module import Pair, Parts, assembled

SHAPES: dict[Callable[[Draw], Parts], float] = {
    classes.structural: 10.0,
    classes.unrelated: 0.5,
    classes.class_object: 0.8,
    generics.generic: 2.5,
    generics.paramspec: 0.4,
    generics.variadic: 0.4,
    nominal.abstract: 1.2,
    nominal.ordinary: 0.8,
    nominal.explicit: 1.0,
    nominal.defaults: 0.4,
    nominal.unmet_abstract: 0.4,
    nominal.registered: 0.5,
    callables.called: 4.5,
    containers.special: 1.0,
    containers.derived: 0.7,
    containers.ready: 0.7,
    modules.module: 1.0,
    callables.made_by_class: 0.7,
    callables.c_function: 0.4,
}


def pair(seed: int, index: int, *, newer: bool = sys.version_info >= (3, 12)) -> Pair:
    """The pair of this number; the same for the same seed and index."""
    draw = Draw(seed, index, newer=newer)
    parts = draw.weighted(SHAPES)(draw)
    return assembled(draw, f"pair_{seed}_{index}", parts)


def pairs(seed: int, count: int) -> list[Pair]:
    """The first pairs of a seed."""
    return [pair(seed, index) for index in range(count)]
