"""A host that asks for metadata and versions, and plugins that declare something or other."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, NotRequired, Protocol, TypedDict

from longshore import ExtensionManager, ExtensionPoint, Failure
from longshore.testing import installed_plugin

NAMESPACE = "textapp.readers"
DECLARED = f"longshore.declarations.{NAMESPACE}"
MODULE = """
class Reader:
    def read(self, text: str) -> str:
        return __name__ + " " + text

reader = Reader()
"""


class Reader(Protocol):
    """The API."""

    def read(self, text: str) -> str: ...


class Meta(TypedDict):
    """What the host wants to know before it imports."""

    suffixes: list[str]
    kind: NotRequired[Literal["text", "binary"]]


readers = ExtensionPoint(NAMESPACE, Reader, meta=Meta)
versioned = ExtensionPoint(NAMESPACE, Reader, versions=("1.4", "2.1"))
plain = ExtensionPoint(NAMESPACE, Reader)


@contextlib.contextmanager
def declaring(declarations: Mapping[str, str], *, undeclared: tuple[str, ...] = ()) -> Iterator[Path]:
    """Plugins by name, each in a module ``acme_NAME``, with what they declare as source; the folder they are in."""
    names = [*declarations, *undeclared]
    source = "".join(f"{name} = {text}\n" for name, text in declarations.items())
    modules = {f"acme_{name}.py": MODULE for name in names} | {"acme_declared.py": source}
    entry_points = {
        NAMESPACE: {name: f"acme_{name}:reader" for name in names},
        DECLARED: {name: f"acme_declared:{name}" for name in declarations},
    }
    with installed_plugin(entry_points, name="acme", modules=modules) as folder:
        yield folder


def imported() -> list[str]:
    """The plugins' modules that are imported."""
    return sorted(name for name in sys.modules if name.startswith("acme_"))


def texts(manager: ExtensionManager[Reader, object]) -> dict[str, str]:
    """The failures of a manager, by name."""
    return {each.candidate.name: str(each) for each in manager.failures if isinstance(each, Failure)}
