"""A plugin whose import fails: what it needs is not installed."""

import a_module_that_nobody_has

Broken = a_module_that_nobody_has.Broken
