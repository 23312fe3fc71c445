"""A class whose metaclass makes the instances."""

from collections.abc import Callable
from typing import Any

API = Callable[[], object]


class Meta(type):
    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        return super().__call__(*args, **kwargs)


class Plugin(metaclass=Meta):
    pass


plugin = Plugin
