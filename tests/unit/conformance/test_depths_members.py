"""Members and values, deep down: bodies, class variables, overloads, items of collections."""

from __future__ import annotations

from tests.unit.conformance.depths_support import told
from tests.unit.conformance.source_support import written

__all__ = ["written"]


CALLABLES_AS_ATTRIBUTES = """
class Callback(Protocol):
    def __call__(self, name: str) -> str: ...

class Wide(Protocol):
    @property
    def run(self) -> object: ...

class Called(Protocol):
    @property
    def run(self) -> Callback: ...

class Settable(Protocol):
    run: Callback

class Open(Protocol):
    run: Any

class Wider(Protocol):
    run: object

class Plugin:
    def run(self, name: str) -> str:
        return name

class Other:
    def run(self, name: int) -> str:
        return ""
"""


def test_callables_as_attributes(written):
    """A method where the API has an attribute: of any type, of a callback Protocol, of a Callable."""
    module = told(written, CALLABLES_AS_ATTRIBUTES)
    assert module("Plugin()", "Wide") == []
    assert module("Plugin()", "Called") == []
    assert module("Plugin()", "Settable") == ["warning mypy read-only run"]
    assert module("Plugin()", "Open") == ["warning mypy read-only run"]
    assert module("Plugin()", "Wider") == ["error read-only run"]
    assert module("Other()", "Called") == ["error wrong-kind run"]


CLASS_VARIABLES_AND_CLASS_OBJECTS = """
class API(Protocol):
    name: ClassVar[str]

class Attribute(Protocol):
    name: str

class Plugin:
    name: ClassVar[str] = "x"
"""


def test_class_variables_and_class_objects(written):
    """A class has no ClassVar to give as an instance has it; it has its own attributes."""
    module = told(written, CLASS_VARIABLES_AND_CLASS_OBJECTS)
    assert module("Plugin", "API") == ["error class-for-instance"]
    assert module("Plugin()", "API") == []
    assert module("Plugin", "Attribute") == []


ATTRIBUTES_WHOSE_TYPE_NOTHING_TELLS = """
def compute():
    return 3

class API:
    item = compute()

class Plugin(API):
    item: int = 3
"""


def test_attributes_whose_type_nothing_tells(written):
    """An attribute that a host's API only computes asks for no type."""
    module = told(written, ATTRIBUTES_WHOSE_TYPE_NOTHING_TELLS)
    assert module("Plugin()", "API") == ["unverified cannot-tell item"]


OVERLOADS_IN_ANOTHER_ORDER = """
class API:
    @overload
    def turn(self, given: int) -> int: ...
    @overload
    def turn(self, given: str) -> str: ...
    def turn(self, given: Any) -> Any:
        return given

class Plugin(API):
    @overload
    def turn(self, given: str) -> str: ...
    @overload
    def turn(self, given: int) -> int: ...
    def turn(self, given: Any) -> Any:
        return given
"""


def test_overloads_in_another_order(written):
    """An override with the overloads in another order is refused by both."""
    module = told(written, OVERLOADS_IN_ANOTHER_ORDER)
    assert module("Plugin()", "API") == ["error wrong-kind turn"]


VALUES_AND_THE_TYPES_OF_THEIR_ITEMS = """
class Options(TypedDict):
    width: int

class More(TypedDict, total=False):
    width: int
"""


def test_values_and_the_types_of_their_items(written):
    """The items of a collection tell what its class does not."""
    module = told(written, VALUES_AND_THE_TYPES_OF_THEIR_ITEMS)
    assert module("[1]", "Container[int]") == []
    assert module("{'a': 1}", "Mapping[str, int]") == []
    assert module("{'a': 'b'}", "Mapping[str, int]") == ["error not-a-subclass"]
    assert module("{'width': 3}", "Options") == ["unverified cannot-tell"]
    assert module("{}", "Options") == ["error not-a-subclass"]
    assert module("{'width': ''}", "Options") == ["error not-a-subclass"]
    assert module("{'height': 3}", "More") == ["error not-a-subclass"]


EMPTY_BODIES_THAT_RETURN_NOTHING = """
class Empty(Protocol):
    def run(self) -> None: ...

class Doing(Protocol):
    def run(self) -> None:
        return None

class Passing(Protocol):
    def run(self) -> None:
        pass

class Working(Protocol):
    def run(self) -> int:
        return 3

class EmptyImpl(Empty): ...
class DoingImpl(Doing): ...
class PassingImpl(Passing): ...
class WorkingImpl(Working): ...
class Making(Protocol):
    def __call__(self) -> Passing: ...
class MakingEmpty(Protocol):
    def __call__(self) -> Empty: ...
"""


