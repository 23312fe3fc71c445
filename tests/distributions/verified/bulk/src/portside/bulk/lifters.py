from collections.abc import Iterator, Mapping


class MissingMethod:
    def lift(self, goods: Mapping[str, int], height: int = 60) -> Iterator[str]:
        yield ""


class Good(MissingMethod):
    def close(self) -> None: ...


good = Good()
missing_method = MissingMethod()
