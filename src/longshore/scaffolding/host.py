"""A new host: an API, a program that uses its plugins, one plugin of its own, and tests."""

from __future__ import annotations

from longshore.model.scaffolding import Scaffold
from longshore.scaffolding.naming import free_names, refuse_builtin
from longshore.scaffolding.projects import FROM_A_CLONE, GITIGNORE, filled, pyproject, table, wrapped
from longshore.verification.environment import Environment


def host(environment: Environment, name: str) -> Scaffold:
    """The project of a host.

    Args:
        environment: where it is to be installed.
        name: what it is to be called.

    Raises:
        BadName: nothing can be called so.
    """
    names = free_names(environment, name)
    refuse_builtin(names)
    package = names.package
    namespace = f"{package}.formatters"
    about = {
        "name": names.project,
        "description": "A program whose formatters are plugins.",
        "requires-python": ">=3.11",
    }
    tables = [
        table("project.scripts", {names.project: f"{package}.__main__:main"}),
        table('project.entry-points."longshore.points"', {namespace: f"{package}.api:formatters"}),
        table(f'project.entry-points."{namespace}"', {"plain": f"{package}.plain:plain"}),
    ]
    texts = {
        ".gitignore": GITIGNORE,
        "README.md": _README,
        f"src/{package}/__init__.py": '"""A program whose formatters are plugins."""\n',
        f"src/{package}/__main__.py": _PROGRAM,
        f"src/{package}/api.py": _API,
        f"src/{package}/plain.py": _PLAIN,
        f"src/{package}/py.typed": "",
        f"tests/test_{package}.py": _TESTS,
    }
    words = {"PROJECT": names.project, "PACKAGE": package}
    files = {file: filled(text, words) for file, text in texts.items()}
    files["README.md"] = wrapped(files["README.md"])
    files["pyproject.toml"] = pyproject(about, ["longshore"], tables, package)
    return Scaffold(names.project, f"a host, whose plugins are {namespace}", files, f"{names.project} hello")


_API = '''"""What a plugin of PROJECT has to be."""

from typing import Protocol

from longshore import ExtensionPoint


class Formatter(Protocol):
    """Writes a text in another way."""

    def format(self, text: str) -> str:
        """The text, as this formatter writes it."""
        ...


formatters = ExtensionPoint("PACKAGE.formatters", Formatter)
'''

_PLAIN = '''"""The formatter that PROJECT brings itself: an entry point like any other."""


class Plain:
    """Writes a text as it is."""

    def format(self, text: str) -> str:
        """The text itself."""
        return text


plain = Plain()
'''

_PROGRAM = '''"""The program: writes a text with each formatter that is installed."""

import sys

from longshore import ExtensionManager, Raised, Returned

from PACKAGE.api import Formatter, formatters


def write(found: ExtensionManager[Formatter], text: str) -> int:
    """Write a line for each formatter; of one that raises an error, say whose it is, and go on.

    Returns:
        The exit code: 1 where one raised an error.
    """
    code = 0
    for outcome in found.outcomes(Formatter.format, text):
        match outcome:
            case Returned():
                print(f"{outcome.name}: {outcome.value}")
            case Raised():
                owner = outcome.candidate.distribution
                print(f"{outcome.name} ({owner}): {outcome.error!r}", file=sys.stderr)
                code = 1
    return code


def main() -> int:
    """Run the program.

    Returns:
        The exit code.
    """
    found = ExtensionManager(formatters)  # a plugin that is refused is logged, with the reason
    return write(found, " ".join(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
'''

_TESTS = '''"""PROJECT with fakes, with a plugin that is really installed, and with all that are installed here."""

import pytest
from longshore import ExtensionManager
from longshore.testing import installed_plugin, make_manager

from PACKAGE.__main__ import write
from PACKAGE.api import Formatter, formatters

LOUD = """
class Loud:
    def format(self, text: str) -> str:
        return text.upper()

class Broken:
    def format(self, text: str) -> str:
        raise ValueError(text)

loud, broken = Loud(), Broken()
silent = None
"""


class Fake:
    def format(self, text: str) -> str:
        return f"<{text}>"


def test_each_formatter_writes_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A fake is compared with the API, as a plugin is."""
    assert write(make_manager(formatters, {"fake": Fake()}), "hello") == 0
    assert capsys.readouterr().out == "fake: <hello>\\n"


def test_a_formatter_that_raises_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    """It is told whose it is; the others work."""
    entry_points = {"PACKAGE.formatters": {"broken": "acme_loud:broken", "loud": "acme_loud:loud"}}
    with installed_plugin(entry_points, name="acme-loud", modules={"acme_loud.py": LOUD}):
        assert write(ExtensionManager(formatters), "hello") == 1
    told = capsys.readouterr()
    assert "loud: HELLO\\n" in told.out
    assert told.err == "broken (acme-loud 1.0): ValueError('hello')\\n"


def test_what_does_not_keep_the_api_is_refused() -> None:
    """The others work."""
    entry_points = {"PACKAGE.formatters": {"loud": "acme_loud:loud", "silent": "acme_loud:silent"}}
    with installed_plugin(entry_points, name="acme-loud", modules={"acme_loud.py": LOUD}):
        found = ExtensionManager(formatters)
    assert found["loud"].obj.format("hello") == "HELLO"
    assert "silent" not in found


@pytest.mark.installed_plugins(formatters)
def test_an_installed_plugin_writes_text(plugin: Formatter) -> None:
    """One test for each; none where none is installed, PROJECT itself included."""
    assert isinstance(plugin.format("hello"), str)
'''

_README = f"""# PROJECT

A program whose formatters are plugins. What a formatter has to be is in `src/PACKAGE/api.py`.

    python -m pip install --quiet --editable ".[dev]"
    PROJECT hello

{FROM_A_CLONE}

`python -m pytest` runs the tests, `mypy` the type checker; both check the entry points of `pyproject.toml`, too, as
`longshore check` does. Whoever has PROJECT installed begins a plugin with

    longshore new plugin PACKAGE.formatters acme-loud
"""
