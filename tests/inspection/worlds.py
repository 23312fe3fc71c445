"""The ways in which a plugin can fail to appear: a real environment for each, and the sentence that the story ends in.

``python -m tests.inspection.worlds`` writes the table of ``docs/operators.md``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from longshore.model.inspection import WhyCode
from tests.inspection.support import DEMANDING, GREETER, NAMESPACE, SOURCE, Place


class Environment:
    """A virtual environment with the host, an empty working folder, and an empty home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.venv, self.python, self.site = self.made("venv")
        self.site.host()
        self.here = folder / "here"
        self.here.mkdir()
        self.settings: dict[str, str] = {}

    def made(self, name: str) -> tuple[Path, Path, Place]:
        """A virtual environment, its interpreter and its folder of packages."""
        venv = self.folder / name / "env"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
        [packages] = venv.glob("lib/python*/site-packages")
        (packages / "_longshore.pth").write_text(f"{SOURCE}\n")
        return venv, venv / "bin" / "python", Place(packages)

    def project(self, name: str, where: Path | None = None) -> Path:
        """A project that declares the plugin ``shout``."""
        folder = where or self.folder / name
        folder.mkdir(exist_ok=True)
        (folder / "pyproject.toml").write_text(
            f'[project]\nname = "{name}"\nversion = "1.0"\n\n'
            f'[project.entry-points."{NAMESPACE}"]\nshout = "module_of_shout:greeter"\n'
        )
        return folder

    def editable(self, info: Path, project: Path) -> None:
        """Say in a metadata folder that it is of an editable install."""
        told = {"url": project.as_uri(), "dir_info": {"editable": True}}
        (info / "direct_url.json").write_text(json.dumps(told))

    def ran(self, namespace: str, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What ``longshore why`` says."""
        settings = {"HOME": str(self.folder / "home"), "PYTHONPATH": str(SOURCE), **self.settings}
        command = ("why", namespace, name, "--python", str(self.python), "--limit", "5", *arguments)
        return self.site.run(*command, settings=settings, cwd=self.here)

    def shown(self, text: str) -> str:
        """A text without the names of this environment's folders."""
        return (
            text.replace(str(self.python), "python")
            .replace(str(self.site.path), "site-packages")
            .replace(f"{self.folder}/", "")
        )


@dataclass(frozen=True)
class World:
    """One way.

    Attributes:
        code: the cause that is told.
        what: what has happened, in words, for the table.
        build: makes it so.
        sentence: the last one of the story.
        asked: the name that is asked for.
        namespace: the namespace that is asked for.
    """

    code: WhyCode
    what: str
    build: Callable[[Environment], object]
    sentence: str
    asked: str = "shout"
    namespace: str = NAMESPACE
    words: tuple[str, ...] = field(default=())


def broken(source: str, attr: str = "greeter") -> Callable[[Environment], object]:
    """Install the plugin with this source."""
    return lambda made: made.site.greeter("shout", source, attr)


def with_entry_points(text: str | bytes) -> Callable[[Environment], object]:
    """Install a distribution with this file."""
    return lambda made: made.site.install("shout-dist", text, modules={"module_of_shout": GREETER})


def policy(text: str) -> Callable[[Environment], object]:
    """Install the plugin, and refuse it."""

    def build(made: Environment) -> None:
        made.site.greeter("shout")
        made.settings["LONGSHORE_PLUGINS"] = text

    return build


def requiring(*requirements: str, module: str) -> Callable[[Environment], object]:
    """Install the plugin, which imports a module, with these requirements."""
    metadata = "".join(f"Requires-Dist: {each}\n" for each in requirements)

    def build(made: Environment) -> None:
        text = f"[{NAMESPACE}]\nshout = module_of_shout:greeter\n"
        made.site.install("shout-dist", text, modules={"module_of_shout": f"import {module}"}, metadata=metadata)

    return build


def locked(made: Environment) -> None:
    """What is locked is the environment without the plugin."""
    lock = made.folder / "longshore.lock"
    command = [str(made.python), "-m", "longshore", "lock", "--file", str(lock)]
    subprocess.run(command, check=True, capture_output=True, cwd=made.here)
    made.site.greeter("shout")
    made.settings["LONGSHORE_LOCK"] = str(lock)


def stale(made: Environment) -> None:
    info = made.site.install("shout-dist", None)
    made.editable(info, made.project("shout-dist"))


def moved(made: Environment) -> None:
    info = made.site.install("shout-dist", f"[{NAMESPACE}]\nshout = module_of_shout:greeter\n")
    made.editable(info, made.folder / "former")
    (made.site.path / "_shout.pth").write_text(f"{made.folder}/former/src\n")


def on_path(made: Environment) -> None:
    (made.project("shout-dist") / "src").mkdir()
    made.settings["PYTHONPATH"] = f"{SOURCE}:{made.folder}/shout-dist/src"
    (made.site.path / "_shout.pth").write_text(f"{made.folder}/shout-dist/src\n")


def damaged(made: Environment) -> None:
    info = made.site.greeter("shout")
    (info / "RECORD").write_text(f"module_of_shout.py,,\n{info.name}/entry_points.txt,,\n{info.name}/RECORD,,\n")
    (info / "entry_points.txt").unlink()


def beside(made: Environment) -> None:
    made.made("other")[2].greeter("shout")
    made.settings["VIRTUAL_ENV"] = str(made.folder / "other" / "env")


def in_user_site(made: Environment) -> None:
    packages = made.folder / "home" / ".local" / "lib" / "python3.11" / "site-packages"
    Place(packages).greeter("shout")


def in_pipx(made: Environment) -> None:
    made.made("home/.local/share/pipx/venvs")
    (made.folder / "home/.local/share/pipx/venvs/env").rename(made.folder / "home/.local/share/pipx/venvs/textapp")
    [packages] = (made.folder / "home/.local/share/pipx/venvs/textapp").glob("lib/python*/site-packages")
    Place(packages).greeter("shout")


def hidden(made: Environment) -> None:
    made.site.greeter("shout")
    first = made.folder / "first"
    Place(first).install("shout-dist", "[other]\n", version="2.0")
    (made.site.path / "_first.pth").write_text(f"import sys; sys.path.insert(0, {str(first)!r})\n")


def twice(made: Environment) -> None:
    made.site.greeter("shout")
    made.site.install("another", f"[{NAMESPACE}]\nshout = module_of_shout:greeter\n", version="2.0")


def hidden_module(made: Environment) -> None:
    made.site.greeter("shout")
    (made.here / "module_of_shout.py").write_text("import random\n")
    (made.site.path / "_here.pth").write_text(f"import sys; sys.path.insert(0, {str(made.here)!r})\n")


def by_path(made: Environment) -> None:
    Place(made.folder / "plugins").greeter("shout")
    made.settings["PYTHONPATH"] = f"{SOURCE}:{made.folder}/plugins"


def files_missing(made: Environment) -> None:
    made.site.greeter("shout")
    (made.site.path / "module_of_shout.py").unlink()


def declaring(literal: str) -> Callable[[Environment], object]:
    """Install the plugin with this declaration, and a host that asks for one."""

    def build(made: Environment) -> None:
        (made.site.path / "textapp_host.py").write_text(DEMANDING)
        made.site.declaring("shout", literal)

    return build


def undeclared(made: Environment) -> None:
    """Install the plugin without a declaration, and a host that asks for one."""
    (made.site.path / "textapp_host.py").write_text(DEMANDING)
    made.site.greeter("shout")


def circular(made: Environment) -> None:
    """Install the plugin, which wants to come before another, and that, which wants to come before it."""
    made.site.declaring("shout", '{"before": ["whisper"]}')
    made.site.declaring("whisper", '{"before": ["shout"]}')


LOUD = "Update shout-dist 1.0 or tell its authors:"
WORLDS: Mapping[str, World] = {
    "no equals sign": World(
        "malformed-line", "its line in `entry_points.txt` can't be read",
        with_entry_points(f"[{NAMESPACE}]\nshout module_of_shout:greeter\n"),
        "Reinstall shout-dist 1.0, or mend line 2 of site-packages/shout_dist-1.0.dist-info/entry_points.txt: "
        "'shout module_of_shout:greeter' has no '=': expected 'name = module:attribute'.",
    ),
    "UTF-16": World(
        "unreadable-metadata", "its `entry_points.txt` can't be read at all",
        with_entry_points(f"[{NAMESPACE}]\nshout = module_of_shout:greeter\n".encode("utf-16")),
        "Reinstall shout-dist 1.0: its file site-packages/shout_dist-1.0.dist-info/entry_points.txt is UTF-16, and has "
        "to be UTF-8: nothing of it can be read.",
    ),
    "another case": World(
        "other-spelling", "its name is written in another case", lambda made: made.site.greeter("shout"),
        "Ask for 'shout': names are compared letter by letter, and 'Shout' is another one.", asked="Shout",
    ),
    "another form": World(
        "other-spelling", "its name is written in another form of Unicode",
        with_entry_points(f"[{NAMESPACE}]\ncafe\u0301 = module_of_shout:greeter\n"),
        "Ask for 'cafe\\u0301': names are compared letter by letter, and 'caf\\xe9' is another one.", asked="caf\u00e9",
    ),
    "misspelt": World(
        "misspelt-name", "its name is misspelt", lambda made: made.site.greeter("shout"),
        "Ask for 'shout': 'textapp.greeters' has no 'shuot', but it has that.", asked="shuot",
    ),
    "misspelt namespace": World(
        "misspelt-namespace", "its namespace is misspelt", lambda made: made.site.greeter("shout"),
        "Ask for it in 'textapp.greeters': nothing named 'shout' is in 'textapp.greters', but there it is.",
        namespace="textapp.greters",
    ),
    "misspelt by its author": World(
        "misspelt-namespace", "its author has misspelt the namespace",
        with_entry_points("[textapp.greeter]\nshout = module_of_shout:greeter\n"),
        "Ask for it in 'textapp.greeter': nothing named 'shout' is in 'textapp.greeters', but there it is.",
    ),
    "another namespace": World(
        "other-namespace", "it is in another namespace", with_entry_points("[a.b]\nshout = module_of_shout:greeter\n"),
        "Ask the host for its namespace: 'shout' is in 'a.b', which is another one than 'textapp.greeters'.",
    ),
    "stale": World(
        "stale-editable", "its project was changed after an editable install", stale,
        "Run python -m pip install -e shout-dist: shout-dist/pyproject.toml:6:1 declares 'shout', but shout-dist 1.0 "
        "was installed before that was so.",
    ),
    "not installed": World(
        "project-not-installed", "its project is in the working folder, and not installed",
        lambda made: made.project("shout-dist", made.here),
        "Run python -m pip install here: here/pyproject.toml:6:1 declares 'shout', but that project is not installed.",
    ),
    "on the path": World(
        "project-not-installed", "its source is on the import path, and not installed", on_path,
        "Run python -m pip install shout-dist: shout-dist/pyproject.toml:6:1 declares 'shout', but that project is not "
        "installed.",
    ),
    "damaged": World(
        "damaged-metadata", "its `entry_points.txt` is gone", damaged,
        "Run python -m pip install --force-reinstall shout-dist: the entry_points.txt of shout-dist 1.0, which its "
        "RECORD lists, is gone.",
    ),
    "another environment": World(
        "other-environment", "it is installed in another environment", beside,
        "Run python -m pip install shout-dist: shout-dist 1.0 is installed in other/env, not in the environment of "
        "python.",
    ),
    "user": World(
        "other-environment", "it is installed for the user, in a folder that this environment does not see", in_user_site,
        "Run python -m pip install shout-dist: shout-dist 1.0 is installed in home/.local, not in the environment of "
        "python.",
    ),
    "pipx": World(
        "other-environment", "it is installed in an environment of pipx", in_pipx,
        "Run python -m pip install shout-dist: shout-dist 1.0 is installed in home/.local/share/pipx/venvs/textapp, not "
        "in the environment of python.",
    ),
    "absent": World(
        "not-installed", "it is not installed", lambda made: made.site.greeter("whisper"),
        "Install the distribution that has 'shout' with python -m pip install DISTRIBUTION: those that are installed "
        "have only 'whisper'.",
    ),
    "nothing": World(
        "nothing-installed", "nothing is installed for its namespace", lambda made: None,
        "Check the namespace: nothing that is installed has plugins for 'zzz', so install something that has.",
        namespace="zzz",
    ),
    "nothing but the like": World(
        "nothing-installed", "nothing is installed for its namespace, but for a similar one",
        lambda made: made.site.greeter("whisper"),
        "Check the namespace: nothing that is installed has plugins for 'textapp.greters', so ask for "
        "'textapp.greeters', or install something that has.",
        namespace="textapp.greters",
    ),
    "refused": World(
        "refused", "a rule refuses it", policy(f"deny {NAMESPACE}:shout"),
        "Change that rule in LONGSHORE_PLUGINS, if the plugin may be loaded: the rule is 'deny textapp.greeters:shout'.",
    ),
    "off": World(
        "off", "a rule leaves it off until it is enabled", policy("off *"),
        "Enable it with LONGSHORE_PLUGINS='allow textapp.greeters:shout': the rule 'off *' from LONGSHORE_PLUGINS "
        "leaves it off.",
    ),
    "locked": World(
        "refused", "it is not in the lock", locked,
        "`longshore lock --diff` shows what has changed; the same without --diff approves it: the rule is 'locked: it is "
        "not in the lock'.",
    ),
    "shadowed": World(
        "shadowed", "another version of its distribution comes before it", hidden,
        "Uninstall one of the two: shout-dist 2.0 comes before shout-dist 1.0 in site-packages on the import path, and "
        "has no such plugin.",
    ),
    "twice": World(
        "same-name", "two distributions have a plugin of its name", twice,
        "Uninstall all but one of another 2.0 and shout-dist 1.0: each has a plugin 'shout', so a host that wants one "
        "by name takes none.",
    ),
    "declaration": World(
        "invalid-declaration", "what it declares about itself can't be used", declaring('{"meta": {"language": 3}}'),
        f"{LOUD} the host can't use what it declares about itself: site-packages/declared_by_shout.py:1: "
        "meta['language']: expected str, got int 3.",
    ),
    "no declaration": World(
        "invalid-declaration", "it declares nothing, and its host asks for metadata", undeclared,
        f"{LOUD} the host can't use what it declares about itself: it declares no metadata, which the host asks for.",
    ),
    "version": World(
        "wrong-api-version", "it is written for other versions of the API",
        declaring('{"meta": {"language": "en"}, "versions": ">=3"}'),
        "Install a version of shout-dist that is written for the API of textapp 3.0, or another version of that host: "
        "it is written for '>=3' of the API, and the host offers 1.4, 2.1 (site-packages/declared_by_shout.py:1).",
    ),
    "moved": World(
        "project-gone", "the project of its editable install was moved", moved,
        "Run python -m pip install -e FOLDER with the project's new folder: shout-dist 1.0 was installed from former, "
        "which is gone.",
    ),
    "files": World(
        "files-missing", "its module is not there", files_missing,
        "Run python -m pip install --force-reinstall shout-dist: there is no module 'module_of_shout', though "
        "shout-dist 1.0 names it.",
    ),
    "dependency": World(
        "dependency-missing", "a distribution that it requires is not installed", requiring("Loud.Speaker>=2", module="loud_speaker"),
        "Run python -m pip install 'Loud.Speaker>=2': shout-dist 1.0 requires it for the module 'loud_speaker', and it "
        "is not installed.",
    ),
    "dependency of another name": World(
        "dependency-missing", "the same, and its module has another name",
        requiring("PyLoud", "textapp", "never; python_version < '3'", "not a requirement!", module="loud.speaker"),
        "Run python -m pip install 'PyLoud': shout-dist 1.0 requires it for the module 'loud', and it is not installed.",
    ),
    "extra": World(
        "extra-missing", "it needs an extra that is not installed",
        requiring("textapp", "loud; extra == 'noise'", module="loud"),
        "Run python -m pip install 'shout-dist[noise]': the plugin needs 'loud', which comes with the extra 'noise'.",
    ),
    "undeclared": World(
        "undeclared-dependency", "it needs what it does not require", requiring("textapp", module="loud"),
        "Install what has the module 'loud', and tell the authors of shout-dist 1.0: it needs that, and does not say so.",
    ),
    "no file of metadata": World(
        "undeclared-dependency", "the same, and it has no metadata",
        lambda made: made.site.install(
            "shout_dist", f"[{NAMESPACE}]\nshout = module_of_shout\n", modules={"module_of_shout": "import loud"}, metadata=None
        ),
        "Install what has the module 'loud', and tell the authors of shout_dist 1.0: it needs that, and does not say so.",
    ),
    "hidden module": World(
        "hidden-module", "another module of the same name is imported in its place", hidden_module,
        "Rename or remove here/module_of_shout.py: it is imported as 'module_of_shout' in place of the module of "
        "shout-dist 1.0.",
    ),
    "syntax": World(
        "syntax-error", "this Python can't read its module", broken("print 'hello'\n"),
        "Install a version of shout-dist that is made for this Python, or tell its authors: it has a line that python "
        "can't read.",
    ),
    "raises": World(
        "import-raised", "its import raises", broken("\nraise RuntimeError('no licence')\n"),
        f"{LOUD} importing it raises an error at site-packages/module_of_shout.py:2.",
    ),
    "attribute": World(
        "attribute-missing", "its module does not have what it names", broken("greetr = 1\n"),
        f"{LOUD} 'module_of_shout' has no 'greeter', though it has 'greetr'.",
    ),
    "attribute of nothing": World(
        "attribute-missing", "the same, and its module has nothing like it", broken("import os\n"),
        f"{LOUD} 'module_of_shout' has no 'greeter'.",
    ),
    "leaves": World(
        "exited", "its import ends the process", broken("import os\n\nos._exit(3)\n"),
        f"{LOUD} importing it ends the whole process at site-packages/module_of_shout.py:3.",
    ),
    "exits": World(
        "exited", "its import calls `sys.exit`", broken("import sys\nsys.exit(0)\n"),
        f"{LOUD} importing it ends the whole process at site-packages/module_of_shout.py:2.",
    ),
    "crashes": World(
        "exited", "its import crashes Python", broken("import ctypes\nctypes.string_at(0)\n"),
        f"{LOUD} importing it ends the whole process at site-packages/module_of_shout.py:2.",
    ),
    "killed": World(
        "exited", "its import is killed by the system", broken("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n"),
        f"{LOUD} importing it ends the whole process.",
    ),
    "hangs": World(
        "hung", "its import does not end", broken("import time\ntime.sleep(600)\n"),
        f"{LOUD} importing it does not come to an end at site-packages/module_of_shout.py:2.",
    ),
    "does not conform": World(
        "does-not-conform", "it does not keep the API", broken("class G:\n    def greet(self): ...\ngreeter = G()\n"),
        f"{LOUD} it is not what Greeter asks for: greet(name) [too-few-parameters].",
    ),
    "does not conform at all": World(
        "does-not-conform", "the same, in more than one way",
        broken("class G:\n    def greet(self, *, name: int) -> int: ...\ngreeter = G()\n"),
        f"{LOUD} it is not what Greeter asks for: greet(name) [parameter-kind], and 1 more.",
    ),
    "in a circle": World(
        "order-cycle", "it declares an order that can't be, together with others", circular,
        "Have its host say which goes first, by order=['shout'], or update or uninstall one of them: what plugins declare "
        "of their order goes in a circle: 'shout' before 'whisper' before 'shout'.",
    ),
    "in order": World(
        "loaded", "nothing: what plugins declare of their order can be", lambda made: made.site.declaring("shout", "{}"),
        "Nothing is wrong with it here: if its host does not show it, run this command with the host's own interpreter, "
        "by --python, in place of python.",
    ),
    "by path": World(
        "path-only", "it is found here, and not where the host is run", by_path,
        "Install shout-dist with pip: it works here, but is found only because PYTHONPATH names plugins.",
    ),
    "another interpreter": World(
        "loaded", "the host runs with another interpreter", lambda made: made.site.greeter("shout"),
        "Nothing is wrong with it here: if its host does not show it, run this command with the host's own interpreter, "
        "by --python, in place of python.",
    ),
}  # fmt: skip


def table() -> str:
    """The table of the page."""
    rows = [f"| {each.what} | {_escaped(each.sentence)} | `{each.code}` |" for each in WORLDS.values()]
    return "\n".join(["| what has happened | how the story ends | code |", "|---|---|---|", *rows])


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("*", "\\*").replace("_", "\\_").replace("[", "\\[").replace("<", "&lt;")


if __name__ == "__main__":
    sys.stdout.write(f"{table()}\n")
