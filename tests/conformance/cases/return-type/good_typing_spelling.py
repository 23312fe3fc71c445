"""The old names of typing and those of collections.abc."""

from typing import Dict, List, Protocol


class API(Protocol):
    def sizes(self) -> Dict[str, List[int]]: ...


class Plugin:
    def sizes(self) -> dict[str, list[int]]:
        return {}


plugin = Plugin()
