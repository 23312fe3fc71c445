"""The words of findings: signatures and members as one writes them, and the nearest name."""

from __future__ import annotations

from collections.abc import Iterable

from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.wording import type_text
from longshore.conformance.signatures import Parameter, Signature


def signature_text(signature: Signature, name: str = "") -> str:
    """A signature as its ``def`` line has it."""
    parts: list[str] = []
    kinds = [each.kind for each in signature.parameters]
    for index, each in enumerate(signature.parameters):
        if each.kind == "keyword-only" and not {"var-positional", "keyword-only"} & set(kinds[:index]):
            parts.append("*")
        parts.append(_parameter_text(each))
        if each.kind == "positional-only" and "positional-only" not in kinds[index + 1 :] and each.name[0] != "#":
            parts.append("/")
    returns = "" if signature.returns is MISSING else f" -> {type_text(signature.returns)}"
    prefix = "async " if signature.flow in {"coroutine", "async-generator"} else ""
    return f"{prefix}{name}({', '.join(parts)}){returns}"


def _parameter_text(each: Parameter) -> str:
    stars = {"var-positional": "*", "var-keyword": "**"}.get(each.kind, "")
    if each.name.startswith("#"):  # of a Callable form, whose parameters have no names
        return type_text(each.annotation)
    annotated = each.annotation is not MISSING
    text = stars + each.name + (f": {type_text(each.annotation)}" if annotated else "")
    if each.optional and not stars:
        text += " = ..." if annotated else "=..."
    return text


def nearest(name: str, names: Iterable[str]) -> str:
    """A hint that names the most similar of some names, ``""`` where none is similar."""
    import difflib  # late: only a missing member needs it

    found = difflib.get_close_matches(name, list(names), 1, 0.6)
    return f"did you mean {found[0]!r}? " if found else ""
