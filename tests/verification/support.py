"""What the tests of verified authoring share: projects written on the spot, and what is found in them."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

import longshore
from longshore.model.verification import ApiReference, Declared, Place, Project, StaticFinding
from longshore.verification.apis import Api, Unreadable, read_api
from longshore.verification.environment import Environment
from longshore.verification.planning import Plan
from longshore.verification.projects import opened_project, read_project
from longshore.verification.reading import Sources

SOURCE = Path(longshore.__file__).parents[1]
"""The folder that holds longshore itself."""
DISTRIBUTIONS = Path(__file__).parents[1] / "distributions" / "verified"


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, their folders too; the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def environment(*paths: Path) -> Environment:
    """An environment of these folders, and of longshore itself."""
    library = [sysconfig.get_path(each) for each in ("stdlib", "platstdlib")]
    dynamic = [f"{each}/lib-dynload" for each in library]
    return Environment(sys.executable, [*map(str, paths), str(SOURCE), *library, *dynamic])


def project_of(folder: Path, pyproject: str | bytes, **files: str) -> Project:
    """The project that a ``pyproject.toml`` declares."""
    return read_project(str(written(folder, {"pyproject.toml": pyproject, **files})), environment())


def plan_of(folder: Path, *paths: Path) -> Plan:
    """What is to be asked about the project in a folder, in the environment of these paths."""
    found = environment(*paths)
    return Plan(read_project(str(folder), found), found)


def opened(path: Path | str, *paths: Path) -> Project:
    """A project, wheel or distribution; what was unpacked is away again."""
    with opened_project(str(path), environment(*paths)) as project:
        return project


def declared(each: Declared) -> tuple[str, str, str, str]:
    """Where, and what: ``line:column``, namespace, name, value."""
    return f"{each.place.line}:{each.place.column}", each.namespace, each.name, each.value


def told(findings: tuple[StaticFinding, ...] | list[StaticFinding]) -> list[tuple[int, str, str]]:
    """Line, name and code of each finding."""
    return [(each.place.line, each.name, each.code) for each in findings]


def host(folder: Path, points: Mapping[str, str], modules: Mapping[str, str], name: str = "textapp") -> Path:
    """Lay out an installed host that publishes APIs; the folder."""
    lines = "".join(f"{namespace} = {target}\n" for namespace, target in points.items())
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: 2.5\n"
    info = {"METADATA": metadata, "entry_points.txt": f"[longshore.points]\n{lines}"}
    files = {f"{name}-2.5.dist-info/{file}": text for file, text in info.items()}
    return written(folder, {**files, **modules})


def api_of(folder: Path, source: str, attr: str = "point", **modules: str) -> Api | Unreadable:
    """The API that a host's module ``host_api`` has under a name; ``a__b`` is the module ``a.b``."""
    written(folder, {"host_api.py": source})
    for name, text in modules.items():
        parts = name.split("__")
        for length in range(1, len(parts)):
            package = folder.joinpath(*parts[:length])
            package.mkdir(exist_ok=True)
            (package / "__init__.py").touch()
        path = folder.joinpath(*parts)
        (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).write_text(text)
    reference = ApiReference("n.s", f"host_api:{attr}", "test 1.0", "", Place("x"))
    return read_api(Sources(environment(folder)), reference)
