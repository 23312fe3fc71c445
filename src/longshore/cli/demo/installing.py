"""Installs the demo's projects, each as an installer would leave its wheel, and runs the tour in a new process."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

PROJECTS = ("textapp", "textapp-simple", "textapp-fields", "textapp-journal", "textapp-columns")
"""The host and its plugins, in the order in which they stand on the path."""


def projects() -> Traversable:
    """The folder of the projects, as longshore is installed."""
    return files("longshore.cli.demo").joinpath("projects")


def shown(folder: str | None) -> int:
    """Install the projects, in this folder or in a temporary one, and run the tour.

    Returns:
        The exit code.
    """
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="longshore-") as temporary:
            return tour(installed(Path(temporary)))
    place = Path(folder).absolute()
    try:
        place.mkdir(parents=True)
    except OSError as error:
        sys.stderr.write(f"longshore demo: --keep wants a new folder: {error}\n")
        return 2
    code = tour(installed(place))
    sys.stdout.write(f"They stay installed, each in a folder of its own, in\n\n  {place}\n\n")
    return code


def tour(path: list[Path]) -> int:
    """Run the tour in a new process, on whose path these folders come first.

    Returns:
        Its exit code.
    """
    rest = [os.path.abspath(str(each)) for each in sys.path]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([*map(str, path), *rest]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-P", "-m", "longshore.cli.demo.tour"]
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603  our own module


def installed(place: Path) -> list[Path]:
    """Install every project in a folder of its own, so that their order is the same everywhere.

    Returns:
        Those folders, in order.
    """
    for name in PROJECTS:
        install(projects().joinpath(name), place / _short(name))
    return [place / _short(name) for name in PROJECTS]


def _short(name: str) -> str:
    return name.removeprefix("textapp-")


def install(project: Traversable, place: Path) -> None:
    """Install one project: its modules, and the metadata that its wheel would have.

    Args:
        project: the folder with its ``pyproject.toml``, whose modules are under ``src``.
        place: a folder to be put on the path.
    """
    content = dict(_modules(project.joinpath("src"), ""))
    settings: Mapping[str, object] = tomllib.loads(project.joinpath("pyproject.toml").read_text(encoding="utf-8"))
    declared = table(settings, "project")
    info = f"{str(declared['name']).replace('-', '_')}-{declared['version']}.dist-info"
    for name, text in metadata(declared).items():
        content[f"{info}/{name}"] = text.encode()
    record = "".join(f"{file},{digest(data)},{len(data)}\n" for file, data in content.items())
    content[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    for file, data in content.items():
        (place / file).parent.mkdir(parents=True, exist_ok=True)
        (place / file).write_bytes(data)


def _modules(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_file():
            yield f"{prefix}{each.name}", each.read_bytes()
        elif each.name != "__pycache__":
            yield from _modules(each, f"{prefix}{each.name}/")


def metadata(project: Mapping[str, object]) -> dict[str, str]:
    """The files of a ``.dist-info`` folder, RECORD excepted.

    Args:
        project: the ``[project]`` table.
    """
    headers = [
        "Metadata-Version: 2.1",
        f"Name: {project['name']}",
        f"Version: {project['version']}",
        f"Summary: {project['description']}",
        f"Requires-Python: {project['requires-python']}",
    ]
    needed = project["dependencies"]
    headers += [f"Requires-Dist: {each}" for each in (needed if isinstance(needed, list) else [])]
    return {
        "METADATA": "\n".join(headers) + "\n",
        "WHEEL": "Wheel-Version: 1.0\nGenerator: longshore demo\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "INSTALLER": "longshore demo\n",
        "entry_points.txt": entry_points(project),
    }


def entry_points(project: Mapping[str, object]) -> str:
    """The ``entry_points.txt`` of a project, groups and names sorted as hatchling sorts them."""
    groups = table(project, "entry-points")
    return "\n".join(
        f"[{group}]\n" + "".join(f"{name} = {target}\n" for name, target in sorted(table(groups, group).items()))
        for group in sorted(groups)
    )


def table(settings: Mapping[str, object], name: str) -> Mapping[str, object]:
    """One table of a TOML file; empty where it is missing."""
    found = settings.get(name)
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}


def digest(data: bytes) -> str:
    """The hash of a file as RECORD has it."""
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
