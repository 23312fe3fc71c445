"""The text of a pair: imports and support on top, then the API, the plugin and the probe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .draw import Draw
from .features import told
from .support import CHECKED_ONLY, IMPORTS, NEWER, SUPPORT

_WORDS = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True)
class Pair:
    """An API and an implementation, as one module.

    Attributes:
        name: what the module is called.
        text: the module; its last statement is ``probe: <the API> = plugin``.
        features: what the pair shows.
        companion: the text of the module that is the plugin, where it is one.
        nominal: the plugin's class inherits from the API: a bad override refuses it.
    """

    name: str
    text: str
    features: frozenset[str]
    companion: str
    nominal: bool


@dataclass
class Parts:
    """What a shape has drawn.

    Attributes:
        api: the text that declares the API.
        plugin: the text that declares the plugin, up to its name ``plugin``.
        probe: the API as a type expression.
    """

    api: str
    plugin: str
    probe: str
    companion: str = ""
    nominal: bool = False


_ALIASES = {"Names", "Table", "Key", "Json"}
_GENERIC = {"Source", "Sink", "Reader", "Writer"}


@lru_cache(maxsize=None)
def words(text: str) -> frozenset[str]:
    """The identifiers in a text."""
    return frozenset(_WORDS.findall(text))


def _needed(text: str, support: dict[str, str]) -> set[str]:
    found: set[str] = set()
    waiting = _WORDS.findall(text)
    while waiting:
        word = waiting.pop()
        if word in support and word not in found:
            found.add(word)
            waiting += words(support[word])
    return found


def _imports(used: set[str]) -> str:
    by_module: dict[str, list[str]] = {}
    for word in sorted(used & IMPORTS.keys()):
        by_module.setdefault(IMPORTS[word], []).append(word)
    hidden = [by_module.pop(each, []) for each in ("decimal", "fractions")]
    if any(hidden):
        by_module["typing"] = sorted({*by_module.get("typing", []), "TYPE_CHECKING"})
    lines = [f"from {module} import {', '.join(names)}\n" for module, names in sorted(by_module.items())]
    plain = [f"import {module}\n" for module in ("typing_extensions",) if module in used]
    if any(hidden):
        under = [
            f"    from {home} import {names[0]}\n" for home, names in zip(("decimal", "fractions"), hidden) if names
        ]
        lines += ["\nif TYPE_CHECKING:\n", *under]
    return "".join(plain + lines)


def module_text(draw: Draw, body: str) -> str:
    """A whole module around this body; the words that it needs are imported or declared above."""
    support = SUPPORT | NEWER if draw.newer else SUPPORT
    needed = _needed(body, support)
    if draw.newer:
        draw.tag(
            *(["type-statement"] if needed & _ALIASES else []), *(["inferred-variance"] if needed & _GENERIC else [])
        )
    late = _late(draw, body, needed, support)
    above = "\n\n".join(support[each] for each in SUPPORT if each in needed - late)
    if late:
        draw.tag("forward-reference")
        below = "\n\n".join(support[each] for each in SUPPORT if each in late)
        body = re.sub(r"^plugin = ", lambda _: f"{below}\n\nplugin = ", body, count=1, flags=re.MULTILINE)
    used = set(_WORDS.findall(above + body))
    if used & CHECKED_ONLY:
        draw.tag("type-checking-only", "untold")
    future = "from __future__ import annotations\n\n" if draw.future else ""
    head = future + _imports(used)
    return "\n\n".join(each.rstrip("\n") + "\n" for each in (head, above, body) if each.strip())


def _late(draw: Draw, body: str, needed: set[str], support: dict[str, str]) -> set[str]:
    """The classes that may as well stand below their use: postponed annotations alone name them."""
    if not draw.future or draw.newer or "\nplugin = " not in body:
        return set()
    found = needed & {"Animal", "Dog", "Puppy", "Color", "Movie", "Film", "Circle", "Leaf", "Point"}
    others = "".join(support[each] for each in needed - found)
    outside = others + "".join(line for line in body.splitlines(keepends=True) if _evaluated(line))
    return found if draw.chance(0.6) and not found & words(outside) else set()


def _evaluated(line: str) -> bool:
    """Whether a line names what has to be there when it is reached: a base, a default, a value."""
    inside = line.lstrip()
    if inside.startswith(("return", "yield", "self.")):
        return False
    return inside.startswith(("class ", "@", "plugin", "probe")) or "=" in inside


def assembled(draw: Draw, name: str, parts: Parts) -> Pair:
    """The pair that these parts make."""
    if draw.future:
        draw.tag("future-annotations")
    api = parts.api.rstrip("\n") + "\n\n\n" if parts.api else ""
    body = f"{api}{parts.plugin.rstrip()}\nprobe: {parts.probe} = plugin\n"
    text = module_text(draw, body)
    shown = f"{parts.companion}{body}"
    draw.tag(*told(shown, frozenset(_WORDS.findall(shown))))
    companion = module_text(draw, parts.companion) if parts.companion else ""
    if companion:
        text = _sharing(draw, text, companion, f"{name}_plugin")
    text = text.replace("@COMPANION", f"{name}_plugin")
    return Pair(name, text, frozenset(draw.features), companion, parts.nominal)


def _sharing(draw: Draw, text: str, companion: str, name: str) -> str:
    """The module with the declarations that its companion makes as well taken from there: the classes are the same."""
    shared = []
    support = SUPPORT | NEWER if draw.newer else SUPPORT
    for word, declared in support.items():
        if declared in text and declared in companion:
            text = text.replace(f"{declared}\n\n", "", 1)
            shared.append(word)
    if not shared:
        return text
    line = f"from {name} import {', '.join(sorted(shared))}\n"
    return text.replace("import @COMPANION as plugin", "import @COMPANION as plugin", 1).replace(
        "\n\n\n", f"\n{line}\n\n", 1
    )
