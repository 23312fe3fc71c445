"""What is in force for a whole process: the environment's rules and watch, the host's own, safe mode."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import longshore
from tests.support import GREETER, NAMESPACE, Site, run_python

SOURCES = Path(longshore.__file__).parents[1]
PROGRAM = """
import logging, os, sys
sys.path.insert(0, sys.argv[1])
logging.basicConfig(format="%(message)s", stream=sys.stdout)
from longshore import ExtensionManager, {names}
def load():
    manager = ExtensionManager[object]("textapp.greeters")
    return [(each.candidate.name, each.status) for each in manager.outcomes if each.status != "not-loaded"]
"""
PLUGIN = f"{GREETER}\nplugin = greeter\n"


def run(site: Site, program: str, names: str = "Rules", **variables: str) -> str:
    """What a program prints, with these variables in its environment."""
    setting = "".join(f"import os; os.environ[{name!r}] = {value!r}\n" for name, value in variables.items())
    return run_python(setting + PROGRAM.format(names=names) + program, str(site.path))


def test_rules_of_the_environment_hold_in_every_manager(site: Site) -> None:
    """The host's code knows nothing of them."""
    site.plugin("good", PLUGIN)
    site.plugin("sick", "raise SystemExit")
    told = run(site, "print(sorted(load()))", LONGSHORE_PLUGINS=f"deny {NAMESPACE}:sick")
    assert told == (
        f"{NAMESPACE}: 'sick' (module_of_sick:plugin) from sick-plugin 1.0 was refused by the rule "
        f"'deny {NAMESPACE}:sick' from LONGSHORE_PLUGINS. Change that rule in LONGSHORE_PLUGINS, if the plugin may be "
        "loaded.\n[('good', 'loaded'), ('sick', 'refused')]\n"
    )


def test_a_plugin_can_not_undo_them(site: Site) -> None:
    """They are read once."""
    site.plugin("good", f"import os; os.environ.pop('LONGSHORE_PLUGINS')\n{PLUGIN}")
    site.plugin("sick", "raise SystemExit")
    program = "first = load(); print(sorted(load()) == sorted(first), dict(first)['sick'])"
    told = run(site, program, LONGSHORE_PLUGINS=f"deny {NAMESPACE}:sick")
    assert told.splitlines()[-1] == "True refused"


def test_a_file_of_rules(site: Site, tmp_path: Path) -> None:
    """``@FILE``."""
    site.plugin("sick", "raise SystemExit")
    (tmp_path / "longshore.toml").write_text('rules = ["deny * if current-folder", "deny from sick-plugin"]\n')
    told = run(site, "print(load())", LONGSHORE_PLUGINS=f"@{tmp_path / 'longshore.toml'}")
    assert f"from {tmp_path / 'longshore.toml'}, rule 2" in told
    assert told.splitlines()[-1] == "[('sick', 'refused')]"


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("LONGSHORE_PLUGINS", "none", "InvalidRule: LONGSHORE_PLUGINS: 'none' is no rule: "),
        ("LONGSHORE_PLUGINS", "@/no/such.toml", "InvalidRule: /no/such.toml: the rules cannot be read: "),
        ("LONGSHORE_WATCH", "soon", "InvalidSetting: LONGSHORE_WATCH is 'soon': expected the seconds after which"),
        ("LONGSHORE_WATCH", "-1", "InvalidSetting: LONGSHORE_WATCH is '-1': expected the seconds after which"),
        ("LONGSHORE_WATCH", "nan", "InvalidSetting: LONGSHORE_WATCH is 'nan': expected the seconds after which"),
        ("LONGSHORE_WATCH", "inf", "InvalidSetting: LONGSHORE_WATCH is 'inf': expected the seconds after which"),
    ],
)
def test_a_value_that_means_nothing_is_an_error(site: Site, variable: str, value: str, told: str) -> None:
    """Each time: nothing is let in because a rule was misspelt."""
    program = """
for _ in range(2):
    try:
        load()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
"""
    lines = run(site, program, **{variable: value}).splitlines()
    assert len(lines) == 2
    assert all(each.startswith(told) for each in lines)


def test_a_watch_for_any_program(site: Site) -> None:
    """What a plugin writes, warns of and how long it takes."""
    site.plugin("slow", f"import time\ntime.sleep(1.5)\nprint('hello')\n{PLUGIN}")
    lines = run(site, "print(load())", LONGSHORE_WATCH="1").splitlines()
    who = f"{NAMESPACE}: 'slow' (module_of_slow:plugin) from slow-plugin 1.0"
    assert re.sub(r"\d\.\d s", "SECONDS", "\n".join(lines)).splitlines() == [
        f"{who} has been loading for SECONDS, now at {site.path / 'module_of_slow.py'}:2",
        "hello",
        f"loading {who} wrote to sys.stdout: 'hello\\n'",
        f"loading {who} took SECONDS",
        "[('slow', 'loaded')]",
    ]


