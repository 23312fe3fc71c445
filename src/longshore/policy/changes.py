"""What differs between two locks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from longshore.model import Noun, normalized
from longshore.policy.lock import AnyPlugin, Files, Lock, LockedDistribution, LockedFile, LockedPlugin

What = Literal["namespace", "plugin", "target", "distribution", "version", "file"]


class Change(Noun):
    """One difference.

    Attributes:
        what: of what kind.
        subject: the namespace, the plugin, or the distribution with its file.
        before: what the first lock says, ``""`` where it has none.
        after: what the second one says, ``""`` where it has none.
    """

    __slots__ = ("what", "subject", "before", "after")

    def __init__(self, what: What, subject: str, before: str, after: str) -> None:
        self.what: What = what
        self.subject = subject
        self.before = before
        self.after = after

    @property
    def sign(self) -> str:
        """``+`` for something new, ``-`` for something that is gone, ``~`` for the rest."""
        return "~" if self.before and self.after else "-" if self.before else "+"


def changes(before: Lock, after: Lock) -> Iterator[Change]:
    """What has to change in one lock to have another.

    Args:
        before: what was approved.
        after: what there is now.
    """
    for name in sorted({*before.namespaces} ^ {*after.namespaces}):
        yield Change("namespace", name, *(name if name in each.namespaces else "" for each in (before, after)))
    yield from _plugins(_by_name(before), _by_name(after))
    old, new = ({normalized(each.name): each for each in lock.distributions} for lock in (before, after))
    for name in sorted({*old, *new}):
        yield from _distribution(old.get(name), new.get(name))


def _by_name(lock: Lock) -> Mapping[tuple[str, ...], AnyPlugin]:
    """The plugins by what they are known by; of one distribution, several can have one name."""
    found: dict[tuple[str, ...], AnyPlugin] = {}
    for each in lock.plugins:
        owner = normalized(each.distribution) if isinstance(each, LockedPlugin) else ""
        key = each.namespace, each.name, owner
        number = 0
        while (*key, str(number)) in found:
            number += 1
        found[*key, str(number)] = each
    return found


def _plugins(old: Mapping[tuple[str, ...], AnyPlugin], new: Mapping[tuple[str, ...], AnyPlugin]) -> Iterator[Change]:
    for key in sorted({*old, *new}):
        before, after = old.get(key), new.get(key)
        subject = f"{key[0]}: {key[1]!a}"
        if before is None or after is None:
            yield Change("plugin", subject, _told(before), _told(after))
        elif before != after:
            if _told(before) != _told(after):
                yield Change("target", subject, _told(before), _told(after))
            files = [each.files if isinstance(each, LockedFile) else () for each in (before, after)]
            yield from _files(subject, *files)


def _told(plugin: AnyPlugin | None) -> str:
    match plugin:
        case None:
            return ""
        case LockedPlugin():
            return f"{plugin.target} from {plugin.distribution}"
        case LockedFile():
            return f"a file in {plugin.directory}"
        case _:
            return f"reference {plugin.reference}"


def _distribution(before: LockedDistribution | None, after: LockedDistribution | None) -> Iterator[Change]:
    if before is not None and after is not None:
        if before.name != after.name:
            yield Change("distribution", after.name, before.name, after.name)
        if before.version != after.version:
            yield Change("version", after.name, before.version or "none", after.version or "none")
        shared = [dict.fromkeys(each.shared, "shared with other distributions") for each in (before, after)]
        yield from _files(after.name, *(tuple(each.items()) for each in shared))
        yield from _files(after.name, before.files, after.files)
    else:
        known = before or after
        yield Change("distribution", known.name if known else "", _size(before), _size(after))


def _size(distribution: LockedDistribution | None) -> str:
    return f"{distribution.version or 'no version'}, {_counted(len(distribution.files))}" if distribution else ""


def _counted(files: int) -> str:
    return f"{files} file{'' if files == 1 else 's'}"


def _files(subject: str, before: Files, after: Files) -> Iterator[Change]:
    old, new = dict(before), dict(after)
    for path in sorted({*old, *new}):
        if old.get(path) != new.get(path):
            yield Change("file", f"{subject}: {path}", old.get(path, ""), new.get(path, ""))
