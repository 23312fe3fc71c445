"""What a folder scan can't see: zip files on the path, finders that provide distributions of their own."""

from __future__ import annotations

import importlib.metadata
import sys
import types
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import importlib_metadata
import pytest

import longshore
from tests.support import GREETER, NAMESPACE, Site, greeters, on_path, only_failure, only_problem, run_python

ZIPPED = f"[{NAMESPACE}]\nzipped = module_of_zipped:greeter\n"
METADATA = "Name: zipped-plugin\nVersion: 4.5\n"


def zipped(path: Path, **files: str | bytes) -> str:
    """A zip file with a plugin's module and these files in its dist-info."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("module_of_zipped.py", GREETER)
        for name, data in files.items():
            archive.writestr(f"zipped_plugin-4.5.dist-info/{name.replace('__', '.')}", data)
    return str(path)


def test_plugins_in_a_zip_file_are_found(healthy: Site, tmp_path: Path) -> None:
    """As the import system finds them."""
    with on_path(zipped(tmp_path / "plugins.zip", METADATA=METADATA, entry_points__txt=ZIPPED)):
        manager = greeters()
        assert manager.names() == ["zipped", "good"]
        assert str(manager["zipped"].distribution) == "zipped-plugin 4.5"
        assert manager["zipped"].obj.greet("you") == "hello you"
        assert manager["zipped"].entry_point.name == "zipped"
        assert longshore.InstalledEntryPoints().namespaces() >= {NAMESPACE}


def test_a_zip_file_twice_on_the_path_is_read_once(tmp_path: Path) -> None:
    """A distribution counts once, wherever it is found again."""
    file = zipped(tmp_path / "plugins.zip", METADATA=METADATA, entry_points__txt=ZIPPED)
    with on_path(file, file):
        assert greeters().names() == ["zipped"]


def test_a_folder_before_a_zip_file_wins(tmp_path: Path) -> None:
    """The order of the path decides here as well, in both directions."""
    site = Site(tmp_path / "site")
    site.install("Zipped.Plugin", f"[{NAMESPACE}]\nfolder = m\n")
    file = zipped(tmp_path / "plugins.zip", METADATA=METADATA, entry_points__txt=ZIPPED)
    for path, name in (([str(site.path), file], "folder"), ([file, str(site.path)], "zipped")):
        with on_path(*path):
            assert [each.name for each in longshore.InstalledEntryPoints().discover(NAMESPACE).candidates] == [name]


def test_a_distribution_without_metadata_in_a_zip_file_counts(healthy: Site, tmp_path: Path) -> None:
    """Its folder's name is its name."""
    with on_path(zipped(tmp_path / "plugins.zip", entry_points__txt=ZIPPED)):
        manager = greeters()
        assert manager.names() == ["zipped", "good"]
        assert str(manager["zipped"].distribution) == "zipped_plugin 4.5"


def test_a_bad_line_in_a_zip_file_costs_only_itself(healthy: Site, tmp_path: Path) -> None:
    """As in a folder."""
    with on_path(zipped(tmp_path / "plugins.zip", METADATA=METADATA, entry_points__txt=f"{ZIPPED}sick\nworse = :\n")):
        manager = greeters()
        assert manager.names() == ["zipped", "good"]
        assert [str(each.distribution) for each in manager.failures] == ["zipped-plugin 4.5"] * 2
        assert "plugins.zip" in str(manager.failures[0])


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (f"[{NAMESPACE}]\n".encode() + b"\xff = m\n", 2, "is not UTF-8"),
        (b"sick = m\n", 1, "stands before any section"),
        (f"[{NAMESPACE}]\nsick = m\n".encode("utf-16"), 0, "is UTF-16"),
    ],
)
def test_a_malformed_file_in_a_zip_file_is_told(
    healthy: Site, tmp_path: Path, data: bytes, line: int, reason: str
) -> None:
    """With the distribution, the zip file and the line."""
    file = zipped(tmp_path / "plugins.zip", METADATA=METADATA, entry_points__txt=data)
    with on_path(file):
        problem = only_problem(greeters())
        assert problem.path == f"{file}/zipped_plugin-4.5.dist-info/entry_points.txt"
        assert problem.line == line
        assert str(problem.distribution) == "zipped-plugin 4.5"
        assert reason in problem.reason


def test_a_zip_file_with_a_damaged_member_is_told(healthy: Site, tmp_path: Path) -> None:
    """Its directory can be read, its content can't."""
    file = tmp_path / "plugins.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sick-1.0.dist-info/entry_points.txt", ZIPPED * 100)
    data = bytearray(file.read_bytes())
    data[len("sick-1.0.dist-info/entry_points.txt") + 30] ^= 0xFF
    file.write_bytes(data)
    with on_path(str(file)):
        problem = only_problem(greeters())
        assert problem.path == str(file)
        assert "it cannot be read: error: " in problem.reason


