"""A function where a class is wanted."""

API = type[str]


def plugin() -> str:
    return ""
