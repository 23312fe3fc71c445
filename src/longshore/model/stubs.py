"""The nouns of ``longshore stubs``: the stub of a module, and the file that it belongs into."""

from __future__ import annotations

from collections.abc import Sequence

from longshore.model import Noun


class ModuleStub(Noun):
    """The stub of one module.

    Attributes:
        module: the module.
        text: the stub.
        points: how many extension points it has.
        notes: what is to be told about plugins.
        lost: the names whose types are not known any more.
    """

    __slots__ = ("module", "text", "points", "notes", "lost")

    def __init__(self, module: str, text: str, points: int, notes: Sequence[str], lost: Sequence[str]) -> None:
        self.module = module
        self.text = text
        self.points = points
        self.notes = tuple(notes)
        self.lost = tuple(lost)


class StubFile(Noun):
    """One file that belongs into the folder of stubs.

    Attributes:
        path: the file, the folder included.
        text: what belongs into it.
        stub: the stub that it is, ``None`` for a ``py.typed``.
        present: what is there, ``None`` for no file.
    """

    __slots__ = ("path", "text", "stub", "present")

    def __init__(self, path: str, text: str, stub: ModuleStub | None, present: str | None) -> None:
        self.path = path
        self.text = text
        self.stub = stub
        self.present = present

    @property
    def is_fresh(self) -> bool:
        """What is there is what belongs there."""
        return self.present == self.text
