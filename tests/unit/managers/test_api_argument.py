"""The three ways to say the API, and what each manager knows of it."""

from __future__ import annotations

import copy
import pickle
from typing import Generic, TypeVar, get_args, get_origin

import pytest

from longshore import (
    DispatchExtensionManager,
    DriverManager,
    EnabledExtensionManager,
    ExtensionManager,
    ExtensionPoint,
    HookManager,
    NamedExtensionManager,
    NameDispatchExtensionManager,
)
from longshore.testing import make_extension
from tests.unit.managers.apis import Reader, ReaderFactory, readers

T = TypeVar("T")
U = TypeVar("U")
ALIAS = ExtensionManager[ReaderFactory]


class Sub(ExtensionManager[ReaderFactory]):
    """A plain subclass."""


class SubSub(Sub):
    """Its subclass."""


class Middle(ExtensionManager[T]):
    """An intermediate generic base."""


class OfMiddle(Middle[ReaderFactory]):
    """A subclass of that."""


class Two(ExtensionManager[T], Generic[U, T]):
    """Two parameters, the API second."""


class TwoTurned(Generic[U, T], ExtensionManager[T]):
    """Generic first."""


class OfTwo(Two[int, ReaderFactory]):
    """A subclass of a class with two parameters."""


class Later(ExtensionManager["Unborn"]):
    """The argument is a name that is defined further down."""


class Unborn:
    """An API that is declared after its manager."""


@pytest.mark.parametrize(
    "maker",
    [
        ExtensionManager[ReaderFactory],
        ALIAS,
        ExtensionManager["ReaderFactory"],
        ExtensionManager[T][ReaderFactory],
        Sub,
        SubSub,
        OfMiddle,
        Middle[ReaderFactory],
        Two[int, ReaderFactory],
        TwoTurned[int, ReaderFactory],
        OfTwo,
        Middle["ReaderFactory"],
    ],
    ids=str,
)
def test_every_way_to_give_the_type_argument_is_known_while_loading(maker, plugins):
    """The manager has the API, and has checked its extensions against it."""
    manager = maker("tests.mixed")

    assert manager.api is ReaderFactory
    assert "wrong" not in manager
    assert manager.names() == ["alpha", "broken"]


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (lambda: ExtensionManager[ReaderFactory]("tests.readers"), 5),
        (lambda: NamedExtensionManager[ReaderFactory]("tests.readers", ["alpha"]), 1),
        (lambda: EnabledExtensionManager[ReaderFactory]("tests.readers", lambda each: True), 5),
        (lambda: DriverManager[ReaderFactory]("tests.readers", "alpha"), 1),
        (lambda: HookManager[ReaderFactory]("tests.readers", "beta"), 2),
        (lambda: DispatchExtensionManager[ReaderFactory]("tests.readers", lambda each: True), 5),
        (lambda: NameDispatchExtensionManager[ReaderFactory]("tests.readers", lambda each: True), 5),
    ],
)
def test_all_seven_take_a_type_argument(make, names, plugins):
    """Each of the managers knows its API from its type argument."""
    manager = make()

    assert manager.api is ReaderFactory
    assert len(manager) == names


def test_a_point_says_the_api(plugins):
    """A manager made of a point has the point's namespace and API."""
    manager = ExtensionManager(readers)

    assert (manager.namespace, manager.api) == ("tests.readers", ReaderFactory)


def test_a_type_argument_and_a_point_that_agree_are_fine(plugins):
    """Saying the same twice is no error."""
    assert len(ExtensionManager[ReaderFactory](readers)) == 5


def test_a_type_argument_and_a_point_that_differ_are_an_error():
    """The message names both, and what to do."""
    with pytest.raises(TypeError, match=r"ExtensionManager\[int\] .* API is ReaderFactory: leave the type argument"):
        ExtensionManager[int](readers)


