"""Answers one request, as the settings say."""

import argparse
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from example_settings.api import Configurator, View, includes, middleware
from longshore import ExtensionManager, ImportReferences, PluginErrors


def reference(dotted: str) -> str:
    """The reference ``package.module:Class`` of a dotted name ``package.module.Class``."""
    module, _, name = dotted.rpartition(".")
    return f"{module}:{name}"


def views(packages: Iterable[str]) -> Mapping[str, View]:
    """What the packages add, each in its turn."""
    configurator = Configurator()
    source = ImportReferences([f"{each}:includeme" for each in packages])
    ExtensionManager(includes, source=source, strict=True).call_each(configurator)
    return configurator.views


def wrapped(view: View, names: Iterable[str]) -> View:
    """A view in its middleware; the first of the settings is the outermost."""
    source = ImportReferences([reference(each) for each in names])
    for extension in reversed(list(ExtensionManager(middleware, source=source, strict=True))):
        view = extension.obj(view)
    return view


def main() -> int:
    """Run the program."""
    parser = argparse.ArgumentParser("example-settings")
    parser.add_argument("settings", type=Path)
    parser.add_argument("path", help="of the request, as /cart")
    asked = parser.parse_args()
    settings: Mapping[str, list[str]] = tomllib.loads(asked.settings.read_text(encoding="utf-8"))
    try:
        view = views(settings["includes"]).get(asked.path, "nothing at {}".format)
        print(wrapped(view, settings["middleware"])(asked.path))
    except PluginErrors as group:
        print(f"{asked.settings} names what can't be used:", *group.exceptions, sep="\n")
        return 1
    return 0
