"""What the tests of hosts are made of: ``make_test_instance`` and ``longshore.testing``."""

from collections.abc import Iterator
from pathlib import Path
from typing import assert_type

from apis import Formatter, FormatterFactory, Listener, formatters, made_formatters

from longshore import (
    DispatchExtensionManager,
    DriverManager,
    EnabledExtensionManager,
    Extension,
    ExtensionManager,
    HookManager,
    NamedExtensionManager,
    NameDispatchExtensionManager,
)
from longshore.integrations.pytest import AssertConforms, InstallPlugin, MakeManager
from longshore.testing import assert_conforms, installed_plugin, make_extension, make_manager


class Plain:
    """A formatter, by its structure."""

    def format(self, data: object) -> Iterator[str]:
        yield repr(data)


def made(plain: Formatter) -> None:
    extension = make_extension("plain", plain)
    assert_type(extension, Extension[Formatter])
    assert_type(make_extension("plain", Plain(), namespace="textapp"), Extension[Plain])

    one = DriverManager.make_test_instance(extension)
    assert_type(one, DriverManager[Formatter])
    assert_type(one.driver, Formatter)

    many = ExtensionManager.make_test_instance([extension], conflict_resolver="last")
    assert_type(many, ExtensionManager[Formatter])
    assert_type(many.call(Formatter.format, {}), list[Iterator[str]])
    assert_type(NamedExtensionManager.make_test_instance([extension]), NamedExtensionManager[Formatter])
    assert_type(EnabledExtensionManager.make_test_instance([extension]), EnabledExtensionManager[Formatter])
    assert_type(HookManager.make_test_instance([extension]), HookManager[Formatter])
    assert_type(DispatchExtensionManager.make_test_instance([extension]), DispatchExtensionManager[Formatter])
    assert_type(NameDispatchExtensionManager.make_test_instance([extension]), NameDispatchExtensionManager[Formatter])

    assert_type(make_manager(made_formatters, {"plain": Plain()}), ExtensionManager[Formatter])
    assert_type(make_manager(formatters, {"plain": Plain}), ExtensionManager[FormatterFactory])

    with installed_plugin({"textapp.formatters": {"plain": "plain:Plain"}}, version="2.0") as folder:
        assert_type(folder, Path)

    DriverManager.make_test_instance([extension])  # E: argument
    ExtensionManager.make_test_instance(extension)  # E: argument
    ExtensionManager.make_test_instance([plain])  # E: argument
    many.call(Listener.saved, Path())  # E: argument
    make_extension(plain, "plain")  # E: argument mypy=call-overload
    make_manager("textapp.formatters", {"plain": Plain()})  # E: argument
    make_manager(formatters, [Plain])  # E: argument
    installed_plugin({"textapp.formatters": "plain:Plain"})  # E: argument mypy=dict-item pyrefly=bad-assignment


def fixtures(install: InstallPlugin, make: MakeManager, asserted: AssertConforms, found: object) -> None:
    """What the fixtures of the pytest plugin are, for the tests' own annotations."""
    assert_type(install({"textapp.formatters": {"plain": "plain:Plain"}}, version="2.0"), Path)
    assert_type(make(made_formatters, {"plain": Plain()}), ExtensionManager[Formatter])
    assert_type(asserted(found, Formatter), Formatter)
    assert_type(asserted(found, FormatterFactory, strict=True), FormatterFactory)
    assert_type(assert_conforms(found, Formatter), Formatter)
    assert_type(assert_conforms(found, FormatterFactory, strict=True), FormatterFactory)

    make("textapp.formatters", {"plain": Plain()})  # E: argument
    asserted(found)  # E: missing
    assert_conforms(found)  # E: missing
    assert_conforms(found, Formatter, stirct=True)  # E: keyword
