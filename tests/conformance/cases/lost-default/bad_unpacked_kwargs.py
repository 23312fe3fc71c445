"""**kwargs of a TypedDict: a key that may be left out."""

from typing import NotRequired, Protocol, TypedDict, Unpack


class Options(TypedDict):
    width: int
    fill: NotRequired[str]


class Filled(TypedDict):
    width: int
    fill: str


class API(Protocol):
    def pad(self, **options: Unpack[Options]) -> None: ...


class Plugin:
    def pad(self, **options: Unpack[Filled]) -> None:
        return None


plugin = Plugin()
