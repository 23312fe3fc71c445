"""Describes the tables of a database."""
