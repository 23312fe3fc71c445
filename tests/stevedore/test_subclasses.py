"""What clients build on the managers: subclasses, patches, generic classes."""

from __future__ import annotations

import copy
import pickle
from typing import Generic, TypeVar
from unittest import mock

import pytest

from .conftest import GROUP

V = TypeVar("V")
K = TypeVar("K")


def test_a_subclass_may_load_one_plugin_in_its_own_way(package, abc):
    class Loud(package.ExtensionManager):
        def __init__(self, namespace, *args, **kwds):
            self.loaded = []
            super().__init__(namespace, *args, **kwds)

        def _load_one_plugin(self, ep, invoke_on_load, invoke_args, invoke_kwds):
            self.loaded.append((ep.name, invoke_on_load, invoke_args, invoke_kwds))
            return None if ep.name == "b" else super()._load_one_plugin(ep, invoke_on_load, invoke_args, invoke_kwds)

    manager = Loud(GROUP, True, (1,), {"k": 2})
    assert manager.names() == ["a", "c"]
    assert manager.loaded == [(each, True, (1,), {"k": 2}) for each in "abc"]
    assert Loud(GROUP).loaded == [(each, False, (), {}) for each in "abc"]


@pytest.mark.parametrize("args, kwds", [([], {}), (0, 0), (None, None), ((), [])])
def test_a_subclass_gets_the_arguments_that_were_given(package, abc, args, kwds):
    """Only None is replaced."""
    seen = []

    class Seeing(package.EnabledExtensionManager):
        def _load_plugins(self, *given):
            seen.append(given)
            return []

    Seeing(GROUP, len, False, args, kwds)
    [(invoke, found_args, found_kwds)] = seen
    assert (invoke, found_args, found_kwds) == (False, () if args is None else args, {} if kwds is None else kwds)
    assert type(found_args) is (tuple if args is None else type(args))


def test_what_cannot_be_unpacked_is_a_failure(package, abc):
    assert package.ExtensionManager(GROUP, True, 0).names() == []
    assert package.ExtensionManager(GROUP, True, (), 0).names() == []


def test_the_order_of_the_names_is_made_by_lookups(package, abc):
    """A subclass may find its extensions in a way of its own."""
    asked = []

    class Asking(package.NamedExtensionManager):
        def __getitem__(self, name):
            asked.append(name)
            return super().__getitem__(name)

    assert Asking(GROUP, ["b", "a"], name_order=True).names() == ["b", "a"]
    assert asked == ["b", "a"]


def test_a_subclass_that_hands_attributes_on_is_not_asked_before_it_is_ready(package, abc, caplog):
    """Asked for anything while it loads, this one would never end."""

    class Handing(package.ExtensionManager):
        def __init__(self, namespace):
            super().__init__(namespace)
            self.other = "text"

        def __getattr__(self, name):
            return getattr(self.other, name)

    assert Handing(GROUP).upper() == "TEXT"
    assert caplog.records == []


def test_a_subclass_may_load_everything_in_its_own_way(package, abc):
    class Given(package.DriverManager):
        def _load_plugins(self, invoke_on_load, invoke_args, invoke_kwds):
            return [package.Extension("given", None, dict, {"a": 1})]

    assert Given(GROUP, "a").driver == {"a": 1}


def test_a_subclass_may_sort_its_plugins(package, abc):
    class Sorted(package.NamedExtensionManager):
        def _init_plugins(self, extensions):
            super()._init_plugins(sorted(extensions, key=lambda each: each.name, reverse=True))

    assert Sorted(GROUP, ["a", "b"]).names() == ["b", "a"]
    assert Sorted.make_test_instance(list(package.ExtensionManager(GROUP))).names() == ["c", "b", "a"]


def test_a_subclass_may_count_itself(package, abc):
    class Counted(package.ExtensionManager):
        def __len__(self):
            return len(self.extensions)

    assert len(Counted(GROUP)) == 3


def test_a_driver_may_get_other_plugins_later(package, abc):
    """upstream's tests do it."""
    manager = package.DriverManager(GROUP, "a")
    manager._init_plugins([package.Extension("b", None, dict, None)])
    assert manager.driver is dict
    with pytest.raises(package.NoMatches):
        manager._init_plugins([])
    with pytest.raises(package.MultipleMatches):
        manager._init_plugins([package.Extension("b", None, dict, None)] * 2)


