"""``longshore api`` as it is typed: output, exit codes, and what is said of trouble."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import longshore
from longshore.cli import main
from longshore.evolution.errors import ApiUnusable
from longshore.evolution.frozen import read_frozen
from longshore.testing import installed_plugin

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "_static" / "api-diff.schema.json").read_text("utf-8"))
API = """\
from collections.abc import Iterator, Mapping
from typing import Protocol
from longshore import ExtensionPoint
class Formatter(Protocol):
    def format(self, data: Mapping[str, str]) -> Iterator[str]: ...
formatters = ExtensionPoint("textapp.formatters", Formatter)
number = 3
"""
CLOSING = API.replace("formatters =", "    def close(self) -> None: ...\nformatters =")
MORE = API.replace("formatters =", "    def more(self, what: 'Missing') -> None: ...\nformatters =")


@pytest.fixture
def host(tmp_path, monkeypatch):
    """Writes the host's module, and forgets what was imported."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.chdir(tmp_path)

    def write(text: str, name: str = "textapp_host") -> None:
        sys.modules.pop(name, None)
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
        os.utime(tmp_path / f"{name}.py", (1, len(text)))  # another time for another text

    write(API)
    return write


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, output, errors of a command line."""
    code = main(["api", *arguments])
    found = capsys.readouterr()
    return code, found.out, found.err


def test_a_host_in_its_ci(tmp_path):
    """Frozen by one process, compared by another; the old code is gone."""

    def run(*arguments: str) -> tuple[int, str, str]:
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(tmp_path), str(Path(longshore.__file__).parents[1])]),
        }
        command = [sys.executable, "-m", "longshore", "api", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    (tmp_path / "textapp_host.py").write_text(API)
    assert run("freeze", "textapp_host:formatters", "--output", "api.json") == (0, "", "")
    assert run("diff", "api.json", "textapp_host:formatters") == (
        0, "textapp_host:formatters -> textapp_host:formatters: patch: no difference\n", ""
    )  # fmt: skip
    (tmp_path / "textapp_host.py").write_text(CLOSING)
    code, out, err = run("diff", "api.json", "textapp_host:formatters")
    assert (code, err) == (1, "")
    assert out == (
        "textapp_host:formatters -> textapp_host:formatters: major: 1 difference, 1 breaks something\n\n"
        "textapp_host.Formatter.close: added\n"
        "  new   close() -> None\n"
        "  breaks implementers [missing-member] at close\n"
        "    why   wanted now: a method close() -> None; theirs: it is missing\n"
        "    cure  ask for it in a Protocol of its own, which a plugin may keep as well\n"
    )
    assert run("freeze", "textapp_host:formatters", "--output", "new.json")[0] == 0
    (tmp_path / "textapp_host.py").unlink()
    assert run("diff", "api.json", "new.json")[0] == 1
    assert run("diff", "new.json", "api.json")[0] == 1


def test_check_is_about_any_difference(host, capsys):
    """The file says what it was frozen from; a compatible change is a difference, too."""
    assert shown(capsys, "freeze", "textapp_host:Formatter", "--output", "api.json")[0] == 0
    assert shown(capsys, "freeze", "--check", "api.json")[0] == 0
    host(API.replace("-> Iterator[str]: ...", "-> Iterator[str]:\n        yield 'a'"))
    code, out, _ = shown(capsys, "freeze", "--check", "api.json")
    assert (code, out.splitlines()[-1]) == (1, "  breaks nobody")
    assert shown(capsys, "diff", "api.json", "textapp_host:Formatter")[0] == 0
    assert shown(capsys, "freeze", "textapp_host:formatters", "--check", "api.json")[0] == 1


def test_a_published_namespace(host, capsys):
    """Named as `longshore points` names it."""
    with installed_plugin({"longshore.points": {"textapp.formatters": "textapp_host:formatters"}}):
        code, out, err = shown(capsys, "freeze", "textapp.formatters")
        assert (code, err) == (0, "")
        assert json.loads(out)["namespace"] == "textapp.formatters"
        code, _, err = shown(capsys, "freeze", "textapp.formaters")
    assert (code, err) == (
        2,
        "longshore api freeze: textapp.formaters: no installed distribution publishes an API for it; did you mean "
        "'textapp.formatters'? name MODULE:NAME, a namespace or a frozen file\n",
    )
    assert "did you mean" not in shown(capsys, "diff", "textapp.formatters", "b")[2]


def test_json_and_github(host, capsys):
    """The JSON keeps its schema; an annotation for each that is hurt."""
    shown(capsys, "freeze", "textapp_host:Formatter", "--output", "api.json")
    host(CLOSING)
    code, out, _ = shown(capsys, "diff", "api.json", "textapp_host:Formatter", "--format", "json")
    assert code == 1
    told = json.loads(out)
    jsonschema.validate(told, SCHEMA)
    assert (told["verdict"], told["changes"][0]["hurts"][0]["side"]) == ("major", "implementers")
    code, out, _ = shown(capsys, "diff", "api.json", "textapp_host:Formatter", "--format", "github")
    assert out == (
        "::error title=longshore api (missing-member)::textapp_host.Formatter.close added: breaks implementers%0A"
        "why   wanted now: a method close() -> None; theirs: it is missing%0A"
        "cure  ask for it in a Protocol of its own, which a plugin may keep as well\n"
    )
    assert shown(capsys, "diff", "api.json", "api.json", "--format", "github") == (0, "", "")


def test_what_cannot_be_decided(host, capsys):
    """It is told, and counts where somebody says so."""
    host(MORE)
    shown(capsys, "freeze", "textapp_host:Formatter", "--output", "api.json")
    host(MORE.replace("'Missing'", "int"))
    code, out, _ = shown(capsys, "diff", "api.json", "textapp_host:Formatter")
    assert code == 0
    assert out.splitlines()[0].endswith("at least minor: 1 difference, 1 can't be decided")
    assert "  may break implementers [cannot-tell] at more(what)\n" in out
    assert shown(capsys, "diff", "--strict", "api.json", "textapp_host:Formatter")[0] == 1
    assert shown(capsys, "diff", "api.json", "textapp_host:Formatter", "--format", "github")[1].startswith("::warning ")


def test_what_one_checker_alone_refuses(host, capsys):
    """The checker is named."""
    shown(capsys, "freeze", "textapp_host:Formatter", "--output", "api.json")
    host(API.replace("data:", "values:"))
    out = shown(capsys, "diff", "api.json", "textapp_host:Formatter")[1]
    assert "  breaks callers (pyright alone refuses it) [parameter-name] at format(data)\n" in out
    assert "  old   format(data: Mapping[str, str]) -> Iterator[str]\n  new   format(values: " in out


def test_an_api_that_is_an_expression(host, capsys):
    """It has no name of its own."""
    host("from collections.abc import Callable\nOne = Callable[[int], str]\nTwo = Callable[[int], int]\n")
    code, out, _ = shown(capsys, "diff", "textapp_host:One", "textapp_host:Two")
    assert code == 1
    assert "\nthe API: changed\n  old   Callable[[int], str]\n  new   Callable[[int], int]\n" in out


TROUBLE = [
    ("textapp_host:number", "textapp_host:number: is int, and no API: name an extension point, a class or a type"),
    ("textapp_host:Formater", "textapp_host:Formater: there is no 'Formater'; did you mean 'Formatter'?"),
    ("textapp_host:qqq", "textapp_host:qqq: there is no 'qqq'"),
    ("textapp_none:x", "textapp_none:x: importing 'textapp_none' raised ModuleNotFoundError: No module named 'textapp_none'; is its distribution installed for this Python?"),
    ("textapp_exit:x", "textapp_exit:x: importing 'textapp_exit' raised SystemExit: 3; is its distribution installed for this Python?"),
    (":x", ":x: importing '' raised ValueError: Empty module name; is its distribution installed for this Python?"),
    ("none.json", "none.json: can't be read: No such file or directory; write it with `longshore api freeze`"),
]  # fmt: skip


@pytest.mark.parametrize(("argument", "told"), TROUBLE, ids=[each[0] for each in TROUBLE])
def test_bad_input(host, capsys, argument, told):
    """What was named, why it can't be used, and the cure."""
    host("raise SystemExit(3)", "textapp_exit")
    assert shown(capsys, "diff", "textapp_host:Formatter", argument) == (2, "", f"longshore api diff: {told}\n")


