"""mypy: JSON, a line for each message, its notes in ``hint``."""

from __future__ import annotations

import configparser
import io
import json
import os
from collections.abc import Iterator, Sequence

from longshore.verification.checkers import Diagnostic, Question
from longshore.verification.checkers.settings import kept, toml_document, toml_text, tool_table
from longshore.verification.checkers.values import Table, number, table, text

SETTINGS = (
    "# mypy: ignore-errors=False, disallow-untyped-calls=False, disallow-any-expr=False, "
    "disallow-any-explicit=False, disallow-any-unimported=False"
)
_HIDING = frozenset({"follow_imports", "ignore_errors", "disable_error_code", "no_site_packages"})
_HERE = "$MYPY_CONFIG_FILE_DIR"


def command(question: Question, /) -> Sequence[str]:
    """The author's own settings hold, and their cache; but where they would hide what is asked, a copy without them."""
    asked = [
        question.executable, "--output=json", "--no-error-summary", "--python-executable", question.python,
    ]  # fmt: skip
    settings = _copied(question)
    if settings:
        asked += ["--config-file", settings]
    if question.untyped:
        asked.append("--follow-untyped-imports")
    if settings or question.untyped:  # other settings, another cache: the author's own stays good
        asked += ["--cache-dir", os.path.join(question.project, ".mypy_cache", "longshore")]
    return [*asked, question.file]


def _copied(question: Question) -> str:
    """The file of the author's settings without those that hide, ``""`` where none of them does."""
    for file in _candidates(question.project):
        text = _toml(file) if file.endswith(".toml") else _ini(file)
        if text is None:
            continue
        if text:
            path = os.path.join(question.folder, "mypy.toml" if file.endswith(".toml") else "mypy.ini")
            with open(path, "w", encoding="utf-8") as stream:
                stream.write(text)
            return path
        break
    return ""


def _candidates(folder: str) -> Iterator[str]:
    """Where mypy looks for its settings, in its order."""
    above = ""
    while above != folder:
        yield from (os.path.join(folder, each) for each in ("mypy.ini", ".mypy.ini", "pyproject.toml", "setup.cfg"))
        if any(os.path.exists(os.path.join(folder, each)) for each in (".git", ".hg")):
            return
        above, folder = folder, os.path.dirname(folder)


def _toml(file: str) -> str | None:
    """A copy, ``""`` where none is needed, ``None`` where the file has no settings of mypy."""
    document = toml_document(file)
    own = tool_table(document, "mypy")
    if own is None:
        return None
    overrides = own.get("overrides")
    parts = [own, *(each for each in (overrides if isinstance(overrides, list) else ()) if isinstance(each, dict))]
    if not any(_HIDING.intersection(each) for each in parts):
        return ""
    folder = os.path.dirname(file)
    changed = {**_without(own, folder), "overrides": [_without(each, folder) for each in parts[1:]]}
    tools = document.get("tool")
    assert isinstance(tools, dict)
    return toml_text({**document, "tool": {**tools, "mypy": changed}})


def _ini(file: str) -> str | None:
    """The same of a file of sections."""
    parser = configparser.RawConfigParser()
    try:
        parser.read(file, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return None
    if not parser.has_section("mypy"):
        return None
    own = [each for each in parser.sections() if each == "mypy" or each.startswith("mypy-")]
    if not any(_HIDING.intersection(parser[each]) for each in own):
        return ""
    for each in own:
        parser[each] = {name: str(value) for name, value in _without(parser[each], os.path.dirname(file)).items()}
    stream = io.StringIO()
    parser.write(stream)
    return stream.getvalue()


def _without(settings: Table, folder: str) -> Table:
    """What stays, its paths as seen from the folder of the settings."""
    return kept(settings, lambda name, value: None if name in _HIDING else _placed(name, value, folder))


def _placed(name: str, value: object, folder: str) -> object:
    if isinstance(value, list):
        return [_placed(name, each, folder) for each in value]
    if not isinstance(value, str):
        return value
    value = value.replace(_HERE, folder)
    if name != "plugins":
        return value
    return ", ".join(
        os.path.join(folder, each.strip()) if each.strip().endswith(".py") else each.strip()
        for each in value.split(",")
    )


def answer(output: str, question: Question, /) -> Sequence[Diagnostic]:
    """The errors of the module."""
    return list(_read(output, question))


def _read(output: str, question: Question) -> Iterator[Diagnostic]:
    for line in output.splitlines():
        if not line.startswith("{"):
            raise ValueError(line)
        told = table(json.loads(line))
        file = os.path.basename(text(told, "file"))  # the folder may be an earlier one: the cache keeps what was said
        if text(told, "severity") == "error" and file == os.path.basename(question.file):
            message = [text(told, "message"), *_hints(text(told, "hint"))]
            yield Diagnostic(number(told, "line"), number(told, "column") + 1, text(told, "code"), message)


def _hints(hint: str) -> Iterator[str]:
    yield from (each for each in hint.splitlines() if not each.startswith("See https:"))
