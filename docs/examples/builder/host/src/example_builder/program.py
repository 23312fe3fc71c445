"""Builds a document with the extensions that its configuration lists."""

import argparse
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from example_builder.api import Application, extensions
from longshore import ExtensionManager, ImportReferences, PluginErrors

ROLE = re.compile(r":(\w+):`([^`]*)`")


def set_up(names: list[str]) -> Application:
    """The application, once each extension has registered with it, in the order of the configuration.

    Nothing is built without an extension that is named: with ``strict``, all are compared before the first one acts.
    """
    app = Application()
    source = ImportReferences({name: f"{name}:setup" for name in names})
    for extension in ExtensionManager(extensions, source=source, strict=True):
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


def main() -> int:
    """Run the program."""
    parser = argparse.ArgumentParser("example-builder")
    parser.add_argument("folder", type=Path, help="of the document: it has conf.toml and index.txt")
    folder: Path = parser.parse_args().folder
    configuration: Mapping[str, list[str]] = tomllib.loads((folder / "conf.toml").read_text(encoding="utf-8"))
    try:
        app = set_up(configuration["extensions"])
    except PluginErrors as group:
        print(f"{folder} was not built:", *group.exceptions, sep="\n")
        return 1
    build(app, (folder / "index.txt").read_text(encoding="utf-8"))
    return 0
