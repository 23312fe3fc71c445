"""Pairs of an API and a plugin, as files of their own: `compatible.txt` and `refused.txt`, each under a prelude.

A section is `### title`, the text of a module with `API`, `# the plugin`, and the text of another module with `Plugin`
or `plugin`, which imports all from the first one.
"""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Literal

Kind = Literal["compatible", "refused"]
FOLDER = Path(__file__).parent
FUTURE = "from __future__ import annotations\n"


@dataclass(frozen=True)
class Pair:
    """One API and one plugin, as texts."""

    title: str
    number: int
    api: str
    plugin: str

    def load_api(self, folder: Path, version: str) -> ModuleType:
        """A new module that declares the API; its file is kept in a folder."""
        return loaded(f"api_{self.number:02}_{version}", self.api, folder)

    def load_plugin(self, api: ModuleType, folder: Path, version: str) -> object:
        """The plugin of a new module: an object whose class nobody has seen before."""
        text = with_import(self.plugin, f"from {api.__name__} import *\n")
        module = loaded(f"plugin_{self.number:02}_{version}", text, folder)
        return module.plugin if hasattr(module, "plugin") else module.Plugin()


def pairs(kind: Kind) -> list[Pair]:
    """All pairs of a kind."""
    prelude, *sections = (FOLDER / f"{kind}.txt").read_text().split("\n### ")
    return [pair(number, section, prelude) for number, section in enumerate(sections)]


def pair(number: int, section: str, prelude: str) -> Pair:
    """The pair that a section writes down."""
    title, _, text = section.partition("\n")
    api, _, plugin = text.partition("# the plugin\n")
    return Pair(title, number, with_import(api, prelude), with_import(plugin, prelude))


def with_import(text: str, imports: str) -> str:
    """A module with some more imports at its top, behind that of the future."""
    return FUTURE + imports + text.removeprefix(FUTURE) if text.startswith(FUTURE) else imports + text


def loaded(name: str, text: str, folder: Path) -> ModuleType:
    """A module made from a text, which is written to a file first."""
    path = folder / f"{name}.py"
    path.write_text(text)
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
