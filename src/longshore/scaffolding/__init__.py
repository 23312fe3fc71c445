"""New projects: a host, or a plugin for a host that is installed.

:mod:`~longshore.scaffolding.naming` makes names of a name, :mod:`~longshore.scaffolding.host` and
:mod:`~longshore.scaffolding.plugin` make the files, :mod:`~longshore.scaffolding.writing` writes them where nothing is.
"""
