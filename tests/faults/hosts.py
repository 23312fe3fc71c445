"""The host of a world, as one writes it on longshore, stevedore, pluggy or importlib.metadata. Run as a program.

A world's own program has ``load()``, which gives the plugins by name; ``scan()``, which looks once and gives such a
``load``; ``refresh()``; ``finish(plugins)``, which greets and writes what became of them; and ``WORLD``, the folder.
"""

import json
import logging
import os  # noqa: F401  the programs of worlds use it
import sys
import threading
from typing import Protocol, TypedDict

NAMESPACE = "textapp.greeters"
WORLD, CONTENDER = sys.argv[1:3]
with open(f"{WORLD}/world.json", encoding="utf-8") as _file:
    SPEC = json.load(_file)
INVOKED = SPEC["invoked"]
sys.path += SPEC["libraries"]
RECORDS = []
MANAGERS = []


class Greeter(Protocol):
    """The API."""

    def greet(self, name: str) -> str: ...


class Meta(TypedDict, total=False):
    """What plugins may declare."""

    size: int
    parts: "list[Meta]"
    more: object
    keys: dict[object, object]
    tags: set[object]


class Keep(logging.Handler):
    """Keeps what is logged, tracebacks included."""

    def emit(self, record):
        RECORDS.append([record.levelname, record.getMessage(), self.format(record)])


if CONTENDER == "longshore":
    import longshore

    def load(namespace=NAMESPACE, **settings):
        manager = longshore.ExtensionManager[Greeter](namespace, invoke_on_load=INVOKED, **settings)
        return {each.name: each.obj for each in manager}

    def load_declared(versions=(), **settings):
        """Load with what plugins declare; where their order goes in a circle, the host says which goes first."""
        point = longshore.ExtensionPoint(NAMESPACE, Greeter, Meta, versions)
        try:
            return {each.name: each.obj for each in longshore.ExtensionManager(point, **settings)}
        except longshore.OrderCycle as error:
            logging.getLogger("host").warning("%s", error)
            return load_declared(versions, order=error.names)

    def load_lazily(**settings):
        """Find all, and use one after the other."""
        manager = longshore.ExtensionManager[Greeter](NAMESPACE, lazy=True, **settings)
        MANAGERS.append(manager)
        for each in tuple(manager):
            try:
                each.obj.greet("you")
            except longshore.CandidateError as error:
                logging.getLogger("longshore").warning("%s", error)  # it is raised, so longshore has not
        return {each.name: each.obj for each in manager}

    def load_lazily_at_once():
        """Use the culprit in 32 threads; each is told what is wrong, and it is there once."""
        manager = longshore.ExtensionManager[Greeter](NAMESPACE, lazy=True)
        culprit, start, failures = manager["culprit"], threading.Barrier(32), []

        def use():
            start.wait()
            try:
                culprit.obj
            except longshore.ImportFailed as error:
                failures.append(str(error))

        threads = [threading.Thread(target=use) for _ in range(32)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert len(failures) == 32 and len({*failures}) == 1 == len(manager.failures), failures
        logging.getLogger("longshore").warning("%s", failures[0])
        return {each.name: each.obj for each in manager}

    def load_without_waiting():
        """Use the culprit in a thread that nobody waits for, once it is known to be slow."""
        manager = longshore.ExtensionManager[Greeter](NAMESPACE, lazy=True, watch=longshore.Watch(1.0))
        threading.Thread(target=lambda: manager["culprit"].obj, daemon=True).start()
        while not RECORDS:
            threading.Event().wait(0.05)
        return {name: manager[name].obj for name in ("alpha", "omega")}

    def scan():
        longshore.ExtensionManager[Greeter]("textapp.nothing")
        return load

    refresh = longshore.refresh

elif CONTENDER == "stevedore":
    import stevedore

    def load(namespace=NAMESPACE, **_):
        manager = stevedore.ExtensionManager(namespace, invoke_on_load=INVOKED)
        return {each.name: each.obj if INVOKED else each.plugin for each in manager}

    def scan():
        load("textapp.nothing")
        return load

    def refresh():
        stevedore._cache._c = stevedore._cache.Cache()
        stevedore.ExtensionManager.ENTRY_POINT_CACHE.clear()

elif CONTENDER == "pluggy":
    import pluggy

    def load(namespace=NAMESPACE, **_):
        manager = pluggy.PluginManager("textapp")
        manager.load_setuptools_entrypoints(namespace)
        return {name: each() if INVOKED else each for name, each in manager.list_name_plugin()}

    def scan():
        load("textapp.nothing")
        return load

    def refresh():
        pass

else:
    from importlib.metadata import entry_points

    def load(namespace=NAMESPACE, **_):
        return loaded(entry_points(group=namespace))

    def loaded(found):
        return {each.name: each.load()() if INVOKED else each.load() for each in found}

    def scan():
        found = entry_points(group=NAMESPACE)
        return lambda: loaded(found)

    def refresh():
        pass


if CONTENDER != "longshore":  # the others know neither

    def load_declared(*_, **__):
        return load()

    def load_lazily(**_):
        return load()

    load_lazily_at_once = load_without_waiting = load_lazily


def finish(plugins):
    """Greet those that have no fault, and write down what became of them."""
    greeted = [name for name in SPEC["needed"] if name in plugins and greets(plugins[name])]
    answer = {"names": sorted(plugins), "greeted": greeted, "records": RECORDS}
    with open(f"{WORLD}/answer.json", "w", encoding="utf-8") as file:
        json.dump(answer, file)


def greets(plugin):
    return plugin.greet("you") == "hello you"


def powerless():
    """Give up what lets the superuser read everything, so that permissions hold for every user."""
    import ctypes

    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    assert ctypes.CDLL(None, use_errno=True).capset(header, (ctypes.c_uint32 * 6)()) == 0


logging.getLogger().addHandler(Keep())
logging.getLogger().setLevel(logging.DEBUG)
sys.path[:0] = SPEC["path"]
exec(compile(SPEC["host"], "host", "exec"))
