"""A listener that is an object of a class."""


class Backup:
    def __init__(self, suffix: str) -> None:
        self.suffix = suffix

    def saved(self, path: str) -> None:
        print(f"backup: {path} would be copied to {path}{self.suffix}")


backup = Backup("~")