def test_a_zipped_egg_is_found(tmp_path: Path) -> None:
    """``easy_install`` left such files."""
    egg = tmp_path / "some_egg-1.0-py3.egg"
    with zipfile.ZipFile(egg, "w") as archive:
        archive.writestr("module_of_zipped.py", GREETER)
        archive.writestr("EGG-INFO/PKG-INFO", "Name: some-egg\nVersion: 1.0\n")
        archive.writestr("EGG-INFO/entry_points.txt", ZIPPED)
    with on_path(str(egg)):
        assert [str(each.distribution) for each in greeters()] == ["some-egg 1.0"]


def test_a_zip_file_is_not_held_open(tmp_path: Path) -> None:
    """Neither a file descriptor nor a change of the process is left behind."""
    file = zipped(tmp_path / "plugins.zip", METADATA=METADATA, entry_points__txt=ZIPPED)
    code = """
import os, sys
sys.path.insert(0, sys.argv[2])
import longshore
print([each.name for each in longshore.InstalledEntryPoints().discover(sys.argv[1]).candidates])
assert not [each for each in os.listdir("/proc/self/fd") if os.path.realpath(f"/proc/self/fd/{each}") == sys.argv[2]]
assert "importlib_metadata" not in sys.modules
"""
    assert run_python(code, NAMESPACE, file) == "['zipped']\n"


def test_an_import_from_a_zip_file_that_fails_is_told(healthy: Site, tmp_path: Path) -> None:
    """The culprit is named, the rest is loaded."""
    text = f"[{NAMESPACE}]\nsick = module_of_nobody:x\n"
    with on_path(zipped(tmp_path / "plugins.zip", METADATA=METADATA, entry_points__txt=text)):
        failure = only_failure(greeters())
        assert str(failure.distribution) == "zipped-plugin 4.5"
        assert "There is no module 'module_of_nobody': reinstall zipped-plugin 4.5, or uninstall it." in str(failure)


class Virtual(importlib.metadata.Distribution):
    """A distribution that an import hook makes up."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files_by_name = files

    def read_text(self, filename: str) -> str | None:
        return self.files_by_name.get(filename)

    def locate_file(self, path: object) -> Path:
        return Path(str(path))


class NewVirtual(importlib_metadata.Distribution):
    """The same of the newer package."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files_by_name = files

    def read_text(self, filename: str) -> str | None:
        return self.files_by_name.get(filename)

    def locate_file(self, path: object) -> Path:
        return Path(str(path))


class Overriding(Virtual):
    """One whose entry points stand in no file."""

    @property
    def entry_points(self) -> object:
        return [
            importlib.metadata.EntryPoint("made", "module_of_good:greeter", NAMESPACE),
            types.SimpleNamespace(name="sick", value="not a target", group=NAMESPACE),
            importlib.metadata.EntryPoint("other", "m", "other.namespace"),
        ]


class Finder:
    """An import hook that provides distributions."""

    def __init__(self, *distributions: object) -> None:
        self.distributions = distributions

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        return None

    def find_distributions(self, context: object = None) -> Iterator[object]:
        yield from self.distributions


FILES = {
    "METADATA": "Name: virtual-plugin\nVersion: 7\n",
    "entry_points.txt": f"[{NAMESPACE}]\nvirtual = module_of_good:greeter\n",
}


@pytest.mark.parametrize("kind", [Virtual, NewVirtual])
def test_distributions_of_a_finder_are_found(healthy: Site, kind: type[Virtual]) -> None:
    """In the finder's place among the others: here, after the folders."""
    sys.meta_path.append(Finder(kind(FILES)))
    manager = greeters()
    assert manager.names() == ["good", "virtual"]
    assert str(manager["virtual"].distribution) == "virtual-plugin 7"
    assert longshore.InstalledEntryPoints().namespaces() >= {NAMESPACE}


def test_a_finder_that_comes_first_wins(healthy: Site) -> None:
    """Its distributions hide those of the same name in folders."""
    files = {**FILES, "METADATA": "Name: Good_Plugin\nVersion: 7\n"}
    sys.meta_path.insert(0, Finder(Virtual(files)))
    assert [str(each.distribution) for each in greeters()] == ["Good_Plugin 7"]


def test_a_finder_may_yield_a_distribution_twice(healthy: Site) -> None:
    """It counts once."""
    sys.meta_path.append(Finder(Virtual(FILES), Virtual(FILES)))
    assert greeters().names() == ["good", "virtual"]


