"""Bad input, the files: malformed ``entry_points.txt``, broken metadata folders. A healthy plugin is never lost."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import longshore
from longshore.discovery.problems import amiss
from tests.support import GREETER, NAMESPACE, Greeter, Site, greeters, on_path, only_problem, run_python, unprivileged

HEAD = f"[{NAMESPACE}]\n".encode()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"simple", "'simple' has no '=': expected 'name = module:attribute'"),
        (b"simple =", "'simple =' has nothing after the '=': expected 'name = module:attribute'"),
        (b"= m:x", "'= m:x' has no name before the '=': expected 'name = module:attribute'"),
        (b"simple = m:", "'simple = m:' does not name an object: expected 'module' or 'module:attribute'"),
        (b"simple = :x", "does not name an object"),
        (b"simple = m x", "does not name an object"),
        (b"simple = m:x:y", "does not name an object"),
        (b"simple = m:x [extra", "does not name an object"),
        (b"simple = m:x = y", "does not name an object"),
        (b"simple = [extra]", "does not name an object"),
        (b"simple = m:x; import os", "does not name an object"),
        (b"sim\0ple = m:x", "has a control character in its name"),
        (b"sim\x1b[31mple = m:x", "has a control character in its name"),
        (b"simple = m\0:x", "does not name an object"),
        (b"simpl\xe9 = m:x", "is not UTF-8"),
        (b"simple = m\xff:x", "is not UTF-8"),
        (b"[textapp.greeters", "is no section, and what follows is lost: expected '[namespace]'"),
    ],
)
def test_a_bad_line_costs_only_itself(healthy: Site, line: bytes, reason: str) -> None:
    """The lines around it are read, and the problem names distribution, version, file and line."""
    data = HEAD + b"before = module_of_good:greeter\n" + line + b"\nafter = module_of_good:greeter\n"
    info = healthy.install("sick-plugin", data, version="6.6")
    manager = greeters()
    assert sorted(manager.names()) == ["after", "before", "good"]
    [problem] = manager.failures
    assert isinstance(problem, longshore.Problem)
    assert (problem.path, problem.line) == (f"{info}/entry_points.txt", 3)
    assert reason in problem.reason
    assert str(problem).endswith(" (in sick-plugin 6.6; reinstall it or mend it)")
    assert str(problem).isprintable()


def test_a_bad_line_is_logged_once(healthy: Site, caplog: pytest.LogCaptureFixture) -> None:
    """The log record has the error with its fields."""
    healthy.install("sick-plugin", HEAD + b"simple\n")
    greeters()
    [record] = caplog.records
    assert (record.name, record.levelname) == ("longshore", "WARNING")
    assert "entry_points.txt:2: 'simple' has no '='" in record.getMessage()
    error = record.__dict__["longshore_error"]
    assert isinstance(error, longshore.MalformedMetadata)
    assert (error.namespace, error.problem.line, str(error.distribution)) == (NAMESPACE, 2, "sick-plugin 1.0")


def test_a_bad_line_of_another_namespace_is_nobody_s_business(healthy: Site) -> None:
    """A distribution that has nothing to do with the namespace can't disturb it."""
    healthy.install("unrelated", b"[unrelated.things]\nbroken\n= m\nx = ::\n\xff\xfe = \0\n")
    manager = greeters()
    assert manager.names() == ["good"]
    assert not manager.failures


