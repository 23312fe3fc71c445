"""An environment's plugins, looked at from outside: whatever they do at import, the one who asks survives it.

Loading is done in child processes of the interpreter in question (:mod:`longshore.inspection.child`). Where a plugin
ends or blocks its process, that is its outcome, and another process goes on with the next one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from longshore.inspection.process import Child, Death
from longshore.inspection.wire import inspection_in, plugin_in
from longshore.model.inspection import Details, Inspected, Inspection
from longshore.rendering.failures import who
from longshore.rendering.inspection import plugin_data
from longshore.verification.checkers.values import Table, number, table, text
from longshore.verification.errors import environment_unusable

LIMIT = 30.0
"""Seconds that one plugin may take, if nothing else is said."""
_SILENT = Death(hung=False, how="it ended without an answer", place="", output="")


def surveyed(python: str, namespaces: Sequence[str] = (), *, every: bool = False, limit: float = LIMIT) -> Inspection:
    """What an interpreter has; nothing is imported.

    Args:
        python: the interpreter; longshore must be installed for it.
        namespaces: which; where there are none, those with a published API.
        every: all namespaces that there are.
        limit: seconds that it may take.

    Raises:
        EnvironmentUnusable: it can't be run, or longshore is not installed for it.
    """
    request = {"namespaces": list(namespaces), "every": every}
    try:
        child = Child(python, request, limit)
    except OSError as error:
        raise environment_unusable(python, str(error)) from error
    with child:
        surveys = [table(told["survey"]) for told in child.answers() if "survey" in told]
    if child.death is not None or not surveys:
        raise environment_unusable(python, _last_words(child.death or _SILENT))
    return inspection_in(surveys[0])


def inspected(found: Inspection, limit: float = LIMIT) -> Inspection:
    """The same, with every candidate loaded that the policy allows.

    Args:
        found: what :func:`surveyed` gave.
        limit: seconds that one plugin may take.
    """
    wanted = [each for each in found.plugins if each.status == "not-loaded"]
    loaded, _ = attempted(found.python, wanted, limit)
    made = dict(zip(map(id, wanted), loaded, strict=True))
    plugins = [made.get(id(each), each) for each in found.plugins]
    return Inspection(found.python, found.namespaces, found.known, found.apis, plugins, found.problems, found.places)


def _last_words(death: Death) -> str:
    last = death.output.rpartition("\n")[2]
    at = f" at {death.place}" if death.place else ""
    return f"{death.how}{at}{f': {last}' if last else ''}"


class Tried:
    """Candidates that are being loaded, and what became of them so far."""

    def __init__(self, wanted: Sequence[Inspected]) -> None:
        self._wanted = wanted
        self._done: dict[int, Inspected] = {}
        self._lost: dict[str, str] = {}
        self._numbers: list[int] = []
        self._doing: Table = {}

    def rest(self) -> Mapping[str, object]:
        """The request for those that are left, nothing where none is."""
        self._numbers = [number for number in range(len(self._wanted)) if number not in self._done]
        if not self._numbers:
            return {}
        return {"load": [plugin_data(self._wanted[each], str) for each in self._numbers], "lost": self._lost}

    def add(self, told: Table) -> None:
        """What the child says; of a plugin nothing is heard but its own outcome."""
        begun, self._doing = self._begun(), told
        if begun is not None and "plugin" in told:
            found = plugin_in(table(told["plugin"]))
            self._done[begun] = Inspected(self._wanted[begun].candidate, found.status, found.reason, found.details)

    def died(self, death: Death) -> None:
        """The child has ended: what it was doing is to blame."""
        begun = self._begun()
        if "api" in self._doing:
            why = f"loading the published API ended the process: {_last_words(death)}"
            self._lost[text(self._doing, "api")] = why
        else:
            left = [each for each in self._numbers if each not in self._done]
            blamed = left[0] if begun is None else begun
            self._done[blamed] = _dead(self._wanted[blamed], death)
        self._doing = {}

    def _begun(self) -> int | None:
        """Which candidate the child has begun to load, ``None`` where it does something else."""
        place = number(self._doing, "begun") if "begun" in self._doing else -1
        return self._numbers[place] if 0 <= place < len(self._numbers) else None

    def all(self) -> Sequence[Inspected]:
        """What became of each."""
        return [self._done[each] for each in range(len(self._wanted))]


def attempted(python: str, wanted: Sequence[Inspected], limit: float, *options: str) -> tuple[Sequence[Inspected], str]:
    """What became of some candidates, and what the last process that loaded them wrote to standard error.

    Args:
        python: the interpreter.
        wanted: the candidates.
        limit: seconds that one may take.
        options: of the interpreter; where there are some, the loads are marked on standard error.
    """
    tried = Tried(wanted)
    errors = ""
    while request := tried.rest():
        with Child(python, {**request, "marked": bool(options)}, limit, options) as child:
            for told in child.answers():
                tried.add(told)
            errors = child.errors()
            if child.death is not None:
                tried.died(child.death)
            elif tried.rest() == request:
                tried.died(_SILENT)
    return tried.all(), errors


def _dead(found: Inspected, death: Death) -> Inspected:
    at = f" (at {death.place})" if death.place else ""
    last = f"\nIt wrote last:\n{death.output}" if death.output else ""
    known = found.details
    details = Details(known.editable, known.folder, traits=known.traits, traceback=[death.place] if death.place else [])
    if death.hung:
        reason = f"{who(found.candidate)} was still being imported when the time was up: {death.how}{at}{last}"
        return Inspected(found.candidate, "hung", reason, details)
    reason = f"{who(found.candidate)} ended the process that imported it: {death.how}{at}{last}"
    return Inspected(found.candidate, "exited", reason, details)
