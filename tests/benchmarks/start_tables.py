"""Starting up: one driver, all plugins, memory, and what is imported on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .contest import FLOOR, LONGSHORE, Arena, Contender, Scenario, Trial
from .environments import Environment
from .measure import Line, interleaved, peak_mib, process_ms, program_ms
from .processes import PROGRAMS, Sample
from .tables import Cell, Table

Results = Mapping[Trial, Sequence[Sample]]
Places = Mapping[Scenario, Sequence[Environment]]
Statistic = Callable[[Sequence[Sample]], float]

TITLES: Mapping[Scenario, str] = {
    "one": "One driver loaded and checked",
    "all": "All plugins loaded, called and checked",
    "postponed": "One driver whose author postpones annotations",
    "call": "All plugins and a first call of each",
}
FLOOR_NOTE = (
    "The floor is a process that imports `typing`, declares the same Protocols and imports the plugins' modules by "
    "their names. Only longshore checks what it loads."
)


def measured(arena: Arena, places: Places, rounds: int) -> list[Table]:
    """Run every contender in every scenario's environments, side by side; the tables."""
    trials = [
        Trial(contender, scenario, place)
        for contender in arena.contenders()
        for scenario, environments in places.items()
        for place in environments
    ]
    results = interleaved(arena.runs(trials), rounds, "start")
    arena.prove_warm(trials)
    return StartResults(results, places).tables()


class StartResults:
    """All samples of a run, and the tables made of them."""

    def __init__(self, results: Results, places: Places) -> None:
        self._results = results
        self._places = places
        self._contenders = list(dict.fromkeys(trial.contender for trial in results if trial.contender != FLOOR))

    def tables(self) -> list[Table]:
        """All of them."""
        return [*self.one_driver(), *self.all_plugins(), *self.further_cases(), self.memory(), *self.imports()]

    def one_driver(self) -> list[Table]:
        """CPU time above the floor, with a fit, and that of the whole process."""
        sizes = [place.distributions for place in self._places["one"]]
        columns = ["contender", *(f"N={size}" for size in sizes)]
        rows: list[list[Cell]] = []
        for label, values in self._above(program_ms, "one").items():
            line = Line.through(dict(zip(sizes, values, strict=True)))
            rows.append([label, *values, line.start_ms, line.each_us])
        title = f"{TITLES['one']}: CPU ms above the floor, by installed distributions"
        above = Table(title, [*columns, "fit: ms", "fit: µs/dist"], rows, [FLOOR_NOTE])
        whole = self._values(process_ms, "one")
        title = f"{TITLES['one']}, the whole process: CPU ms with the interpreter's start"
        return [*self._with_multiples(above), Table(title, columns, as_rows(whole))]

    def all_plugins(self) -> list[Table]:
        """CPU time above the floor for all plugins of the namespace."""
        places = self._places["all"]
        title = f"{TITLES['all']}, N={places[0].distributions}: CPU ms above the floor, by number of plugins"
        columns = ["contender", *(f"P={place.plugins}" for place in places)]
        return self._with_multiples(Table(title, columns, as_rows(self._above(program_ms, "all"))))

    def further_cases(self) -> list[Table]:
        """Two common cases that may leave the fastest way."""
        postponed = self._above(program_ms, "postponed")
        call = self._above(program_ms, "call")
        rows = as_rows({label: [*values, *call[label]] for label, values in postponed.items()})
        (place,) = self._places["call"]
        title = f"Further cases, N={place.distributions}, P={place.plugins}: CPU ms above the floor"
        return self._with_multiples(Table(title, ["contender", TITLES["postponed"], TITLES["call"]], rows))

    def memory(self) -> Table:
        """Peak memory above the floor."""
        columns = ["contender", *(f"N={place.distributions}" for place in self._places["one"])]
        rows = as_rows(self._above(peak_mib, "one"))
        return Table(f"{TITLES['one']}: peak memory, MiB above the floor", columns, rows)

    def imports(self) -> list[Table]:
        """The modules that longshore brings into the process, its own and others."""
        if LONGSHORE not in self._contenders:
            return []
        rows: list[list[Cell]] = []
        for scenario, places in self._places.items():
            ours, floor = (self._results[Trial(each, scenario, places[0])][0].modules for each in (LONGSHORE, FLOOR))
            extra = sorted(name for name in ours - floor if name.split(".")[0] != PROGRAMS.name)
            own = [name for name in extra if name.split(".")[0] == LONGSHORE.library]
            others = [name for name in extra if name not in own]
            rows.append([TITLES[scenario], "longshore's own", str(len(own)), ", ".join(own)])
            rows.append([TITLES[scenario], "beyond `import typing`", str(len(others)), ", ".join(others) or "none"])
        return [Table("Modules imported by longshore", ["for", "which", "number", "names"], rows)]

    def _values(self, statistic: Statistic, scenario: Scenario) -> dict[str, list[float]]:
        return {each.label: self._of(statistic, each, scenario) for each in [*self._contenders, FLOOR]}

    def _above(self, statistic: Statistic, scenario: Scenario) -> dict[str, list[float]]:
        values = self._values(statistic, scenario)
        floor = values.pop(FLOOR.label)
        above = {
            label: [value - least for value, least in zip(each, floor, strict=True)] for label, each in values.items()
        }
        return above | {FLOOR.label: floor}

    def _of(self, statistic: Statistic, contender: Contender, scenario: Scenario) -> list[float]:
        return [statistic(self._results[Trial(contender, scenario, place)]) for place in self._places[scenario]]

    def _with_multiples(self, table: Table) -> list[Table]:
        if LONGSHORE not in self._contenders:
            return [table]
        title = f"{table.title.split(':')[0]}: multiples of longshore"
        multiples = table.against(LONGSHORE.label, title)
        return [table, Table(title, multiples.columns, [row for row in multiples.rows if row[0] != FLOOR.label])]


def as_rows(values: Mapping[str, Sequence[float]]) -> list[list[Cell]]:
    """Rows that begin with their label."""
    return [[label, *each] for label, each in values.items()]
