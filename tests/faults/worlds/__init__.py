"""All fault worlds, by what goes wrong."""

from __future__ import annotations

import importlib
import pkgutil

from tests.faults.world import World

WORLDS: list[World] = [
    world
    for module in pkgutil.iter_modules(__path__)
    for world in importlib.import_module(f"{__name__}.{module.name}").WORLDS
]
