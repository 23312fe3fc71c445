"""The forms of types, deep down: aliases, unknown names, notes, parameters."""

from __future__ import annotations

from tests.unit.conformance.depths_support import told
from tests.unit.conformance.source_support import written

__all__ = ["written"]


OTHER_FORMS_OF_API = """
Node = int
"""


def test_other_forms_of_api(written):
    """What a plugin is can't be told for a ``LiteralString``; the values of a Literal are compared."""
    module = told(written, OTHER_FORMS_OF_API)
    assert module("'text'", "LiteralString") == ["unverified cannot-tell"]
    assert module("3", "LiteralString") == ["error wrong-kind"]
    assert module("3", "None") == ["error not-a-subclass"]
    assert module("None", "None") == []
    assert module("{}", 'list["Node"]') == ["error not-a-subclass"]


A_GENERIC_CLASS_WITHOUT_ITS_ARGUMENTS = """
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

class Store(Protocol[T_co]):
    def get(self) -> T_co: ...

class Memory(Generic[T]):
    def get(self) -> T:
        raise LookupError

class Derived(Store[T]):
    def get(self) -> T:
        raise LookupError

class Kept(Protocol[T]):
    item: T

class Holder(Generic[T]):
    item: T

class Plain:
    def get(self) -> int:
        return 3

made = Derived
held = Holder
"""


def test_a_generic_class_without_its_arguments(written):
    """Mypy wants to see the arguments of a generic class where those of its instances are asked for."""
    module = told(written, A_GENERIC_CLASS_WITHOUT_ITS_ARGUMENTS)
    assert module("made", "type[Store[int]]") == ["warning mypy wrong-kind"]
    assert module("held", "type[Kept[int]]") == ["warning mypy wrong-kind"]
    assert module("Memory[int]", "type[Store[int]]") == []
    assert module("Plain", "type[Store[int]]") == []
    assert module("Memory", "type[Store[Any]]") == []


NAMES_THAT_EXIST_FOR_TYPE_CHECKERS_ONLY = """
class API(Protocol):
    def one(self, given: int) -> int: ...
    def two(self, given: int) -> int: ...
    def three(self, given: int) -> int: ...
    def four(self, given: int) -> "str": ...
    item: str

if TYPE_CHECKING:
    import array
    from decimal import Decimal as Missing

class Plugin:
    item: "int | Missing" = 3
    def one(self, given: "array.array[int] | int") -> "array.array[int]":
        return array.array("i")
    def two(self, given: "Missing | int") -> "Missing | int":
        return given
    def three(self, given: "int | Missing") -> "int":
        return 3
    def four(self, given: "int") -> "Missing | int":
        return 3
"""


def test_names_that_exist_for_type_checkers_only(written):
    """An annotation with a name that means nothing at run time, also in a union or with a dot, can't be told; the rest is."""
    module = told(written, NAMES_THAT_EXIST_FOR_TYPE_CHECKERS_ONLY)
    assert module("Plugin()", "API") == [
        "error attribute-type item",
        "error return-type four (return)",
        "unverified cannot-tell one (return)",
        "unverified cannot-tell two (return)",
    ]


ALIASES_THAT_MENTION_THEMSELVES = """
Json: TypeAlias = "None | int | list[Json]"
Tree: TypeAlias = "None | int | list[Tree]"
Words: TypeAlias = "None | str | list[Words]"

class API(Protocol):
    def load(self) -> Json: ...

class Own:
    def load(self) -> Json:
        return None

class Other:
    def load(self) -> Tree:
        return None

class Nested:
    def load(self) -> "list[list[Tree]]":
        return []

class Wordy:
    def load(self) -> Words:
        return None
"""


def test_aliases_that_mention_themselves(written):
    """A recursive alias is the same as itself and as what it says, and nothing else."""
    module = told(written, ALIASES_THAT_MENTION_THEMSELVES)
    assert module("Own()", "API") == []
    assert module("Other()", "API") == []
    assert module("Nested()", "API") == ["error return-type load (return)"]
    assert module("Wordy()", "API") == ["error return-type load (return)"]


AN_ALIAS_OF_ITSELF = """
Loop: TypeAlias = "Loop"  # type: ignore

class API(Protocol):
    def load(self) -> int: ...

class Plugin:
    def load(self) -> Loop:  # type: ignore
        return 3
"""


def test_an_alias_of_itself(written):
    """An alias that says nothing but itself can't be told."""
    module = told(written, AN_ALIAS_OF_ITSELF)
    assert module("Plugin()", "API") == ["unverified cannot-tell load (return)"]


