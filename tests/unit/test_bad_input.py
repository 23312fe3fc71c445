"""Bad input, the plugins: whatever one does at import, at a call or when it is looked at, it is one failure.

Names that nobody has, imports that raise, factories that raise, objects that lie about themselves, texts that flood or
forge a report. The healthy plugin is loaded each time. Files and ``sys.path`` are in ``discovery/``.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import longshore
from longshore import DriverManager, ExtensionManager, ExtensionPoint
from tests.support import GREETER, NAMESPACE, Greeter, Site, greeters, only_failure, run_python


def driver(name: str, namespace: str = NAMESPACE) -> Greeter:
    return DriverManager[Greeter](namespace, name).driver


# --- names ---


def test_an_unknown_name_is_told_with_what_there_is_and_the_nearest(healthy: Site) -> None:
    """The names of the namespace, and the one that was probably meant."""
    healthy.plugin("other", GREETER, "greeter")
    with pytest.raises(longshore.NoMatches) as caught:
        driver("godo")
    assert str(caught.value) == (
        "no plugin named 'godo' in 'textapp.greeters'; there are: good, other. Did you mean 'good'?"
    )
    assert (caught.value.namespace, caught.value.name) == (NAMESPACE, "godo")
    assert sorted(caught.value.available) == ["good", "other"]


def test_nothing_is_suggested_that_is_not_near(healthy: Site) -> None:
    """A wild guess would mislead."""
    with pytest.raises(longshore.NoMatches) as caught:
        driver("xyzzy")
    assert str(caught.value).endswith("; there are: good")


def test_an_unknown_namespace_is_told_with_the_nearest(healthy: Site) -> None:
    """A typing error in the namespace is as likely as one in the name."""
    with pytest.raises(longshore.NoMatches) as caught:
        driver("good", "textapp.greeter")
    assert (
        "no plugin named 'good' in 'textapp.greeter'; nothing that is installed has plugins for this namespace"
        in str(caught.value)
    )
    assert "Did you mean 'textapp.greeters'? Install a distribution" in str(caught.value).replace("?.", "?")


def test_a_namespace_whose_plugins_cannot_be_read_is_told_with_the_reason(site: Site) -> None:
    """It is known, and its only line is bad."""
    site.install("sick-plugin", f"[{NAMESPACE}]\nsick\n")
    with pytest.raises(longshore.NoMatches) as caught:
        driver("sick")
    assert "the namespace has no plugins that can be read" in str(caught.value)
    assert "'sick' has no '='" in str(caught.value)


def test_problems_are_told_safely_beside_a_missing_name(tmp_path: Path) -> None:
    """One to a line, and escaped."""
    source = longshore.PluginDirectory(tmp_path, names=["a\n\x1b[31m"])
    with pytest.raises(longshore.NoMatches) as caught:
        DriverManager[Greeter](NAMESPACE, "good", source=source)
    head, problem = str(caught.value).split("\n")
    assert "no plugin named 'good'" in head
    assert "has no a\\n\\x1b[31m.py" in problem
    assert problem.isprintable()


@pytest.mark.parametrize("name", ["", "x" * 5_000_000, "a\nb\x1b[31m", "\udce9", "\N{RIGHT-TO-LEFT OVERRIDE}good"])
@pytest.mark.parametrize("namespace", [NAMESPACE, "no\n\x1b[31msuch", "\udce9", ""])
def test_a_strange_name_is_told_safely(healthy: Site, name: str, namespace: str) -> None:
    """Bounded, and on one line."""
    with pytest.raises(longshore.NoMatches) as caught:
        driver(name, namespace)
    assert len(str(caught.value)) < 3000
    assert str(caught.value).isprintable()


def test_of_very_many_names_the_first_are_listed(site: Site) -> None:
    """A report is no catalogue."""
    site.install("many", f"[{NAMESPACE}]\n" + "".join(f"plugin{each:05} = m\n" for each in range(5000)))
    with pytest.raises(longshore.NoMatches) as caught:
        driver("nobody")
    assert "plugin00000, plugin00001" in str(caught.value)
    assert "and 4950 more" in str(caught.value)
    assert len(str(caught.value)) < 1500
    assert len(caught.value.available) == 5000


def test_two_drivers_of_one_name_are_told_with_the_cures(healthy: Site) -> None:
    """Both distributions, their versions, and what can be done."""
    healthy.install("rival-plugin", f"[{NAMESPACE}]\ngood = module_of_rival:greeter\n", version="2.7")
    with pytest.raises(longshore.MultipleMatches) as caught:
        driver("good")
    text = str(caught.value)
    assert text.startswith("2 plugins are named 'good' in 'textapp.greeters':\n")
    assert "\n  module_of_good:greeter from good-plugin 1.0" in text
    assert "\n  module_of_rival:greeter from rival-plugin 2.7" in text
    assert text.endswith(
        "\nTo choose: uninstall all but one, rename one, or pass conflict_resolver='first', 'last', longshore.Prefer('a-distribution') or a function that chooses"
    )
    assert sorted(str(each.distribution) for each in caught.value.candidates) == ["good-plugin 1.0", "rival-plugin 2.7"]
    assert "module_of_good" not in sys.modules


def test_one_distribution_may_have_a_name_twice(site: Site) -> None:
    """That is as ambiguous."""
    text = f"[{NAMESPACE}]\ngood = module_of_good:greeter\ngood = module_of_good:Greeter\n"
    site.install("good-plugin", text, modules={"module_of_good": GREETER})
    with pytest.raises(longshore.MultipleMatches, match="module_of_good:Greeter from good-plugin 1.0"):
        driver("good")


# --- imports ---

RAISING = {
    "ModuleNotFoundError": "import no_such_module_anywhere",
    "SyntaxError": "def broken(:",
    "IndentationError": "  x = 1\n y = 2",
    "SystemExit": "import sys; sys.exit(3)",
    "RecursionError": "def f(): f()\nf()",
    "AssertionError": "assert False, 'no'",
    "GeneratorExit": "raise GeneratorExit('no')",
    "CancelledError": "import asyncio; raise asyncio.CancelledError",
    "BaseException": "raise BaseException('no')",
    "Odd": "class Odd(BaseException): pass\nraise Odd('no')",
    "StopIteration": "raise StopIteration",
    "MemoryError": "raise MemoryError",
    "UnicodeDecodeError": "b'\\xff'.decode()",
    "ExceptionGroup": "raise ExceptionGroup('many', [ValueError(1)])",
    "BaseExceptionGroup": "raise BaseExceptionGroup('many', [SystemExit(1)])",
    "KeyError": "import sys; del sys.modules[__name__]",
    "NameError": "plugin = Undefined",
    "DeprecationWarning": "import warnings; warnings.simplefilter('error'); warnings.warn('old', DeprecationWarning)",
}


@pytest.mark.parametrize(("error", "source"), RAISING.items(), ids=RAISING)
def test_an_import_that_raises_is_one_failure(
    healthy: Site, caplog: pytest.LogCaptureFixture, error: str, source: str
) -> None:
    """Distribution, version, entry point, file and cause are named; it is logged once."""
    file = healthy.plugin("sick", source, version="6.6")
    failure = only_failure(greeters())
    assert isinstance(failure.error, longshore.ImportFailed)
    text = str(failure)
    assert text.startswith(
        "textapp.greeters: 'sick' (module_of_sick:plugin) from sick-plugin 6.6 was not loaded: its import raised "
    )
    assert error in text
    assert error in type(failure.raised).__name__
    assert failure.error.__cause__ is failure.raised
    assert str(file) in text or error == "KeyError"
    assert [each.getMessage() for each in caplog.records] == [text]


@pytest.mark.parametrize(("error", "source"), RAISING.items(), ids=RAISING)
def test_a_driver_whose_import_raises_is_one_error(healthy: Site, error: str, source: str) -> None:
    """An ordinary exception, whatever the plugin raised."""
    healthy.plugin("sick", source)
    with pytest.raises(longshore.ImportFailed, match="sick-plugin 1.0 was not loaded") as caught:
        driver("sick")
    assert error in str(caught.value)


@pytest.mark.parametrize("error", ["KeyboardInterrupt", "type('Mine', (KeyboardInterrupt,), {})"])
def test_a_keyboard_interrupt_at_import_passes(healthy: Site, error: str) -> None:
    """That is the person at the keyboard."""
    healthy.plugin("sick", f"raise {error}")
    with pytest.raises(KeyboardInterrupt):
        greeters()


def test_a_keyboard_interrupt_passes_wherever_the_plugin_runs(healthy: Site) -> None:
    """Reading its attribute, calling it, showing its error."""
    healthy.plugin("attr", "def __getattr__(name): raise KeyboardInterrupt if name == 'plugin' else AttributeError")
    healthy.plugin("call", "def plugin(): raise KeyboardInterrupt")
    healthy.plugin("text", "class E(Exception):\n    def __str__(self): raise KeyboardInterrupt\nraise E")
    for name in ("attr", "call", "text"):
        with pytest.raises(KeyboardInterrupt):
            DriverManager[object](NAMESPACE, name, invoke_on_load=name == "call")


def test_a_module_that_is_missing_is_told_from_a_dependency_that_is(healthy: Site) -> None:
    """The cures differ: reinstall it, or install what it needs."""
    healthy.install("sick-plugin", f"[{NAMESPACE}]\nsick = gone_package.sub.mod:x\n", version="6.6")
    text = str(only_failure(greeters()))
    assert text.endswith(
        "its import raised ModuleNotFoundError: No module named 'gone_package' "
        f"(declared in {healthy.path}/sick_plugin-6.6.dist-info/entry_points.txt). There is no module 'gone_package': reinstall sick-plugin 6.6, or uninstall it."
    )
    healthy.plugin("sick", "import gone_dependency.sub")
    text = str(only_failure(greeters()))
    assert text.endswith("Install what provides 'gone_dependency', or uninstall sick-plugin 1.0.")


def test_a_syntax_error_is_told_with_its_own_line(healthy: Site) -> None:
    """Not with the line of the import."""
    file = healthy.plugin("sick", "x = 1\ny = = 2\n")
    assert f"(at {file}:2)" in str(only_failure(greeters()))


def test_the_line_that_raised_is_told(healthy: Site) -> None:
    """The innermost one, which is where to look."""
    file = healthy.plugin("sick", "def f():\n    raise ValueError('deep')\n\nf()\n")
    assert f"ValueError: deep (at {file}:2)" in str(only_failure(greeters()))


def test_a_process_survives_everything_at_once(healthy: Site) -> None:
    """In a process of its own, whose exit status would tell."""
    for error, source in RAISING.items():
        healthy.plugin(f"sick_{error}", source)
    code = """
