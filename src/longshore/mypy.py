"""The mypy plugin: ``plugins = longshore.mypy`` in mypy's settings. It is :mod:`longshore.integrations.mypy`."""

from __future__ import annotations

from longshore.integrations.mypy import plugin

__all__ = ["plugin"]
