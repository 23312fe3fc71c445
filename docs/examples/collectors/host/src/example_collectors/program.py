"""Scans a folder for collectors, and runs those that are enabled."""

import argparse
import tomllib
from pathlib import Path

from example_collectors.api import Collector, collectors
from longshore import EnabledExtensionManager, Extension, PluginDirectory


def load(folder: Path, settings: dict[str, bool]) -> EnabledExtensionManager[Collector]:
    """The enabled collectors of a folder."""

    def enabled(extension: Extension[Collector]) -> bool:
        return settings.get(extension.name, extension.obj.enabled)

    source = PluginDirectory(folder / "collectors", attr="Collector")
    return EnabledExtensionManager(collectors.invoked(), enabled, source=source)


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser("example-collectors")
    parser.add_argument("folder", type=Path, help="has the folder collectors, and collectors.toml")
    folder: Path = parser.parse_args().folder
    settings = tomllib.loads((folder / "collectors.toml").read_text(encoding="utf-8"))
    manager = load(folder, {name: bool(value) for name, value in settings.items()})
    for extension in manager:
        for name, value in extension.obj.collect().items():
            print(f"{extension.name}.{name} {value:g}")
    for outcome in manager.outcomes:
        print(f"# {outcome.candidate.name}: {outcome.status}")