def test_a_bad_line_beside_a_namespace_does_not_disturb_it(healthy: Site) -> None:
    """Nor does one in another section of the same file."""
    healthy.install("mixed", b"[other]\nbroken\n" + HEAD + b"fine = module_of_good:greeter\n")
    manager = greeters()
    assert sorted(manager.names()) == ["fine", "good"]
    assert not manager.failures


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + HEAD + b"more = module_of_good:greeter\n",
        HEAD.replace(b"\n", b"\r\n") + b"more = module_of_good:greeter\r\n",
        HEAD.replace(b"\n", b"\r") + b"more = module_of_good:greeter",
        b"\n\n  # comment\n" + HEAD + b"more = module_of_good:greeter",
        b"  " + HEAD + b"  more = module_of_good:greeter",
        b"# caf\xe9\n" + HEAD + b"# caf\xe9\nmore = module_of_good:greeter",
        b"\xef\xbb\xbf# comment\r\n" + HEAD + b"more = module_of_good:greeter",
        b"[other]\ncaf\xe9 = m\n" + HEAD + b"more = module_of_good:greeter",
    ],
    ids=["BOM", "CRLF", "CR", "blank lines", "indented", "latin comment", "BOM and comment", "latin line elsewhere"],
)
def test_what_can_be_read_is_read(healthy: Site, data: bytes) -> None:
    """A byte order mark, other line ends and bytes outside the namespace are no reason to lose a plugin."""
    healthy.install("odd-plugin", data)
    manager = greeters()
    assert sorted(manager.names()) == ["good", "more"]
    assert not manager.failures


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_told(healthy: Site, encoding: str) -> None:
    """PowerShell writes such files; nothing of one can be read, and silence would hide that."""
    info = healthy.install("sick-plugin", f"[{NAMESPACE}]\nsick = m:x\n".encode(encoding))
    problem = only_problem(greeters())
    assert problem.path == f"{info}/entry_points.txt"
    assert str(problem).endswith(
        "is UTF-16, and has to be UTF-8: nothing of it can be read (in sick-plugin 1.0; reinstall it or mend it)"
    )


def test_lines_before_any_section_are_told(healthy: Site) -> None:
    """They would be lost in silence."""
    healthy.install("sick-plugin", "# comment\nsick = m:x\n")
    problem = only_problem(greeters())
    assert problem.line == 2
    assert problem.reason == "'sick = m:x' stands before any section: expected '[namespace]' above it"


def test_a_section_that_does_not_end_is_told(healthy: Site) -> None:
    """So would what follows it."""
    healthy.install("sick-plugin", f"[{NAMESPACE}\nsick = m:x\n")
    problem = only_problem(greeters())
    assert problem.line == 1
    assert problem.reason.startswith("'[textapp.greeters' is no section")


@pytest.mark.parametrize("line", [f"[{NAMESPACE} = m:x", f"[{NAMESPACE}] = m:x", f"[{NAMESPACE}]; a = m:x"])
def test_a_broken_section_is_no_plugin_of_the_namespace_that_it_names(healthy: Site, line: str) -> None:
    """It stands in another one, or in none."""
    healthy.install("sick-plugin", f"[other]\n{line}\n")
    assert (
        only_problem(greeters()).reason == f"{line!r} is no section, and what follows is lost: expected '[namespace]'"
    )


def test_a_very_long_bad_line_is_cut(healthy: Site) -> None:
    """Five megabytes of nonsense give a short report."""
    healthy.install("sick-plugin", HEAD + b"x" * 5_000_000)
    assert len(str(only_problem(greeters()))) < 2000


@pytest.fixture
def public() -> Iterator[Site]:
    """A folder that every user may read, on ``sys.path``, with a healthy plugin that was loaded before."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        made = Site(Path(folder) / "site")
        made.plugin("good", GREETER, "greeter")
        made.install("rehearsal", HEAD + b"malformed\n")
        with on_path(str(made.path)):
            assert greeters().names() == ["good"]
            shutil.rmtree(made.path / "rehearsal-1.0.dist-info")
            longshore.refresh()
            yield made


def test_a_file_that_may_not_be_read_is_told(public: Site) -> None:
    """The reason is the system's own."""
    info = public.install("sick-plugin", HEAD + b"sick = m\n", version="6.6")
    (info / "entry_points.txt").chmod(0)
    with unprivileged():
        manager = greeters()
    assert manager.names() == ["good"]
    [problem] = [each for each in problems(manager) if each.path.startswith(str(public.path))]
    assert problem.path == f"{info}/entry_points.txt"
    assert problem.reason == "cannot be read: Permission denied"
    assert str(problem.distribution) == "sick-plugin 6.6"


def problems(manager: longshore.ExtensionManager[Greeter]) -> list[longshore.Problem]:
    """What could not be read; this user may not read the folders of every Python either."""
    return [each for each in manager.failures if isinstance(each, longshore.Problem)]


