"""The signatures of Python functions, as they and their overloads are written."""

from __future__ import annotations

import typing
from collections.abc import Callable, Sequence
from types import FunctionType, SimpleNamespace

from longshore._compat import own_annotations
from longshore.conformance.forms.annotations import MISSING, resolve, type_parameters
from longshore.conformance.forms.static import dict_of_class, is_really, location_of
from longshore.conformance.signatures import Flow, Kind, Parameter, Signature, spread

_COROUTINE, _GENERATOR, _ASYNC_GENERATOR = 0x80, 0x20, 0x200


def of_function(function: FunctionType, owner: type | None) -> Signature:
    """The signature of a Python function, from its code object.

    Args:
        function: the function; what a decorator that used ``functools.wraps`` covers is looked at instead of it.
        owner: the class it is defined in, in whose namespace its annotations are looked up first.
    """
    inner = function
    for _ in range(20):
        wrapped = inner.__dict__.get("__wrapped__")
        if not is_really(wrapped, FunctionType):
            break
        inner = wrapped
    raw = own_annotations(inner)
    local = _local_names(inner, owner) if any(not is_really(each, type) for each in raw.values()) else {}
    mangled = _prefix(inner)

    def annotation(name: str) -> object:
        given = raw[name] if name in raw else raw.get(mangled + name, MISSING)
        return given if is_really(given, type) else resolve(given, inner.__globals__, local)

    parameters = tuple(
        Parameter(name, kind, optional, annotation(name)) for name, kind, optional in _kinds(inner, mangled)
    )
    place = location_of(inner)
    made = Signature(parameters, annotation("return"), _flow(inner.__code__.co_flags), place, inner is function)
    return spread(made, None)


def _local_names(function: FunctionType, owner: type | None) -> dict[str, object]:
    """The names that annotations find before those of the module: they matter to what is not simply a class."""
    found = type_parameters(owner, function)
    found |= dict_of_class(owner) if owner is not None else {}
    return found


def _flow(flags: int) -> Flow:
    if flags & _COROUTINE:
        return "coroutine"
    return "async-generator" if flags & _ASYNC_GENERATOR else "generator" if flags & _GENERATOR else "plain"


def _prefix(function: FunctionType) -> str:
    """What the interpreter puts in front of private names in a class: ``_Class`` of ``__x``."""
    return "_" + function.__qualname__.rpartition(".")[0].rpartition(".")[2].lstrip("_")


def _kinds(function: FunctionType, mangled: str) -> list[tuple[str, Kind, bool]]:
    code = function.__code__
    count, only, names = code.co_argcount, code.co_posonlyargcount, code.co_varnames
    first_optional = count - len(function.__defaults__ or ())
    start = f"{mangled}__"
    found: list[tuple[str, Kind, bool]] = []
    for index, name in enumerate(names[:count]):
        private = name.removeprefix(mangled) if name.startswith(start) else name
        old = private.startswith("__") and not private.endswith("__")  # how positional-only was once spelled
        kind: Kind = "positional-only" if index < only or old else "positional"
        found.append((private, kind, index >= first_optional))
    place = count + code.co_kwonlyargcount
    if code.co_flags & 0x04:
        found.append((names[place], "var-positional", True))
        place += 1
    keywords = function.__kwdefaults__ or {}
    found.extend((name, "keyword-only", name in keywords) for name in names[count : count + code.co_kwonlyargcount])
    if code.co_flags & 0x08:
        found.append((names[place], "var-keyword", True))
    return found


def of_python(function: FunctionType, owner: type | None, name: str = "") -> tuple[Signature, ...]:
    """The signature of a Python function, or those of its overloads ("Overloads").

    Args:
        function: the function.
        owner: the class it is defined in.
        name: in a Protocol, the member's name: its last overload is a stand-in of typing's that has lost its own.
    """
    overloads: Sequence[object] = stood_for(function, owner, name) or typing.get_overloads(function)
    plain = [
        each.__func__ if is_really(each, classmethod) or is_really(each, staticmethod) else each for each in overloads
    ]
    found = tuple(of_function(each, owner) for each in plain if type(each) is FunctionType)
    return found or (of_function(function, owner),)


def stood_for(value: object, owner: type | None, name: str) -> Sequence[object]:
    """The overloads that typing's stand-in stands for in a Protocol, decorators and all; none for any other value."""
    if type(value) is not FunctionType or value.__module__ != "typing" or value.__name__ != "_overload_dummy":
        return ()
    if owner is None:
        return ()
    place = f"{type.__dict__['__qualname__'].__get__(owner)}.{name}"
    stand_in = SimpleNamespace(__module__=dict_of_class(owner).get("__module__"), __qualname__=place)
    return typing.get_overloads(_named(stand_in))


def is_untyped(value: object) -> bool:
    """Whether a function has no annotations at all, so that mypy does not look into it."""
    return type(value) is FunctionType and not own_annotations(value) and value.__code__.co_argcount > 0


def owner_of(function: FunctionType) -> type | None:
    """The class that a function is a method of, by its name; its first parameter is an instance of it."""
    names = function.__qualname__.split(".")
    owner: object = function.__globals__.get(names[0]) if len(names) == 2 else None
    if not is_really(owner, type) or dict_of_class(owner).get(names[1]) is not function:
        return None
    return owner


def _named(thing: object) -> Callable[..., object]:
    """Something with a name that overloads are looked up by."""

    def named() -> None: ...

    named.__module__ = str(getattr(thing, "__module__", ""))
    named.__qualname__ = str(getattr(thing, "__qualname__", ""))
    return named