def test_a_finder_may_say_that_it_has_no_distributions(healthy: Site) -> None:
    """``find_distributions = None`` is how importlib.metadata's protocol is declined."""

    class Declining:
        find_distributions = None

        @staticmethod
        def find_spec(name: str, path: object = None, target: object = None) -> None:
            return None

    sys.meta_path.append(Declining())
    manager = greeters()
    assert manager.names() == ["good"]
    assert not manager.failures


def test_entry_points_that_a_distribution_makes_up_are_found(healthy: Site) -> None:
    """``entry_points`` may be overridden; what names no object is a problem."""
    sys.meta_path.append(Finder(Overriding({"METADATA": "Name: made-plugin\nVersion: 1\n"})))
    manager = greeters()
    assert manager.names() == ["good", "made"]
    [problem] = manager.failures
    assert "'sick = not a target' does not name an object" in str(problem)
    assert "(in made-plugin 1;" in str(problem)
    assert longshore.InstalledEntryPoints().namespaces() >= {NAMESPACE, "other.namespace"}


class Unspeakable(Exception):
    """An exception that can't even be shown."""

    def __str__(self) -> str:
        raise RuntimeError("no text")


class Raising(Finder):
    """A finder that raises."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(Virtual(FILES))
        self.error = error

    def find_distributions(self, context: object = None) -> Iterator[object]:
        yield from self.distributions
        raise self.error


@pytest.mark.parametrize(
    "error",
    [ValueError("sick\x1b[31m\n"), SystemExit(3), Unspeakable(), RecursionError(), GeneratorExit(), AssertionError()],
)
def test_a_finder_that_raises_is_told(healthy: Site, error: BaseException) -> None:
    """What it gave before is kept, and it is named."""
    sys.meta_path.append(Raising(error))
    manager = greeters()
    assert manager.names() == ["good", "virtual"]
    [problem] = manager.failures
    assert "tests.unit.discovery.test_foreign.Raising" in str(problem) or "test_foreign.Raising" in str(problem)
    assert type(error).__name__ in str(problem)
    assert str(problem).isprintable()


def test_a_keyboard_interrupt_in_a_finder_passes(healthy: Site) -> None:
    """That is the person at the keyboard."""
    sys.meta_path.append(Raising(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        greeters()


class SickText(Virtual):
    """A distribution whose files can't be read."""

    def read_text(self, filename: str) -> str | None:
        if filename == "entry_points.txt":
            raise SystemExit("no entry points today")
        return super().read_text(filename)


def test_a_distribution_of_a_finder_that_raises_is_told(healthy: Site) -> None:
    """The other distributions of the same finder are there."""
    sys.meta_path.append(Finder(SickText({"METADATA": "Name: sick-plugin\nVersion: 1\n"}), Virtual(FILES)))
    manager = greeters()
    assert manager.names() == ["good", "virtual"]
    [problem] = manager.failures
    assert str(problem.distribution) == "sick-plugin 1"
    assert "SystemExit: 'no entry points today'" in str(problem)


def test_a_keyboard_interrupt_in_a_distribution_passes(healthy: Site) -> None:
    """Here, too."""

    class Interrupted(Virtual):
        def read_text(self, filename: str) -> str | None:
            raise KeyboardInterrupt

    class InterruptedLater(Virtual):
        def read_text(self, filename: str) -> str | None:
            if filename == "entry_points.txt":
                raise KeyboardInterrupt
            return super().read_text(filename)

    for distribution in (Interrupted({}), InterruptedLater(FILES)):
        sys.meta_path.append(Finder(distribution))
        with pytest.raises(KeyboardInterrupt):
            greeters()
        sys.meta_path.pop()


def test_a_distribution_without_a_name_is_told(healthy: Site) -> None:
    """Nothing tells which one it is; the next one of the same finder is there."""
    sys.meta_path.append(Finder(Virtual({"entry_points.txt": FILES["entry_points.txt"]}), Virtual(FILES)))
    manager = greeters()
    assert manager.names() == ["good", "virtual"]
    [problem] = manager.failures
    assert "a distribution does not tell its name" in str(problem)


@pytest.mark.parametrize("given", [None, "text", 3, object()])
def test_what_is_no_distribution_is_skipped(healthy: Site, given: object) -> None:
    """A finder may yield anything."""
    sys.meta_path.append(Finder(given, Virtual(FILES)))
    assert greeters().names() == ["good", "virtual"]


