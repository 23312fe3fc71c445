"""The signatures that are near one another, family by family, as Python writes them; ``@`` marks the pair's own names."""

from __future__ import annotations

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
TAGS = {
    "typevar": "typevar",
    "typevar-two": "typevar",
    "typevar-bound-number": "typevar-bound",
    "typevar-default-covariant": "typevar-default",
    "paramspec-decorator": "paramspec",
    "concatenate-bare": "concatenate",
    "typevartuple-row": "typevartuple",
    "unpack-args": "unpack",
    "self-parameter": "self",
    "self-inside": "self",
    "recursive": "recursive-protocol",
    "recursive-parameter": "recursive-protocol",
    "positional-only-old": "positional-only",
    "context": "context-manager",
    "stars": "var-positional",
    "tuple-return": "tuple-unpacked",
}
"""What a family shows, where it is not called so."""
