"""Stubs of hosts' modules in which each extension point knows the installed plugins of its namespace.

:mod:`~longshore.verification.stubs.files` says which stubs there are and where; a stub is the module's own source text
without its bodies (:mod:`~longshore.verification.stubs.modules`, :mod:`~longshore.verification.stubs.classes`,
:mod:`~longshore.verification.stubs.functions`), with types for values that have none
(:mod:`~longshore.verification.stubs.values`), and a class of its own for each point
(:mod:`~longshore.verification.stubs.points`), whose plugins' types :mod:`~longshore.verification.stubs.plugins` reads.
Nothing is imported.
"""
