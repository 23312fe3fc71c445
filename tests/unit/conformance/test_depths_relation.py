"""Which type is assignable to which, deep down: tuples, type variables, literals, classes, callables."""

from __future__ import annotations

from tests.unit.conformance.depths_support import told
from tests.unit.conformance.source_support import written

__all__ = ["written"]


CLASSES_AS_VALUES = """
class Named(Protocol):
    @property
    def name(self) -> str: ...

class Making(Protocol):
    @property
    def cls(self) -> Named: ...

class Calling(Protocol):
    @property
    def cls(self) -> Callable[[int], object]: ...

class Named3:
    name: ClassVar[str] = "three"
    def __init__(self, count: int) -> None: ...

class Nameless:
    def __init__(self, count: str) -> None: ...

if TYPE_CHECKING:
    from decimal import Decimal as Missing

class Good:
    @property
    def cls(self) -> type[Named3]:
        return Named3

class Bad:
    @property
    def cls(self) -> type[Nameless]:
        return Nameless

class Open:
    @property
    def cls(self) -> "type[Missing]":
        raise LookupError
"""


def test_classes_as_values(written):
    """A class object as an attribute is compared with a Protocol member by member, with a Callable by its constructor."""
    module = told(written, CLASSES_AS_VALUES)
    assert module("Good()", "Making") == []
    assert module("Bad()", "Making") == ["error attribute-type cls"]
    assert module("Open()", "Making") == ["unverified cannot-tell cls"]
    assert module("Good()", "Calling") == []
    assert module("Bad()", "Calling") == ["warning pyright attribute-type cls"]
    assert module("Open()", "Calling") == ["unverified cannot-tell cls"]


OBJECTS_THAT_CAN_BE_CALLED = """
class API(Protocol):
    @property
    def call(self) -> Callable[[int], str]: ...

class Taking:
    def __call__(self, given: int) -> str:
        return ""

class Refusing:
    def __call__(self, given: str) -> str:
        return ""

class Answering:
    def __getattr__(self, name: str) -> Any: ...

class Silent: ...

class Good:
    call: Taking = Taking()

class Bad:
    call: Refusing = Refusing()

class Open:
    call: Answering = Answering()

class None_:
    call: Silent = Silent()

class NoType:
    call: 3 = Taking()  # type: ignore
"""


def test_objects_that_can_be_called(written):
    """An object with ``__call__`` is compared with a Callable by it; what answers any name can't be told."""
    module = told(written, OBJECTS_THAT_CAN_BE_CALLED)
    assert module("Good()", "API") == []
    assert module("Bad()", "API") == ["error attribute-type call"]
    assert module("Open()", "API") == ["unverified cannot-tell call"]
    assert module("None_()", "API") == ["error attribute-type call"]
    assert module("NoType()", "API") == ["unverified cannot-tell call"]


UNIONS_WITH_A_PART_THAT_IS_NOT_KNOWN = """
if TYPE_CHECKING:
    from decimal import Decimal as Missing

class API(Protocol):
    def take(self, given: int) -> None: ...

class Open:
    def take(self, given: "str | Missing") -> None: ...

class Known:
    def take(self, given: "Missing | int") -> None: ...
"""


def test_unions_with_a_part_that_is_not_known(written):
    """Where one part of a union is not known, no part may be said to be missing."""
    module = told(written, UNIONS_WITH_A_PART_THAT_IS_NOT_KNOWN)
    assert module("Open()", "API") == ["unverified cannot-tell take(given)"]
    assert module("Known()", "API") == []


TYPES_THAT_ARE_NESTED_DEEPLY = """
class API(Protocol):
    def deep(self) -> "list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[int]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]": ...
    def flat(self) -> int: ...

class Same:
    def deep(self) -> "list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[int]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]": ...
    def flat(self) -> str: ...

class Other:
    def deep(self) -> "list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[list[str]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]": ...
    def flat(self) -> int: ...
"""


def test_types_that_are_nested_deeply(written):
    """A type inside fifty others is not followed to its end."""
    module = told(written, TYPES_THAT_ARE_NESTED_DEEPLY)
    assert module("Same()", "API") == ["error return-type flat (return)"]
    assert module("Other()", "API") == ["unverified cannot-tell deep (return)"]


