"""The check against mypy and pyright, on random pairs of an API and an implementation.

Run ``python -m tests.differential --pairs 3000 --seed 7`` from the top of the checkout for the confusion table.
"""