def test_folders_that_may_not_be_read_are_told(public: Site) -> None:
    """One on the path, and one of metadata: a plugin may be in there."""
    info = public.install("sick-plugin", HEAD + b"sick = m\n")
    info.chmod(0)
    secret = Site(public.path.parent / "secret")
    secret.install("secret-plugin", HEAD + b"secret = m\n")
    secret.path.chmod(0)
    with on_path(str(secret.path)), unprivileged():
        manager = greeters()
    assert manager.names() == ["good"]
    told = {each.path: str(each) for each in problems(manager)}
    assert told[f"{info}/entry_points.txt"] == (
        f"{info}/entry_points.txt: cannot be read: Permission denied (in sick_plugin 1.0; reinstall it or mend it)"
    )
    assert told[str(secret.path)].endswith(
        "cannot be listed, so that no plugin in it is found: Permission denied (in sys.path; reinstall it or mend it)"
    )


def test_a_directory_in_the_place_of_the_file_is_told(healthy: Site) -> None:
    """It can't be read, whoever one is."""
    info = healthy.install("sick-plugin")
    (info / "entry_points.txt").mkdir()
    problem = only_problem(greeters())
    assert problem.path == f"{info}/entry_points.txt"
    assert problem.reason == "cannot be read: Is a directory"


def test_a_fifo_in_the_place_of_the_file_is_read_without_waiting(healthy: Site) -> None:
    """Nobody writes to it, so it is empty; to open one in the ordinary way would wait for ever."""
    info = healthy.install("sick-plugin")
    os.mkfifo(info / "entry_points.txt")
    code = """
import sys
sys.path.insert(0, sys.argv[2])
import longshore
from longshore.discovery.problems import amiss
print([each.name for each in longshore.InstalledEntryPoints().discover(sys.argv[1]).candidates])
"""
    assert run_python(code, NAMESPACE, str(healthy.path), timeout=20) == "['good']\n"


def test_a_fifo_that_somebody_holds_open_is_told(healthy: Site) -> None:
    """There might come something, and it isn't waited for."""
    info = healthy.install("sick-plugin")
    os.mkfifo(info / "entry_points.txt")
    writer = os.open(info / "entry_points.txt", os.O_RDWR)
    try:
        assert only_problem(greeters()).reason == "cannot be read: Resource temporarily unavailable"
    finally:
        os.close(writer)


@pytest.mark.parametrize("target", ["nowhere", "entry_points.txt"], ids=["dangling", "loop"])
def test_a_link_that_leads_nowhere_is_told(healthy: Site, target: str) -> None:
    """Installers that link to a cache leave such links when the cache is cleaned."""
    info = healthy.install("sick-plugin")
    (info / "entry_points.txt").symlink_to(target)
    problem = only_problem(greeters())
    assert problem.path == f"{info}/entry_points.txt"
    assert problem.reason == "is a link that leads to no file"


def test_links_that_lead_somewhere_are_followed(healthy: Site, tmp_path: Path) -> None:
    """Both for the file and for its folder."""
    store = Site(tmp_path / "store")
    for name in ("one", "two"):
        store.install(name, HEAD + f"{name} = module_of_good:greeter\n".encode())
    healthy.install("one")
    (healthy.path / "one-1.0.dist-info" / "entry_points.txt").symlink_to(
        store.path / "one-1.0.dist-info/entry_points.txt"
    )
    (healthy.path / "two-1.0.dist-info").symlink_to(store.path / "two-1.0.dist-info")
    longshore.refresh()
    assert sorted(greeters().names()) == ["good", "one", "two"]


def test_a_metadata_folder_that_is_a_file_is_skipped(healthy: Site) -> None:
    """There is nothing to be read in it."""
    (healthy.path / "file-1.0.dist-info").write_text("")
    manager = greeters()
    assert manager.names() == ["good"]
    assert not manager.failures


def test_a_metadata_folder_that_is_a_dangling_link_is_told(healthy: Site) -> None:
    """A distribution was there."""
    (healthy.path / "sick-1.0.dist-info").symlink_to("nowhere")
    problem = only_problem(greeters())
    assert str(problem) == (
        f"{healthy.path}/sick-1.0.dist-info: is a link that leads to no folder (in sick 1.0; reinstall it or mend it)"
    )