import sys
sys.path.insert(0, sys.argv[2])
import longshore
manager = longshore.ExtensionManager[object](sys.argv[1])
print(manager.names(), len(manager.failures))
"""
    assert run_python(code, NAMESPACE, str(healthy.path)) == f"['good'] {len(RAISING)}\n"


def test_a_strict_load_tries_all_and_raises_one_group(healthy: Site) -> None:
    """Each failure is in it."""
    for error in ("SystemExit", "SyntaxError", "RecursionError"):
        healthy.plugin(f"sick_{error}", RAISING[error])
    with pytest.raises(longshore.PluginErrors, match="3 plugins of textapp.greeters could not be accepted") as caught:
        ExtensionManager[Greeter](NAMESPACE, strict=True)
    assert {type(each) for each in caught.value.exceptions} == {longshore.ImportFailed}
    assert "module_of_good" in sys.modules


# --- attributes ---


@pytest.mark.parametrize(
    ("source", "attr", "cause"),
    [
        ("", "plugin", "has no attribute 'plugin'"),
        ("class A: pass", "A.b.c", "has no attribute 'b'"),
        ("def __getattr__(name): raise SystemExit(name)", "plugin", "SystemExit: "),
        (
            "class M(type):\n    def __getattr__(cls, name): raise BaseException(name)\nclass A(metaclass=M): pass",
            "A.b",
            "BaseException: b",
        ),
        ("class D:\n    def __get__(self, i, o): raise RecursionError\nclass A: b = D()", "A.b", "RecursionError"),
    ],
)
def test_an_attribute_that_cannot_be_read_is_one_failure(healthy: Site, source: str, attr: str, cause: str) -> None:
    """Missing, or raising."""
    healthy.plugin("sick", source, attr)
    failure = only_failure(greeters())
    assert isinstance(failure.error, longshore.AttributeNotFound)
    assert cause in str(failure)
    assert str(failure).endswith(f"Check the part after the ':' in 'module_of_sick:{attr}', or update sick-plugin 1.0.")


# --- factories ---

FACTORIES = {
    "raises": ("def plugin(): raise ValueError('not today')", "calling it raised ValueError: not today"),
    "exits": ("def plugin(): raise SystemExit(1)", "calling it raised SystemExit: 1"),
    "wants more": (
        "def plugin(a, b): ...",
        "calling it raised TypeError: plugin() missing 2 required positional arguments",
    ),
    "class": ("class plugin:\n    def __init__(self): raise AssertionError", "calling it raised AssertionError"),
    "new": ("class plugin:\n    def __new__(cls): raise GeneratorExit", "calling it raised GeneratorExit"),
    "metaclass": (
        "class M(type):\n    def __call__(cls): raise RecursionError\nclass plugin(metaclass=M): ...",
        "RecursionError",
    ),
}


@pytest.mark.parametrize(("source", "cause"), FACTORIES.values(), ids=FACTORIES)
def test_a_factory_that_raises_is_one_failure(healthy: Site, source: str, cause: str) -> None:
    """So is one that wants other arguments, where nothing has checked them before."""
    file = healthy.plugin("sick", source, version="6.6")
    (healthy.path / "module_of_good.py").write_text(GREETER + "greeter = Greeter\n")
    manager = ExtensionManager[Greeter](NAMESPACE, invoke_on_load=True)
    failure = only_failure(manager)
    assert isinstance(failure.error, longshore.FactoryFailed)
    assert cause in str(failure)
    assert "from sick-plugin 6.6" in str(failure)
    assert str(file) in str(failure) or "wants" in cause or "missing" in cause
    assert str(failure).endswith(
        "Check the arguments that the host passes, or report it to the authors of sick-plugin 6.6."
    )


@pytest.mark.parametrize("plugin", ["3", "None", "'text'", "object()", "__import__('os')"])
def test_a_plugin_that_cannot_be_called_is_one_failure(healthy: Site, plugin: str) -> None:
    """Where the host calls it."""
    file = healthy.plugin("sick", f"plugin = {plugin}")
    (healthy.path / "module_of_good.py").write_text(GREETER + "greeter = Greeter\n")
    failure = only_failure(ExtensionManager[Greeter](NAMESPACE, invoke_on_load=True))
    assert f"from sick-plugin 1.0 was not loaded: calling it raised TypeError: it is not callable (at {file})." in str(
        failure
    )


# --- objects that lie, or raise when they are looked at ---

LIARS = {
    "getattr raises": "class Liar:\n    def __getattr__(self, name): raise {error}",
    "getattribute raises": "class Liar:\n    def __getattribute__(self, name): raise {error}",
    "repr raises": "class Liar:\n    def __repr__(self): raise {error}",
    "repr is no text": "class Liar:\n    def __repr__(self): return 3",
    "bool raises": "class Liar:\n    def __bool__(self): raise {error}",
    "len raises": "class Liar:\n    def __len__(self): raise {error}",
    "eq and hash raise": "class Liar:\n    def __eq__(self, other): raise {error}\n    def __hash__(self): raise {error}",
    "eq says yes": "class Liar:\n    def __eq__(self, other): return True\n    __hash__ = None",
    "class raises": "class Liar:\n    @property\n    def __class__(self): raise {error}",
    "class lies": "class Liar:\n    @property\n    def __class__(self): return int",
    "dict raises": "class Liar:\n    @property\n    def __dict__(self): raise {error}",
    "dict lies": "class Liar:\n    __dict__ = 3",
    "dir raises": "class Liar:\n    def __dir__(self): raise {error}",
    "doc raises": "class Liar:\n    @property\n    def __doc__(self): raise {error}",
    "call raises": "class Liar:\n    def __call__(self): raise {error}",
    "slots": "class Liar:\n    __slots__ = ()",
    "metaclass getattribute": "class M(type):\n    def __getattribute__(cls, name): raise {error}\nclass Liar(metaclass=M): pass",
    "metaclass instancecheck": "class M(type):\n    def __instancecheck__(cls, o): raise {error}\nclass Liar(metaclass=M): pass",
    "metaclass repr": "class M(type):\n    def __repr__(cls): raise {error}\nclass Liar(metaclass=M): pass",
    "metaclass name": "class M(type):\n    @property\n    def __name__(cls): raise {error}\nclass Liar(metaclass=M): pass",
    "metaclass module": "class M(type):\n    @property\n    def __module__(cls): raise {error}\nclass Liar(metaclass=M): pass",
    "metaclass eq": "class M(type):\n    def __eq__(cls, o): raise {error}\n    def __hash__(cls): raise {error}\nclass Liar(metaclass=M): pass",
    "module lies": "class Liar: pass\nLiar.__module__ = 3",
    "annotations lie": "class Liar: pass\nLiar.__annotations__ = 3",
    "method lies": "class Liar:\n    greet = 3",
    "method getter raises": "class D:\n    def __get__(self, i, o): raise {error}\nclass Liar:\n    greet = D()",
    "method property": "class Liar:\n    @property\n    def greet(self): raise {error}",
    "signature lies": "class F:\n    def __call__(self, name): return 3\n    __signature__ = 3\nclass Liar:\n    greet = F()",
    "signature raises": "class F:\n    def __call__(self): ...\n    @property\n    def __signature__(self): raise {error}\nclass Liar:\n    greet = F()",
    "wrapped in a loop": "class Liar:\n    def greet(self): ...\n    greet.__wrapped__ = greet",
    "exit in annotations": "class Liar:\n    def greet(self, name: 'exit(3)') -> 'exit(3)': ...",
    "weakref proxy": "import weakref\nclass T: pass\ndead = weakref.proxy(T())\nLiar = lambda: dead",
}
ERRORS = ["RuntimeError('no')", "SystemExit(3)", "RecursionError"]


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("source", LIARS.values(), ids=LIARS)
def test_a_plugin_that_lies_about_itself_disturbs_nobody(healthy: Site, source: str, error: str) -> None:
    """It has no ``greet`` that keeps the API; at worst nothing can be said of it. The host and the others live on."""
    healthy.plugin("sick", source.replace("{error}", error) + "\nplugin = Liar()\n", version="6.6")
    manager = greeters()
    assert "good" in manager.names()
    for failure in manager.failures:
        assert isinstance(failure, longshore.Failure)
        assert "'sick' (module_of_sick:plugin) from sick-plugin 6.6" in str(failure)
        assert repr(failure) == "<Failure 'sick' of textapp.greeters: module_of_sick:plugin>"
    for extension in manager:
        assert "plugin 1.0" in repr(extension) or "sick-plugin 6.6" in repr(extension)
        assert repr(extension.report).startswith("<ConformanceReport: conforms")
    assert len(manager) + len(manager.failures) == 2


@pytest.mark.parametrize(
    "name",
    [
        "repr raises",
        "bool raises",
        "len raises",
        "eq and hash raise",
        "dir raises",
        "doc raises",
        "slots",
        "metaclass instancecheck",
        "metaclass repr",
        "method lies",
    ],
)
def test_a_liar_without_the_members_is_refused(healthy: Site, name: str) -> None:
    """What can be seen past its lies does not keep the API."""
    healthy.plugin("sick", LIARS[name].replace("{error}", "SystemExit(3)") + "\nplugin = Liar()\n")
    failure = only_failure(greeters())
    assert isinstance(failure.cause, longshore.ConformanceReport)
    assert "greet" in str(failure)


KEEPING = {
    "repr": "    def __repr__(self): raise SystemExit",
    "bool": "    def __bool__(self): raise SystemExit",
    "false": "    def __bool__(self): return False",
    "empty": "    def __len__(self): return 0",
    "len": "    def __len__(self): raise SystemExit",
    "eq": "    def __eq__(self, other): raise SystemExit\n    def __hash__(self): raise SystemExit",
    "unhashable": "    __hash__ = None",
    "str": "    def __str__(self): raise SystemExit",
    "dir": "    def __dir__(self): raise SystemExit",
    "iter": "    def __iter__(self): raise SystemExit",
    "call": "    def __call__(self): raise SystemExit",
}


@pytest.mark.parametrize("member", KEEPING.values(), ids=KEEPING)
def test_a_plugin_that_keeps_the_api_is_accepted_whatever_else_it_does(site: Site, member: str) -> None:
    """A falsy driver object is the driver; nobody asks the others anything."""
    site.plugin("odd", GREETER.replace("class Greeter:", f"class Greeter:\n{member}"), "greeter")
    assert driver("odd").greet("you") == "hello you"
    manager = greeters()
    assert manager["odd"].obj.greet("you") == "hello you"
    assert manager.call(Greeter.greet, "all") == ["hello all"]
    assert not manager.failures
    assert repr(manager["odd"]) == "<Extension 'odd': module_of_odd:greeter from odd-plugin 1.0>"


@pytest.mark.parametrize("value", ["None", "0", "''", "[]", "False", "NotImplemented"])
def test_a_falsy_driver_is_the_driver(site: Site, value: str) -> None:
    """Loaded as it is, and made by a factory."""
    site.plugin("falsy", f"plugin = {value}\ndef make(): return {value}\n")
    found = DriverManager[object](NAMESPACE, "falsy")
    assert repr(found.driver) == value
    assert found["falsy"].obj is found.driver
    site.install("maker", f"[{NAMESPACE}]\nmaker = module_of_falsy:make\n")
    assert repr(DriverManager[object](NAMESPACE, "maker", invoke_on_load=True).driver) == value


# --- texts that flood or forge a report ---

TEXTS = {
    "five megabytes": "raise ValueError('x' * 5_000_000)",
    "five megabytes of arguments": "raise ValueError(*['x' * 1000] * 5000)",
    "newlines": r"raise ValueError('one\ntwo\r\nthree\u2028four')",
    "escape codes": r"raise ValueError('\x1b[31mred\x1b]0;title\x07\x9b1m')",
    "bidirectional": r"raise ValueError('\u202egnp.exe')",
    "surrogates": r"raise ValueError('\udce9\ud800')",
    "nul": r"raise ValueError('\0')",
    "forged": r"raise ValueError('ok\nWARNING:longshore:good was not loaded')",
    "str raises": "class E(Exception):\n    def __str__(self): raise RuntimeError('no')\nraise E",
    "str exits": "class E(Exception):\n    def __str__(self): raise SystemExit(3)\nraise E",
    "str is no text": "class E(Exception):\n    def __str__(self): return 3\nraise E",
    "str is a liar": "class S(str):\n    def __getitem__(self, i): raise SystemExit\n    def __bool__(self): raise SystemExit\n"
    "    def __len__(self): raise SystemExit\n    def __format__(self, s): raise SystemExit\n"
    "class E(Exception):\n    def __str__(self): return S('text')\nraise E",
    "str recurses": "class E(Exception):\n    def __str__(self): return str(self)\nraise E",
    "long name": "raise type('E' * 5_000_000, (Exception,), {})",
    "strange name": r"raise type('E\n\x1b[31m', (Exception,), {})",
    "metaclass name": "class M(type):\n    @property\n    def __name__(cls): raise SystemExit(3)\nclass E(Exception, metaclass=M): pass\nraise E",
    "class": "class E(Exception):\n    @property\n    def __class__(self): raise SystemExit(3)\nraise E",
    "getattribute": "class E(Exception):\n    def __getattribute__(self, name): raise SystemExit(3)\nraise E",
    "traceback": "class E(Exception):\n    @property\n    def __traceback__(self): raise SystemExit(3)\nraise E",
    "module name": "raise ModuleNotFoundError('x', name='x\\n\\x1b[31m' * 1_000_000)",
    "module name is no text": "raise ModuleNotFoundError('x', name=3)",
    "module name lies": "class L:\n    def __bool__(self): raise SystemExit\n    def __eq__(self, o): raise SystemExit\n"
    "    def __str__(self): raise SystemExit\nraise ModuleNotFoundError('x', name=L())",
    "syntax error of its own": "raise SyntaxError('x', ('f\\n' * 5_000_000, 1, 1, 'text'))",
    "syntax error without text": "class L:\n    def __format__(self, s): raise SystemExit\nraise SyntaxError('x', (L(), L(), 1, 't'))",
    "file name": "exec(compile('raise ValueError', 'f\\n\\x1b[31m' * 1_000_000, 'exec'))",
    "deep cause": "e = ValueError()\nfor _ in range(5000):\n    n = ValueError(); n.__cause__ = e; e = n\nraise e",
}


@pytest.mark.parametrize("source", TEXTS.values(), ids=TEXTS)
def test_reports_are_bounded_and_escaped(healthy: Site, caplog: pytest.LogCaptureFixture, source: str) -> None:
    """``str`` and ``repr`` of the failure, and its log record."""
    healthy.plugin("sick", source, version="6.6")
    failure = only_failure(greeters())
    [record] = caplog.records
    for text in (str(failure), repr(failure), record.getMessage(), str(failure.error), failure.error.reason):
        assert len(text) < 20_000
        assert text.isprintable()
    assert "'sick' (module_of_sick:plugin) from sick-plugin 6.6 was not loaded: its import raised " in str(failure)
    assert len(logging.Formatter().format(record)) < 20_000


@pytest.mark.parametrize("source", TEXTS.values(), ids=TEXTS)
def test_texts_of_factories_are_bounded_and_escaped(healthy: Site, source: str) -> None:
    """As at import, for a driver that is called."""
    healthy.plugin("sick", "def plugin():\n" + "".join(f"    {line}\n" for line in source.splitlines()))
    with pytest.raises(longshore.FactoryFailed) as caught:
        DriverManager[object](NAMESPACE, "sick", invoke_on_load=True)
    assert len(str(caught.value)) < 20_000
    assert str(caught.value).isprintable()


def test_what_metadata_says_is_escaped(healthy: Site) -> None:
    """A distribution can't forge a report with its name, its version or an extra either."""
    text = f"[{NAMESPACE}]\nsick = module_of_sick:plugin [\x1b[31m]\ncalm = module_of_good:greeter [\x1b[31m]\n"
    info = healthy.install("sick-plugin", text)
    (info / "METADATA").write_text("Name: sick\x1b[31m\nVersion: 1\x07\n")
    manager = greeters()
    [failure] = manager.failures
    for shown in (str(failure), repr(failure), *map(repr, manager), str(failure.distribution)):
        assert shown.isprintable()


