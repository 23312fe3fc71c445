"""Builds a document with the extensions that its configuration lists."""

import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from example_builder.api import Application, extensions
from longshore import ExtensionManager, ImportReferences

ROLE = re.compile(r":(\w+):`([^`]*)`")


def set_up(names: list[str]) -> Application:
    """The application, once each extension has registered with it, in the order of the configuration."""
    app = Application()
    source = ImportReferences({name: f"{name}:setup" for name in names})
    for extension in ExtensionManager(extensions, source=source):
        about = extension.obj(app)
        print(f"set up {extension.name} {about['version']}")
    return app


def build(app: Application, text: str) -> None:
    """Print the document."""

    def rendered(found: re.Match[str]) -> str:
        return app.roles[found[1]](found[2]) if found[1] in app.roles else found[0]

    lines = ROLE.sub(rendered, text).splitlines()
    print(*lines, sep="\n")
    for finished in app.finished:
        print(finished(len(lines)))


def main() -> None:
    """Run the program with the folder of the document."""
    folder = Path(sys.argv[1])
    configuration: Mapping[str, list[str]] = tomllib.loads((folder / "conf.toml").read_text(encoding="utf-8"))
    build(set_up(configuration["extensions"]), (folder / "index.txt").read_text(encoding="utf-8"))
