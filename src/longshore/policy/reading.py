"""Reads rules: from a line of text, and from TOML."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeGuard

from longshore.model import plain
from longshore.policy.rule import Action, InvalidRule, Rule

_FORM = (
    "a rule is 'ACTION [NAMESPACE[:NAME]] [from DISTRIBUTION[VERSIONS]] [if TRAIT]', and ACTION is allow, deny or off"
)
_COMPARING = "<>=!~"
_LARGEST = 1 << 20
_KEYS = ("action", "namespace", "name", "distribution", "version", "trait", "reason")


def invalid(origin: str, reason: str) -> InvalidRule:
    """A rule that can't be read."""
    return InvalidRule(f"{plain(origin)}: {plain(reason)}", origin, reason)


def checked_specifier(text: str, origin: str) -> str:
    """A version specifier, if it is one."""
    from packaging.specifiers import SpecifierSet  # late: only rules that name a version need it

    try:
        for each in SpecifierSet(text):
            each.contains("1")  # its numbers are read then
    except ValueError:  # an InvalidSpecifier, or a number that is too long for Python
        raise invalid(origin, f"{text!r} is no version specifier: expected one such as '<2' or '>=1,<2'") from None
    return text


def rules_in_text(text: str, origin: str) -> Iterator[Rule]:
    """The rules of lines, or of parts between ``;``. What begins with ``#`` is a comment."""
    lines = [each.strip() for each in text.replace(";", "\n").splitlines()]
    said = [each for each in lines if each and not each.startswith("#")]
    for line in said:
        if line != "on":
            yield Rule("deny", origin=origin) if line == "off" else rule_in_line(line, origin)


def rule_in_line(line: str, origin: str) -> Rule:
    """The rule in one line.

    Raises:
        InvalidRule: it is none.
    """
    action, *words = line.split()
    words, trait = _parted(words, "if")
    words, owner = _parted(words, "from")
    wrong = len(trait) > 1 or len(words) > 1 or not (words or owner or trait) or "" in (*trait, *owner)
    if wrong or not _is_action(action):
        raise invalid(origin, f"{line!r} is no rule: {_FORM}")
    is_unversioned = bool(owner) and owner[0].startswith(("file:", "reference:"))
    who = ("?" if is_unversioned else "").join(owner)  # a pattern can't hold the space of a path
    start = min([who.index(each) for each in _COMPARING if each in who and not is_unversioned], default=len(who))
    namespace, _, name = (words[0] if words else "*").partition(":")
    return Rule(
        *(action, namespace or "*", name or "*"),
        distribution=who[:start] or "*",
        version=who[start:],
        trait="".join(trait),
        origin=origin,
    )


def _parted(words: list[str], word: str) -> tuple[list[str], list[str]]:
    """The words before a word and those after it; one empty text where nothing stands after it."""
    if word not in words:
        return words, []
    place = words.index(word)
    return words[:place], words[place + 1 :] or [""]


def _is_action(text: object) -> TypeGuard[Action]:
    return text in ("allow", "deny", "off")


def rules_in_file(path: str | os.PathLike[str]) -> Iterator[Rule]:
    """The rules under the key ``rules`` of a TOML file, or of ``[tool.longshore]`` where it is a ``pyproject.toml``.

    Each is a line of text, or a table with the fields of :class:`longshore.Rule`.

    Raises:
        InvalidRule: the file can't be read, or has something that is no rule.
    """
    file = os.fspath(path)
    try:
        with open(file, "rb") as stream:
            data = stream.read(_LARGEST + 1)  # a device may never end
        if len(data) > _LARGEST:
            raise invalid(file, f"the rules cannot be read: the file is larger than {_LARGEST} bytes")
        content: object = tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise invalid(file, f"the rules cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise invalid(file, f"this is no TOML file: {error}") from error
    if os.path.basename(file) == "pyproject.toml":
        content = _value(_value(content, "tool"), "longshore")
    rules = _value(content, "rules", ())
    if not _is_list(rules):
        raise invalid(file, "'rules' is not a list: expected rules = [\"deny from acme-shout\", ...]")
    for number, each in enumerate(rules, 1):
        origin = f"{file}, rule {number}"
        yield from rules_in_text(each, origin) if isinstance(each, str) else [_rule_in_table(each, origin)]


def _rule_in_table(table: object, origin: str) -> Rule:
    if not _is_table(table):
        raise invalid(origin, f"it is neither a text nor a table: {table!r}")
    fields = {key: each for key, each in table.items() if isinstance(each, str)}
    unknown = [key for key in table if key not in _KEYS]
    if unknown or len(fields) < len(table):
        wrong = ", ".join(map(repr, unknown)) or ", ".join(repr(each) for each in table if each not in fields)
        says = "unknown" if unknown else "no text"
        raise invalid(origin, f"{wrong}: {says}; the keys of a rule are {', '.join(_KEYS)}, and their values texts")
    action = fields.pop("action", "")
    if not _is_action(action):
        raise invalid(origin, f"its action is {action!r}: expected 'allow', 'deny' or 'off'")
    return Rule(action, origin=origin, **fields)


def _value(table: object, key: str, missing: object = None) -> object:
    return table.get(key, missing) if _is_table(table) else missing


def _is_table(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, dict)  # the keys of TOML are texts


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence) and not isinstance(value, str)
