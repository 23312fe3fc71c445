"""Classes, factories and instances: the good ones first, then one for each defect."""

from collections.abc import Iterator, Mapping


class Good:
    def __init__(self, reach: int = 60) -> None: ...

    def lift(self, goods: Mapping[str, int], height: int = 60) -> Iterator[str]:
        yield ""

    def close(self) -> None: ...


class MissingMethod:
    def __init__(self, reach: int = 60) -> None: ...

    def lift(self, goods: Mapping[str, int], height: int = 60) -> Iterator[str]:
        yield ""


class MissingAll:
    def __init__(self, reach: int = 60) -> None: ...


class WrongParameter:
    def __init__(self, reach: int = 60) -> None: ...

    def lift(self, goods: Mapping[str, int], height: str = "") -> Iterator[str]:
        yield ""

    def close(self) -> None: ...


class WrongReturn:
    def __init__(self, reach: int = 60) -> None: ...

    def lift(self, goods: Mapping[str, int], height: int = 60) -> Iterator[str]:
        yield ""

    def close(self) -> int:
        return 1


class AsyncForSync:
    def __init__(self, reach: int = 60) -> None: ...

    def lift(self, goods: Mapping[str, int], height: int = 60) -> Iterator[str]:
        yield ""

    async def close(self) -> None: ...


class NeedsArguments:
    def __init__(self, reach: int, colour: str) -> None: ...

    def lift(self, goods: Mapping[str, int], height: int = 60) -> Iterator[str]:
        yield ""

    def close(self) -> None: ...


def make(reach: int = 60) -> Good:
    return Good(reach)


def make_missing_method(reach: int = 60) -> MissingMethod:
    return MissingMethod(reach)


def make_wrong_parameter(reach: int = 60) -> WrongParameter:
    return WrongParameter(reach)


def make_wrong_return(reach: int = 60) -> WrongReturn:
    return WrongReturn(reach)


async def make_async(reach: int = 60) -> Good:
    return Good(reach)


def make_needs_arguments(reach: int, colour: str) -> Good:
    return Good(reach)


def make_number(reach: int = 60) -> int:
    return reach


good = Good()
missing_method = MissingMethod()
wrong_parameter = WrongParameter()
wrong_return = WrongReturn()
async_for_sync = AsyncForSync()
