"""Who is told what happens: the pipeline and the managers tell, and never log themselves."""

from __future__ import annotations

import logging

from longshore.model.extension import Extension, SideEffect

logger = logging.getLogger("longshore")
_logged: set[str] = set()


def failed(error: Exception, traceback: str) -> None:
    """Log one failure: a warning with its text; at level DEBUG the traceback as well, bounded like all foreign text."""
    logger.warning("%s", error, extra={"longshore_error": error})
    if traceback:
        logger.debug("%s", traceback)


def once(text: str) -> None:
    """Log what every load of the process would meet again only the first time."""
    if text not in _logged:
        _logged.add(text)
        logger.warning("%s", text)


def questionable(extension: Extension[object, object], text: str) -> None:
    """Log an accepted extension's warnings."""
    logger.warning("%r was accepted with warnings:\n%s", extension, text)


def side_effect(who: str, effect: SideEffect) -> None:
    """Log what loading a plugin did to the process besides."""
    logger.warning("loading %s %s", who, effect)


def chosen(text: str) -> None:
    """Log which of several plugins of one name the host's resolver has chosen."""
    logger.info("%s", text)


def slow(text: str) -> None:
    """Log that the loading of a plugin has not ended yet."""
    logger.warning("%s", text)


def call_failed(who: str, traceback: str) -> None:
    """Log what a plugin raised in a call whose errors the host wants logged."""
    logger.error("error calling %s: %s", who, traceback)
