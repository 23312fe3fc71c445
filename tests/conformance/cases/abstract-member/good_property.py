"""An abstract property that is left open."""

from abc import ABC, abstractmethod
from collections.abc import Callable


class Greeter(ABC):
    @property
    @abstractmethod
    def name(self) -> str: ...


API = Callable[[], Greeter]


class Plugin(Greeter):
    @property
    def name(self) -> str:
        return ""


plugin = Plugin
