"""What an environment has, told without importing any of it: candidates, traits, the policy's decisions, problems."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterator, Sequence

from longshore.declarations import GROUP
from longshore.discovery import Scan, installed
from longshore.identity import traits_of
from longshore.managers.ordering import in_order
from longshore.model import Candidate, Installed, Problem
from longshore.model.extension import NotLoaded
from longshore.model.failure import OrderCycle
from longshore.model.inspection import Details, Inspected, Inspection, Looked, PublishedApi, Remark
from longshore.model.metadata import editable_source
from longshore.outcomes import shadowed
from longshore.pipeline import Terms
from longshore.rendering.declarations import in_a_circle
from longshore.verification.environment import POINTS

NOT_TRIED = "nothing was imported"


def survey(namespaces: Sequence[str], *, every: bool) -> Inspection:
    """What this process's environment has.

    Args:
        namespaces: which; where there are none, those with a published API.
        every: all namespaces that there are.
    """
    scan = installed.scan()
    apis = [*_published(scan)]
    known = sorted(each for each in scan.namespaces() if not each.startswith(f"{GROUP}."))  # those hold no plugins
    wanted = list(namespaces) or (known if every else sorted({each.namespace for each in apis}))
    plugins: list[Inspected] = []
    problems: dict[Problem, None] = {}
    for each in wanted:
        found = scan.discover(each)
        problems |= dict.fromkeys([*found.problems, *scan.discover(f"{GROUP}.{each}").problems])
        plugins += map(_decided, found.candidates)
        plugins += map(_hidden, shadowed(each, installed))
    mine = [each for each in apis if each.namespace in wanted]
    return Inspection(sys.executable, wanted, known, mine, plugins, [*problems], [*_places(scan, wanted)])


def _published(scan: Scan) -> Iterator[PublishedApi]:
    seen: set[str] = set()
    for each in scan.discover(POINTS).candidates:
        if each.name not in seen:
            seen.add(each.name)
            yield PublishedApi(each.name, str(each.distribution), each.value)


def _decided(candidate: Candidate) -> Inspected:
    refused = Terms(candidate.namespace, object, None, {}).refusal(candidate)
    if refused is not None:
        return Inspected(candidate, "refused", str(refused.error), details_of(candidate))
    return Inspected(candidate, "not-loaded", NOT_TRIED, details_of(candidate))


def _hidden(found: NotLoaded) -> Inspected:
    folder, editable = where(found.candidate)
    return Inspected(
        found.candidate, found.status, found.reason, Details(editable, folder, by=[str(each) for each in found.by])
    )


def details_of(candidate: Candidate) -> Details:
    """What is known of a candidate before anything of it is imported."""
    folder, editable = where(candidate)
    traits = [Remark(each.code, each.text) for each in traits_of(candidate)]
    circle = _circle(candidate.namespace)
    if candidate.name in circle:
        place = circle.index(candidate.name)
        told = in_a_circle([*circle[place:], *circle[:place]])
        traits.append(Remark("order-cycle", f"what plugins declare of their order goes in a circle: {told}"))
    return Details(editable, folder, traits=traits)


@functools.cache
def _circle(namespace: str) -> tuple[str, ...]:
    """The names of plugins whose declared order goes in a circle, none where it does not."""
    if not installed.discover(f"{GROUP}.{namespace}").candidates:
        return ()
    try:
        in_order(Terms(namespace, object, None, {}), installed.discover(namespace))
    except OrderCycle as error:
        return error.names
    return ()


def where(candidate: Candidate) -> tuple[str, str]:
    """The folder that a candidate is installed in, and that of its project where the install is editable."""
    owner = candidate.distribution
    path = owner.path if isinstance(owner, Installed) else ""
    return os.path.dirname(path), editable_project(path)


def editable_project(metadata: str) -> str:
    """The folder of the project whose editable install a metadata folder is of, ``""`` for any other install."""
    url = editable_source(metadata)
    if not url.startswith("file://"):
        return ""
    from urllib.parse import unquote, urlsplit

    return unquote(urlsplit(url).path)


def _places(scan: Scan, namespaces: Sequence[str]) -> Iterator[Looked]:
    found = [each for name in namespaces for each in scan.discover(name).candidates]
    for entry in sys.path:
        yield Looked(str(entry) or ".", _had(str(entry) or ".", found))
    for finder in sys.meta_path:
        if hasattr(finder, "find_distributions"):
            owner = finder if isinstance(finder, type) else type(finder)
            yield Looked(f"finder {owner.__module__}.{owner.__qualname__}", "asked for distributions of its own")


def _had(entry: str, found: Sequence[Candidate]) -> str:
    if os.path.isfile(entry):
        return "a file, read as a zip file"
    try:
        count = sum(each.lower().endswith((".dist-info", ".egg-info")) for each in os.listdir(entry))
    except FileNotFoundError:
        return "does not exist"
    except OSError as error:
        return f"can't be read: {error.strerror}"
    here = [each for each in found if where(each)[0].rstrip(os.sep) == entry.rstrip(os.sep)]
    names = ", ".join(each.name for each in here[:20])
    told = f"{count} distribution{'' if count == 1 else 's'}"
    return f"{told}, {len(here)} of them in question: {names}" if here else told
