"""Generates environments: folders that look like the site-packages of N installed distributions.

The sizes follow a measured site-packages folder: METADATA 5.7 KB and RECORD 3 KB in the median with long tails,
four distributions in ten with an entry_points.txt, forty namespaces, a package folder each.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from .contenders.api import DRIVER, NAMESPACE, POSTPONED

SEED = 20_250_101  # every run measures the same environments
OTHER_NAMESPACES = [f"tool{number:02}.plugins" for number in range(39)]
METADATA_BYTES, RECORD_BYTES = 5_700, 3_000
SPREAD = 0.9  # of the logarithm of the sizes

PLUGIN = '''\
"""A plugin as most are: a class, annotated, that names no base."""


class FileReader:
    def __init__(self) -> None:
        self.position = 0

    def open(self, path: str) -> None:
        self.position = 0

    def read(self, size: int) -> bytes:
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        self.position = offset
        return offset

    def tell(self) -> int:
        return self.position

    def close(self) -> None:
        self.position = 0
'''


@dataclass(frozen=True)
class Environment:
    """One generated folder; plugin number i of the benchmarked namespace is named `p<i>`.

    One more plugin, alone in a second namespace, is the same with postponed annotations.
    """

    folder: Path
    distributions: int
    plugin_modules: tuple[str, ...]
    postponed_module: str

    @property
    def plugins(self) -> int:
        """How many plugins the benchmarked namespace has."""
        return len(self.plugin_modules)


def filler(line: str, median_bytes: int, chance: random.Random) -> str:
    """Lines of about so many bytes in the median, and sometimes many more."""
    wanted = chance.lognormvariate(math.log(median_bytes), SPREAD)
    return line * max(1, round(wanted / len(line)))


def write_distribution(folder: Path, name: str, chance: random.Random) -> Path:
    """One package and its .dist-info folder, without entry points; returns the latter."""
    version = f"1.{chance.randrange(30)}.0"
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir()
    description = filler("A line of the description, as long as they are.\n", METADATA_BYTES, chance)
    (info / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n\n{description}")
    record = f"{name}/module_of_the_package.py,sha256={'x' * 43},1234\n"
    (info / "RECORD").write_text(filler(record, RECORD_BYTES, chance))
    (info / "WHEEL").write_text("Wheel-Version: 1.0\nGenerator: bench\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    (info / "INSTALLER").write_text("pip\n")
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text("")
    return info


def entry_points_text(name: str, plugin_names: list[str], chance: random.Random) -> str:
    """The file of one distribution: the benchmarked plugins that it has, and some of other namespaces."""
    sections: dict[str, list[str]] = defaultdict(list)
    for _ in range(chance.randint(1, 4)):
        namespace = chance.choice(OTHER_NAMESPACES)
        sections[namespace].append(f"{name}_{len(sections[namespace])} = {name}.commands:main")
    for plugin in plugin_names:
        sections[NAMESPACE].append(f"{plugin} = {name}.reader_{plugin}:FileReader")
    return "\n".join(f"[{namespace}]\n" + "\n".join(lines) + "\n" for namespace, lines in sections.items())


def generate(folder: Path, distributions: int, plugins: int) -> Environment:
    """Write the environment; the plugins are spread over the distributions that have entry points."""
    chance = random.Random(f"{SEED}-{distributions}-{plugins}")
    folder.mkdir(parents=True)
    names = [f"package_{number:04}" for number in range(distributions)]
    infos = {name: write_distribution(folder, name, chance) for name in names}
    with_entry_points = chance.sample(names, max(1, distributions * 4 // 10))
    owners = {f"p{number}": with_entry_points[number % len(with_entry_points)] for number in range(plugins)}
    for plugin, owner in owners.items():
        (folder / owner / f"reader_{plugin}.py").write_text(PLUGIN)
    for name in with_entry_points:
        text = entry_points_text(name, [plugin for plugin, owner in owners.items() if owner == name], chance)
        (infos[name] / "entry_points.txt").write_text(text)
    postponed_owner = with_entry_points[0]
    (folder / postponed_owner / "postponed.py").write_text("from __future__ import annotations\n" + PLUGIN)
    with (infos[postponed_owner] / "entry_points.txt").open("a") as file:
        file.write(f"\n[{POSTPONED}]\n{DRIVER} = {postponed_owner}.postponed:FileReader\n")
    modules = tuple(f"{owner}.reader_{plugin}" for plugin, owner in owners.items())
    return Environment(folder, distributions, modules, f"{postponed_owner}.postponed")
