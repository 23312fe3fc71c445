"""A call whose first parameter the plugin gives."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, Protocol

P = ParamSpec("P")


class API(Protocol):
    def run(self, call: Callable[Concatenate[int, P], None], *args: P.args, **kwargs: P.kwargs) -> None: ...


class Plugin:
    def run(self, call: Callable[Concatenate[str, P], None], *args: P.args, **kwargs: P.kwargs) -> None:
        call("", *args, **kwargs)


plugin = Plugin()
