"""Findings about the plugin as a whole: what class it is of, and whether that class can be used at all."""

from __future__ import annotations

from collections.abc import Iterator

from longshore.conformance import dict_of, mro_of
from longshore.conformance.static import location_of
from longshore.model.extension import Code, Finding, Severity

_IS_ABSTRACT = 1 << 20


def about(code: Code, plugin: object, expected: str, actual: str, hint: str) -> Finding:
    """A finding about the whole plugin."""
    severity: Severity = "unverified" if code == "cannot-tell" else "error"
    return Finding(code, severity, "", expected=expected, actual=actual, hint=hint, location=location_of(plugin))


def nominal(cls: type, api: type) -> Iterator[Finding]:
    """A class that does not inherit from the API's class: registered with it, or not related."""
    hooked = api.__module__ == "collections.abc"
    try:
        registered = issubclass(cls, api)  # the API's own code, and not the plugin's
    except Exception:
        registered = False
    if registered and not hooked:
        yield Finding(
            "virtual-subclass", "warning", "", expected=f"a class that inherits from {api.__name__}",
            actual=f"{cls.__name__} is only registered with it, which type checkers don't see",
            hint=f"inherit: class {cls.__name__}({api.__name__})", location=location_of(cls),
        )  # fmt: skip
    elif not registered:
        yield Finding(
            "not-a-subclass", "error", "", expected=f"an object of class {api.__name__}",
            actual=f"an object of class {cls.__name__}", location=location_of(cls),
            hint=f"inherit: class {cls.__name__}({api.__name__})",
        )  # fmt: skip


def still_abstract(cls: type, prefix: str) -> Iterator[Finding]:
    """The abstract members that a class leaves open, so that it can't be instantiated."""
    if not cls.__flags__ & _IS_ABSTRACT:
        return
    names: object = dict_of(cls).get("__abstractmethods__", ())
    for name in sorted(map(str, names)) if isinstance(names, frozenset) else []:
        owner = next((base.__name__ for base in mro_of(cls) if name in dict_of(base)), "")
        yield Finding(
            "abstract-member", "error", f"{prefix}{name}", expected=f"an implementation of {owner}.{name}",
            actual="it is still abstract, so the class can't be instantiated", hint=f"implement {name!r}",
            location=location_of(cls),
        )  # fmt: skip