TYPE_VARIABLES_OF_THE_API_IN_UNIONS = """
T = TypeVar("T")
B = TypeVar("B", bound=int)
K = TypeVar("K", int, str)

class API(Protocol):
    def one(self, given: T) -> None: ...
    def two(self, given: B) -> None: ...
    def three(self, given: K) -> None: ...

class Wide:
    def one(self, given: object) -> None: ...
    def two(self, given: int | bytes) -> None: ...
    def three(self, given: int | str) -> None: ...

class Narrow:
    def one(self, given: int | str) -> None: ...
    def two(self, given: str | bytes) -> None: ...
    def three(self, given: int | bytes) -> None: ...
"""


def test_type_variables_of_the_api_in_unions(written):
    """A type variable of the API fits a union through its bound or its constraints."""
    module = told(written, TYPE_VARIABLES_OF_THE_API_IN_UNIONS)
    assert module("Wide()", "API") == []
    assert module("Narrow()", "API") == [
        "error parameter-type one(given)",
        "error parameter-type two(given)",
        "error parameter-type three(given)",
    ]


LITERAL_STRINGS = """
class Texts(Protocol):
    def text(self) -> str: ...

class Literals(Protocol):
    def text(self) -> LiteralString: ...

class Numbers(Protocol):
    def text(self) -> int: ...

class Literal_:
    def text(self) -> LiteralString:
        return "text"

class Textual:
    def text(self) -> str:
        return "text"

class Number:
    def text(self) -> int:
        return 3

class Known:
    def text(self) -> Literal["a"]:
        return "a"

class KnownBytes:
    def text(self) -> Literal[b"a"]:
        return b"a"
"""


def test_literal_strings(written):
    """A ``LiteralString`` is a str; whether a str is one, only pyright asks."""
    module = told(written, LITERAL_STRINGS)
    assert module("Literal_()", "Texts") == []
    assert module("Literal_()", "Literals") == []
    assert module("Literal_()", "Numbers") == ["error return-type text (return)"]
    assert module("Textual()", "Literals") == ["warning pyright return-type text (return)"]
    assert module("Number()", "Literals") == ["error return-type text (return)"]
    assert module("Known()", "Literals") == []
    assert module("KnownBytes()", "Literals") == ["error return-type text (return)"]


WHOLE_ENUMERATIONS = """
class Colour(enum.Enum):
    RED = 1
    BLUE = 2

class API(Protocol):
    def colour(self) -> Union[Literal[Colour.RED], Literal[Colour.BLUE]]: ...
    def flag(self) -> Union[Literal[True], Literal[False], None]: ...

class Half(Protocol):
    def colour(self) -> Union[Literal[Colour.RED], None]: ...
    def flag(self) -> Union[Literal[True], int]: ...

class Plugin:
    def colour(self) -> Colour:
        return Colour.RED
    def flag(self) -> bool:
        return True
"""


def test_whole_enumerations(written):
    """An enumeration, or ``bool``, is the union of all its values."""
    module = told(written, WHOLE_ENUMERATIONS)
    assert module("Plugin()", "API") == []
    assert module("Plugin()", "Half") == ["error return-type colour (return)"]


FURTHER_PARAMETERS_THAT_THE_API_REACHES = """
class API(Protocol):
    def take(self, *args: int, **kwargs: str) -> None: ...

class Plugin:
    def take(self, first: int = 0, *args: int, **kwargs: str) -> None: ...

class Wide:
    def take(self, first: int | str = 0, *args: int, **kwargs: str) -> None: ...

if TYPE_CHECKING:
    from decimal import Decimal as Missing

class Open:
    def take(self, first: "int | Missing" = 0, *args: int, **kwargs: str) -> None: ...
"""


def test_further_parameters_that_the_api_reaches(written):
    """A parameter that ``**kwargs`` of the API reaches by name is asked for its type by mypy alone where its place counts as well."""
    module = told(written, FURTHER_PARAMETERS_THAT_THE_API_REACHES)
    assert module("Plugin()", "API") == ["warning mypy parameter-type take(kwargs)"]
    assert module("Wide()", "API") == []
    assert module("Open()", "API") == ["unverified cannot-tell take(kwargs)"]


