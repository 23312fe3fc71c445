"""An override with another result."""

from abc import ABC, abstractmethod
from collections.abc import Sequence


class API(ABC):
    @abstractmethod
    def names(self) -> Sequence[str]: ...


class Plugin(API):
    def names(self) -> list[int]:
        return []


plugin = Plugin()
