"""Why no project was written. Nothing was changed then."""

from __future__ import annotations

from collections.abc import Sequence

from longshore.exceptions import LongshoreError
from longshore.rendering.safe import bounded, did_you_mean


class ScaffoldingError(LongshoreError):
    """No project was written: base of the reasons why."""


class BadName(ScaffoldingError):
    """A name can't be that of a project, of its package, or of a namespace.

    Attributes:
        name: the name.
        reason: what is wrong with it.
    """

    def __init__(self, message: str, name: str, reason: str) -> None:
        super().__init__(message, name, reason)
        self.name = name
        self.reason = reason


class UnknownNamespace(ScaffoldingError):
    """No installed host publishes the API of a namespace.

    Attributes:
        namespace: the namespace.
        published: those that are published.
        python: the interpreter in whose environment was looked.
    """

    def __init__(self, message: str, namespace: str, published: tuple[str, ...], python: str) -> None:
        super().__init__(message, namespace, published, python)
        self.namespace = namespace
        self.published = published
        self.python = python


class ApiUnreadable(ScaffoldingError):
    """The API of a namespace can't be read.

    Attributes:
        namespace: the namespace.
        target: where its API is said to be.
        reason: why it can't be read.
    """

    def __init__(self, message: str, namespace: str, target: str, reason: str) -> None:
        super().__init__(message, namespace, target, reason)
        self.namespace = namespace
        self.target = target
        self.reason = reason


class OtherApi(ScaffoldingError):
    """The host of a namespace publishes another API than the one that was named.

    Attributes:
        namespace: the namespace.
        published: the API that its host compares plugins with.
        target: the one that was named.
    """

    def __init__(self, message: str, namespace: str, published: str, target: str) -> None:
        super().__init__(message, namespace, published, target)
        self.namespace = namespace
        self.published = published
        self.target = target


class FolderUnusable(ScaffoldingError):
    """A project can't be written into a folder.

    Attributes:
        folder: the folder.
        reason: why.
    """

    def __init__(self, message: str, folder: str, reason: str) -> None:
        super().__init__(message, folder, reason)
        self.folder = folder
        self.reason = reason


def bad_name(name: str, reason: str, cure: str) -> BadName:
    """The error about a name, with its text."""
    return BadName(f"{bounded(name)!r} {reason}\n  cure: {cure}", name, reason)


def unknown_namespace(namespace: str, published: Sequence[str], python: str) -> UnknownNamespace:
    """The error about a namespace that nobody publishes, with its text."""
    near = did_you_mean(namespace, published, "  did you mean")
    lines = [f"no host that is installed for {python} publishes an API for {bounded(namespace)!r}"]
    lines += [near] if near else []
    lines.append(f"  published: {', '.join(published) or 'none'}")
    lines.append(f"  cure: {python} -m pip install its host, or name its API with --api module:Class")
    return UnknownNamespace("\n".join(lines), namespace, tuple(published), python)


def api_unreadable(namespace: str, target: str, provider: str, reason: str) -> ApiUnreadable:
    """The error about an API, with its text."""
    text = f"the API of {namespace!r}, {bounded(target)!r} by {provider}, can't be read: {reason}"
    return ApiUnreadable(text, namespace, target, reason)


def other_api(namespace: str, published: str, provider: str, target: str) -> OtherApi:
    """The error about an API that the host will not compare with, with its text."""
    text = (
        f"{namespace!r} is published as {published} by {provider}: its host will compare with that, not with {target}"
    )
    return OtherApi(f"{text}\n  cure: leave out --api", namespace, published, target)


def not_empty(folder: str) -> FolderUnusable:
    """The error about a folder with something in it, with its text."""
    reason = "is there already, and not empty: nothing is overwritten"
    return FolderUnusable(f"{folder} {reason}\n  cure: name another folder with --directory", folder, reason)


def not_writable(folder: str, error: OSError) -> FolderUnusable:
    """The error about a folder that can't be written into, with its text."""
    reason = f"can't be written: {error}"
    return FolderUnusable(f"{folder} {reason}\n  cure: name another folder with --directory", folder, reason)
