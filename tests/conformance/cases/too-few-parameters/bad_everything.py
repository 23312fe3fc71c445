"""*args and **kwargs of type Any in the API ask for nothing."""

from typing import Any, Protocol


class API(Protocol):
    def greet(self, *args: int, **kwargs: Any) -> str: ...


class Plugin:
    def greet(self, name: int) -> str:
        return ""


plugin = Plugin()
