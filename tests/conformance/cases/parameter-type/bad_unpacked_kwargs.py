"""**kwargs of a TypedDict: the type of a key."""

from typing import NotRequired, Protocol, TypedDict, Unpack


class Options(TypedDict):
    width: int
    fill: NotRequired[str]


class Other(TypedDict):
    width: str
    fill: NotRequired[str]


class API(Protocol):
    def pad(self, **options: Unpack[Options]) -> None: ...


class Plugin:
    def pad(self, **options: Unpack[Other]) -> None:
        return None


plugin = Plugin()