ALIASES_AS_OBJECTS = """
T = TypeVar("T")
Numbers = typing_extensions.TypeAliasType("Numbers", list[int])
Pairs = typing_extensions.TypeAliasType("Pairs", dict[T, T], type_params=(T,))

class API(Protocol):
    def numbers(self) -> list[int]: ...
    def pairs(self) -> dict[str, str]: ...

class Plugin:
    def numbers(self) -> Numbers:
        return []
    def pairs(self) -> Pairs[str]:
        return {}

class Other:
    def numbers(self) -> list[int]:
        return []
    def pairs(self) -> Pairs[int]:
        return {}
"""


def test_aliases_as_objects(written):
    """A type alias that is an object stands for its value, with its arguments put in."""
    module = told(written, ALIASES_AS_OBJECTS)
    assert module("Plugin()", "API") == []
    assert module("Other()", "API") == ["error return-type pairs (return)"]


NOTES_IN_STRING_ANNOTATIONS = """
class Field:
    def __init__(self, gt: int) -> None:
        raise LookupError

class API(Protocol):
    def take(self, given: int) -> None: ...

class Noted:
    def take(self, given: "Annotated[int, Field(gt=3)]") -> None: ...

class Wrong:
    def take(self, given: "Annotated[str, Field(gt=3)]") -> None: ...
"""


def test_notes_in_string_annotations(written):
    """The notes of ``Annotated`` are left out; an annotation that would call something can't be told."""
    module = told(written, NOTES_IN_STRING_ANNOTATIONS)
    assert module("Noted()", "API") == []
    assert module("Wrong()", "API") == ["error parameter-type take(given)"]


STRING_ANNOTATIONS_THAT_ARE_NO_TYPES = """
def made() -> type:
    raise LookupError

class API(Protocol):
    def take(self, given: int) -> int: ...

class Broken:
    def take(self, given: "Annotated[int, made(") -> str:  # type: ignore
        return ""

class Calling:
    def take(self, given: "made()") -> str:  # type: ignore
        return ""
"""


def test_string_annotations_that_are_no_types(written):
    """A text that is no expression, and one that would call something, cost only themselves."""
    module = told(written, STRING_ANNOTATIONS_THAT_ARE_NO_TYPES)
    assert module("Broken()", "API") == ["error return-type take (return)", "unverified cannot-tell take(given)"]
    assert module("Calling()", "API") == ["error return-type take (return)", "unverified cannot-tell take(given)"]


TUPLES_WITHOUT_TYPES = """
Point = collections.namedtuple("Point", "x y")

class Typed(NamedTuple):
    x: int
    y: int

class Three(NamedTuple):
    x: int
    y: int
    z: int

class API(Protocol):
    def point(self) -> tuple[int, int]: ...

class Untyped:
    def point(self) -> Point:
        return Point(1, 2)

class Told:
    def point(self) -> Typed:
        return Typed(1, 2)

class Longer:
    def point(self) -> Three:
        return Three(1, 2, 3)
"""


def test_tuples_without_types(written):
    """The fields of a namedtuple without annotations are ``Any``; those with are compared."""
    module = told(written, TUPLES_WITHOUT_TYPES)
    assert module("Untyped()", "API") == []
    assert module("Told()", "API") == []
    assert module("Longer()", "API") == ["error return-type point (return)"]


GENERIC_APIS_OF_PARAMETERS = """
P = ParamSpec("P")

class Handler(Protocol[P]):
    def run(self, *args: P.args, **kwargs: P.kwargs) -> None: ...

class Inner(Generic[P]):
    def run(self, *args: P.args, **kwargs: P.kwargs) -> None: ...

class Both:
    def run(self, first: int, second: str, /) -> None: ...

class Turned:
    def run(self, first: str, second: int, /) -> None: ...

class Anything:
    def run(self, *args: Any, **kwargs: Any) -> None: ...

class Below(Inner[[int, str]]): ...
class BelowPlain(Inner[int, str]): ...
class BelowOpen(Inner): ...
"""


def test_generic_apis_of_parameters(written):
    """What a ParamSpec stands for is written with brackets or without, and left out it is anything."""
    module = told(written, GENERIC_APIS_OF_PARAMETERS)
    assert module("Both()", "Handler[int, str]") == []
    assert module("Both()", "Handler[[int, str]]") == []
    assert module("Turned()", "Handler[int, str]") == ["error parameter-type run(1)", "error parameter-type run(2)"]
    assert module("Both()", "Handler") == []
    assert module("Anything()", "Handler") == []
    assert module("Below()", "Handler[int, str]") == []
    assert module("BelowPlain()", "Handler[str, str]") == ["error parameter-type run(1)"]
    assert module("BelowOpen()", "Handler[int]") == []