COROUTINES_WITHOUT_ASYNC = """
Made = typing_extensions.TypeAliasType("Made", Coroutine[Any, Any, int])
T = TypeVar("T")

class API(Protocol):
    async def wait(self) -> int: ...

class Given(Protocol):
    def wait(self) -> Awaitable[int]: ...

class Anything(Protocol):
    def wait(self) -> Awaitable[Any]: ...

class Making(Protocol):
    async def wait(self, make: Callable[[], types.CoroutineType]) -> int: ...

class Handing:
    def wait(self, make: Callable[[], T]) -> T:
        return make()

class ByAlias:
    def wait(self) -> Made:
        raise LookupError

class Untyped:
    async def wait(self):
        return 3
"""


def test_coroutines_without_async(written):
    """A ``def`` that says it returns a coroutine does for an ``async def``; an unannotated ``async def`` for an Awaitable."""
    module = told(written, COROUTINES_WITHOUT_ASYNC)
    assert module("ByAlias()", "API") == ["warning pyright async-mismatch wait (return)"]
    assert module("Handing()", "Making") == []
    assert module("Untyped()", "Given") == ["unverified cannot-tell wait (return)"]
    assert module("Untyped()", "Anything") == []
    assert module("Untyped()", "API") == ["unverified cannot-tell wait (return)"]


TUPLES_WITH_UNPACKED_PARTS = """
class Three(Protocol):
    def items(self) -> tuple[int, str, str]: ...

class Many(Protocol):
    def items(self) -> tuple[int, *tuple[str, ...], bytes]: ...

class Inner:
    def items(self) -> tuple[int, *tuple[str, str]]:
        return (1, "", "")

class Wild:
    def items(self) -> tuple[int, *tuple[Any, ...], str]:
        return (1, "")

class WildLong:
    def items(self) -> tuple[int, int, int, *tuple[Any, ...], str]:
        return (1, 1, 1, "")

class Short:
    def items(self) -> tuple[int]:
        return (1,)

class Ending:
    def items(self) -> tuple[int, *tuple[str, ...], str, bytes]:
        return (1, "", b"")

class Untyped:
    def items(self) -> tuple:
        return ()
"""


def test_tuples_with_unpacked_parts(written):
    """Tuples are compared item by item, whatever is unpacked in them."""
    module = told(written, TUPLES_WITH_UNPACKED_PARTS)
    assert module("Inner()", "Three") == []
    assert module("Wild()", "Three") == []
    assert module("WildLong()", "Three") == ["error return-type items (return)"]
    assert module("Short()", "Three") == ["error return-type items (return)"]
    assert module("Ending()", "Three") == ["error return-type items (return)"]
    assert module("Untyped()", "Three") == []
    assert module("Inner()", "Many") == ["error return-type items (return)"]
    assert module("Wild()", "Many") == ["error return-type items (return)"]
    assert module("WildLong()", "Many") == ["error return-type items (return)"]
    assert module("Short()", "Many") == ["error return-type items (return)"]
    assert module("Ending()", "Many") == []
    assert module("Untyped()", "Many") == []


FUNCTIONS_OVER_ANY_NUMBER_OF_ITEMS = """
Ts = TypeVarTuple("Ts")

class API(Protocol):
    def turn(self, given: tuple[int, str]) -> tuple[str, int]: ...

class Long(Protocol):
    def turn(self, given: tuple[int, *tuple[str, ...]]) -> tuple[int, *tuple[str, ...]]: ...

class Generic_(Protocol):
    def turn(self, given: tuple[*Ts]) -> tuple[*Ts]: ...

class More(Protocol):
    def turn(self, given: tuple[int, *Ts]) -> tuple[*Ts]: ...

class Same:
    def turn(self, given: tuple[*Ts]) -> tuple[*Ts]:
        return given

class Longer:
    def turn(self, given: tuple[*Ts]) -> tuple[int, *Ts]:
        return (1, *given)

class First:
    def turn(self, given: tuple[int, *Ts]) -> tuple[*Ts]:
        raise LookupError

class Fixed:
    def turn(self, given: tuple[int, str]) -> tuple[str, int]:
        raise LookupError

class Wide:
    def turn(self, given: tuple[object, ...]) -> tuple[Any, ...]:
        return given
"""


