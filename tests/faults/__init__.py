"""Fault worlds: real environments on disk in which one plugin is at fault, and hosts that have to survive it."""
