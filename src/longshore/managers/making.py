"""Makes a manager that knows its API and whose constructor is not run, and says what makes which manager."""

from __future__ import annotations

from typing import TypeGuard, TypeVar

from longshore.managers import give_arguments

M = TypeVar("M")


def blank(maker: type[M]) -> M:
    """A manager of that class or alias, its API set, its ``__init__`` not run."""
    origin: object = getattr(maker, "__origin__", maker)
    assert makes(origin, maker)
    made = origin.__new__(origin)
    give_arguments(made, maker)
    return made


def makes(maker: object, like: type[M]) -> TypeGuard[type[M]]:
    """Whether a class, or an alias of it, makes objects of this one."""
    origin: object = getattr(maker, "__origin__", maker)
    wanted: object = getattr(like, "__origin__", like)
    return isinstance(origin, type) and isinstance(wanted, type) and issubclass(origin, wanted)
