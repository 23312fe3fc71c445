"""Runs the controllers of a site."""

import argparse
from pathlib import Path

from example_controllers.api import Site, controllers
from longshore import ExtensionManager, PluginDirectory


def make(folder: Path) -> Site:
    """The site of a folder."""
    posts = {each.stem: each.read_text(encoding="utf-8").strip() for each in sorted(folder.glob("_posts/*.txt"))}
    site = Site(posts)
    found = ExtensionManager(controllers, source=PluginDirectory(folder / "_controllers"))
    for extension in sorted(found, key=lambda each: each.obj.priority, reverse=True):
        extension.obj.run(site)
    return site


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser("example-controllers")
    parser.add_argument("folder", type=Path, help="of the site")
    for path, text in make(parser.parse_args().folder).pages.items():
        print(f"{path}: {text}")