CONCATENATED_PARAMETERS = """
P = ParamSpec("P")

class Handler(Generic[P]):
    def run(self, function: Callable[Concatenate[int, P], None]) -> None: ...

class Deeper(Handler[Concatenate[str, P]], Generic[P]): ...

class Source(Generic[P]):
    def make(self) -> Callable[Concatenate[int, P], None]:
        raise LookupError

class DeepSource(Source[Concatenate[str, P]], Generic[P]): ...

class Giving(Protocol):
    def make(self) -> Callable[[int, str, bytes], None]: ...

class GivingOther(Protocol):
    def make(self) -> Callable[[str, str, bytes], None]: ...

class API(Protocol):
    def run(self, function: Callable[[int, str], None]) -> None: ...

class Three(Protocol):
    def run(self, function: Callable[[int, str, bytes], None]) -> None: ...

class One(Handler[[str]]): ...
class Two(Deeper[[bytes]]): ...
"""


def test_concatenated_parameters(written):
    """Parameters are put in front of what a ParamSpec stands for, once or twice."""
    module = told(written, CONCATENATED_PARAMETERS)
    assert module("DeepSource()", "Giving") == []
    assert module("DeepSource()", "GivingOther") == ["error return-type make (return)"]
    assert module("One()", "API") == []
    assert module("Two()", "Three") == []
    assert module("One()", "Three") == ["error parameter-type run(function)"]
    assert module("Two()", "API") == ["error parameter-type run(function)"]


def test_values_of_literals_that_are_none(written):
    """A literal type of a value that can't be one is worded by the class of the value."""
    module = told(written, "")
    assert module("3", "Literal[2.5]") == ["error wrong-kind"]


ALIASES_OVER_PARAMETERS = """
P = ParamSpec("P")
Run = typing_extensions.TypeAliasType("Run", Callable[P, None], type_params=(P,))

class API(Protocol):
    def start(self, run: Callable[[int, str], None]) -> None: ...

class Plugin:
    def start(self, run: Run[int, str]) -> None: ...

class Other:
    def start(self, run: Run[str, int]) -> None: ...
"""


def test_aliases_over_parameters(written):
    """An alias over a ParamSpec takes its parameters without further brackets."""
    module = told(written, ALIASES_OVER_PARAMETERS)
    assert module("Plugin()", "API") == []
    assert module("Other()", "API") == ["error parameter-type start(run)"]


UNRESOLVED_NAMES_WITH_A_STAR = """
class API(Protocol):
    def take(self, *args: int) -> tuple[int, ...]: ...

class Plugin:
    def take(self, *args: "*Missing") -> "tuple[*Missing]": ...

class Dotted:
    def take(self, *args: "*Missing.Part") -> "tuple[int, *Missing[int]]": ...

class Inside:
    def take(self, *args: "Optional[List[Missing]]") -> "typing.Nonsense[int]": ...
"""


def test_an_unresolved_name_with_a_star(written):
    """What it would give is unknown, and asking for it ends."""
    module = told(written, UNRESOLVED_NAMES_WITH_A_STAR)
    untold = ["unverified cannot-tell take(args)", "unverified cannot-tell take (return)"]
    assert module("Plugin()", "API") == untold
    assert module("Dotted()", "API") == untold
    assert module("Inside()", "API") == ["error parameter-type take(args)", untold[1]]


PARAMETER_LISTS_WITH_TYPE_VARIABLES = """
T = TypeVar("T")
P = ParamSpec("P")

class Handler(Generic[P]):
    def handle(self, *args: P.args, **kwargs: P.kwargs) -> None: ...

class API(Protocol):
    def add(self, handler: Handler[[int]], given: int) -> None: ...

class Plugin:
    def add(self, handler: Handler[[T]], given: T) -> None: ...

class Other:
    def add(self, handler: Handler[[T]], given: list[T]) -> None: ...
"""


def test_type_variables_in_a_list_of_parameters(written):
    """A type variable of the plugin is solved there as well."""
    module = told(written, PARAMETER_LISTS_WITH_TYPE_VARIABLES)
    assert module("Plugin()", "API") == []
    assert module("Other()", "API") == ["error parameter-type add(given)"]
