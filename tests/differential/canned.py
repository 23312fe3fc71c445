"""Families of signatures: each is near the others, and shows a feature that no random signature has."""

from __future__ import annotations

import ast
from dataclasses import replace

from .draw import Draw
from .signatures import ARGS, EITHER, KEYWORD, KWARGS, ONLY, Function, Parameter

TEXTS = {
    "typevar": """
        (items: Sequence[T]) -> T
        (items: Iterable[T]) -> T
        (items: list[T]) -> T
        (items: Sequence[U]) -> U | None
        (items: Sequence[Any]) -> Any
        (items: Sequence[object]) -> object
        (items: Sequence[int]) -> int
        (items: Sequence[T]) -> list[T]""",
    "typevar-two": """
        (key: T, item: U) -> dict[T, U]
        (key: T, item: T) -> dict[T, T]
        (key: U, item: T) -> dict[U, T]
        (key: T, item: U) -> Mapping[T, U]
        (key: T, item: U) -> dict[U, T]
        (key: str, item: int) -> dict[str, int]""",
    "typevar-bound": """
        (pet: AnimalT) -> AnimalT
        (pet: Animal) -> Animal
        (pet: T) -> T
        (pet: AnimalT) -> Animal
        (pet: Dog) -> Dog
        (pet: AnimalT) -> list[AnimalT]""",
    "typevar-bound-number": """
        (number: IntT) -> IntT
        (number: int) -> int
        (number: T) -> T
        (number: bool) -> bool
        (number: IntT) -> int""",
    "typevar-constraints": """
        (text: Text) -> Text
        (text: str) -> str
        (text: T) -> T
        (text: Text) -> str
        (text: str | bytes) -> str | bytes
        (text: Text, more: Text) -> Text
        (text: Any) -> Any""",
    "typevar-default": """
        (slot: Slot) -> None
        (slot: Slot[int]) -> None
        (slot: Slot[str]) -> None
        (slot: Slot[Any]) -> None
        (slot: Slot[bool]) -> None""",
    "typevar-default-covariant": """
        () -> Feed
        () -> Feed[str]
        () -> Feed[object]
        () -> Feed[int]
        () -> Feed[Literal['on']]""",
    "paramspec": """
        (call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R
        (call: Callable[..., R], *args: Any, **kwargs: Any) -> R
        (call: Callable[P, int], *args: P.args, **kwargs: P.kwargs) -> int
        (call: Callable[..., R], *args: object, **kwargs: object) -> R
        (call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> list[R]
        (call: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R""",
    "paramspec-decorator": """
        (call: Callable[P, R]) -> Callable[P, R]
        (call: Callable[P, R]) -> Callable[P, list[R]]
        (call: Callable[P, int]) -> Callable[P, int]
        (call: Callable[..., R]) -> Callable[..., R]
        (call: Callable[[], R]) -> Callable[[], R]
        (call: T) -> T""",
    "concatenate": """
        (call: Callable[Concatenate[int, P], R]) -> Callable[P, R]
        (call: Callable[Concatenate[str, P], R]) -> Callable[P, R]
        (call: Callable[Concatenate[bool, P], R]) -> Callable[P, R]
        (call: Callable[Concatenate[int, P], R]) -> Callable[Concatenate[str, P], R]
        (call: Callable[Concatenate[int, P], R]) -> Callable[Concatenate[int, P], R]
        (call: Callable[P, R]) -> Callable[P, R]""",
    "concatenate-bare": """
        (call: Callable[Concatenate[int, ...], str]) -> None
        (call: Callable[[int], str]) -> None
        (call: Callable[[int, str], str]) -> None
        (call: Callable[..., str]) -> None
        (call: Callable[[str], str]) -> None
        (call: Callable[Concatenate[bool, ...], str]) -> None""",
    "typevartuple": """
        (*items: *Ts) -> tuple[*Ts]
        (*items: *Ts) -> tuple[int, *Ts]
        (*items: Unpack[Ts]) -> tuple[Unpack[Ts]]
        (*items: Any) -> tuple[Any, ...]
        (*items: T) -> tuple[T, ...]
        (*items: object) -> tuple[object, ...]
        (*items: int) -> tuple[int, ...]""",
    "typevartuple-row": """
        (row: tuple[int, *Ts]) -> tuple[*Ts]
        (row: tuple[bool, *Ts]) -> tuple[*Ts]
        (row: tuple[*Ts]) -> tuple[*Ts]
        (row: tuple[int, *Ts]) -> tuple[*Ts, int]
        (row: tuple[int, Unpack[Ts]]) -> tuple[Unpack[Ts]]
        (row: tuple[Any, ...]) -> tuple[Any, ...]""",
    "unpack-args": """
        (*items: *tuple[int, str]) -> None
        (first: int, second: str, /) -> None
        (*items: *tuple[int, *tuple[str, ...]]) -> None
        (*items: object) -> None
        (first: int, /, *rest: str) -> None
        (*items: int | str) -> None""",
    "unpack-kwargs": """
        (**options: Unpack[Movie]) -> None
        (*, title: str, year: int = 1) -> None
        (*, title: str, year: int) -> None
        (**options: object) -> None
        (**options: Unpack[Film]) -> None
        (*, title: str) -> None
        (**options: Unpack[Release]) -> None
        (*, title: object, year: float = 1.5) -> None""",
    "self": """
        () -> Self
        () -> @SELF
        () -> object
        () -> Self | None
        () -> Any
        () -> @API""",
    "self-parameter": """
        (other: Self) -> bool
        (other: @SELF) -> bool
        (other: object) -> bool
        (other: Any) -> bool
        (other: @API) -> bool
        (other: Dog) -> bool""",
    "self-inside": """
        () -> list[Self]
        () -> Sequence[Self]
        () -> list[@SELF]
        () -> Sequence[@SELF]
        () -> list[Any]
        () -> Iterable[@API]""",
    "recursive": """
        () -> @API | None
        () -> @SELF | None
        () -> @SELF
        () -> @API
        () -> Any
        () -> Dog | None""",
    "recursive-parameter": """
        (child: @API) -> None
        (child: @SELF) -> None
        (child: object) -> None
        (child: @API | None) -> None""",
    "typeguard": """
        (item: object) -> TypeGuard[int]
        (item: object) -> TypeGuard[bool]
        (item: object) -> bool
        (item: object) -> TypeIs[int]
        (item: object) -> int
        (item: Any) -> TypeGuard[int]""",
    "typeis": """
        (item: object) -> TypeIs[int]
        (item: object) -> TypeIs[bool]
        (item: object) -> bool
        (item: object) -> TypeGuard[int]
        (item: Any) -> TypeIs[int]""",
    "literalstring": """
        (query: LiteralString) -> None
        (query: str) -> None
        (query: Literal['on']) -> None
        (query: object) -> None""",
    "positional-only-old": """
        (__key: int) -> str
        (key: int, /) -> str
        (key: int) -> str
        (other: int, /) -> str
        (*, key: int) -> str""",
    "stars": """
        (*args: int, **kwargs: str) -> None
        (*args: Any, **kwargs: Any) -> None
        (*args: object, **kwargs: object) -> None
        (*args: int) -> None
        (**kwargs: str) -> None
        (key: int = 1, *args: int, **kwargs: str) -> None
        (key: int, *args: int, **kwargs: str) -> None
        (*args: bool, **kwargs: str) -> None""",
    "context": """
        () -> AbstractContextManager[int]
        () -> AbstractContextManager[object]
        () -> AbstractContextManager[bool]
        () -> AbstractContextManager[Any]
        () -> Iterator[int]""",
    "never": """
        () -> Never
        () -> NoReturn
        () -> None
        () -> int
        (code: int = 1) -> NoReturn""",
    "tuple-return": """
        () -> tuple[int, *tuple[str, ...]]
        () -> tuple[int, str]
        () -> tuple[int, str, str]
        () -> tuple[int, Unpack[tuple[str, ...]]]
        () -> tuple[bool]
        () -> tuple[int | str, ...]
        () -> tuple[()]""",
}
_TAGS = {
    **{"typevar": "typevar", "typevar-two": "typevar", "typevar-bound-number": "typevar-bound"},
    **{"typevar-default-covariant": "typevar-default", "paramspec-decorator": "paramspec"},
    **{"concatenate-bare": "concatenate", "typevartuple-row": "typevartuple", "unpack-args": "unpack"},
    **{"self-parameter": "self", "self-inside": "self", "recursive": "recursive-protocol"},
    **{"recursive-parameter": "recursive-protocol", "positional-only-old": "positional-only", "context": "context-manager"},
    **{"stars": "var-positional", "tuple-return": "tuple-unpacked"},
}


