"""What one pair is drawn with: its own seeded random numbers, its way of writing annotations, its features."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import TypeVar

from .support import CHECKED_ONLY
from .vocabulary import COMPOSITES, FAMILIES, RETURNS_ONLY, SIMPLE, split, value

T = TypeVar("T")

_NEAR: dict[str, list[list[str]]] = {}
for _family in [*FAMILIES, *RETURNS_ONLY]:
    for _member in _family:
        _NEAR.setdefault(_member, []).append(_family)
_CONTAINERS = ["list", "Sequence", "Iterable", "Collection", "MutableSequence", "set", "frozenset"]
_MAPPINGS = ["dict", "Mapping", "MutableMapping"]
_TOKENS = {each: _CONTAINERS for each in _CONTAINERS} | {each: _MAPPINGS for each in _MAPPINGS}
_WORD = re.compile(r"\b[A-Za-z]\w*\b(?!\()")
_INNER = re.compile(r"\[(Animal|Dog|Puppy|Color|Node|Drawable|Movie|Point)([\],])")


class Draw:
    """Random choices for one pair, and what they have led to.

    Attributes:
        features: what the pair shows, besides what its words tell.
        newer: the pair is written for Python 3.12 and later.
        future: annotations are postponed by the ``__future__`` import.
        quoting: the share of annotations that are written as strings.
    """

    def __init__(self, seed: int, index: int, *, newer: bool) -> None:
        self.random = random.Random(f"{seed}:{index}")
        self.features: set[str] = set()
        self.newer = self.chance(0.35) and newer
        self.future = self.chance(0.25)
        self.quoting = self.choose([0.0, 0.0, 0.0, 0.15, 0.5])

    def chance(self, probability: float) -> bool:
        """True so often."""
        return self.random.random() < probability

    def choose(self, among: Sequence[T]) -> T:
        """One of these, each as likely as the others."""
        return among[self.random.randrange(len(among))]

    def weighted(self, weights: dict[T, float]) -> T:
        """One of the keys, by its weight."""
        return self.random.choices(list(weights), list(weights.values()))[0]

    def some(self, among: Sequence[T], count: int) -> list[T]:
        """So many different ones."""
        return self.random.sample(among, min(count, len(among)))

    def tag(self, *features: str) -> None:
        """Note that the pair shows these features."""
        self.features.update(features)

    def type(self, *, returned: bool = False) -> str:
        """Any type of the vocabulary."""
        if self.chance(0.35):
            return self.choose(SIMPLE)
        if returned and self.chance(0.06):
            return self.choose(self.choose(RETURNS_ONLY))
        found = self.choose(self.choose(FAMILIES))
        if self.chance(0.12) and "None" not in found:
            return self.choose(COMPOSITES).format(found)
        return found

    def near(self, text: str) -> str:
        """A type that is near this one: wider, narrower, or beside it."""
        families = _NEAR.get(text)
        if families and self.chance(0.75):
            found = self.choose(self.choose(families))
            return found if found != text else self.near(text)
        if not families and self.chance(0.75):
            return self._inside(text)
        if self.chance(0.3) and text != "None":
            return text.removesuffix(" | None") if text.endswith(" | None") else f"{text} | None"
        return self.choose(["object", "Any", self.type(), self.type()])

    def _inside(self, text: str) -> str:
        """The same form, one of its words replaced."""
        if text.startswith("Annotated[") and not split(text, "|")[1:]:
            inner = split(text[10:-1], ",")
            return f"Annotated[{self.near(inner[0])}, {inner[1]}]" if self.chance(0.5) else inner[0]
        places = [each for each in _WORD.finditer(text) if each[0] in _NEAR or each[0] in _TOKENS]
        if not places:
            return self.type()
        place = self.choose(places)
        others = _TOKENS.get(place[0]) or [each for each in self.choose(_NEAR[place[0]]) if _WORD.fullmatch(each)]
        return text[: place.start()] + self.choose(others) + text[place.end() :]

    def annotation(self, text: str) -> str:
        """A type as this pair writes it: plain, or as a string where it must or may be one."""
        text = text.replace("None | None", "None")
        forward = "@" in text
        if forward:
            self.tag("forward-reference")
        hidden = any(each in text for each in CHECKED_ONLY) or ("Json" in text and "|" in text)
        if self.future or text.startswith("*"):
            return text
        if forward or hidden or self.chance(self.quoting):
            self.tag("string-annotation")
            if not forward and not hidden and _INNER.search(text):
                return _INNER.sub(r'["\1"\2', text, count=1)
            return f'"{text}"'
        return text

    def value(self, text: str) -> str | None:
        """An expression of this type, where one is simply written."""
        return None if any(each in text for each in (*CHECKED_ONLY, "@")) else value(text)
