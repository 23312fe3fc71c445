"""Subclasses of an API: what they override, what the API's own machinery puts into them, what nobody annotates."""

from __future__ import annotations

from collections.abc import Callable

from longshore import check
from tests.unit.conformance.depths_support import told
from tests.unit.conformance.source_support import written

__all__ = ["written"]


INFERRED_ATTRIBUTES = """
class API(abc.ABC):
    option = None
    size = 3

class Same(API):
    option = "any"
    size = 4

class Other(API):
    size = "large"
"""


def test_an_attribute_that_the_api_only_infers(written):
    """None may be overridden by anything; of another value only mypy keeps the type."""
    module = told(written, INFERRED_ATTRIBUTES)
    assert module("Same()", "API") == []
    assert module("Other()", "API") == ["warning mypy attribute-type size"]


PUT_THERE_BY_THE_BASE = """
class API(abc.ABC):
    run: str = ""
    def __init_subclass__(cls) -> None:
        cls.run = getattr(cls, "execute", cls.run)

class Plugin(API):
    def execute(self) -> None: ...

class Written(API):
    def run(self) -> None: ...
"""


def test_what_the_api_itself_puts_into_subclasses_is_not_an_override(written):
    """A function under another name than its own stands in no class body."""
    module = told(written, PUT_THERE_BY_THE_BASE)
    assert module("Plugin()", "API") == []
    assert module("Written()", "API") == ["error wrong-kind run"]


UNTYPED_OVERRIDES = """
class API(abc.ABC):
    @abc.abstractmethod
    def run(self, count: int) -> str: ...

class Plugin(API):
    def run(self, count):
        return ""

class Fewer(API):
    def run(self):
        return ""
    def other(self, given):
        return given
"""


def test_mypy_does_not_look_into_an_override_without_annotations(written):
    """Only pyright refuses it; what can't be told stays untold."""
    module = told(written, UNTYPED_OVERRIDES)
    assert module("Plugin()", "API") == ["unverified cannot-tell run(count)", "unverified cannot-tell run (return)"]
    assert "warning pyright too-few-parameters run(count)" in module("Fewer()", "API")


TUPLES_THAT_CAN_BE_ASSIGNED = """
class API(Protocol):
    item: tuple[int, ...]

class Pair:
    item: tuple[int, int] = (1, 2)

class Other:
    item: tuple[int, str] = (1, "")
"""


def test_a_tuple_with_a_length_in_place_of_one_of_any_length(written):
    """To pyright the two are the same type where the items are; mypy refuses what the host may assign."""
    module = told(written, TUPLES_THAT_CAN_BE_ASSIGNED)
    assert module("Pair()", "API") == ["warning mypy attribute-type item"]
    assert module("Other()", "API") == ["error attribute-type item"]


MADE_ELSEWHERE = """
def maker():
    def run(count: int) -> str:
        return ""
    return run

plugin = maker()
"""


def test_a_function_of_a_module_that_is_gone():
    """Where no source tells of decorators, a function that was made inside another one is what it says."""
    space = {"__name__": "a_module_that_is_gone"}
    exec(compile(MADE_ELSEWHERE, "a_module_that_is_gone.py", "exec"), space)
    assert check(space["plugin"], Callable[[int], str]).conforms
    assert not check(space["plugin"], Callable[[str], str]).conforms


ONE_MEMBER = """
class One(enum.Enum):
    ONLY = "only"

class Two(enum.Enum):
    FIRST = "first"
    SECOND = "second"
"""


def test_a_factory_of_literals(written):
    """An enumeration of one member makes that member; one of two may make another."""
    module = told(written, ONE_MEMBER)
    assert module("One", "Callable[[str], Literal[One.ONLY]]") == []
    assert module("Two", "Callable[[str], Literal[Two.FIRST]]") == ["unverified cannot-tell"]
