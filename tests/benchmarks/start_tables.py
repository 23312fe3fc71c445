"""Starting up: one driver, all plugins, memory, and what is imported on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .contest import FLOOR, LONGSHORE, Arena, Contender, Scenario, Trial
from .environments import Environment
from .measure import Line, interleaved, peak_mib, process_ms, program_ms
from .processes import PROGRAMS, Sample
from .tables import Cell, Table

Results = Mapping[Trial, Sequence[Sample]]
Statistic = Callable[[Sequence[Sample]], float]


def trials(arena: Arena, growing: Sequence[Environment], crowded: Sequence[Environment]) -> list[Trial]:
    """One driver in the growing environments, all plugins in the crowded ones."""
    contenders = arena.contenders()
    one = [Trial(contender, "one", environment) for contender in contenders for environment in growing]
    return one + [Trial(contender, "all", environment) for contender in contenders for environment in crowded]


class StartResults:
    """All samples of a run, and the tables made of them."""

    def __init__(self, results: Results, growing: Sequence[Environment], crowded: Sequence[Environment]) -> None:
        self._results = results
        self._environments: dict[Scenario, Sequence[Environment]] = {"one": growing, "all": crowded}
        self._contenders = list(dict.fromkeys(trial.contender for trial in results if trial.contender != FLOOR))

    def _values(self, statistic: Statistic, contender: Contender, scenario: Scenario) -> list[float]:
        places = self._environments[scenario]
        return [statistic(self._results[Trial(contender, scenario, place)]) for place in places]

    def _above(self, statistic: Statistic, contender: Contender, scenario: Scenario) -> list[float]:
        values = self._values(statistic, contender, scenario)
        floors = self._values(statistic, FLOOR, scenario)
        return [value - floor for value, floor in zip(values, floors, strict=True)]

    def _rows(self, statistic: Statistic, scenario: Scenario) -> list[list[Cell]]:
        rows: list[list[Cell]] = []
        for contender in self._contenders:
            rows.append([contender.label, *self._above(statistic, contender, scenario)])
        rows.append(["(the floor itself)", *self._values(statistic, FLOOR, scenario)])
        return rows

    def _with_ratios(self, table: Table) -> list[Table]:
        if LONGSHORE not in self._contenders:
            return [table]
        ratios = table.against(LONGSHORE.label, f"{table.title.split(':')[0]}: multiples of longshore")
        return [table, Table(ratios.title, ratios.columns, ratios.rows[: len(self._contenders)])]

    def one_driver(self) -> list[Table]:
        """CPU time above the floor, the fit, and the whole process."""
        sizes = [environment.distributions for environment in self._environments["one"]]
        columns = ["contender", *(f"N={size}" for size in sizes)]
        rows = self._rows(program_ms, "one")
        for contender, row in zip([*self._contenders, FLOOR], rows, strict=True):
            above = self._above if contender != FLOOR else self._values
            values = above(program_ms, contender, "one")
            line = Line.through(dict(zip(sizes, values, strict=True)))
            row.extend([line.start_ms, line.each_us])
        title = "One driver loaded and checked: CPU ms above the floor, by installed distributions"
        tables = self._with_ratios(Table(title, [*columns, "fit: ms", "fit: µs/dist"], rows, FLOOR_NOTE))
        whole: list[list[Cell]] = [
            [each.label, *self._values(process_ms, each, "one")] for each in [*self._contenders, FLOOR]
        ]
        return [*tables, Table("One driver, the whole process: CPU ms with the interpreter's start", columns, whole)]

    def all_plugins(self) -> list[Table]:
        """CPU time above the floor for all plugins of the namespace."""
        places = self._environments["all"]
        columns = ["contender", *(f"P={place.plugins}" for place in places)]
        title = f"All P plugins loaded, called and checked, N={places[0].distributions}: CPU ms above the floor"
        return self._with_ratios(Table(title, columns, self._rows(program_ms, "all")))

    def memory(self) -> Table:
        """Peak memory above the floor."""
        columns = ["contender", *(f"N={place.distributions}" for place in self._environments["one"])]
        return Table("One driver: peak memory, MiB above the floor", columns, self._rows(peak_mib, "one"))

    def imports(self) -> list[Table]:
        """The modules that longshore brings into the process, its own and others."""
        if LONGSHORE not in self._contenders:
            return []
        tables = []
        for scenario, what in PATHS.items():
            place = self._environments[scenario][0]
            ours = self._results[Trial(LONGSHORE, scenario, place)][0].modules
            extra = sorted(ours - self._results[Trial(FLOOR, scenario, place)][0].modules)
            own = [name for name in extra if name.split(".")[0] == LONGSHORE.library]
            foreign = [name for name in extra if name not in own and not name.startswith(f"{PROGRAMS.name}.")]
            rows: list[list[Cell]] = [
                ["longshore's own", str(len(own)), ", ".join(own)],
                ["others beyond `import typing`", str(len(foreign)), ", ".join(foreign) or "none"],
            ]
            tables.append(Table(f"Imported for {what}", ["modules", "number", "names"], rows))
        return tables

    def tables(self) -> list[Table]:
        """All of them."""
        return [*self.one_driver(), *self.all_plugins(), self.memory(), *self.imports()]


PATHS: Mapping[Scenario, str] = {"one": "one driver, loaded and checked", "all": "all plugins, called and checked"}
FLOOR_NOTE = (
    "The floor is a process that imports `typing`, declares the same Protocols and imports the plugin's module by "
    "its name. Only longshore checks what it loads.",
)


def measured(arena: Arena, growing: Sequence[Environment], crowded: Sequence[Environment], rounds: int) -> list[Table]:
    """Run all trials side by side; the tables."""
    planned = trials(arena, growing, crowded)
    results = interleaved(arena.runs(planned), rounds, "start")
    arena.prove_warm(planned)
    return StartResults(results, growing, crowded).tables()
