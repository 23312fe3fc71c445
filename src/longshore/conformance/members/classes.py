"""Findings about the plugin as a whole: what class it is of, and whether that class can be used at all."""

from __future__ import annotations

from collections.abc import Iterator
from types import FunctionType

from longshore.conformance import IS_ABSTRACT, dict_of, flags_of, mro_of
from longshore.conformance.forms.generics import Bases
from longshore.conformance.forms.kinds import is_protocol
from longshore.conformance.forms.static import first, inherits, is_of_the_library, is_really, location_of, name_of
from longshore.conformance.forms.wording import type_text
from longshore.conformance.members.bodies import Made, body_of, refused_for_its_body
from longshore.conformance.members.subjects import Subject
from longshore.conformance.relation import Verdict
from longshore.conformance.relation.classes import class_of, is_hooked, known_to
from longshore.conformance.relation.findings import found_by
from longshore.conformance.signatures.functions import of_function
from longshore.conformance.signatures.wording import signature_text
from longshore.conformance.source.attributes import sets_attribute
from longshore.model.extension import Code, Finding, Severity


def about(code: Code, plugin: object, expected: str, actual: str, hint: str) -> Finding:
    """A finding about the whole plugin."""
    severity: Severity = "unverified" if code == "cannot-tell" else "error"
    return Finding(code, severity, "", expected=expected, actual=actual, hint=hint, location=location_of(plugin))


def nominal(subject: Subject, form: object, verdict: Verdict) -> Iterator[Finding]:
    """How a class stands to the API's class: it inherits, is registered with it, or is not related.

    Args:
        subject: the plugin.
        form: the API's class, with its type arguments if it has some.
        verdict: whether an object of the one is one of the other, as far as that is known.
    """
    cls, api = subject.cls, class_of(form) or object
    by_stubs = is_of_the_library(cls) and api.__module__ != "numbers"  # typeshed writes registrations as bases
    told = Bases(cls).knows(api)  # typeshed has it among the bases
    registered = known_to(api, cls) == "yes" and not is_hooked(api) and not by_stubs and not told
    if verdict == "yes" or (registered and inherits(cls, api)):
        return
    inherit = f"inherit: class {name_of(cls)}({type_text(form)})"
    hint = f"name an object of a class that inherits from {type_text(form)}" if is_of_the_library(cls) else inherit
    if registered:
        yield Finding(
            "virtual-subclass", "warning", "", expected=f"a class that inherits from {api.__name__}",
            actual=f"{name_of(cls)} is only registered with it, which type checkers don't see",
            hint=hint, location=location_of(cls),
        )  # fmt: skip
        return
    if verdict == "unknown" and known_to(api, cls) == "yes" and form is api:
        return
    texts = (f"an object of class {_class_text(form)}", f"an object of class {_class_text(subject.form)}")
    told_hint = "check it with a type checker" if verdict == "unknown" else hint
    code: Code = "cannot-tell" if verdict == "unknown" else "not-a-subclass"
    yield found_by(code, verdict, "", (*texts, told_hint), location_of(cls))


def _class_text(form: object) -> str:
    return name_of(form) if is_really(form, type) else type_text(form)


def empty_bodies(cls: type, prefix: str, *, made: Made) -> Iterator[Finding]:
    """The methods that a class only inherits from a Protocol that gives them no body ("Protocols", explicit bases).

    Args:
        cls: the plugin's class.
        prefix: put before each member's name.
        made: whether there is an instance, which both checkers refuse to make, a class, or one as a factory.
    """
    told: set[str] = set()
    for base in mro_of(cls):
        if is_protocol(base) and base is not cls:
            for name, value in dict_of(base).items():
                body = body_of(value)
                if body is None or name in told or first(mro_of(cls), name)[1] is not base:
                    continue
                if not (is_really(value, property) and sets_attribute(cls, name) == "yes"):
                    told.add(name)
                    yield from _empty_body(cls, (name, base), body, f"{prefix}{name}", made=made)


def _empty_body(cls: type, member: tuple[str, type], body: FunctionType, path: str, *, made: Made) -> Iterator[Finding]:
    name, owner = member
    verdict = refused_for_its_body(body, owner, made=made)
    text = signature_text(of_function(body, owner).bound_to(cls), name)
    is_property = is_really(dict_of(owner).get(name), property)
    if verdict != "yes":
        yield found_by(
            "cannot-tell" if verdict == "unknown" else "empty-body", verdict, path,
            (
                f"an implementation of {f'the property {name!r}' if is_property else text}",
                f"it inherits the empty body of {owner.__name__}, which returns nothing",
                f"implement {name!r}",
            ),
            location_of(cls),
        )  # fmt: skip


def _marked_abstract(cls: type, prefix: str) -> Iterator[Finding]:
    """Methods that are marked abstract in a class that is no ABC: it can be instantiated, but not to mypy."""
    for owner in mro_of(cls)[:-1]:
        for name, value in dict_of(owner).items():
            marked = type(value) is FunctionType and value.__dict__.get("__isabstractmethod__") is True
            if marked and first(mro_of(cls), name)[1] is owner and not is_protocol(owner):
                expected = f"an implementation of {owner.__name__}.{name}"
                texts = (expected, "it is marked abstract", f"implement {name!r}")
                yield found_by("abstract-member", "mypy", f"{prefix}{name}", texts, location_of(cls))


def still_abstract(cls: type, prefix: str) -> Iterator[Finding]:
    """The abstract members that a class leaves open, so that it can't be instantiated ("Abstract classes")."""
    if is_protocol(cls):
        yield Finding(
            "abstract-member", "error", prefix.rstrip("."), expected="a class that can be instantiated",
            actual=f"{name_of(cls)} is a Protocol, which can't be", hint=f"name a class that implements {name_of(cls)}",
            location=location_of(cls),
        )  # fmt: skip
        return
    if not flags_of(cls) & IS_ABSTRACT:
        yield from _marked_abstract(cls, prefix)
        return
    names: object = dict_of(cls).get("__abstractmethods__", ())
    for name in sorted(map(str, names)) if is_really(names, frozenset) else []:
        owner = next((base.__name__ for base in mro_of(cls) if name in dict_of(base)), "")
        yield Finding(
            "abstract-member", "error", f"{prefix}{name}", expected=f"an implementation of {owner}.{name}",
            actual="it is still abstract, so the class can't be instantiated", hint=f"implement {name!r}",
            location=location_of(cls),
        )  # fmt: skip