def test_no_reference(host, capsys, tmp_path):
    """Nothing to freeze, nowhere to write."""
    code, _, err = shown(capsys, "freeze")
    assert (code, err) == (
        2,
        "longshore api freeze: REFERENCE: is missing: name MODULE:NAME, or a published namespace\n",
    )
    code, _, err = shown(capsys, "freeze", "textapp_host:Formatter", "--output", str(tmp_path / "no" / "api.json"))
    assert code == 2
    assert err.endswith("api.json: can't be written: No such file or directory\n")
    with pytest.raises(SystemExit) as raised:
        main(["api"])
    assert raised.value.code == 2


def test_ctrl_c_while_the_host_is_imported(host, capsys):
    """It ends the command."""
    host("raise KeyboardInterrupt", "textapp_exit")
    assert shown(capsys, "freeze", "textapp_exit:x")[0] == 130


GOOD = {
    "version": 1, "reference": "a:b", "namespace": "", "api": "a.b",
    "types": {"a.b": {"kind": "protocol", "bases": [], "parameters": [], "marks": [], "members": {"m": {"form": "method", "types": ["() -> int"], "marks": []}}}},
    "variables": {"T": {"kind": "TypeVar", "variance": "invariant", "bounds": []}},
}  # fmt: skip
MEMBER = ("types", "a.b", "members", "m")
FILES = [
    ((), 3, "it should be an object, and is 3"),
    (("version",), 2, "its version is 2, a later longshore wrote it: update this one"),
    (("version",), True, "its version is true, expected 1"),
    (("version",), "1", 'its version is "1", expected 1'),
    (("reference",), 1, "reference should be a text, and is 1"),
    (("api",), "a b", "'a b' is no type"),
    (("api",), "f()", "'f()' is no type"),
    (("types",), [], "types should be an object, and is []"),
    (("types", "a.b", "kind"), "x", 'the kind of a.b should be one of protocol, class, typed-dict, enum, new-type, and is "x"'),
    (("types", "a.b", "bases"), ["lambda: 1"], "'lambda: 1' is no type"),
    (("types", "a.b", "marks"), "x", 'marks of a.b should be a list, and is "x"'),
    (("types", "a.b", "members"), {"no name": GOOD["types"]["a.b"]["members"]["m"]}, "a member of a.b has no name"),
    (("types", "a.b", "members"), {"class": GOOD["types"]["a.b"]["members"]["m"]}, "a member of a.b has no name"),
    ((*MEMBER, "types"), ["() -> f()"], "'() -> f()' is no type"),
    ((*MEMBER, "types"), ["(x = f())"], "'(x = f())' is no signature"),
    ((*MEMBER, "types"), ["(): ...\nimport os\ndef g()"], "'(): ...\\nimport os\\ndef g()' is no signature"),
    ((*MEMBER, "types"), ["(): print()#"], "'(): print()#' is no signature"),
    ((*MEMBER, "types"), ["(): ...; print()#"], "'(): ...; print()#' is no signature"),
    ((*MEMBER, "types"), ["("], "'(' is no signature"),
    ((*MEMBER, "form"), "x", 'the form of a.b.m should be one of method, classmethod, staticmethod, property, attribute, key, value, and is "x"'),
    (("variables", "T", "bounds"), ["1 +"], "'1 +' is no type"),
    (("variables", "T", "kind"), "x", 'the kind of T should be one of TypeVar, ParamSpec, TypeVarTuple, and is "x"'),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "told"), FILES, ids=[str(each[2]) for each in FILES])
