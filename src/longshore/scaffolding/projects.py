"""What every new project has: how it is built, what its tests and type checkers need, what is not kept in git."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence

from longshore.verification.stubs.names import quoted


def pyproject(
    about: Mapping[str, str], dependencies: Sequence[str], tables: Sequence[str], package: str, more: Sequence[str] = ()
) -> str:
    """A whole ``pyproject.toml``.

    Args:
        about: ``name``, ``description`` and ``requires-python`` of the project.
        dependencies: what it needs.
        tables: its scripts and entry points.
        package: the name of its package.
        more: tables of tools, before those of mypy and pytest.
    """
    texts = {**about, "version": "0.1.0", "readme": "README.md"}
    order = ("name", "version", "description", "readme", "requires-python")
    project = [f"{each} = {quoted(texts[each])}" for each in order]
    needs = [f"dependencies = [{', '.join(map(quoted, dependencies))}]"]
    development = [f"dev = [{', '.join(map(quoted, _DEVELOPMENT))}]"]
    (needs if "longshore" in dependencies else development).insert(0, f"# {FROM_A_CLONE}")
    return "\n\n".join(
        [
            '[build-system]\nrequires = ["hatchling>=1.27"]\nbuild-backend = "hatchling.build"',
            "\n".join(["[project]", *project, *needs]),
            "\n".join(["[project.optional-dependencies]", *development]),
            *tables,
            f'[tool.hatch.build]\npackages = ["src/{package}"]\ndev-mode-dirs = ["src"]',
            *more,
            f"{_MYPY}\n\n{_PYTEST}\n",
        ]
    )


def table(name: str, values: Mapping[str, str]) -> str:
    """A table of texts."""
    return "\n".join([f"[{name}]", *(f"{_key(key)} = {quoted(value)}" for key, value in values.items())])


def filled(text: str, words: Mapping[str, str]) -> str:
    """A text with these words for others, each put in once: what is put in may have such words itself."""
    return re.sub("|".join(words), lambda found: words[found[0]], text)


def wrapped(text: str) -> str:
    """A page in Markdown whose lines are not too long; commands, which are indented, stay as they are."""
    parts = text.rstrip().split("\n\n")
    return "\n\n".join(each if each.startswith("    ") else _WRAPPER.fill(each) for each in parts) + "\n"


def _key(name: str) -> str:
    plain = name.isascii() and name.replace("-", "_").isidentifier()
    return name if plain else quoted(name)


_WRAPPER = textwrap.TextWrapper(width=100, break_long_words=False, break_on_hyphens=False)
FROM_A_CLONE = "longshore is installed from a clone first: on the package index, another project has its name."
"""What whoever installs a project has to know."""
GITIGNORE = "*.egg-info/\n.mypy_cache/\n.pytest_cache/\n.venv/\n__pycache__/\nbuild/\ndist/\n"
"""Its ``.gitignore``: what tools leave behind."""
_DEVELOPMENT = ("longshore", "mypy>=2.2", "pytest>=8.4")
_MYPY = """\
[tool.mypy]
plugins = ["longshore.mypy"]  # the entry points above are checked, too
files = ["src", "tests", "pyproject.toml"]
strict = true"""
_PYTEST = """\
[tool.pytest.ini_options]
testpaths = ["tests"]
pythonpath = ["src"]
longshore = true  # a test for each entry point above"""
