"""Benchmarks: longshore beside stevedore, pluggy and importlib.metadata, measured in one run.

Run `python -m tests.benchmarks.startup` (add `--quick` for a smoke test) from the top of the checkout.
"""
