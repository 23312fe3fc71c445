"""What the check makes of decorated functions: all that their source text tells, and no more."""

from __future__ import annotations

from tests.unit.conformance.depths_support import told
from tests.unit.conformance.source_support import written

__all__ = ["written"]


A_DECORATOR_THAT_GIVES_AN_OBJECT = """
class Callback(Protocol):
    def __call__(self, name: str) -> str: ...

def turned(function: Callable[[Any, str], str]) -> Callback:
    def inner(name: str) -> str:
        return name
    return inner

class API(Protocol):
    def greet(self, name: str) -> str: ...

class Plugin:
    @turned
    def greet(self, name: str) -> str:
        return name
"""


def test_a_decorator_that_gives_an_object(written):
    """What a decorator gives may be an object of a class that no one can read as a function."""
    module = told(written, A_DECORATOR_THAT_GIVES_AN_OBJECT)
    assert module("Plugin()", "API") == ["unverified cannot-tell greet"]


A_DECORATOR_WITHOUT_WRAPS_AND_A_FUNCTION_WITHOUT_RESULT = """
P = ParamSpec("P")
R = TypeVar("R")

def passing(function: Callable[P, R]) -> Callable[P, R]:
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)
    return inner

class API(Protocol):
    def greet(self, name: str) -> str: ...

class Silent:
    @passing
    def greet(self, name: str):
        return name

class Narrow:
    @passing
    def greet(self, name: int):
        return name
"""


def test_a_decorator_without_wraps_and_a_function_without_result(written):
    """The statement below a decorator is read: what it takes, and that it does not say what it returns."""
    module = told(written, A_DECORATOR_WITHOUT_WRAPS_AND_A_FUNCTION_WITHOUT_RESULT)
    assert module("Silent()", "API") == []
    assert module("Narrow()", "API") == ["error parameter-type greet(name)"]


DECORATORS_THAT_KEEP_THE_TYPE = """
P = ParamSpec("P")

def counted(function: Callable[P, str]) -> Callable[P, int]:
    @functools.wraps(function)
    def inner(*args: P.args, **kwargs: P.kwargs) -> int:
        return len(function(*args, **kwargs))
    return inner

class Words(Protocol):
    def count(self, name: str) -> str: ...

class Numbers(Protocol):
    def count(self, name: str) -> int: ...

class Plugin:
    @final
    @counted
    @typing_extensions.deprecated("later")
    def count(self, name: str) -> str:
        return name
"""


def test_decorators_that_keep_the_type(written):
    """``override`` and ``final`` leave a function as it is, below and above another decorator."""
    module = told(written, DECORATORS_THAT_KEEP_THE_TYPE)
    assert module("Plugin()", "Words") == ["error return-type count (return)"]
    assert module("Plugin()", "Numbers") == []


A_DECORATOR_THAT_IS_NO_FUNCTION = """
class Kept:
    def __new__(cls, function: Any) -> Any:
        @functools.wraps(function)
        def inner(*args: Any) -> Any:
            return function(*args)
        return inner

def kept(function: Any) -> Any:
    @functools.wraps(function)
    def inner(*args: Any) -> Any:
        return function(*args)
    return inner

ALL = [kept]

class API(Protocol):
    def greet(self, name: str) -> str: ...

class Made:
    @Kept
    def greet(self, name: int) -> str:
        return ""

class Picked:
    @ALL[0]
    def greet(self, name: int) -> str:
        return ""
"""


def test_a_decorator_that_is_no_function(written):
    """A class that decorates, and one that is picked from a list, do not tell what they give."""
    module = told(written, A_DECORATOR_THAT_IS_NO_FUNCTION)
    assert module("Made()", "API") == ["unverified cannot-tell greet"]
    assert module("Picked()", "API") == ["unverified cannot-tell greet"]


DECORATORS_IN_MODULES_AND_CLASSES = """
P = ParamSpec("P")

class Tools:
    @staticmethod
    def counted(function: Callable[P, str]) -> Callable[P, int]:
        @functools.wraps(function)
        def inner(*args: P.args, **kwargs: P.kwargs) -> int:
            return len(function(*args, **kwargs))
        return inner

class Numbers(Protocol):
    def count(self, name: str) -> int: ...

class Words(Protocol):
    def count(self, name: str) -> str: ...

class Managed(Protocol):
    def count(self, name: str) -> contextlib.AbstractContextManager[int]: ...

class Plugin:
    @Tools.counted
    def count(self, name: str) -> str:
        return name

class Manager:
    @contextlib.contextmanager
    def count(self, name: str) -> Iterator[int]:
        yield 3
"""


def test_decorators_in_modules_and_classes(written):
    """A decorator is found where its dotted name leads: in a module, in a class."""
    module = told(written, DECORATORS_IN_MODULES_AND_CLASSES)
    assert module("Plugin()", "Numbers") == []
    assert module("Plugin()", "Words") == ["error return-type count (return)"]
    assert module("Manager()", "Managed") == []
    assert module("Manager()", "Numbers") == ["error return-type count (return)"]


