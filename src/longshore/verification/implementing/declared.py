"""The module with what a plugin declares before it is imported, where its host asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from longshore.declarations.versions import newest
from longshore.verification.asking import Asking
from longshore.verification.expressions import TypeText
from longshore.verification.implementing.metadata import Literals
from longshore.verification.implementing.words import Words
from longshore.verification.reading import Sources
from longshore.verification.stubs.names import quoted

_WIDEST = 100
_MAJOR = re.compile(r"v?(\d+!)?(\d+)")


def declaration(sources: Sources, asking: Asking, name: str, attr: str) -> Sequence[str]:
    """Imports and the assignment of a declaration; nothing where the host asks for none.

    Args:
        sources: the texts of the environment.
        asking: what the host asks for.
        name: the plugin's name.
        attr: what the declaration is called.
    """
    words = Words(sources, {attr})
    pairs: list[str] = []
    if asking.meta is not None:
        begin, values, end = Literals(sources, words, name).parts(asking.meta)
        if values or asking.kind != "protocol":  # without an annotation, checkers ask what an empty literal holds
            pairs += _pair("meta", begin, values, end)
    written_for = versions(asking.versions)
    pairs += [f'    "versions": {quoted(written_for)},'] if written_for else []
    if not pairs:
        return []
    annotation = "" if asking.meta and asking.kind == "protocol" else f": {_annotation(words, asking.meta)}"
    lines = [f"{attr}{annotation} = {{", *pairs, "}"]
    imports = list(words.lines())
    return [*imports, *([""] if imports else []), *lines]


def _annotation(words: Words, meta: TypeText | None) -> str:
    name = words.value(TypeText("longshore.Declaration", frozenset({"longshore"})))
    return f"{name}[{words.value(meta) if meta else 'None'}]"


def _pair(key: str, begin: str, values: Sequence[str], end: str) -> Iterator[str]:
    line = f"    {quoted(key)}: {begin}{', '.join(values)}{end},"
    if len(line) <= _WIDEST:
        yield line
    else:
        yield f"    {quoted(key)}: {begin}"
        yield from (f"        {each}," for each in values)
        yield f"    {end},"


def versions(offered: Sequence[str]) -> str:
    """The newest version of an API that a host offers and what follows it until the next major one, as a specifier."""
    chosen = (newest(">=0", offered) or "").partition("+")[0]
    found = _MAJOR.match(chosen)
    return f">={chosen},<{found[1] or ''}{int(found[2]) + 1}" if found else ""
