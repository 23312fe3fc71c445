"""No annotation makes a check run anything of the plugin: each class here notes whatever is asked of it."""

from __future__ import annotations

import collections.abc
import enum
import types
import typing
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

import pytest

from longshore import check

T = TypeVar("T")
RAN = []


def noting(name):
    """A method that notes that it was run."""

    def run(self, *given, **named):
        RAN.append(name)
        return self

    return run


ASKED = """__getitem__ __or__ __ror__ __hash__ __eq__ __call__ __iter__ __bool__ __len__ __getattr__ __getattribute__
    __instancecheck__ __subclasscheck__ __repr__ __str__ __format__ __contains__ __lt__ __neg__ __mul__ __add__
    __mro_entries__ __set_name__ __typing_subst__""".split()
READ = "__class__ __origin__ __args__ __parameters__ __name__ __module__ __dict__ __forward_arg__ __value__".split()


def class_like(*names):
    """A class whose metaclass notes what is asked of it."""
    return type("Meta", (type,), {name: noting(name) for name in names})("Model", (), {})


def object_like():
    """An object that notes what is asked of it, its attributes included, and says that it is one of typing's own."""
    space = {name: noting(name) for name in ASKED} | {name: property(noting(name)) for name in READ}
    del space["__eq__"]  # objects are compared with ==: docs/conformance.md says so
    made = type("Hostile", (), space)
    type.__setattr__(made, "__module__", "typing")
    return object.__new__(made)


class Subscripted(Generic[T]):
    def __class_getitem__(cls, item):
        RAN.append("__class_getitem__")
        return cls

    def load(self) -> T: ...


class Descriptor:
    def __get__(self, instance, owner=None):
        RAN.append("__get__")
        return int


class Holder:
    item = Descriptor()
    inner = Subscripted


class Level(enum.Enum):
    LOW = 1

    def __hash__(self):
        RAN.append("__hash__")
        return 1


module = types.ModuleType("hostile_module")
module.__getattr__ = noting("module __getattr__")
module.Known = Subscripted
names = {
    "Model": class_like(*(set(ASKED) - {"__getattribute__", "__set_name__", "__eq__"})),
    "Asked": class_like("__getattribute__"),
    "thing": object_like(),
    "Repo": Subscripted,
    "Holder": Holder,
    "Level": Level,
    "module": module,
    "typing": typing,
    "abc": collections.abc,
    "Alias": list[object_like()],
    "__name__": "hostile_names",
}
TEXTS = """Model Model|None None|Model Model[int] list[Model] dict[str,Model]|None Optional[Model] Union[Model,int] Asked
    Asked|None Optional[Asked] Repo[int] list[Repo[int]] Repo[Repo[str]]|None Holder.item Holder.item[int] Holder.inner[int]
    module.Known[int] module.Missing module.Missing[int] thing thing[int] thing|None thing.attribute -thing thing+1 thing()
    [thing] thing*3 {thing} f'{thing}' thing<3 [x_for_x_in_thing] *thing tuple[*thing] Alias Alias|None Alias[int]
    Level.LOW Literal[Level.LOW] Literal[Level.LOW]|None Callable[[Model],Repo[int]] Annotated[Model,thing] type[Model]
    Literal[9**9**9**9] (x:=thing) thing.a.b[Model]""".split()


def plugin_of(annotation):
    """A plugin whose method and attribute have an annotation, written where the names above mean something."""
    text = "class Plugin:\n    item = None\n    def run(self, given): ...\n"
    space = dict(names)
    exec("from typing import *\nfrom typing import Callable\n" + text, space)
    plugin = space["Plugin"]
    plugin.run.__annotations__ = {"given": annotation, "return": annotation}
    plugin.__annotations__ = {"item": annotation}
    return plugin


class API(Protocol):
    item: int

    def run(self, given: list[int]) -> dict[str, int]: ...


class Loading(Protocol):
    def load(self) -> str: ...


class APIOfTypes(Protocol):
    def run(self, given: Loading) -> Loading | None: ...


def asked_nothing(annotation):
    """Checks in every way, and tells what was run."""
    plugin = plugin_of(annotation)
    made = plugin()
    RAN.clear()
    for api in (API, APIOfTypes, Callable[[int], str]):
        for thing in (made, plugin, plugin.run):
            assert check(thing, api).conforms in {True, False}
    return list(RAN)


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_runs_anything(text):
    """Whatever a string annotation asks for, it is read, not run."""
    assert asked_nothing(text.replace("_for_x_in_", " for x in ").replace("[x ", "[x ")) == []


OBJECTS = {
    "an object": object_like(),
    "a list of one": list[object_like()],
    "a class": names["Model"],
    "a class that is asked": names["Asked"],
    "a list of a class": types.GenericAlias(list, (names["Model"],)),
    "a union of classes": types.GenericAlias(types.UnionType, (names["Model"], names["Asked"], int)),
    "a generic class": types.GenericAlias(Subscripted, (names["Asked"],)),
    "a literal": types.GenericAlias(type(None), (Level.LOW,)),
}


@pytest.mark.parametrize("kind", OBJECTS)
def test_no_object_is_asked(kind):
    """An annotation that is an object, or a class with ideas of its own, is not asked what it is."""
    assert asked_nothing(OBJECTS[kind]) == []


def test_what_is_held_keeps_its_meaning():
    """Classes that must not be asked are types like any other."""

    class Wanted(Protocol):
        def run(self, given: int) -> list[Loading]: ...

    class WantsText(Protocol):
        def run(self, given: object) -> list[Loading] | int: ...

    def told(given, returns, api):
        plugin = plugin_of("int")
        plugin.run.__annotations__ = {"given": given, "return": returns}
        report = check(plugin(), api)
        return [each.path for each in report.findings], [each.path for each in report.unverified]

    assert told("int | Model", "list[Repo[str]]", WantsText) == (["run(given)", "run (return)"], [])
    assert told("Model | int", "list[object]", Wanted) == (["run (return)"], [])
    assert told("Optional[Model]", "list[Loading]", Wanted) == (["run(given)"], ["run (return)"])
    assert told("Union[Model, int]", "Alias[str]", Wanted) == ([], ["run (return)"])
    assert told("module.Known[int] | int", "list[Holder.inner[int]]", Wanted) == (["run (return)"], [])


def test_usual_texts_are_read_as_ever():
    """Dots in front of names and in tuples and callables cost no verdict."""

    class Calls(Protocol):
        def run(self, given: int) -> Callable[..., int]: ...

    def told(returns):
        plugin = plugin_of("int")
        plugin.run.__annotations__ = {"given": "int", "return": returns}
        report = check(plugin(), Calls)
        return len(report.findings), len(report.unverified)

    assert told("Callable[..., int]") == told("typing.Callable[..., bool]") == told("abc.Callable[[], int]") == (0, 0)
    assert told("Callable[..., str]") == told("abc.Callable[..., str]") == told("tuple[int, ...]") == (1, 0)
