"""What a distribution requires, and which of it is not installed."""

from __future__ import annotations

import os
from collections.abc import Iterator

from packaging.requirements import InvalidRequirement, Requirement

from longshore.inspection.asked import Asked
from longshore.model import Installed, normalized


class Needed:
    """A requirement that is not installed.

    Attributes:
        requirement: as it is given to pip.
        extra: the extra that asks for it, ``""`` where the distribution always does.
    """

    __slots__ = ("requirement", "extra")

    def __init__(self, requirement: str, extra: str) -> None:
        self.requirement = requirement
        self.extra = extra


def needed_for(asked: Asked, owner: Installed, module: str) -> Needed | None:
    """The requirement that a missing module belongs to: that of its name, else the only one that is not installed.

    Args:
        asked: the question.
        owner: the distribution whose plugin wants it.
        module: the name of the module.
    """
    top = normalized(module.partition(".")[0])
    missing = [*_missing(asked, owner)]
    named = [each for each in missing if normalized(_name(each.requirement)) == top]
    always = [each for each in missing if not each.extra]
    if named or len(always) == 1:
        return [*named, *always][0]
    return missing[0] if len(missing) == 1 else None


def _name(requirement: str) -> str:
    return Requirement(requirement).name


def _missing(asked: Asked, owner: Installed) -> Iterator[Needed]:
    for line in _headers(owner.path):
        try:
            each = Requirement(line)
        except InvalidRequirement:
            continue
        if asked.environment.distribution(each.name) is None:
            extra = _extra_of(each)
            if extra or each.marker is None or each.marker.evaluate({"extra": ""}):
                each.marker = None
                yield Needed(str(each), extra)


def _extra_of(requirement: Requirement) -> str:
    """The extra without which a requirement does not hold."""
    text = str(requirement.marker or "").replace("'", '"')
    return text.partition('extra == "')[2].partition('"')[0]


def _headers(folder: str) -> Iterator[str]:
    try:
        with open(os.path.join(folder, "METADATA"), encoding="utf-8", errors="replace") as file:
            for line in file:
                key, _, value = line.partition(":")
                if key.lower() == "requires-dist":
                    yield value.strip()
    except OSError:
        return
