"""``python -m longshore.stevedore PROGRAM [ARGUMENT ...]``: run a program with this package in stevedore's place.

``PROGRAM`` is a script's path, the name of an installed command, or ``-m MODULE``.
"""

from __future__ import annotations

import os
import runpy
import sys

from longshore.stevedore.activation import activate

_USAGE = "usage: python -m longshore.stevedore (-m MODULE | PROGRAM) [ARGUMENT ...]\n"


def main(arguments: list[str]) -> int:
    """Run the program that the arguments name.

    Args:
        arguments: those of the command line.

    Returns:
        2 where there is no such program; else the program ends the process as it likes, or 0.
    """
    if not arguments or arguments[0] in {"-h", "--help"} or arguments == ["-m"]:
        sys.stderr.write(_USAGE)
        return 0 if arguments and arguments[0] != "-m" else 2
    activate()
    if arguments[0] == "-m":
        sys.argv[:] = arguments[1:]
        runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
        return 0
    program = _found(arguments[0])
    if not os.path.exists(program):
        sys.stderr.write(f"{_USAGE}there is no program {program!r}\n")
        return 2
    sys.argv[:] = [program, *arguments[1:]]
    if not sys.flags.safe_path:
        sys.path[0] = os.path.dirname(os.path.realpath(program))  # as Python does for a script
    runpy.run_path(program, run_name="__main__")
    return 0


def _found(program: str) -> str:
    if os.path.isfile(program):
        return program
    import shutil  # slow to import, and only for commands

    return shutil.which(program) or program


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
