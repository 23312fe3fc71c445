"""Verified authoring: what type checkers say of the entry points that a project declares, before it is shipped.

Nothing of a plugin or a host is imported here: metadata and source texts are read, and the author's own type checkers
are run. The way of a project: :mod:`~longshore.verification.projects` reads it, :mod:`~longshore.verification.planning`
finds the API of each namespace and makes one typed statement per entry point, and
:mod:`~longshore.verification.checking` asks the type checkers and maps their answers back.
"""
