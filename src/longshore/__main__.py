"""``python -m longshore``, and the ``longshore`` command."""

from __future__ import annotations

import sys

from longshore.cli import main

if __name__ == "__main__":
    sys.exit(main())
