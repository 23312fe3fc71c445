"""A command that does not keep the API: refused, for calling it gives a number and no ``Command``."""


def backup(*arguments: str) -> int:
    """Copy everything."""
    print("copying", *arguments)
    return 0


about = {"meta": {"help": "copy everything"}}