def test_a_nonconforming_plugin_cannot_flood_a_report(healthy: Site) -> None:
    """Names of its own classes and parameters are bounded."""
    source = "class L: pass\nL.__name__ = L.__qualname__ = 'L\\x1b[31m' * 100_000\nplugin = L()\n"
    healthy.plugin("sick", source)
    text = str(only_failure(greeters()))
    assert len(text) < 20_000
    assert text.replace("\n", "").isprintable()


# --- the host's own functions, threads ---


def test_a_check_function_that_raises_is_a_failure_of_that_plugin(healthy: Site) -> None:
    """The host is told which plugin its function could not judge."""
    healthy.plugin("sick", GREETER, "greeter")

    def judge(extension: longshore.Extension[Greeter]) -> bool:
        if extension.name == "sick":
            raise ValueError("can't judge that")
        return True

    manager = longshore.EnabledExtensionManager[Greeter](NAMESPACE, judge)
    assert manager.names() == ["good"]
    [failure] = manager.failures
    assert isinstance(failure, longshore.Failure)
    assert isinstance(failure.error, longshore.CheckFunctionFailed)
    assert "the host's check_func raised ValueError: can't judge that" in str(failure)
    assert str(failure).endswith("Mend the host's check function.")


def test_a_policy_that_refuses_is_told_before_any_import(healthy: Site) -> None:
    """Rule and origin are named."""
    healthy.plugin("sick", "raise SystemExit")

    def policy(candidate: longshore.Candidate) -> longshore.Allowed | longshore.Refused:
        return longshore.Refused("no sick ones", "the test") if candidate.name == "sick" else longshore.Allowed()

    failure = only_failure(ExtensionManager[Greeter](NAMESPACE, policy=policy))
    assert isinstance(failure.error, longshore.PolicyRefused)
    assert failure.error.decision == longshore.Refused("no sick ones", "the test")
    assert "was refused by the rule 'no sick ones' from the test" in str(failure)
    assert "module_of_sick" not in sys.modules


