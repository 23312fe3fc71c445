"""Every kind of API that a point can have, and what its plugins are then."""

from collections.abc import Callable
from pathlib import Path
from typing import assert_type

from apis import (
    Codec,
    Fetcher,
    Formatter,
    FormatterFactory,
    Listener,
    Store,
    anything,
    codec_classes,
    codecs,
    either,
    fetchers,
    formatters,
    predicates,
    store_makers,
    stores,
)

from longshore import DriverManager, ExtensionManager, ExtensionPoint

# A Protocol, with methods, a property and a class variable

assert_type(fetchers.driver("http"), Fetcher)
assert_type(fetchers.driver("http").timeout, float)
assert_type(fetchers.driver("http").scheme, str)
assert_type(ExtensionManager(fetchers).map(lambda ext: ext.obj.timeout), list[float])
fetchers.driver("http").timeout = 3  # E: readonly

# A callback Protocol

assert_type(formatters.driver("simple"), FormatterFactory)
assert_type(formatters.driver("simple")(), Formatter)

# A generic Protocol

assert_type(stores.driver("memory"), Store[int])
assert_type(stores.driver("memory").get("a"), int)
assert_type(ExtensionManager(stores).call(Store[int].get, "a"), list[int])
assert_type(ExtensionManager(stores).call(Store[int].put, "a", 1), list[None])
assert_type(ExtensionManager[Store[str]]("textapp.stores")["memory"].obj.get("a"), str)
ExtensionManager(stores).call(Store[int].put, "a", "b")  # E: argument
ExtensionManager(stores).call(Store[str].put, "a", "b")  # E: argument
stores.driver("memory").put("a", "b")  # E: argument
ExtensionManager[Store[str]](stores)  # E: argument

# An abstract base class

assert_type(codecs.driver("utf"), Codec)
assert_type(codecs.driver("utf").charset, str)
assert_type(ExtensionManager(codecs).call(Codec.encode, "a"), list[bytes])
ExtensionManager(codecs).call(Codec.encode, b"a")  # E: argument
codecs.invoked()  # E: bound

# type[X]: the plugins are classes

assert_type(codec_classes.driver("utf"), type[Codec])
assert_type(codec_classes.driver("utf")("utf-8", strict=True), Codec)
assert_type(DriverManager.invoked(codec_classes, "utf", "utf-8", strict=False).driver, Codec)
assert_type(ExtensionManager.invoked(codec_classes, "utf-8").call(Codec.encode, "a"), list[bytes])
codec_classes.driver("utf")(8)  # E: argument
codec_classes.driver("utf")()  # E: missing

# Callable[...]: the plugins are functions, or anything that can be called so

assert_type(predicates.driver("long"), Callable[[str, int], bool])
assert_type(ExtensionManager(predicates).call_each("a", 1), list[bool])
assert_type(DriverManager.invoked(store_makers, "memory", Path()).driver, Store[str])
assert_type(DriverManager.invoked(store_makers, "memory", Path()).driver.get("a"), str)
ExtensionManager(predicates).call_each("a", "b")  # E: argument
DriverManager.invoked(store_makers, "memory", "a.db")  # E: argument

# A union

assert_type(either.driver("a"), Formatter | Codec)
assert_type(ExtensionManager(either)["a"].obj, Formatter | Codec)
either.driver("a").encode("a")  # E: union

# object: unchecked, on purpose

assert_type(anything.driver("a"), object)
assert_type(ExtensionManager[object]("textapp.anything")["a"].obj, object)
anything.driver("a").encode("a")  # E: attribute
anything.invoked()  # E: bound

# A point's own annotation: what else it will know one day has a default

declared: ExtensionPoint[Formatter] = ExtensionPoint("textapp.formatters", Formatter)
assert_type(declared, ExtensionPoint[Formatter, None])
assert_type(declared.namespace, str)


def driver_of(point: ExtensionPoint[Formatter]) -> Formatter:
    return point.driver("simple")


def listener_of(point: ExtensionPoint[Listener, object]) -> Listener:
    return point.driver("simple")


driver_of(ExtensionPoint("textapp.formatters", Formatter))
driver_of(formatters)  # E: argument
driver_of(formatters.invoked())
listener_of(ExtensionPoint("textapp.listeners", Listener))
mistaken: ExtensionPoint[Listener] = declared  # E: assignment
ExtensionPoint("textapp.formatters")  # E: missing
ExtensionPoint(Formatter, None)  # E: argument