def parsed(text: str) -> Function:
    """The function of a signature as Python writes it."""
    node = ast.parse(f"def canned{text}: ...").body[0]
    assert isinstance(node, ast.FunctionDef)
    given = node.args
    defaults = [None] * (len(given.posonlyargs) + len(given.args) - len(given.defaults)) + list(given.defaults)
    found = [(each, ONLY) for each in given.posonlyargs] + [(each, EITHER) for each in given.args]
    pairs = [(*each, default) for each, default in zip(found, defaults, strict=True)]
    pairs += [(given.vararg, ARGS, None)] if given.vararg else []
    pairs += [(each, KEYWORD, default) for each, default in zip(given.kwonlyargs, given.kw_defaults, strict=True)]
    pairs += [(given.kwarg, KWARGS, None)] if given.kwarg else []
    parameters = tuple(
        Parameter(each.arg, kind, _text(each.annotation), _text(default)) for each, kind, default in pairs
    )
    return Function("canned", parameters, _text(node.returns))


def _text(node: ast.expr | None) -> str:
    return ast.unparse(node).replace("at_", "@") if node else ""


def _family(text: str) -> tuple[Function, ...]:
    return tuple(parsed(line.strip().replace("@", "at_")) for line in text.strip().splitlines())


FAMILIES = {name: _family(text) for name, text in TEXTS.items()}


