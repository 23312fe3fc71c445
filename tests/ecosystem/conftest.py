"""The tests of this folder need the group ``ecosystem``; on Pythons that its packages do not know there are none.

That of the build backends needs the group ``backends`` alone.
"""

from __future__ import annotations

from importlib.util import find_spec

HOSTS = (
    "babel cliff flake8 fsspec hatchling importlinter keyring keyrings.alt markdown markdown_it mdit_py_plugins "
    "myst_parser pygments pymdownx rich setuptools sphinx sqlalchemy sqlalchemy_cratedb stevedore xarray xdist"
).split()

BACKENDS = "cffi flit_core hatchling maturin mesonpy ninja pdm poetry scikit_build_core setuptools uv_build".split()


def _are_here(packages: list[str]) -> bool:
    return all(find_spec(each.partition(".")[0]) for each in packages)


collect_ignore_glob = [] if _are_here(HOSTS) else ["test_[!p]*.py"]
collect_ignore = [] if _are_here(BACKENDS) else ["test_packaging.py"]
