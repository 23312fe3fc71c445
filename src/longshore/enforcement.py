"""What is in force for every load of this process, whatever the host's code says: the operator's word.

It is read from the environment, once, and never given back: a plugin that changes ``os.environ`` changes nothing.
This is the only file that reads the environment.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator

from longshore import identity, observer
from longshore.exceptions import LongshoreError
from longshore.loading.watching import Watching
from longshore.model import Candidate, Policy
from longshore.model.extension import SideEffect, Watch
from longshore.policy.locked import DEFAULT_FILE, Locked
from longshore.policy.rules import AllOf, Rules
from longshore.rendering.failures import who


class InvalidSetting(LongshoreError):
    """A variable of the environment has a value that means nothing.

    Attributes:
        variable: its name.
        value: its value.
    """

    def __init__(self, message: str, variable: str, value: str) -> None:
        super().__init__(message, variable, value)
        self.variable = variable
        self.value = value


def enforce(policy: Policy) -> None:
    """Add a policy that holds for every load of this process from now on, in every manager; nothing takes it back.

    Args:
        policy: what it refuses is refused, whatever the other policies say.

    Example:
        >>> from longshore import Rules, enforce
        >>> enforce(Rules.from_text("deny textapp.formatters:shout", "textapp's settings"))
    """
    _enforced.append(policy)


def safe_mode(*own: str) -> None:
    """Load no plugin from now on but those of the named distributions; nothing takes it back.

    Args:
        own: the distributions whose plugins are loaded nevertheless, usually the host itself.

    Example:
        >>> from longshore import safe_mode
        >>> safe_mode("textapp")  # doctest: +SKIP
    """
    enforce(Rules.from_text("\n".join([*(f"allow * from {each}" for each in own), "deny *"]), "safe mode"))


def policy_in_force(own: Policy | None, locked: bool | str) -> Policy | None:
    """The policy of one load: the host's, with what is in force.

    Args:
        own: the ``policy`` of the host's settings.
        locked: the ``locked`` of the host's settings.
    """
    policies = [*_enforced, *([own] if own is not None else [])]
    if locked:
        policies.append(_locked(DEFAULT_FILE if locked is True else locked))
    return AllOf(*policies) if policies else None


def watch_in_force() -> Watch | None:
    """The watch that ``LONGSHORE_WATCH`` asks for."""
    return _watch


def watched(candidate: Candidate, watch: Watch) -> Watching:
    """Surroundings in which a candidate is loaded; when it takes long, the log says so."""

    def slow(seconds: float, place: str) -> None:
        at = f", now at {place}" if place else ""
        observer.slow(f"{who(candidate)} has been loading for {seconds:.1f} s{at}")

    odd = [SideEffect("identity", f"showed this: {each}") for each in identity.traits_of(candidate)]
    return Watching(watch, slow, odd)


def _locked(path: str) -> Locked:
    """One for each file: each keeps what it has verified."""
    path = os.path.abspath(path)
    return _locks.setdefault(path, Locked(path))


def _asked_for() -> Iterator[Policy]:
    text = os.environ.get("LONGSHORE_PLUGINS", "")
    if text.startswith("@"):
        yield Rules.from_file(text[1:], identity.traits)
    elif text:
        yield Rules.from_text(text, "LONGSHORE_PLUGINS", identity.traits)
    lock = os.environ.get("LONGSHORE_LOCK", "")
    if lock:
        yield _locked(lock)


def _watch_asked_for() -> Watch | None:
    text = os.environ.get("LONGSHORE_WATCH", "")
    try:
        seconds = float(text or "nan")
    except ValueError:
        seconds = -1.0
    if seconds < 0 or math.isinf(seconds):
        cure = "expected the seconds after which a plugin that is still being loaded is told, such as 5"
        raise InvalidSetting(f"LONGSHORE_WATCH is {text!r}: {cure}", "LONGSHORE_WATCH", text)
    return None if math.isnan(seconds) else Watch(seconds)


_locks: dict[str, Locked] = {}
_enforced: list[Policy] = list(_asked_for())
_watch = _watch_asked_for()
