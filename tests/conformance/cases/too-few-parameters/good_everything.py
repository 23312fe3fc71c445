"""*args and **kwargs of type Any in the API ask for nothing."""

from typing import Any, Protocol


class API(Protocol):
    def greet(self, *args: Any, **kwargs: Any) -> str: ...


class Plugin:
    def greet(self, name: str) -> str:
        return name


plugin = Plugin()