def test_the_loading_of_the_base_may_be_patched(package):
    """NamedExtensionManager calls it through super(), so a patch of the base is seen."""
    found = [package.Extension("a", None, dict, None)]
    told = []
    with mock.patch.object(package.ExtensionManager, "_load_plugins", return_value=found) as loading:
        manager = package.NamedExtensionManager(GROUP, ["a", "z"], on_missing_entrypoints_callback=told.append)
    loading.assert_called_once_with(False, (), {})
    assert manager.extensions is found
    assert told == [{"z"}]


def test_the_class_may_be_patched_where_it_is_exported(package):
    with mock.patch(f"{package.name}.ExtensionManager") as fake:
        assert package.top.ExtensionManager("x") is fake.return_value
    assert package.top.ExtensionManager is package.ExtensionManager


def test_the_classes_can_be_specs(package):
    fake = mock.create_autospec(package.DriverManager)
    assert fake("a", "b", invoke_on_load=True).driver is not None
    assert mock.Mock(spec=package.ExtensionManager).names() is not None


def test_the_loggers_may_be_patched(package, add):
    add("sick", "raise ValueError('bad day')\n")
    with mock.patch.object(package.extension, "LOG") as log:
        package.ExtensionManager(GROUP)
    assert log.error.call_args.args[0] == "Could not load %r: %s"


class API:
    """Something to be generic in."""


def test_the_classes_are_generic(package, abc):
    for cls in (package.ExtensionManager[API], package.ExtensionManager["API"]):
        assert cls(GROUP).names() == ["a", "b", "c"]
        assert type(cls(GROUP)) is package.ExtensionManager
    assert package.DriverManager[API].make_test_instance(package.Extension("a", None, dict, 1)).driver == 1
    assert package.NamedExtensionManager[API].make_test_instance([]).names() == []
    assert package.ExtensionManager[API].make_test_instance([], namespace="x").namespace == "x"
    assert package.Extension[API]("a", None, dict, 1).obj == 1
    assert package.ExtensionManager[API].ENTRY_POINT_CACHE is package.ExtensionManager.ENTRY_POINT_CACHE
    assert package.ConflictResolverT[API] is not None
    assert package.OnLoadFailureCallbackT | None


def test_generic_subclasses(package, abc):
    class Of(package.ExtensionManager[V]):
        pass

    class Own(Generic[K, V], package.DriverManager[V]):
        pass

    class Fixed(package.DriverManager[API]):
        def __init__(self, name):
            super().__init__(GROUP, name)

    class Plain(package.HookManager):
        pass

    assert Of[API](GROUP).names() == Of(GROUP).names() == ["a", "b", "c"]
    assert Own[int, str](GROUP, "a").names() == ["a"]
    assert Fixed("b").names() == ["b"]
    assert Fixed.make_test_instance(package.Extension("a", None, dict, 1)).driver == 1
    assert Plain(GROUP, "c")["c"][0].name == "c"
    assert issubclass(Fixed, package.NamedExtensionManager)


def test_a_test_instance_of_a_subclass_skips_its_constructor(package):
    class Own(package.EnabledExtensionManager):
        def __init__(self):
            raise AssertionError

        @classmethod
        def make_test_instance(cls, extensions, **kwds):
            made = super().make_test_instance(extensions, **kwds)
            made.check_func = len
            return made

    assert Own.make_test_instance([]).check_func is len


def test_extensions_and_errors_travel(package):
    made = package.Extension("a", None, dict, {"x": 1})
    for each in (pickle.loads(pickle.dumps(made)), copy.deepcopy(made)):
        assert (type(each), vars(each)) == (type(made), vars(made))
    error = pickle.loads(pickle.dumps(package.NoMatches("nothing")))
    assert (type(error), str(error)) == (package.NoMatches, "nothing")


def test_a_subclass_may_have_a_mixin_and_a_metaclass(package, abc):
    import abc as abstract

    class Mixin:
        def shout(self):
            return [each.upper() for each in self.names()]

    class Both(Mixin, package.ExtensionManager, metaclass=abstract.ABCMeta):
        pass

    assert Both(GROUP).shout() == ["A", "B", "C"]


def test_attributes_of_a_subclass_are_its_own(package, abc):
    class Own(package.ExtensionManager):
        label = "own"

        def __getattr__(self, name):
            return f"no {name}"

    manager = Own(GROUP)
    manager.extra = 1
    assert (manager.label, manager.extra, manager.other) == ("own", 1, "no other")
    assert manager.names() == ["a", "b", "c"]