def test_functions_over_any_number_of_items(written):
    """A plugin's ``*Ts`` takes as many items as the API gives; the API's own stands fast."""
    module = told(written, FUNCTIONS_OVER_ANY_NUMBER_OF_ITEMS)
    assert module("Same()", "API") == ["error return-type turn (return)"]
    assert module("Longer()", "API") == ["error return-type turn (return)"]
    assert module("First()", "API") == ["error return-type turn (return)"]
    assert module("Fixed()", "API") == []
    assert module("Wide()", "API") == []
    assert module("Same()", "Long") == []
    assert module("Longer()", "Long") == ["error return-type turn (return)"]
    assert module("First()", "Long") == ["error return-type turn (return)"]
    assert module("Fixed()", "Long") == ["error parameter-type turn(given)", "error return-type turn (return)"]
    assert module("Same()", "Generic_") == []
    assert module("Longer()", "Generic_") == ["error return-type turn (return)"]
    assert module("First()", "Generic_") == ["error parameter-type turn(given)"]
    assert module("Fixed()", "Generic_") == ["error parameter-type turn(given)", "error return-type turn (return)"]
    assert module("Same()", "More") == ["error return-type turn (return)"]
    assert module("Longer()", "More") == ["error return-type turn (return)"]
    assert module("First()", "More") == []
    assert module("Fixed()", "More") == ["error parameter-type turn(given)", "error return-type turn (return)"]


CLASS_METHODS_WITH_A_NAMED_CLASS = """
T = TypeVar("T")

class API(Protocol):
    @classmethod
    def make(cls) -> "API": ...

class Own:
    @classmethod
    def make(cls: type[T]) -> T:
        return cls()

class Wrong:
    @classmethod
    def make(cls: type[T]) -> list[T]:
        return [cls()]
"""


def test_class_methods_with_a_named_class(written):
    """``cls: type[T]`` gives an instance of the plugin's own class."""
    module = told(written, CLASS_METHODS_WITH_A_NAMED_CLASS)
    assert module("Own()", "API") == []
    assert module("Wrong()", "API") == ["error return-type make (return)"]


UNPACKED_ARGUMENTS = """
Ts = TypeVarTuple("Ts")

class API(Protocol):
    def take(self, *args: int) -> None: ...

class Taking(Protocol):
    def run(self, function: Callable[[int, str, bytes], None]) -> None: ...

class Unpacked:
    def take(self, *args: *tuple[int, ...]) -> None: ...

class Wrong:
    def take(self, *args: *tuple[str, ...]) -> None: ...

class Open:
    def run(self, function: Callable[[int, *Ts], None]) -> None: ...

class OpenWrong:
    def run(self, function: Callable[[str, *Ts], None]) -> None: ...

class Middle:
    def run(self, function: Callable[[int, *tuple[str, ...], bytes], None]) -> None: ...
"""


def test_unpacked_arguments(written):
    """``*args: *tuple[int, ...]`` is ``*args: int``; a Callable may have an unpacked part."""
    module = told(written, UNPACKED_ARGUMENTS)
    assert module("Unpacked()", "API") == []
    assert module("Wrong()", "API") == ["error parameter-type take(args)"]
    assert module("Open()", "Taking") == []
    assert module("OpenWrong()", "Taking") == ["error parameter-type run(function)"]
    assert module("Middle()", "Taking") == ["error parameter-type run(function)"]


GENERIC_CLASSES_OVER_ANY_NUMBER_OF_TYPES = """
Ts = TypeVarTuple("Ts")

class Row(Generic[*Ts]):
    def items(self) -> tuple[*Ts]:
        raise LookupError

class API(Protocol):
    def items(self) -> tuple[int, str]: ...

class Row2(Protocol):
    def row(self) -> Row[int, str]: ...

class Good(Row[int, str]): ...
class Bad(Row[int, bytes]): ...
class Open(Row): ...

class Gives:
    def row(self) -> Row[int, str]:
        return Row()

class GivesOther:
    def row(self) -> Row[int, bytes]:
        return Row()

class GivesOpen:
    def row(self) -> Row:
        return Row()
"""


def test_generic_classes_over_any_number_of_types(written):
    """A class over ``*Ts`` is compared by its items, and without brackets may have any."""
    module = told(written, GENERIC_CLASSES_OVER_ANY_NUMBER_OF_TYPES)
    assert module("Good()", "API") == []
    assert module("Bad()", "API") == ["error return-type items (return)"]
    assert module("Open()", "API") == []
    assert module("Row()", "API") == []
    assert module("Gives()", "Row2") == []
    assert module("GivesOther()", "Row2") == ["error return-type row (return)"]
    assert module("GivesOpen()", "Row2") == []
