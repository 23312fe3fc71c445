"""What an extension point asks plugins to declare, as it was and as it is now: metadata, and versions of the API."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from packaging.version import InvalidVersion, Version

from longshore.conformance.examination import Examination
from longshore.declarations import may_lack
from longshore.declarations.types import metadata_shape
from longshore.evolution.expressions import signature_tree, type_tree
from longshore.evolution.hurting import Directed, Role, hurts, of_verdict
from longshore.evolution.wording import short
from longshore.evolution.worlds import World
from longshore.model.evolution import ApiChange, Hurt, MemberShape, Side, TypeShape

_IMPLEMENTERS: tuple[Side, ...] = ("implementers",)
_CALLERS: tuple[Side, ...] = ("callers",)
_ALL_OPTIONAL = "let all of it be left out: keys as NotRequired[...], fields with defaults"
_ALL_OFFERED = "offer every version that plugins are written for"


def asked_changes(before: World, now: World) -> Iterator[ApiChange]:
    """Every difference in what a point asks for, but inside a type of metadata that has kept its name.

    Args:
        before: the old types.
        now: the new types.
    """
    old, new = before.shape, now.shape
    if old.meta != new.meta:
        yield ApiChange("", "metadata", short(old.meta), short(new.meta), tuple(_of_metadata(before, now)))
    gone, added = _without(old.versions, new.versions), _without(new.versions, old.versions)
    if gone or added:
        found = tuple(_of_versions(old.versions, new.versions, gone))
        yield ApiChange("", "versions", ", ".join(old.versions), ", ".join(new.versions), found)


def _of_metadata(before: World, now: World) -> Iterator[Hurt]:
    texts = before.shape.meta, now.shape.meta
    if not texts[0]:
        required = _is_required(now)
        if required is not False:
            why = "they are asked for metadata, and declare none"
            decided = required is not None
            yield from hurts(_IMPLEMENTERS, "make", "missing-member", why, decided=decided, cure=_ALL_OPTIONAL)
    elif not texts[1]:
        yield from hurts(_CALLERS, "use", "missing-member", "they read the metadata of an extension, which is None now")
    else:
        yield from _of_types(before, now)


def _of_types(before: World, now: World) -> Iterator[Hurt]:
    """Metadata of a type under another name: what was declared is given to the host, which reads it."""
    judge = Examination().judge
    texts = before.shape.meta, now.shape.meta
    forms = before.form(texts[0]), now.form(texts[1])
    ways: list[tuple[Role, int, int]] = [("make", 0, 1), ("use", 1, 0)]
    for role, given, wanted in ways:
        verdict = judge.assignable(forms[given], forms[wanted])
        yield from of_verdict(verdict, Directed({1}).sides(role), role, "wrong-kind", (texts[wanted], texts[given]))
    old, new = _own(before), _own(now)
    if old is not None and new is not None and old.kind == new.kind == "typed-dict":
        for name in [each for each in old.members if each not in new.members]:
            why = f"a declaration that has {name!r} is refused: {texts[1]} has it not"
            yield from hurts(_IMPLEMENTERS, "make", "extra-parameter", why, cure="keep the key, as NotRequired[...]")


def _own(world: World) -> TypeShape | None:
    """The type of metadata, where it is one of the host."""
    node = type_tree(world.shape.meta)
    return world.shape.types.get(ast.unparse(node.value if isinstance(node, ast.Subscript) else node))


def _is_required(world: World) -> bool | None:
    """Whether a plugin has to declare metadata; ``None`` where that can't be known."""
    own = _own(world)
    if own is None or own.kind == "new-type":
        try:
            return not may_lack(metadata_shape(world.form(world.shape.meta)))
        except Exception:  # another distribution's type, which is not installed, or is none of metadata any more
            return None
    if own.kind == "class":
        return "__init__" in own.members and _asks(own.members["__init__"])
    return any("not-required" not in each.marks for each in own.members.values())


def _asks(constructor: MemberShape) -> bool:
    """Whether a constructor has a parameter without a default."""
    taken = [signature_tree(each).args for each in constructor.types]
    return any(len(each.posonlyargs + each.args) > len(each.defaults) or None in each.kw_defaults for each in taken)


def _without(versions: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """The versions that the others have not, by their meaning: 1.0 is 1."""
    meant = [*map(_version, others)]
    return [each for each in versions if _version(each) not in meant]


def _version(text: str) -> Version | str:
    try:
        return Version(text)
    except InvalidVersion:
        return text


def _of_versions(old: tuple[str, ...], new: tuple[str, ...], gone: list[str]) -> Iterator[Hurt]:
    """Where none is offered, every plugin is loaded, whatever it is written for."""
    if gone and new:
        why = f"those that are written for {', '.join(gone)} alone are not loaded any more"
        yield from hurts(_IMPLEMENTERS, "make", "wrong-api-version", why)
    elif not old:
        why = "those that declare other versions were loaded, and are not any more"
        yield from hurts(_IMPLEMENTERS, "make", "wrong-api-version", why, decided=False, cure=_ALL_OFFERED)
