"""Started as `python -I -S launch.py SITE_PACKAGES PROGRAM ARGUMENT...`: imports the program and reports what it cost.

The import of `contenders.PROGRAM` is the whole program, so it runs from compiled code like everything else. The
report is one `key<TAB>value` line per fact, so that nothing is imported to write it.
"""

from __future__ import annotations

import site  # noqa: F401  what every ordinary start imports; -S keeps its search from adding other distributions
import sys
import time


def peak_kib() -> int:
    """The high-water mark of this program alone: Linux' ru_maxrss begins with that of the parent process."""
    try:
        with open("/proc/self/status", "rb") as status:
            return next(int(line.split()[1]) for line in status if line.startswith(b"VmHWM"))
    except OSError:
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak // 1024 if sys.platform == "darwin" else peak


def main() -> None:
    """Run the program between two readings of the process's CPU clock."""
    sys.path.append(sys.argv[1])
    program = f"contenders.{sys.argv[2]}"
    begin = time.process_time_ns()
    __import__(program)
    end = time.process_time_ns()
    print("peak_kib", peak_kib(), sep="\t")
    print("program_ns", end - begin, sep="\t")
    print("process_ns", end, sep="\t")
    module: object = sys.modules[program]
    for plugin in getattr(module, "loaded", ()):
        print("loaded", type(plugin).__name__, sep="\t")
    for label, nanoseconds in getattr(module, "timings", {}).items():
        print("timing", label, nanoseconds, sep="\t")
    for name in sys.modules:
        print("module", name, sep="\t")


main()
