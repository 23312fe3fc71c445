"""The tests of this folder need the group ``ecosystem``; on Pythons that its packages do not know there are none."""

from __future__ import annotations

from importlib.util import find_spec

HOSTS = (
    "babel cliff flake8 fsspec hatchling importlinter keyring keyrings.alt markdown markdown_it mdit_py_plugins "
    "myst_parser pygments pymdownx rich setuptools sphinx sqlalchemy sqlalchemy_cratedb stevedore xarray xdist"
).split()

collect_ignore_glob = [] if all(find_spec(each.partition(".")[0]) for each in HOSTS) else ["test_*.py"]
