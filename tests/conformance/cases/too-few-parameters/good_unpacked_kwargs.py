"""**kwargs of a TypedDict: every key has to be taken."""

from typing import NotRequired, Protocol, TypedDict, Unpack


class Options(TypedDict):
    width: int
    fill: NotRequired[str]


class API(Protocol):
    def pad(self, **options: Unpack[Options]) -> None: ...


class Plugin:
    def pad(self, **options: Unpack[Options]) -> None:
        return None


plugin = Plugin()
