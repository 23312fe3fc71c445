"""Pairs from a seed: the shapes that a pair can have, and how often each is drawn."""

from __future__ import annotations

import sys
from collections.abc import Callable

from . import callables, classes, containers, focused, generics, modules, nominal
from .draw import Draw
from .module import Pair, Parts, assembled

SHAPES: dict[Callable[[Draw], Parts], float] = {
    classes.structural: 9.0,
    classes.unrelated: 0.5,
    classes.class_object: 0.8,
    focused.data: 5.0,
    focused.decorated_method: 2.7,
    focused.bound: 0.8,
    focused.crossed: 1.5,
    focused.overloads: 0.6,
    generics.generic: 2.5,
    generics.paramspec: 0.4,
    generics.variadic: 0.4,
    nominal.abstract: 1.2,
    nominal.ordinary: 0.8,
    nominal.explicit: 1.7,
    nominal.defaults: 0.6,
    nominal.unmet_abstract: 0.7,
    nominal.registered: 0.7,
    callables.called: 6.0,
    callables.made_by_class: 0.7,
    callables.c_function: 0.7,
    containers.special: 1.0,
    containers.derived: 0.8,
    containers.ready: 0.8,
    modules.module: 1.2,
}
"""What a pair can be, and how often it is."""


def pair(seed: int, index: int, *, newer: bool = sys.version_info >= (3, 12)) -> Pair:
    """The pair of this number; the same for the same seed and index."""
    draw = Draw(seed, index, newer=newer)
    parts = draw.weighted(SHAPES)(draw)
    return assembled(draw, f"pair_{seed}_{index}", parts)


def pairs(seed: int, count: int) -> list[Pair]:
    """The first pairs of a seed."""
    return [pair(seed, index) for index in range(count)]
