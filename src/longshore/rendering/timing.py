"""How long plugins take to be imported, as data and as the cells of a table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal, TypedDict

from longshore.model.inspection import InspectedStatus, Timed
from longshore.rendering.inspection import plugin_data
from longshore.rendering.safe import bounded

HEAD = ("ms", "namespace", "name", "distribution", "drags in", "outcome")


class HeavyData(TypedDict):
    """A package that a plugin drags in."""

    name: str
    milliseconds: float
    cumulative: float
    modules: int


class TimedData(TypedDict):
    """A plugin that was imported alone."""

    namespace: str
    name: str
    distribution: str
    version: str
    status: InspectedStatus
    milliseconds: float
    heavy: list[HeavyData]


class TimesData(TypedDict):
    """All of them, the slowest first."""

    version: Literal[1]
    plugins: list[TimedData]


def slowest_first(times: Sequence[Timed]) -> Sequence[Timed]:
    """The same in the order in which they are told."""
    return sorted(times, key=lambda each: -each.plugin.details.seconds)


def times_data(times: Sequence[Timed]) -> TimesData:
    """Import times as a dictionary of plain values.

    Args:
        times: of the plugins.
    """
    return {"version": 1, "plugins": [_data(each) for each in slowest_first(times)]}


def _data(found: Timed) -> TimedData:
    told = plugin_data(found.plugin)
    return {
        "namespace": told["namespace"],
        "name": told["name"],
        "distribution": told["distribution"],
        "version": told["version"],
        "status": told["status"],
        "milliseconds": told["milliseconds"],
        "heavy": [
            {
                "name": bounded(each.name),
                "milliseconds": round(each.seconds * 1000, 3),
                "cumulative": round(each.cumulative * 1000, 3),
                "modules": each.modules,
            }
            for each in found.heavy
        ],
    }


def times_json(times: Sequence[Timed]) -> str:
    """Import times as a JSON document.

    Args:
        times: of the plugins.
    """
    return json.dumps(times_data(times), indent=2)


def time_cells(found: Timed) -> tuple[str, ...]:
    """The cells of a plugin's row, below :data:`HEAD`."""
    told = _data(found)
    heavy = ", ".join(f"{bounded(each['name'], 40)} {each['cumulative']:.0f}" for each in told["heavy"])
    name = bounded(f"{told['distribution']} {told['version']}".rstrip(), 60)
    return f"{told['milliseconds']:7.1f}", told["namespace"], told["name"], name, heavy, told["status"]
