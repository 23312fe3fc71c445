"""What the names of a module are, as its text tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from longshore.verification.apis import Api
from longshore.verification.reading import Sources
from tests.verification.support import api_of, environment, written

BINDS = {
    "thing = 1": "value",
    "thing: int": "value",
    "thing: int = 1": "value",
    "a = thing = 1": "value",
    "(a, [thing, *b]) = x": "value",
    "*thing, a = x": "value",
    "def thing(): ...": "function",
    "async def thing(): ...": "function",
    "class thing: ...": "class",
    "import thing": "module",
    "import os as thing": "module",
    "import thing.sub": "module",
    "from thing import sub as thing": "module",
    "for thing in x: ...": "value",
    "for a in x:\n    pass\nelse:\n    thing = 1": "value",
    "while (thing := x): ...": "value",
    "with x as thing: ...": "value",
    "with x as (a, thing): ...": "value",
    "try:\n    pass\nexcept E:\n    thing = 1": "value",
    "try:\n    pass\nfinally:\n    def thing(): ...": "function",
    "if x:\n    class thing: ...\nelse:\n    thing = None": "value",
    "print(thing := 1)": "value",
    "a = [thing := b for b in x]": "value",
    "match x:\n    case [thing]: ...": "value",
    "match x:\n    case {'a': 1, **thing}: ...": "value",
    "match x:\n    case [1, *thing]: ...": "value",
    "match x:\n    case A(b=1 as thing): ...": "value",
    "match x:\n    case 1:\n        class thing: ...": "class",
    "class thing: ...\nthing.version = 1\nthing['x'] = 2\nthing += 1": "class",
    "class thing: ...\na = [thing for thing in x]\nb = lambda thing: thing\nc = lambda: (thing := 1)": "class",
    "thing += 1": None,
    "del thing": None,
    "a = [thing for thing in x]": None,
    "def other():\n    thing = 1": None,
    "class other:\n    thing = 1": None,
    "match x:\n    case _: ...": None,
    "from thing import *": None,
}


@pytest.mark.parametrize("text", BINDS)
def test_every_statement_that_binds_a_name_is_known(text, tmp_path):
    """At the top of a module, however deep in it; what binds a name elsewhere does not count."""
    written(tmp_path, {"module.py": f"{text}\n", "thing/__init__.py": "", "thing/sub.py": "sub = 1\n"})
    found = Sources(environment(tmp_path)).definition("module", "thing")
    assert (found.kind if found else None) == BINDS[text]


def test_a_name_of_the_language_beside_a_star(tmp_path):
    """A star may bring any name; where it does not, the language's own is meant."""
    stars = ["from longshore import *", "from other import *"]  # longshore makes its names when it runs
    for first, second in (stars, stars[::-1]):
        source = f'{first}\n{second}\npoint = ExtensionPoint("n.s", int | Api)\n'
        api = api_of(tmp_path, source, other="class Api: ...\n")
        assert isinstance(api, Api), api.reason
        assert api.type.text == "int | other.Api"


def test_a_text_is_read_once(tmp_path):
    """An edit in between is not half seen."""
    file = Path(written(tmp_path, {"module.py": "a = 1\n"}) / "module.py")
    sources = Sources(environment(tmp_path))
    assert sources.definition("module", "a") is not None
    file.write_text("b = 1\n")
    assert sources.definition("module", "a") is not None