def test_a_distribution_without_metadata_has_its_folder_s_name(healthy: Site) -> None:
    """Its entry points count; its name and version are those that the folder tells."""
    healthy.install("nameless-plugin", HEAD + b"more = module_of_good:greeter\n", version="0.3", metadata=None)
    assert str({each.name: each for each in greeters()}["more"].distribution) == "nameless_plugin 0.3"


def test_a_failure_of_a_distribution_without_metadata_names_it(healthy: Site) -> None:
    """Reports do not depend on METADATA."""
    healthy.install("nameless-plugin", HEAD + b"sick\n", version="0.3", metadata=None)
    assert str(only_problem(greeters())).endswith("(in nameless_plugin 0.3; reinstall it or mend it)")


@pytest.mark.parametrize("stale_first", [True, False])
def test_a_stale_empty_folder_hides_nothing(tmp_path: Path, stale_first: bool) -> None:
    """An unclean upgrade leaves an empty dist-info behind: the real one beside or after it is found."""
    stale, real = Site(tmp_path / "stale"), Site(tmp_path / "real")
    (stale.path / "good_plugin-0.9.dist-info").mkdir()
    real.install("good-plugin", HEAD + b"good = module_of_good:greeter\n", modules={"module_of_good": GREETER})
    folders = [str(stale.path), str(real.path)]
    with on_path(*folders if stale_first else reversed(folders)):
        manager = greeters()
        assert [str(each.distribution) for each in manager] == ["good-plugin 1.0"]
        assert not manager.failures


def test_of_several_stale_folders_none_hides_the_real_one(healthy: Site) -> None:
    """Whatever the order of the folder is."""
    for version in ("0.1", "0.2", "3.0", "9.9"):
        (healthy.path / f"good_plugin-{version}.dist-info").mkdir()
    longshore.refresh()
    assert [str(each.distribution) for each in greeters()] == ["good-plugin 1.0"]


@pytest.mark.parametrize(
    ("metadata", "shown"),
    [
        (b"", "some_dist 1.0"),
        (b"Name: Some.Dist\n", "Some.Dist 1.0"),
        (b"name: lower\nVERSION: 7\n", "lower 7"),
        (b"Name: first\nName: second\nVersion: 1\n", "first 1"),
        (b"Name: caf\xe9\nVersion: 1\n", "caf\N{REPLACEMENT CHARACTER} 1"),
        (b"Description only\n\nName: body\nVersion: 9\n", "some_dist 1.0"),
        (b"\0\1\2", "some_dist 1.0"),
        (b"Name: evil\x1b[31m\nVersion: 1\n", "evil\\x1b[31m 1"),
    ],
)
def test_names_are_told_whatever_the_metadata_holds(site: Site, metadata: bytes, shown: str) -> None:
    """Broken METADATA costs nothing but words, and what it says is escaped."""
    info = site.install("some-dist", HEAD + b"x = m\n")
    (info / "METADATA").write_bytes(metadata)
    [found] = longshore.InstalledEntryPoints().discover(NAMESPACE).candidates
    assert str(found.distribution) == shown


def test_a_directory_in_the_place_of_metadata_is_no_metadata(site: Site) -> None:
    """The folder's name tells what it can."""
    info = site.install("some-dist", HEAD + b"x = m\n", metadata=None)
    (info / "METADATA").mkdir()
    [found] = longshore.InstalledEntryPoints().discover(NAMESPACE).candidates
    assert str(found.distribution) == "some_dist 1.0"


def test_a_strict_load_raises_what_could_not_be_read(healthy: Site) -> None:
    """Together with all other failures, as one group."""
    healthy.install("sick-plugin", HEAD + b"sick\n")
    healthy.plugin("worse", "raise ValueError('at import')")
    with pytest.raises(longshore.PluginErrors) as caught:
        longshore.ExtensionManager[Greeter](NAMESPACE, strict=True)
    assert [type(each) for each in caught.value.exceptions] == [longshore.MalformedMetadata, longshore.ImportFailed]


