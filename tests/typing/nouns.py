"""What a manager holds: extensions, failures, and the errors that are raised."""

from importlib.metadata import EntryPoint
from typing import assert_never, assert_type

from apis import Formatter

from longshore import (
    Allowed,
    CallErrors,
    Candidate,
    CandidateError,
    ConformanceReport,
    Discovery,
    DoesNotConform,
    Extension,
    ExtensionManager,
    Failure,
    FromFile,
    FromReference,
    Installed,
    MultipleMatches,
    NoMatches,
    PluginErrors,
    Problem,
    Refused,
)


def read(extension: Extension[Formatter]) -> None:
    assert_type(extension.name, str)
    assert_type(extension.obj, Formatter)
    assert_type(extension.plugin, object)
    assert_type(extension.candidate, Candidate)
    assert_type(extension.module_name, str)
    assert_type(extension.attr, str)
    assert_type(extension.entry_point, EntryPoint)
    assert_type(extension.entry_point_target, str)
    assert_type(extension.report, ConformanceReport)
    extension.plugin.format({})  # E: attribute
    extension.object  # E: attribute


def origin(extension: Extension[object]) -> str:
    distribution = extension.distribution
    match distribution:
        case Installed() as found:
            return f"{found.name} {found.version}"
        case FromFile(path=path):
            return path
        case FromReference(reference=reference):
            return reference
    assert_never(distribution)


def explained(manager: ExtensionManager[Formatter]) -> None:
    for failure in manager.failures:
        match failure:
            case Failure():
                assert_type(failure.candidate, Candidate)
                assert_type(failure.error, Exception)
                assert_type(failure.raised, BaseException)
            case Problem():
                assert_type(failure.path, str)
                assert_type(failure.line, int)
                assert_type(failure.reason, str)
            case _:
                assert_never(failure)


def caught(manager: ExtensionManager[Formatter]) -> None:
    try:
        manager.call(Formatter.format, {})
    except (CallErrors, PluginErrors) as errors:
        assert_type(errors.exceptions, tuple[Exception | ExceptionGroup[Exception], ...])
    except DoesNotConform as error:
        assert_type(error.report, ConformanceReport)
        assert_type(error.candidate, Candidate)
    except CandidateError as error:
        assert_type(error.reason, str)
    except NoMatches as error:
        assert_type(error.available, tuple[str, ...])
    except MultipleMatches as error:
        assert_type(error.candidates, tuple[Candidate, ...])


def trusting(candidate: Candidate, /) -> Allowed | Refused:
    return Allowed() if candidate.module_name.startswith("textapp") else Refused("own plugins only", "textapp.toml:3")


def sly(candidate: Candidate, /) -> bool:
    return candidate.module_name.startswith("textapp")


class Nothing:
    """A source that has nothing."""

    def discover(self, namespace: str) -> Discovery:
        return Discovery(())

    def namespaces(self) -> frozenset[str]:
        return frozenset()


ExtensionManager[Formatter]("textapp.formatters", policy=trusting, source=Nothing())
ExtensionManager[Formatter]("textapp.formatters", policy=sly)  # E: argument
ExtensionManager[Formatter]("textapp.formatters", source=object())  # E: argument
