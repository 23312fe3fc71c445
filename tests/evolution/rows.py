"""The changes of the table in docs/evolution.md: what each is called, the API before and after, and who is hurt."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

HEAD = """\
from __future__ import annotations
import abc, enum
from collections.abc import *
from typing import *
T = TypeVar("T")
"""


@dataclass(frozen=True)
class Row:
    """One change.

    Attributes:
        title: what it is called.
        old: the body of the Protocol ``API``, before.
        new: and after.
        implementers: they are hurt.
        callers: they are hurt.
    """

    title: str
    old: str
    new: str
    implementers: bool
    callers: bool

    @property
    def verdict(self) -> str:
        return "major" if self.implementers or self.callers else "patch" if self.old == self.new else "minor"


PLAIN = "def m(self) -> int: ..."
ROWS = [
    Row("a member is added", PLAIN, f"{PLAIN}\ndef close(self) -> None: ...", True, False),
    Row("an attribute is added", PLAIN, f"{PLAIN}\nname: str", True, False),
    Row("a member with a body is added", PLAIN, f"{PLAIN}\ndef close(self) -> None: print()", True, False),
    Row("a member is removed", f"{PLAIN}\ndef close(self) -> None: ...", PLAIN, False, True),
    Row("an attribute is removed", f"{PLAIN}\nname: str", PLAIN, False, True),
    Row("a member with a body is removed", f"{PLAIN}\ndef close(self) -> None: print()", PLAIN, True, True),
    Row("a member is renamed", PLAIN, "def n(self) -> int: ...", True, True),
    Row("an optional parameter is added", PLAIN, "def m(self, a: int = 1) -> int: ...", True, False),
    Row("a required parameter is added", PLAIN, "def m(self, a: int) -> int: ...", True, True),
    Row("a keyword-only parameter with a default is added", PLAIN, "def m(self, *, a: int = 1) -> int: ...", True, False),
    Row("`*args` is added", PLAIN, "def m(self, *args: int) -> int: ...", True, False),
    Row("`**kwargs` is added", PLAIN, "def m(self, **kwargs: int) -> int: ...", True, False),
    Row("an optional parameter is removed", "def m(self, a: int = 1) -> int: ...", PLAIN, False, True),
    Row("a required parameter is removed", "def m(self, a: int) -> int: ...", PLAIN, True, True),
    Row("a parameter gets a default", "def m(self, a: int) -> int: ...", "def m(self, a: int = 1) -> int: ...", True, False),
    Row("a parameter loses its default", "def m(self, a: int = 1) -> int: ...", "def m(self, a: int) -> int: ...", False, True),
    Row("a parameter is renamed", "def m(self, a: int) -> int: ...", "def m(self, b: int) -> int: ...", True, True),
    Row("a keyword-only parameter is renamed", "def m(self, *, a: int) -> int: ...", "def m(self, *, b: int) -> int: ...", True, True),
    Row("parameters change places", "def m(self, a: int, b: str) -> int: ...", "def m(self, b: str, a: int) -> int: ...", True, True),
    Row("a parameter becomes positional-only", "def m(self, a: int) -> int: ...", "def m(self, a: int, /) -> int: ...", False, True),
    Row("a positional-only parameter gets a name", "def m(self, a: int, /) -> int: ...", "def m(self, a: int) -> int: ...", True, False),
    Row("a parameter becomes keyword-only", "def m(self, a: int) -> int: ...", "def m(self, *, a: int) -> int: ...", False, True),
    Row("a keyword-only parameter may be given by position", "def m(self, *, a: int) -> int: ...", "def m(self, a: int) -> int: ...", True, False),
    Row("a parameter's type is widened", "def m(self, a: int) -> int: ...", "def m(self, a: int | str) -> int: ...", True, False),
    Row("a parameter's type is narrowed", "def m(self, a: int | str) -> int: ...", "def m(self, a: int) -> int: ...", False, True),
    Row("a return type is widened", PLAIN, "def m(self) -> int | None: ...", False, True),
    Row("a return type is narrowed", "def m(self) -> int | None: ...", PLAIN, True, False),
    Row("a return type is another", PLAIN, "def m(self) -> str: ...", True, True),
    Row("`def` becomes `async def`", PLAIN, "async def m(self) -> int: ...", True, True),
    Row("`async def` becomes `def`", "async def m(self) -> int: ...", PLAIN, True, True),
    Row("an attribute's type is widened", "x: int", "x: int | None", True, True),
    Row("an attribute's type is narrowed", "x: int | None", "x: int", True, True),
    Row("a property's type is widened", "@property\ndef x(self) -> int: ...", "@property\ndef x(self) -> int | None: ...", False, True),
    Row("a property's type is narrowed", "@property\ndef x(self) -> int | None: ...", "@property\ndef x(self) -> int: ...", True, False),
    Row("an attribute becomes a read-only property", "x: int", "@property\ndef x(self) -> int: ...", False, True),
    Row("a read-only property becomes an attribute", "@property\ndef x(self) -> int: ...", "x: int", True, False),
    Row("an attribute becomes a class variable", "x: int", "x: ClassVar[int]", True, True),
    Row("a method becomes a property", PLAIN, "@property\ndef m(self) -> int: ...", True, True),
    Row("a method becomes a static method", "def m(self, a: int) -> int: ...", "@staticmethod\ndef m(a: int) -> int: ...", True, False),
    Row("an overload is added", "def m(self, a: int) -> int: ...", "@overload\ndef m(self, a: int) -> int: ...\n@overload\ndef m(self, a: str) -> str: ...", True, False),
    Row("an overload is removed", "@overload\ndef m(self, a: int) -> int: ...\n@overload\ndef m(self, a: str) -> str: ...", "def m(self, a: int) -> int: ...", False, True),
    Row("`Self` in place of the API's own name", "def m(self) -> API: ...", "def m(self) -> Self: ...", True, False),
    Row("the API's own name in place of `Self`", "def m(self) -> Self: ...", "def m(self) -> API: ...", False, True),
    Row("a generic method promises something else", "def m(self, a: T) -> T: ...", "def m(self, a: T) -> list[T]: ...", True, True),
    Row("a member gets a body", PLAIN, "def m(self) -> int: return 1", False, False),
    Row("a member loses its body", "def m(self) -> int: return 1", PLAIN, True, False),
    Row("nothing but names of the library, docstrings and default values", "def m(self, a: Optional[int] = 1) -> int: ...", "def m(self, a: int | None = 2) -> int:\n    'Text.'\n    ...", False, False),
]  # fmt: skip


def module(body: str, head: str = "class API(Protocol):") -> str:
    """A module with the API."""
    return f"{HEAD}{head}\n{textwrap.indent(body, '    ')}\n"


ABSTRACT = "@abc.abstractmethod\ndef m(self) -> int: ..."
CLASS_ROWS = [
    Row("an abstract method is added", ABSTRACT, f"{ABSTRACT}\n@abc.abstractmethod\ndef n(self) -> int: ...", True, False),
    Row("a method with a body is added to a class", ABSTRACT, f"{ABSTRACT}\ndef n(self) -> int: return 1", False, False),
    Row("an abstract method gets a body", ABSTRACT, "def m(self) -> int: return 1", False, False),
    Row("a method becomes abstract", "def m(self) -> int: return 1", ABSTRACT, True, False),
    Row("an abstract method is removed", f"{ABSTRACT}\n@abc.abstractmethod\ndef n(self) -> int: ...", ABSTRACT, False, True),
    Row("a method with a body is removed from a class", f"{ABSTRACT}\ndef n(self) -> int: return 1", ABSTRACT, True, True),
    Row("an abstract method gets an optional parameter", ABSTRACT, "@abc.abstractmethod\ndef m(self, a: int = 1) -> int: ...", True, False),
    Row("an abstract method returns something narrower", "@abc.abstractmethod\ndef m(self) -> int | None: ...", ABSTRACT, True, False),
    Row("an abstract method returns something wider", ABSTRACT, "@abc.abstractmethod\ndef m(self) -> int | None: ...", False, True),
    Row("a constructor gets a required parameter", "def __init__(self) -> None: print()", "def __init__(self, a: int) -> None: print()", True, True),
    Row("a constructor gets an optional parameter", "def __init__(self) -> None: print()", "def __init__(self, a: int = 1) -> None: print()", False, False),
]  # fmt: skip
CLASS = "class API(abc.ABC):"


def point(body: str) -> str:
    """A module with an extension point: the type of its metadata, and last what the point is given."""
    *lines, given = body.splitlines() or [""]
    text = "\n".join([*lines, f'point = ExtensionPoint("textapp.points", API, {given})', ""])
    return f"{HEAD}from dataclasses import dataclass\nfrom longshore import ExtensionPoint\nclass API(Protocol): ...\n{text}"


META = "class Meta(TypedDict):\n    a: int\n"
ASKED = "meta=Meta"
DATA = "@dataclass\nclass Meta:\n    a: int\n"
LEFT_OUT = META.replace("a: int", "a: NotRequired[int]")
POINT_ROWS = [
    Row("a required key of the metadata is added", META + ASKED, f"{META}    b: str\n{ASKED}", True, False),
    Row("an optional key of the metadata is added", META + ASKED, f"{META}    b: NotRequired[str]\n{ASKED}", False, False),
    Row("a key of the metadata is removed", f"{META}    b: str\n{ASKED}", META + ASKED, True, True),
    Row("an optional key becomes required", LEFT_OUT + ASKED, META + ASKED, True, False),
    Row("a required key becomes optional", META + ASKED, LEFT_OUT + ASKED, False, True),
    Row("the type of a key is widened", META + ASKED, META.replace("a: int", "a: int | str") + ASKED, False, True),
    Row("the type of a key is narrowed", META.replace("a: int", "a: int | str") + ASKED, META + ASKED, True, False),
    Row("a field without a default is added to a dataclass", DATA + ASKED, f"{DATA}    b: str\n{ASKED}", True, True),
    Row("a field with a default is added to a dataclass", DATA + ASKED, f"{DATA}    b: str = ''\n{ASKED}", False, False),
    Row("metadata with a required key is asked for", "", META + ASKED, True, False),
    Row("metadata that may be left out is asked for", "", LEFT_OUT + ASKED, False, False),
    Row("metadata is asked for no more", META + ASKED, "", False, True),
    Row("metadata of another type is asked for", META + ASKED, "class Other(TypedDict):\n    b: str\nmeta=Other", True, True),
    Row("a version is offered besides", "versions='1.4'", "versions=('1.4', '2.1')", False, False),
    Row("a version is offered no more, and others are", "versions=('1.4', '2.1')", "versions='2.1'", True, False),
    Row("no version is offered any more", "versions='1.4'", "", False, False),
]  # fmt: skip