def test_bad_file(tmp_path, path, value, told):
    """Every place of a file is looked at before anything is compared; nothing of it is run."""
    content = json.loads(json.dumps(GOOD))
    if path:
        here = content
        for each in path[:-1]:
            here = here[each]
        here[path[-1]] = value
    file = tmp_path / "api.json"
    file.write_text(json.dumps(content if path else value), encoding="utf-8")
    with pytest.raises(ApiUnusable) as raised:
        read_frozen(str(file))
    cure = "restore it, or write it again with `longshore api freeze`"
    assert str(raised.value) == f"{file}: is no frozen API: {told}; {cure}"
    assert pickle.loads(pickle.dumps(raised.value)).reason == raised.value.reason


def test_no_json(tmp_path):
    """A file of another kind."""
    file = tmp_path / "api.txt"
    file.write_text("hello", encoding="utf-8")
    with pytest.raises(ApiUnusable, match="it is no JSON: Expecting value"):
        read_frozen(str(file))


def test_a_class_inside_a_function(host, capsys):
    """Its name means nothing later."""
    host("def make():\n    class Local: ...\n    return Local\nAPI = make()\n")
    told = "longshore api freeze: textapp_host:API: is made inside a function: declare it at the top of a module\n"
    assert shown(capsys, "freeze", "textapp_host:API") == (2, "", told)
