"""Findings about the plugin as a whole: what class it is of, and whether that class can be used at all."""

from __future__ import annotations

from collections.abc import Iterator

from longshore.conformance import IS_ABSTRACT, dict_of, flags_of, mro_of
from longshore.conformance.forms.static import is_of_the_library, location_of, name_of
from longshore.conformance.relation import Verdict
from longshore.conformance.relation.classes import is_hooked, known_to
from longshore.model.extension import Code, Finding, Severity


def about(code: Code, plugin: object, expected: str, actual: str, hint: str) -> Finding:
    """A finding about the whole plugin."""
    severity: Severity = "unverified" if code == "cannot-tell" else "error"
    return Finding(code, severity, "", expected=expected, actual=actual, hint=hint, location=location_of(plugin))


def nominal(cls: type, api: type, verdict: Verdict, *, generic: bool) -> Iterator[Finding]:
    """A class that does not inherit from the API's class: registered with it, or not related.

    Args:
        cls: the plugin's class.
        api: the API's class.
        verdict: whether an object of the one is one of the other, as far as that is known.
        generic: the API has type arguments, which nothing of such a class tells.
    """
    by_stubs = is_of_the_library(cls) and api.__module__ != "numbers"  # typeshed writes registrations as bases
    if known_to(api, cls) == "yes" and not is_hooked(api) and not by_stubs:
        yield Finding(
            "virtual-subclass", "warning", "", expected=f"a class that inherits from {api.__name__}",
            actual=f"{name_of(cls)} is only registered with it, which type checkers don't see",
            hint=f"inherit: class {name_of(cls)}({api.__name__})", location=location_of(cls),
        )  # fmt: skip
    elif verdict == "no":
        yield Finding(
            "not-a-subclass", "error", "", expected=f"an object of class {api.__name__}",
            actual=f"an object of class {name_of(cls)}", location=location_of(cls),
            hint=f"inherit: class {name_of(cls)}({api.__name__})",
        )  # fmt: skip
    elif generic or known_to(api, cls) != "yes":
        yield about(
            "cannot-tell", cls, f"an object of class {api.__name__}", f"an object of class {name_of(cls)}",
            "check it with a type checker",
        )  # fmt: skip


def still_abstract(cls: type, prefix: str) -> Iterator[Finding]:
    """The abstract members that a class leaves open, so that it can't be instantiated ("Abstract classes")."""
    if not flags_of(cls) & IS_ABSTRACT:
        return
    names: object = dict_of(cls).get("__abstractmethods__", ())
    for name in sorted(map(str, names)) if isinstance(names, frozenset) else []:
        owner = next((base.__name__ for base in mro_of(cls) if name in dict_of(base)), "")
        yield Finding(
            "abstract-member", "error", f"{prefix}{name}", expected=f"an implementation of {owner}.{name}",
            actual="it is still abstract, so the class can't be instantiated", hint=f"implement {name!r}",
            location=location_of(cls),
        )  # fmt: skip
