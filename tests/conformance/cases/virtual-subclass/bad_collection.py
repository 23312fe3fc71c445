"""A class that is registered with an ABC of the library."""

from collections.abc import Sequence

API = Sequence[str]


@Sequence.register
class Plugin:
    pass


plugin = Plugin()