def test_a_driver_of_a_bad_line_is_refused_with_the_line(healthy: Site) -> None:
    """Whoever asks for it by name learns why it is not there."""
    healthy.install("sick-plugin", HEAD + b"sick\n")
    with pytest.raises(longshore.NoMatches, match=r"entry_points.txt:2: 'sick' has no '='"):
        longshore.DriverManager[Greeter](NAMESPACE, "sick")
    assert longshore.DriverManager[Greeter](NAMESPACE, "good").driver.greet("a") == "hello a"


def test_very_many_bad_lines_are_told_in_few(healthy: Site) -> None:
    """A file can't flood a log: fifty lines are told, and how many further ones there are."""
    info = healthy.install("sick-plugin", HEAD + b"sick\n" * 1000)
    told = greeters().failures
    assert len(told) == 51
    assert str(told[49]).startswith(f"{info}/entry_points.txt:51: 'sick' has no '='")
    assert str(told[50]) == (
        f"{info}/entry_points.txt:1001: 950 further lines of this namespace up to this one can't be read either "
        "(in sick-plugin 1.0; reinstall it or mend it)"
    )


@pytest.mark.parametrize("data", [b"\0" * 40, HEAD.decode().encode("utf-32")])
def test_a_file_of_nul_bytes_is_told(healthy: Site, data: bytes) -> None:
    """A crash of the file system leaves such files; so does UTF-32."""
    healthy.install("sick-plugin", data)
    problem = only_problem(greeters())
    assert problem.reason == "begins with NUL bytes, and has to be UTF-8: nothing of it can be read"


@pytest.mark.parametrize("target", ["/dev/zero", "/dev/null"])
def test_a_device_in_the_place_of_the_file_is_told(healthy: Site, target: str) -> None:
    """It is not read to its end, which it may not have."""
    (healthy.install("sick-plugin") / "entry_points.txt").symlink_to(target)
    assert only_problem(greeters()).reason == "is no file, but a device or a FIFO"


@pytest.mark.parametrize("kind", ["fifo", "/dev/zero", "METADATA"])
def test_a_description_that_is_no_file_does_not_hang_the_report(healthy: Site, kind: str) -> None:
    """A FIFO, a device, a link loop: the folder tells the name."""
    info = healthy.install("sick-plugin", HEAD + b"sick = no_such_module\n", version="6.6", metadata=None)
    os.mkfifo(info / "METADATA") if kind == "fifo" else (info / "METADATA").symlink_to(kind)
    [failure] = greeters().failures
    assert "from sick_plugin 6.6 was not loaded" in str(failure)


def test_a_byte_order_mark_does_not_hide_a_name(healthy: Site) -> None:
    """Editors put one there."""
    info = healthy.install("sick-plugin", HEAD + b"sick = no_such_module\n", version="6.6")
    (info / "METADATA").write_bytes(b"\xef\xbb\xbfName: Sick.Plugin\r\nVersion: 6.7\r\n\r\nVersion: 6.8\r\n")
    [failure] = greeters().failures
    assert "from Sick.Plugin 6.7 was not loaded" in str(failure)


def test_a_metadata_folder_that_is_removed_while_it_is_looked_at_is_no_problem(tmp_path: Path) -> None:
    """An uninstall runs at the same time."""
    gone = tmp_path / "gone-1.0.dist-info"
    assert amiss(str(gone / "entry_points.txt"), str(gone), FileNotFoundError()) == []


def test_a_comment_may_stand_before_the_first_section(healthy: Site) -> None:
    """Nothing is wrong with that."""
    healthy.install("more-plugin", b"# made by hand\n" + HEAD + b"more = module_of_good:greeter\n")
    manager = greeters()
    assert sorted(manager.names()) == ["good", "more"]
    assert not manager.failures


def test_a_description_that_may_not_be_read_leaves_the_folder_s_name(public: Site) -> None:
    """The failure is told nevertheless."""
    info = public.install("sick-plugin", HEAD + b"sick = no_such_module\n", version="6.6")
    (info / "METADATA").chmod(0)
    with unprivileged():
        told = [str(each) for each in greeters().failures]
    assert any("from sick_plugin 6.6 was not loaded" in each for each in told)
