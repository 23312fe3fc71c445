"""How long plugins take to be imported, each in a process of its own, and what takes so long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from longshore.inspection import LIMIT, attempted
from longshore.inspection.child import BEGIN, END
from longshore.model.inspection import Heavy, Inspected, Inspection, Timed

_IMPORT = re.compile(r"(?m)^import time: +(\d+) \| +(\d+) \| +(\S+)$")
_MOST = 5


def timed(found: Inspection, limit: float = LIMIT, threshold: float = 0.005) -> Sequence[Timed]:
    """Every candidate that the policy allows, imported in a process that has imported only longshore and the host.

    Args:
        found: what is there.
        limit: seconds that one may take.
        threshold: seconds below which a module is not told.
    """
    return [*_timed(found, limit, threshold)]


def _timed(found: Inspection, limit: float, threshold: float) -> Iterator[Timed]:
    for each in found.plugins:
        if each.status == "not-loaded":
            [loaded], errors = attempted(found.python, [each], limit, "-X", "importtime")
            yield Timed(loaded, heavy_modules(loaded, errors, threshold))


def heavy_modules(found: Inspected, errors: str, threshold: float) -> Sequence[Heavy]:
    """What the import of a plugin drags in, by top-level package, the slowest first.

    Args:
        found: the plugin.
        errors: what ``-X importtime`` has written.
        threshold: seconds below which a package is not told.
    """
    during = errors.rpartition(f"{BEGIN}\n")[2].partition(f"{END}\n")[0]
    own = found.candidate.module_name.partition(".")[0]
    packages: dict[str, list[tuple[int, int]]] = {}
    for itself, cumulative, module in _IMPORT.findall(during):
        packages.setdefault(module.partition(".")[0], []).append((int(itself), int(cumulative)))
    heavy = [
        Heavy(name, sum(each for each, _ in times) / 1e6, max(each for _, each in times) / 1e6, len(times))
        for name, times in packages.items()
        if name != own
    ]
    wanted = [each for each in heavy if max(each.seconds, each.cumulative) >= threshold]
    return sorted(wanted, key=lambda each: -each.cumulative)[:_MOST]
