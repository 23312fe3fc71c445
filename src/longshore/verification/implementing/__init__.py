"""Stubs of plugins: what an API asks for, written so that an author only has to fill in the bodies.

:mod:`~longshore.verification.implementing.shapes` says what the plugin is: a function, a class, an object of one.
:mod:`~longshore.verification.implementing.homes` finds the classes whose members it needs, with what their type
parameters stand for; :mod:`~longshore.verification.implementing.members` finds those members;
:mod:`~longshore.verification.implementing.classes` and :mod:`~longshore.verification.implementing.functions` write
them, with names that :mod:`~longshore.verification.implementing.words` imports. What the plugin declares is written by
:mod:`~longshore.verification.implementing.declared`, with values that
:mod:`~longshore.verification.implementing.metadata` makes of types. Nothing is imported for it.
"""