@pytest.mark.parametrize("maker", [ExtensionManager, Middle, Two])
def test_no_api_is_an_error_with_both_cures(maker):
    """A namespace alone is not loaded unchecked."""
    with pytest.raises(TypeError) as caught:
        maker("tests.readers")

    assert "ExtensionPoint(" in str(caught.value)
    assert "[API](" in str(caught.value)
    assert "[object](" in str(caught.value)


@pytest.mark.parametrize("maker", [ExtensionManager[T], Middle[T], ExtensionManager["Nonsense"]])
def test_an_argument_that_is_no_type_is_the_no_api_error(maker):
    """An unsolved type variable or name says nothing about the plugins."""
    with pytest.raises(TypeError, match="is not a type"):
        maker("tests.readers")


def test_object_is_unchecked_on_purpose(plugins):
    """Everything that loads is accepted."""
    assert ExtensionManager[object]("tests.mixed").names() == ["alpha", "wrong", "broken"]


def test_a_name_defined_later_is_found_when_it_is_needed():
    """A forward reference is solved when the manager loads."""
    assert Later("tests.nothing").api is Unborn


def test_the_number_of_type_arguments_is_checked():
    """One too many is an error at once."""
    with pytest.raises(TypeError, match="takes 1 or 2 type arguments, not 3"):
        ExtensionManager[int, str, bytes]


def test_a_number_is_neither_namespace_nor_point():
    """The message says what is wanted."""
    with pytest.raises(TypeError, match="wants an ExtensionPoint or a namespace string, not 3"):
        ExtensionManager[int](3)


def test_the_alias_is_an_ordinary_generic_alias():
    """It has origin and arguments, compares, hashes, pickles and joins unions."""
    alias = ExtensionManager[Reader]

    assert (get_origin(alias), get_args(alias)) == (ExtensionManager, (Reader,))
    assert alias == ExtensionManager[Reader] != ExtensionManager[ReaderFactory]
    assert hash(alias) == hash(ExtensionManager[Reader])
    assert pickle.loads(pickle.dumps(alias)) == alias
    assert (alias | None) is not None
    assert ExtensionManager[T][Reader] == alias


def test_class_methods_called_on_the_alias_keep_the_api():
    """make_test_instance of Manager[API] has that API."""
    manager = ExtensionManager[Reader].make_test_instance([make_extension("a", 1)])

    assert (manager.api, manager.names()) == (Reader, ["a"])
    assert type(Sub.make_test_instance([])) is Sub


@pytest.mark.parametrize("clone", [copy.copy, copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))])
def test_copies_and_pickles_keep_api_extensions_and_failures(clone, plugins):
    """A manager that travels is the same manager."""
    manager = clone(ExtensionManager[ReaderFactory]("tests.mixed"))

    assert manager.api is ReaderFactory
    assert manager.names() == ["alpha", "broken"]
    assert [each.candidate.name for each in manager.failures] == ["wrong", "gone", "nowhere"]
    assert "acme 1.0" in str(manager.failures[1])


def test_a_subclass_may_have_a_constructor_and_attributes_of_its_own(plugins):
    """Subclassing works as for any class."""

    class Mine(ExtensionManager[ReaderFactory]):
        def __new__(cls, colour):
            made = super().__new__(cls)
            made.tone = colour.upper()
            return made

        def __init__(self, colour):
            super().__init__("tests.readers")
            self.colour = colour

    class Wider(Mine, Generic[T]):
        pass

    assert (Mine("red").colour, Mine("red").tone, len(Mine("red"))) == ("red", "RED", 5)
    assert Wider[int]("blue").tone == "BLUE"


def test_a_point_can_be_written_with_its_type_argument():
    """ExtensionPoint[API] means ExtensionPoint[API, None] at run time as well."""
    assert get_args(ExtensionPoint[Reader]) == (Reader, None)
    assert repr(readers) == "ExtensionPoint('tests.readers', ReaderFactory)"


def test_an_alias_of_a_class_that_is_no_manager_has_no_api():
    """The machinery asks only what it made."""
    from longshore.managers import NO_API, argument_of

    assert argument_of(list[int]) is NO_API