def test_empty_bodies_that_return_nothing(written):
    """A Protocol's method without a body that returns None: whether it is abstract is what its text says."""
    module = told(written, EMPTY_BODIES_THAT_RETURN_NOTHING)
    assert module("DoingImpl()", "Doing") == []
    assert module("WorkingImpl()", "Working") == []
    assert module("EmptyImpl", "type[Empty]") == ["warning mypy empty-body EmptyImpl.run"]
    assert module("PassingImpl", "type[Passing]") == ["warning mypy empty-body PassingImpl.run"]
    assert module("PassingImpl", "Making") == []
    assert module("EmptyImpl", "MakingEmpty") == []
    assert module("DoingImpl", "type[Doing]") == []


A_PROPERTY_THAT_A_SUBCLASS_SETS = """
class API(Protocol):
    @property
    def name(self) -> str: ...

class Base(API, Protocol):
    def more(self) -> int: ...

class Plugin(API):
    def __init__(self, name: str) -> None:
        self.name: str = name
"""


def test_a_property_that_a_subclass_sets(written):
    """A Protocol's property without body is implemented by an attribute that the class sets."""
    module = told(written, A_PROPERTY_THAT_A_SUBCLASS_SETS)
    assert module("Plugin", "type[API]") == []


KEYWORD_ARGUMENTS_OF_OVERRIDES = """
class API:
    def take(self, **kwargs: int) -> None: ...

class Plugin(API):
    def take(self, **kwargs: str) -> None: ...
"""


def test_keyword_arguments_of_overrides(written):
    """The types of ``**kwargs`` in an override are compared by mypy alone."""
    module = told(written, KEYWORD_ARGUMENTS_OF_OVERRIDES)
    assert module("Plugin()", "API") == ["warning mypy parameter-type take(kwargs)"]


BODIES_THAT_MAY_REFUSE = """
class API(Protocol):
    def one(self, given: int) -> int:
        if given:
            raise NotImplementedError(given)
        return given
    def two(self, given: int) -> int:
        raise NotImplementedError("two")

class Plugin(API):
    def two(self, given: int) -> int:
        return given

class Silent(API): ...
"""


def test_bodies_that_may_refuse(written):
    """A Protocol's body that refuses, but not only, is an implementation; one that only refuses is none."""
    module = told(written, BODIES_THAT_MAY_REFUSE)
    assert module("Plugin()", "API") == []
    assert module("Silent", "type[API]") == ["warning mypy empty-body Silent.two"]


VALUES_THAT_EACH_CHECKER_INFERS_FOR_ITSELF = """
def compute():
    return 3

class API(Protocol):
    @property
    def name(self) -> str: ...

class Plugin:
    def __init__(self) -> None:
        self.name = compute()
"""


def test_values_that_each_checker_infers_for_itself(written):
    """What a function without annotations gives is ``Any`` to mypy; pyright reads its body, so it is not told."""
    module = told(written, VALUES_THAT_EACH_CHECKER_INFERS_FOR_ITSELF)
    assert module("Plugin()", "API") == ["unverified cannot-tell name"]


DECORATED_OVERLOADS = """
class Static(Protocol):
    @overload
    @staticmethod
    def run(number: int) -> int: ...
    @overload
    @staticmethod
    def run(number: str) -> str: ...

class Class(Protocol):
    @overload
    @classmethod
    def run(cls, number: int) -> int: ...
    @overload
    @classmethod
    def run(cls, number: str) -> str: ...

class Right:
    @overload
    @staticmethod
    def run(number: int) -> int: ...
    @overload
    @staticmethod
    def run(number: str) -> str: ...
    @staticmethod
    def run(number: int | str) -> int | str:
        return number

class OfClass:
    @classmethod
    def run(cls, number: object) -> Any:
        return number

class Wrong:
    @staticmethod
    def run(number: int) -> int:
        return number
"""


def test_overloads_above_staticmethod_and_classmethod(written):
    """typing leaves a plain function in the Protocol; what it stands for says of which kind it is."""
    module = told(written, DECORATED_OVERLOADS)
    for api in ("Static", "Class"):
        assert module("Right()", api) == []
        assert module("OfClass()", api) == []
        assert module("Wrong()", api) == ["error parameter-type run(number)", "error return-type run (return)"]
