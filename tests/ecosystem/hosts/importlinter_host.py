"""import-linter: kinds of contracts."""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

from grimp import ImportGraph
from importlinter import Contract, ContractCheck

from tests.ecosystem.cases import Case

PACKAGE = "import-linter"

ContractClass: TypeAlias = type[Contract]
MakesContract: TypeAlias = Callable[[str, dict[str, Any], dict[str, Any]], Contract]


class Judges(Protocol):
    """A contract, without its base class."""

    name: str

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck: ...

    def render_broken_contract(self, check: ContractCheck) -> None: ...


class JudgesQuietly(Protocol):
    """Wrong: contracts want to know whether to be verbose."""

    def check(self, graph: ImportGraph) -> ContractCheck: ...


JudgesClass: TypeAlias = type[Judges]
JudgesQuietlyClass: TypeAlias = type[JudgesQuietly]

CONTRACTS = {
    "acyclic_siblings": "importlinter.contracts.acyclic_siblings:AcyclicSiblingsContract",
    "forbidden": "importlinter.contracts.forbidden:ForbiddenContract",
    "independence": "importlinter.contracts.independence:IndependenceContract",
    "layers": "importlinter.contracts.layers:LayersContract",
    "protected": "importlinter.contracts.protected:ProtectedContract",
}

CASES = (
    Case("ContractClass", "contracts", CONTRACTS),
    Case("JudgesClass", "contracts", CONTRACTS),
    Case("MakesContract", "contracts", CONTRACTS),
    Case("JudgesQuietlyClass", "contracts", CONTRACTS, wrong="extra-parameter"),
)
