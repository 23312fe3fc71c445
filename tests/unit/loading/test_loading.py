"""Loading: what is imported, followed and called; what is left behind when it fails."""

from __future__ import annotations

import sys
import types

import pytest

import longshore
from longshore import DriverManager, ExtensionManager, ImportReferences
from tests.support import GREETER, NAMESPACE, Greeter, Site, greeters, run_python


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("module_of_x", "module"),
        ("module_of_x:A", "A"),
        ("module_of_x:A.B", "B"),
        ("module_of_x:A.B.c", "c"),
        ("module_of_x : A . B", "A"),
        ("module_of_x:A [extra]", "A"),
        ("module_of_x:..A..B.", "B"),
    ],
)
def test_a_target_is_followed(site: Site, target: str, shown: str) -> None:
    """A module, an attribute, an attribute of that; empty parts are passed over, as importlib.metadata does."""
    site.install(
        "x",
        f"[{NAMESPACE}]\nx = {target}\n",
        modules={"module_of_x": "class A:\n    class B:\n        def c(self): ..."},
    )
    if " . " in target:
        with pytest.raises(longshore.NoMatches):
            DriverManager[object](NAMESPACE, "x")
    else:
        found = DriverManager[object](NAMESPACE, "x").driver
        assert getattr(found, "__name__", "") == shown or isinstance(found, types.ModuleType)


def test_submodules_are_imported_with_their_packages(site: Site) -> None:
    """``pkg.sub:x`` imports both."""
    package = site.path / "module_of_package"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "sub.py").write_text(GREETER)
    site.install("x", f"[{NAMESPACE}]\nx = module_of_package.sub:greeter\n")
    assert greeters()["x"].obj.greet("a") == "hello a"
    assert "module_of_package.sub" in sys.modules


def test_an_attribute_does_not_import_a_submodule(site: Site) -> None:
    """``pkg:sub`` is an attribute, and there is none."""
    package = site.path / "module_of_package"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "sub.py").write_text(GREETER)
    site.install("x", f"[{NAMESPACE}]\nx = module_of_package:sub.greeter\n")
    [failure] = greeters().failures
    assert isinstance(failure, longshore.Failure)
    assert isinstance(failure.error, longshore.AttributeNotFound)


def test_a_module_may_put_another_object_in_its_place(site: Site) -> None:
    """What ``sys.modules`` has after the import counts."""
    site.plugin("x", f"{GREETER}\nimport sys\nsys.modules[__name__] = greeter\n", "")
    assert greeters()["x"].obj.greet("a") == "hello a"


def test_a_lazy_module_attribute_is_asked(site: Site) -> None:
    """A module's ``__getattr__`` may make the plugin."""
    site.plugin("x", f"{GREETER}\ndef __getattr__(name):\n    return greeter\n", "lazy")
    assert greeters()["x"].obj.greet("a") == "hello a"


def test_a_module_that_failed_is_tried_again(site: Site) -> None:
    """Nothing half-made stays behind, and no failure is remembered."""
    file = site.plugin("x", "raise ValueError", "greeter")
    assert not greeters().names()
    assert "module_of_x" not in sys.modules
    file.write_text(f"# a text of another length\n{GREETER}")
    assert greeters().names() == ["x"]


def test_arguments_are_handed_to_the_factory(site: Site) -> None:
    """By position and by keyword, for each plugin."""
    site.plugin("x", "def plugin(*args, **kwargs): return args, kwargs")
    manager = ExtensionManager[object](NAMESPACE, invoke_on_load=True, invoke_args=(1, 2), invoke_kwds={"key": 3})
    assert manager["x"].obj == ((1, 2), {"key": 3})
    assert callable(manager["x"].plugin)


def test_the_result_of_a_factory_is_checked(site: Site) -> None:
    """Not the factory, of which nothing is known."""
    site.plugin("sick", "def plugin(): return 3")
    site.plugin("good", f"{GREETER}\nplugin = Greeter")
    manager = ExtensionManager[Greeter](NAMESPACE, invoke_on_load=True)
    assert manager.names() == ["good"]
    [failure] = manager.failures
    assert isinstance(failure, longshore.Failure)
    assert isinstance(failure.cause, longshore.ConformanceReport)


def test_loading_twice_is_one_import(site: Site) -> None:
    """The second manager has the same object."""
    site.plugin("x", f"import builtins\nbuiltins.times = getattr(builtins, 'times', 0) + 1\n{GREETER}", "greeter")
    import builtins

    try:
        assert greeters()["x"].obj is greeters()["x"].obj
        assert getattr(builtins, "times") == 1  # noqa: B009
    finally:
        del builtins.times  # type: ignore[attr-defined]


def test_a_plugin_may_load_plugins_at_its_own_import(site: Site) -> None:
    """A host inside a plugin: no lock of ours is in the way."""
    site.plugin("inner", GREETER, "greeter")
    outer = f"""
import longshore
{GREETER}
loaded = longshore.DriverManager[object]("{NAMESPACE}", "inner").driver
"""
    site.plugin("outer", outer, "greeter")
    assert sorted(greeters().names()) == ["inner", "outer"]


def test_the_traceback_of_a_failure_is_kept(site: Site) -> None:
    """``__cause__`` has it, for whoever wants more than the report."""
    site.plugin("x", "def f():\n    raise ValueError('deep')\nf()\n")
    [failure] = greeters().failures
    assert isinstance(failure, longshore.Failure)
    trace = failure.raised.__traceback__
    assert trace is not None
    while trace.tb_next is not None:
        trace = trace.tb_next
    assert trace.tb_frame.f_code.co_name == "f"


def test_references_reach_whatever_can_be_imported() -> None:
    """Of the standard library as well."""
    assert (
        DriverManager[object](NAMESPACE, "x", source=ImportReferences({"x": "sys:path.append"})).driver
        == sys.path.append
    )


def test_threads_that_wait_for_an_import_that_fails_are_all_told_why(healthy: Site) -> None:
    """Python lets those that waited go on without a module and without an error."""
    import threading

    healthy.plugin("sick", "import time\ntime.sleep(0.01)\nraise OSError('sunk')")
    start = threading.Barrier(16)
    told: list[str] = []

    def work() -> None:
        start.wait(20)
        told.extend(str(each) for each in greeters().failures)

    threads = [threading.Thread(target=work) for _ in range(16)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert len(told) == 16
    assert all("its import raised OSError: sunk" in each for each in told)


def test_an_import_hook_that_gives_a_module_and_keeps_none_is_told(healthy: Site) -> None:
    """It is asked a few times, and not for ever."""
    code = """
import builtins, sys
sys.path.insert(0, sys.argv[2])
import longshore
ask = builtins.__import__
asked = []
def hook(name, *args, **kwargs):
    if name == "module_of_sick":
        return asked.append(name)
    return ask(name, *args, **kwargs)
builtins.__import__ = hook
manager = longshore.ExtensionManager[object](sys.argv[1])
print(manager.names(), len(asked), "its import raised KeyError: 'module_of_sick'" in str(manager.failures[0]))
"""
    healthy.plugin("sick", "")
    assert run_python(code, NAMESPACE, str(healthy.path)) == "['good'] 101 True\n"