def canned(draw: Draw, name: str, family: str = "") -> Function:
    """A method of one family; its kin are the others that an implementation may have in its place."""
    family = family or draw.choose(list(FAMILIES))
    draw.tag(_TAGS.get(family, family))
    kin = tuple(replace(each, name=name) for each in FAMILIES[family])
    usable = [each for each in kin if "@SELF" not in repr(each)]
    return replace(draw.choose(usable[:3] if draw.chance(0.7) else usable), kin=kin)


def overloaded(draw: Draw, name: str) -> Function:
    """A method with overloads, and kin that reorder, drop, widen or merge them."""
    draw.tag("overload-api")
    first, second = draw.some(["int", "str", "bytes", "Dog", "Animal", "None", "float"], 2)
    results = draw.type(), draw.type()
    one = Function(name, (Parameter("key", EITHER, first),), results[0])
    two = Function(name, (Parameter("key", EITHER, second),), results[1])
    merged = Function(name, (Parameter("key", EITHER, f"{first} | {second}"),), "Any", body="raise")
    several = replace(merged, parameters=(Parameter("key", EITHER, "Any"),), overloads=(one, two))
    kin = (
        several,
        replace(several, overloads=(two, one)),
        replace(several, overloads=(one, replace(two, returns=draw.near(results[1])))),
        replace(several, overloads=(replace(one, parameters=(Parameter("key", EITHER, draw.near(first)),)), two)),
        replace(several, overloads=(one, two, Function(name, (Parameter("key", EITHER, "tuple[int]"),), "tuple[int]"))),
        replace(merged, returns=results[0]),
        replace(merged, returns="Never"),
        merged,
        one,
    )
    return replace(several, kin=kin)


def overloaded_by_plugin(draw: Draw, function: Function) -> Function:
    """A plain method that an implementation overloads."""
    if function.decorators or function.binding or not function.parameters or function.parameters[0].kind > EITHER or function.coroutine or function.body == "yield":
        return function
    draw.tag("overload-plugin")
    first, *rest = function.parameters
    other = replace(first, type=draw.type(), default="")
    lone = [replace(function, kin=()), replace(function, parameters=(other, *rest), returns=draw.type(), kin=())]
    if draw.chance(0.5):
        lone.reverse()
    merged = tuple(replace(each, type="Any") for each in function.parameters)
    return replace(function, parameters=merged, returns="Any", overloads=tuple(lone), kin=())