def test_safe_mode_lets_only_the_host_s_own_plugins_in(site: Site) -> None:
    """Whatever policy a manager is given; and it can't be taken back."""
    site.plugin("own", PLUGIN, dist="textapp")
    site.plugin("sick", "raise SystemExit")
    program = """
safe_mode("textapp")
print(sorted(load()))
manager = ExtensionManager[object]("textapp.greeters", policy=Rules.from_text("allow *"))
print(manager.names())
"""
    told = run(site, program, "Rules, safe_mode").splitlines()
    assert "was refused by the rule 'deny *' from safe mode. " in told[0]
    assert [told[1], told[-1]] == ["[('own', 'loaded'), ('sick', 'refused')]", "['own']"]


def test_what_is_enforced_and_the_environment_are_one_policy(site: Site) -> None:
    """What is off for the host is enabled by the operator."""
    site.plugin("good", PLUGIN)
    program = f'enforce(Rules.from_text("off {NAMESPACE}", "the host")); print(load())'
    assert run(site, program, "Rules, enforce").splitlines()[-1] == "[('good', 'refused')]"
    enabled = run(site, program, "Rules, enforce", LONGSHORE_PLUGINS=f"allow {NAMESPACE}:good")
    assert enabled.splitlines()[-1] == "[('good', 'loaded')]"


def test_the_drop_in_of_stevedore_obeys(site: Site) -> None:
    """Programs that were written for stevedore as well."""
    site.plugin("good", PLUGIN)
    program = "from longshore.stevedore import extension; print(extension.ExtensionManager('textapp.greeters').names())"
    assert run(site, program).splitlines()[-1] == "['good']"
    told = run(site, program, LONGSHORE_PLUGINS="off").splitlines()
    assert told[0].startswith(
        f"Could not load 'good': {NAMESPACE}: 'good' (module_of_good:plugin) from good-plugin 1.0"
    )
    assert told[-1] == "[]"


def test_an_audit_hook_hears_of_all_and_may_refuse(site: Site) -> None:
    """``longshore.load`` comes before the import."""
    site.plugin("good", PLUGIN)
    site.plugin("sick", "raise SystemExit")
    site.plugin("evil", "import os; os._exit(3)")
    program = """
def hook(event, arguments):
    if event.startswith("longshore."):
        seen.append((event.partition(".")[2], *arguments[1:2]))
        if event == "longshore.load" and arguments[1] == "evil":
            raise RuntimeError("not this one")
seen = []
sys.addaudithook(hook)
ExtensionManager[object]("textapp.greeters", policy=Rules.from_text("deny *:sick"))
print(sorted(seen, key=str))
"""
    told = run(site, program)
    assert "its import raised RuntimeError: not this one" in told
    assert told.splitlines()[-1] == (
        "[('checked', 'good'), ('discovered', 3), ('failed', 'evil'), ('load', 'evil'), ('load', 'good'), "
        "('loaded', 'good'), ('refused', 'sick')]"
    )


def test_the_environment_is_not_read_where_nothing_is_set(site: Site) -> None:
    """No rule, no cost: the module is not even imported."""
    site.plugin("good", PLUGIN)
    program = "load(); print('longshore.enforcement' in sys.modules, 'longshore.policy' in sys.modules)"
    command = [sys.executable, "-c", PROGRAM.format(names="refresh") + program, str(site.path)]
    environment = {name: each for name, each in os.environ.items() if not name.startswith("LONGSHORE_")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert done.stdout == "False False\n"


def test_a_lock_for_any_program_and_for_one_manager(site: Site, tmp_path: Path) -> None:
    """What was installed since is refused, whichever way the lock is named."""
    record(site.plugin("good", PLUGIN), "good_plugin-1.0.dist-info")
    lock = tmp_path / "longshore.lock"
    command = [sys.executable, "-m", "longshore", "lock", NAMESPACE, "--file", str(lock)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site.path), str(SOURCES)])}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    site.plugin("late", "raise SystemExit")
    told = run(site, "print(sorted(load()))", LONGSHORE_LOCK=str(lock))
    assert "'late' (module_of_late:plugin) from late-plugin 1.0 was refused by the rule 'locked: it is not in" in told
    assert told.splitlines()[-1] == "[('good', 'loaded'), ('late', 'refused')]"
    program = f"""
os.chdir({str(tmp_path)!r})
print([ExtensionManager[object]("textapp.greeters", locked=each).names() for each in [True, {str(lock)!r}]])
os.chdir("/")
print(ExtensionManager[object]("textapp.greeters", locked=True).names())
"""
    assert run(site, program).splitlines()[-1] == "[]"
    assert "[['good'], ['good']]" in run(site, program)
    assert "the lock file can't be used: " in run(site, program)


def record(module: Path, folder: str) -> None:
    """The list of files that an installer writes."""
    info = module.parent / folder
    files = [module, info / "METADATA", info / "entry_points.txt"]
    lines = [f"{each.relative_to(module.parent)},,\n" for each in files]
    (info / "RECORD").write_text("".join([*lines, f"{folder}/RECORD,,\n"]))
