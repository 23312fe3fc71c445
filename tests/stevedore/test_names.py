"""Every name, signature, base and logger of stevedore is there."""

from __future__ import annotations

import importlib
import inspect
import logging

import pytest

from tests.support import run_python

MODULES = ["", "dispatch", "driver", "enabled", "exception", "extension", "hook", "named", "_cache", "sphinxext"]
TYPING = {"Any", "Generic", "ParamSpec", "Self", "TypeAlias", "TypedDict", "Concatenate", "Callable", "Iterable"}
STANDARD = {
    "errno",
    "glob",
    "hashlib",
    "importlib",
    "inspect",
    "itertools",
    "json",
    "operator",
    "os",
    "struct",
    "tempfile",
}
DISK_CACHE = {
    "_CacheEntry",
    "_PathHashEntryT",
    "_PathHashSettingsT",
    "_build_cacheable_data",
    "_ftobytes",
    "_get_cache_dir",
    "_get_mtime",
    "_hash_settings_for_path",
    "_write_cache_file",
}
CLASSES = {
    "extension": ["Extension", "ExtensionManager"],
    "named": ["NamedExtensionManager"],
    "enabled": ["EnabledExtensionManager"],
    "driver": ["DriverManager"],
    "hook": ["HookManager"],
    "dispatch": ["DispatchExtensionManager", "NameDispatchExtensionManager"],
    "exception": ["NoUniqueMatch", "NoMatches", "MultipleMatches"],
}
MANAGERS = [each for module in CLASSES for each in CLASSES[module] if each.endswith("Manager")]


def home(name: str) -> str:
    return next(module for module, names in CLASSES.items() if name in names)


def both(module: str, name: str) -> tuple[object, object]:
    return tuple(
        getattr(importlib.import_module(f"{package}.{module}"), name)
        for package in ("stevedore", "longshore.stevedore")
    )


@pytest.mark.parametrize("module", MODULES)
def test_every_name_of_a_module_is_there(module):
    """But what it imports from the standard library, and the disk cache."""
    theirs, ours = (
        importlib.import_module(f"{each}.{module}".rstrip(".")) for each in ("stevedore", "longshore.stevedore")
    )
    unlike = {"TypeVar", "Sequence", "Sphinx"} | {"dispatch": {"Q"}, "sphinxext": {"T", "extension"}}.get(module, set())

    missing = {each for each in set(vars(theirs)) - set(vars(ours)) if not each.startswith("__")}
    assert missing <= TYPING | STANDARD | DISK_CACHE | unlike


@pytest.mark.parametrize("name", ["stevedore", "longshore.stevedore"])
def test_a_star_takes_every_name_of_a_module(name):
    space: dict[str, object] = {}
    exec(f"from {name}.extension import *", space)
    assert {"LOG", "Extension", "ExtensionManager", "T", "ignore_conflicts", "ConflictResolverT"} <= set(space)


def test_the_top_exports_the_same():
    import stevedore

    import longshore.stevedore as ours

    assert sorted(stevedore.__all__) == sorted(ours.__all__)
    assert all(getattr(ours, each).__name__ == each for each in stevedore.__all__)


@pytest.mark.parametrize("name", ["stevedore", "longshore.stevedore"])
def test_the_submodules_are_reachable_after_a_bare_import(name):
    """oslo.policy says ``stevedore.named.NamedExtensionManager`` after ``import stevedore``."""
    program = f"""
import {name} as package
for each in "extension named enabled driver hook exception _cache".split():
    assert getattr(package, each).__name__ == "{name}." + each
assert not hasattr(package, "dispatch") and not hasattr(package, "sphinxext")
"""
    run_python(program)


@pytest.mark.parametrize("name", MANAGERS)
@pytest.mark.parametrize("method", ["__init__", "make_test_instance"])
def test_the_signatures_are_the_same(name, method):
    """Names, order, kinds and defaults; longshore adds ``conformance`` behind them, and mends one omission."""
    parameters = []
    for cls in both(home(name), name):
        found = inspect.signature(getattr(cls, method)).parameters.values()
        parameters.append([(each.name, each.kind, getattr(each.default, "__name__", each.default)) for each in found])
    theirs, ours = parameters
    added = {"conformance", "conflict_resolver"} if name == "NameDispatchExtensionManager" else {"conformance"}

    assert ours[: len(theirs)] == theirs
    assert {each[0] for each in ours[len(theirs) :]} <= added


@pytest.mark.parametrize("name", MANAGERS)
def test_the_methods_take_the_same(name):
    """Of every method that users call or override."""
    theirs, ours = both(home(name), name)
    for method in [each for each in dir(theirs) if inspect.isfunction(getattr(theirs, each)) and each != "__init__"]:
        if method in vars(object) or method == "__init_subclass__":
            continue
        wanted, got = (list(inspect.signature(getattr(each, method)).parameters) for each in (theirs, ours))
        assert got == wanted, method


@pytest.mark.parametrize("name", [*MANAGERS, "Extension", "NoUniqueMatch", "NoMatches", "MultipleMatches"])
def test_the_hierarchy_is_the_same(name):
    """The bases that stevedore's class has, by name; longshore's own base stands in for typing.Generic."""
    theirs, ours = ([each.__name__ for each in cls.__mro__] for cls in both(home(name), name))
    assert [each for each in ours if each not in {"ApiBearer", "Generic"}] == [
        each for each in theirs if each != "Generic"
    ]


def test_an_extension_has_stevedores_attributes(package):
    from importlib.metadata import EntryPoint

    ep = EntryPoint("a", "pkg.mod:Thing.sub [extra]", "g")
    made = package.Extension("a", ep, dict, None)

    assert vars(made) == {"name": "a", "entry_point": ep, "plugin": dict, "obj": None}
    assert (made.module_name, made.attr) == ("pkg.mod", "Thing.sub")
    assert made.entry_point_target == "pkg.mod:Thing.sub [extra]"


@pytest.mark.parametrize("module", ["extension", "named", "enabled", "dispatch"])
def test_the_loggers_have_stevedores_names(package, module):
    assert getattr(package, module).LOG is logging.getLogger(f"stevedore.{module}")
    assert package._cache.log is logging.getLogger("stevedore._cache")
    assert package.top.LOG is logging.getLogger("stevedore")


@pytest.mark.parametrize("name", ["stevedore", "longshore.stevedore"])
def test_one_handler_keeps_python_quiet(name):
    program = f"import logging, {name}; print([type(h).__name__ for h in logging.getLogger('stevedore').handlers])"
    assert run_python(program) == "['NullHandler']\n"
