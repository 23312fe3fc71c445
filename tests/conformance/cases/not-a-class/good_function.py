"""A function where a class is wanted."""

API = type[str]


class plugin(str):
    __slots__ = ()