DECORATORS_THAT_ARE_MADE_BY_A_CALL = """
P = ParamSpec("P")
R = TypeVar("R")

class Marker(Protocol):
    def __call__(self, function: Any) -> Any: ...

def times(count: int) -> Callable[[Callable[P, R]], Callable[P, list[R]]]:
    def outer(function: Callable[P, R]) -> Callable[P, list[R]]:
        @functools.wraps(function)
        def inner(*args: P.args, **kwargs: P.kwargs) -> list[R]:
            return [function(*args, **kwargs)]
        return inner
    return outer

def untold(count):
    return times(count)

def marked(count: int) -> Marker:
    return times(count)

class Words(Protocol):
    def say(self, name: str) -> list[str]: ...

class Word(Protocol):
    def say(self, name: str) -> str: ...

class Often:
    @times(3)
    def say(self, name: str) -> str:
        return name

class Untold:
    @untold(3)
    def say(self, name: str) -> str:
        return name

class Marked:
    @marked(3)
    def say(self, name: str) -> str:
        return name
"""


def test_decorators_that_are_made_by_a_call(written):
    """A call that says what decorator it gives is believed; one that says nothing gives ``Any`` to mypy."""
    module = told(written, DECORATORS_THAT_ARE_MADE_BY_A_CALL)
    assert module("Often()", "Words") == []
    assert module("Often()", "Word") == ["error return-type say (return)"]
    assert module("Untold()", "Word") == ["unverified cannot-tell say"]
    assert module("Marked()", "Words") == ["unverified cannot-tell say"]


DECORATORS_WITH_OVERLOADS = """
@overload
def shown(function: Callable[[Any, int], int]) -> Callable[[Any, int], bytes]: ...
@overload
def shown(function: Callable[[Any, str], str]) -> Callable[[Any, str], bool]: ...
def shown(function: Any) -> Any:
    @functools.wraps(function)
    def inner(self: Any, given: Any) -> Any:
        return function(self, given)
    return inner

class Flags(Protocol):
    def show(self, given: str) -> bool: ...

class Texts(Protocol):
    def show(self, given: str) -> str: ...

class Second:
    @shown
    def show(self, given: str) -> str:
        return given

class Neither:
    @shown  # type: ignore
    def show(self, given: bytes) -> bytes:
        return given
"""


def test_decorators_with_overloads(written):
    """The first overload of a decorator that takes the function tells; where none does, nothing is told."""
    module = told(written, DECORATORS_WITH_OVERLOADS)
    assert module("Second()", "Flags") == ["warning pyright parameter-kind show(given)"]
    assert module("Second()", "Texts") == [
        "warning pyright parameter-kind show(given)",
        "error return-type show (return)",
    ]
    assert module("Neither()", "Flags") == ["unverified cannot-tell show"]


A_DECORATOR_OF_ANOTHER_NAME_BY_NOW = """
def kept(function: Any) -> Any:
    @functools.wraps(function)
    def inner(*args: Any) -> Any:
        return function(*args)
    return inner

class API(Protocol):
    def greet(self, name: str) -> str: ...

class Plugin:
    @kept
    def greet(self, name: int) -> str:
        return ""

async def kept(function: int) -> Any: ...  # type: ignore
"""


def test_a_decorator_of_another_name_by_now(written):
    """A name that has come to stand for a coroutine function, or for no decorator, tells nothing."""
    module = told(written, A_DECORATOR_OF_ANOTHER_NAME_BY_NOW)
    assert module("Plugin()", "API") == ["unverified cannot-tell greet"]


A_DECORATOR_THAT_GIVES_WHAT_IT_TAKES = """
F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")
R = TypeVar("R")

def same(function: F) -> F:
    @functools.wraps(function)
    def inner(*args: Any) -> Any:
        return function(*args)
    return inner  # type: ignore

def turned(function: Callable[[Any, T], R]) -> Callable[[Any, R], T]:
    @functools.wraps(function)
    def inner(self: Any, given: R) -> T:
        raise ValueError
    return inner  # type: ignore

class API(Protocol):
    def greet(self, name: str) -> int: ...

class Same:
    @same
    def greet(self, name: str) -> int:
        return 3

class SameOther:
    @same
    def greet(self, name: int) -> str:
        return ""

class Turned:
    @turned
    def greet(self, name: int) -> str:
        return ""
"""


def test_a_decorator_that_gives_what_it_takes(written):
    """A decorator from F to F leaves the type; one that turns its parameters and result around changes them."""
    module = told(written, A_DECORATOR_THAT_GIVES_WHAT_IT_TAKES)
    assert module("Same()", "API") == []
    assert module("SameOther()", "API") == ["error parameter-type greet(name)", "error return-type greet (return)"]
    assert module("Turned()", "API") == ["warning pyright parameter-kind greet(name)"]


A_DECORATOR_THAT_IS_A_METHOD = """
class Tools:
    def kept(self, function: Any) -> Any:
        @functools.wraps(function)
        def inner(*args: Any) -> Any:
            return function(*args)
        return inner

tools = Tools()

class API(Protocol):
    def greet(self, name: str) -> str: ...

class Plugin:
    @tools.kept
    def greet(self, name: int) -> str:
        return ""
"""


def test_a_decorator_that_is_a_method(written):
    """A method of an object that decorates does not tell what it gives."""
    module = told(written, A_DECORATOR_THAT_IS_A_METHOD)
    assert module("Plugin()", "API") == ["unverified cannot-tell greet"]
