"""Shapes as one line of text."""

from __future__ import annotations

from longshore.model.evolution import MemberShape, TypeShape

_FUNCTIONS = frozenset({"method", "classmethod", "staticmethod"})
_TOLD = ("class-variable", "read-only", "not-required")


def short(text: str) -> str:
    """A type without the modules that everybody knows."""
    return text.replace("collections.abc.", "").replace("typing.", "")


def shown(name: str, shape: MemberShape | None) -> str:
    """A member as one writes it, ``""`` for none.

    Args:
        name: its name.
        shape: what it is.
    """
    if shape is None:
        return ""
    notes: list[str] = [each.replace("-", " ") for each in shape.marks if each in _TOLD]
    if shape.form in _FUNCTIONS:
        notes = [str(shape.form)] if shape.form != "method" else []
        notes += [each for each in shape.marks if each == "abstract"] or ["with a body"] * ("body" in shape.marks)
        start = "async " if "async" in shape.marks else ""
        text = " or ".join(f"{start}{name}{short(each)}" for each in shape.types) or f"{name}(?)"
    else:
        notes = [*(["property"] if shape.form == "property" else []), *notes]
        text = f"{name}: {' set by '.join(map(short, shape.types)) or '?'}" if shape.form != "value" else name
    return f"{text}  ({', '.join(notes)})" if notes else text


def type_shown(name: str, shape: TypeShape) -> str:
    """The head of a type: its name, parameters, bases, and what it is."""
    parameters = f"[{', '.join(shape.parameters)}]" if shape.parameters else ""
    bases = f"({', '.join(map(short, shape.bases))})" if shape.bases else ""
    return f"{', '.join([shape.kind, *shape.marks])} {name}{parameters}{bases}"
