"""Who competes at starting up, and how each of them is run fairly."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from .contenders.api import DRIVER, NAMESPACE, POSTPONED
from .environments import Environment
from .processes import ChildFailed, Interpreter, Sample

Scenario = Literal["one", "all", "postponed", "call"]


@dataclass(frozen=True)
class Contender:
    """One library in one state of its disk cache."""

    label: str
    library: str
    cache: Literal["none", "warm", "cold"] = "none"

    def program(self, scenario: Scenario) -> str:
        """The name of its program among the contenders."""
        if self is FLOOR:
            return "floor"
        return f"{self.library}_{'one' if scenario == 'postponed' else scenario}"


FLOOR = Contender("(the floor itself)", "")
LONGSHORE = Contender("longshore", "longshore")
STEVEDORE_WARM = Contender("stevedore, warm disk cache", "stevedore", "warm")
STEVEDORE_COLD = Contender("stevedore, cold disk cache", "stevedore", "cold")
METADATA = Contender("importlib.metadata", "metadata")


@dataclass(frozen=True)
class Trial:
    """One contender doing one thing in one environment."""

    contender: Contender
    scenario: Scenario
    environment: Environment

    @property
    def namespace(self) -> str:
        """The namespace whose plugins are loaded."""
        return POSTPONED if self.scenario == "postponed" else NAMESPACE

    @property
    def wanted(self) -> Sequence[str]:
        """The modules that must be loaded."""
        match self.scenario:
            case "one":
                return [self.environment.plugin_modules[int(DRIVER[1:])]]
            case "postponed":
                return [self.environment.postponed_module]
            case "all" | "call":
                return self.environment.plugin_modules


@dataclass(frozen=True)
class Arena:
    """Runs trials with one Python, below one temporary folder."""

    interpreter: Interpreter
    folder: Path

    def contenders(self) -> list[Contender]:
        """All whose library this Python has, and the floor."""
        known = {"", "metadata", *self.interpreter.libraries}
        return [one for one in (LONGSHORE, STEVEDORE_WARM, STEVEDORE_COLD, METADATA, FLOOR) if one.library in known]

    def home(self, trial: Trial) -> Path:
        """Where the process keeps disk caches: one for each contender and environment."""
        return self.folder / "homes" / f"{trial.contender.cache}-{trial.environment.folder.name}"

    def run(self, trial: Trial) -> Sample:
        """One fresh process, whose work is verified."""
        home = self.home(trial)
        if trial.contender.cache == "cold":
            shutil.rmtree(home, ignore_errors=True)
        program = trial.contender.program(trial.scenario)
        sample = self.interpreter.run(trial.environment.folder, program, [trial.namespace, *trial.wanted], home)
        if sample.loaded != len(trial.wanted) or not sample.modules.issuperset(trial.wanted):
            raise ChildFailed(f"{program} loaded {sample.loaded} plugins, not {len(trial.wanted)}")
        if trial.contender.cache == "cold" and len(cache_files(home)) != 1:
            raise ChildFailed(f"stevedore wrote no disk cache with {self.interpreter.executable}")
        return sample

    def prove_warm(self, trials: Iterable[Trial]) -> None:
        """Stop unless the warm disk cache was really used and never grew."""
        for home, folder in {self.home(trial): trial.environment.folder for trial in trials if is_warm(trial)}.items():
            before = cache_files(home)
            self.interpreter.run(folder, "stevedore_proof", [NAMESPACE], home)
            if len(before) != 1 or cache_files(home) != before:
                raise ChildFailed("stevedore's disk cache was not the same in all rounds")

    def runs(self, trials: Iterable[Trial]) -> dict[Trial, partial[Sample]]:
        """What `measure.interleaved` wants."""
        return {trial: partial(self.run, trial) for trial in trials}


def is_warm(trial: Trial) -> bool:
    """Whether the trial counts on a warm disk cache."""
    return trial.contender.cache == "warm"


def cache_files(home: Path) -> list[Path]:
    """The files below a home."""
    return sorted(path for path in home.rglob("*") if path.is_file())