def test_without_zip_files_importlib_metadata_stays_away(tmp_path: Path) -> None:
    """It would take the place of the standard library's finder in the whole process."""
    site = Site(tmp_path / "site")
    site.install("good-plugin", f"[{NAMESPACE}]\ngood = module_of_good:greeter\n", modules={"module_of_good": GREETER})
    code = """
import sys
sys.path[:0] = sys.argv[2:]
import longshore
print(longshore.ExtensionManager[object](sys.argv[1]).names())
print({"importlib_metadata", "importlib.metadata"} & set(sys.modules) or "neither")
"""
    assert run_python(code, NAMESPACE, str(site.path)) == "['good']\nneither\n"


def test_after_importlib_metadata_is_imported_the_answer_is_the_same(tmp_path: Path) -> None:
    """Its finder stands in ``sys.meta_path``, and the standard library's gives nothing any more."""
    site = Site(tmp_path / "site")
    site.install("good-plugin", f"[{NAMESPACE}]\ngood = module_of_good:greeter\n", modules={"module_of_good": GREETER})
    code = """
import sys
sys.path[:0] = sys.argv[2:]
import importlib_metadata
import longshore
print(longshore.ExtensionManager[object](sys.argv[1]).names())
"""
    assert run_python(code, NAMESPACE, str(site.path)) == "['good']\n"


class Mute(BaseException):
    """Its text can't be had."""

    def __str__(self) -> str:
        raise SystemExit(3)


class Interrupting(Exception):
    """Somebody presses Ctrl-C while its text is made."""

    def __str__(self) -> str:
        raise KeyboardInterrupt


class Hostile:
    """Raises when it is asked for anything."""

    def __init__(self, error: BaseException) -> None:
        self.__dict__["error"] = error

    def find_spec(self, *_: object) -> None:
        return None

    def __getattr__(self, name: str) -> object:
        raise self.__dict__["error"]


class Giving:
    """Gives what it was given."""

    def __init__(self, find: object) -> None:
        self.find_distributions = find

    def find_spec(self, *_: object) -> None:
        return None


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: Hostile(OSError("no radio")), "its distributions cannot be listed: OSError: 'no radio'"),
        (lambda: Hostile(SystemExit(3)), "its distributions cannot be listed: SystemExit: '3'"),
        (lambda: Hostile(Mute()), "its distributions cannot be listed: Mute"),
        (lambda: Giving(3), "its distributions cannot be listed: TypeError: 'find_distributions is not callable'"),
        (
            lambda: Giving(lambda _: None),
            "its distributions cannot be listed: TypeError: 'find_distributions gave nothing to iterate over'",
        ),
    ],
)
def test_a_finder_that_can_not_be_asked_is_told(healthy: Site, make: Callable[[], object], reason: str) -> None:
    """Whatever it raises, also when it is only asked whether it provides distributions."""
    finder = make()
    sys.meta_path.append(finder)  # type: ignore[arg-type]
    longshore.refresh()
    problem = only_problem(greeters())
    assert problem.reason == reason
    assert str(problem.distribution) == f"{type(finder).__module__}.{type(finder).__qualname__}"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), Interrupting()], ids=["at once", "in its text"])
def test_ctrl_c_in_a_finder_s_attributes_passes(healthy: Site, error: BaseException) -> None:
    """That is the person at the keyboard."""
    sys.meta_path.append(Hostile(error))
    longshore.refresh()
    with pytest.raises(KeyboardInterrupt):
        greeters()


def test_a_distribution_whose_name_exits_costs_only_itself(healthy: Site) -> None:
    """The others of its finder are there."""

    class Exiting(importlib.metadata.Distribution):
        def read_text(self, filename: str) -> str | None:
            raise SystemExit(filename)

        def locate_file(self, path: object) -> Path:
            raise FileNotFoundError(path)

    class Naming(Exiting):
        def read_text(self, filename: str) -> str | None:
            more = f"[{NAMESPACE}]\nmore = module_of_good:greeter\n"
            return {"METADATA": "Name: more\nVersion: 1\n", "entry_points.txt": more}.get(filename)

    sys.meta_path.append(Giving(lambda _: [Exiting(), Naming()]))
    longshore.refresh()
    manager = greeters()
    assert sorted(manager.names()) == ["good", "more"]
    [problem] = manager.failures
    assert "a distribution does not tell its name: SystemExit: " in str(problem)


def test_an_egg_without_description_has_its_file_s_name(healthy: Site, tmp_path: Path) -> None:
    """Its folder is called EGG-INFO, which is no name."""
    egg = tmp_path / "some_egg-1.2-py3.11.egg"
    (egg / "EGG-INFO").mkdir(parents=True)
    (egg / "EGG-INFO" / "entry_points.txt").write_text(f"[{NAMESPACE}]\nsick = no_such_module\n")
    with on_path(str(egg)):
        assert "from some_egg 1.2 was not loaded" in str(only_failure(greeters()))
