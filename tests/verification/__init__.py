"""Tests of verified authoring: projects, APIs, statements, the four type checkers, and what is told of them."""