def in_threads(work: Callable[[], object]) -> list[object]:
    """What 16 threads that start together give."""
    start = threading.Barrier(16)
    results: list[object] = []

    def run() -> None:
        start.wait(10)
        try:
            results.append(work())
        except BaseException as error:
            results.append(error)

    threads = [threading.Thread(target=run) for _ in range(16)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    return results


def test_sixteen_threads_load_the_same_plugins(healthy: Site) -> None:
    """Each has all of them, and each module is imported once."""
    for number in range(5):
        healthy.plugin(f"slow{number}", f"import time\ntime.sleep(0.01)\n{GREETER}", "greeter")
    healthy.plugin("sick", "raise SystemExit")
    longshore.refresh()
    managers = in_threads(greeters)
    names = {tuple(each.names()) for each in managers if isinstance(each, ExtensionManager)}
    assert len(managers) == 16
    [(one)] = names
    assert sorted(one) == ["good", *(f"slow{number}" for number in range(5))]
    objects = {id(each["slow0"].obj) for each in managers if isinstance(each, ExtensionManager)}
    assert len(objects) == 1


def test_sixteen_threads_with_refreshes_between_agree(healthy: Site) -> None:
    """A scan that is dropped meanwhile is made again."""
    point = ExtensionPoint(NAMESPACE, Greeter)

    def work() -> str:
        longshore.refresh()
        return point.driver("good").greet("all")

    assert in_threads(work) == ["hello all"] * 16
