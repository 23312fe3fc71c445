"""Where the modules of a project are, by its build backend's settings and by custom."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from longshore.verification.sections import setup_cfg_options

Table = Mapping[str, object]


def table_at(document: Table, *path: str) -> Table:
    """A table of the document, an empty one where it has none."""
    found: object = document
    for each in path:
        found = found.get(each) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def configured_folders(document: Table) -> Iterator[str]:
    """The folders that a ``pyproject.toml`` names, as it writes them."""
    for path, name in (
        (("tool", "setuptools", "package-dir"), ""),
        (("tool", "uv", "build-backend"), "module-root"),
        (("tool", "pdm", "build"), "package-dir"),
        (("tool", "maturin"), "python-source"),
    ):
        yield from _texts([table_at(document, *path).get(name)])
    yield from _texts(table_at(document, "tool", "setuptools", "packages", "find").get("where"))
    wheel = table_at(document, "tool", "hatch", "build", "targets", "wheel")
    yield from map(os.path.dirname, _texts(wheel.get("packages")))
    packages = table_at(document, "tool", "poetry").get("packages")
    for each in packages if isinstance(packages, list) else ():
        yield from _texts([each.get("from")] if isinstance(each, dict) else [])


def setup_cfg_folders(text: str) -> Iterator[str]:
    """The folders that a ``setup.cfg`` names, as it writes them."""
    options = setup_cfg_options(text, "options", "options.packages.find")
    for line in options.get("options.package_dir", ()):
        name, _, folder = line.partition("=")
        if not name.strip():
            yield folder.strip()
    yield from options.get("options.packages.find.where", ())


def _texts(values: object) -> Sequence[str]:
    return [each for each in values if isinstance(each, str)] if isinstance(values, list) else []


def module_roots(folder: str, named: Iterator[str]) -> tuple[str, ...]:
    """The folders that hold the modules of a project, each as for ``sys.path``.

    Args:
        folder: the project's.
        named: what its settings name, from there on.
    """
    found = [os.path.join(folder, each) if each else folder for each in ["src", *named, ""]]
    return tuple(dict.fromkeys(os.path.abspath(each) for each in found if os.path.isdir(each)))
