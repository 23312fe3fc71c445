"""longshore: typed plugins for Python.

Declare an API as a ``Protocol`` or an ABC, get back what is installed, checked against it and typed as it. The names
below are the whole public API; each is imported when it is first used.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from longshore.conformance import check
    from longshore.conformance.narrowing import conforms
    from longshore.declarations.declaration import Declaration
    from longshore.discovery import CandidateSource, InstalledEntryPoints, refresh
    from longshore.discovery.directory import PluginDirectory
    from longshore.discovery.references import ImportReferences
    from longshore.enforcement import InvalidSetting, enforce, safe_mode
    from longshore.exceptions import LongshoreError
    from longshore.identity import Trait, traits, traits_of
    from longshore.managers import ExtensionPoint, InvokedPoint
    from longshore.managers.dispatch import DispatchExtensionManager, NameDispatchExtensionManager
    from longshore.managers.driver import DriverManager
    from longshore.managers.enabled import EnabledExtensionManager
    from longshore.managers.extension import ExtensionManager
    from longshore.managers.hook import HookManager
    from longshore.managers.hooks import Selection
    from longshore.managers.named import NamedExtensionManager
    from longshore.managers.outcomes import Outcomes
    from longshore.managers.wrapping import awrapper, wrapper
    from longshore.model import (
        Allowed,
        Candidate,
        Discovery,
        Distribution,
        FromFile,
        FromReference,
        Installed,
        LoadFault,
        Policy,
        Problem,
        Refused,
    )
    from longshore.model.calls import CallOutcome, Raised, Returned
    from longshore.model.extension import (
        ConformanceReport,
        Extension,
        Finding,
        Location,
        NotLoaded,
        SideEffect,
        Watch,
    )
    from longshore.model.failure import (
        AttributeNotFound,
        CallErrors,
        CandidateError,
        CheckFunctionFailed,
        DoesNotConform,
        FactoryFailed,
        ImportFailed,
        InvalidDeclaration,
        MalformedMetadata,
        MultipleMatches,
        NoMatches,
        NoUniqueMatch,
        OrderCycle,
        PluginError,
        PluginErrors,
        PolicyRefused,
        UnknownName,
        WrongApiVersion,
    )
    from longshore.observers import LoggingObserver
    from longshore.pipeline import ConflictResolver, Failure, Observer, Outcome, Settings
    from longshore.pipeline.choosing import Prefer
    from longshore.policy.rule import InvalidRule, Rule
    from longshore.policy.rules import AllOf, Rules
    from longshore.rendering.data import FindingData, ReportData, report_data, report_json
    from longshore.rendering.lines import report_github, report_lines
    from longshore.rendering.report import report_text

__all__ = [
    "AllOf",
    "Allowed",
    "AttributeNotFound",
    "CallErrors",
    "CallOutcome",
    "Candidate",
    "CandidateError",
    "CandidateSource",
    "CheckFunctionFailed",
    "ConflictResolver",
    "ConformanceReport",
    "Declaration",
    "Discovery",
    "DispatchExtensionManager",
    "Distribution",
    "DoesNotConform",
    "DriverManager",
    "EnabledExtensionManager",
    "Extension",
    "ExtensionManager",
    "ExtensionPoint",
    "FactoryFailed",
    "Failure",
    "Finding",
    "FindingData",
    "FromFile",
    "FromReference",
    "HookManager",
    "ImportFailed",
    "ImportReferences",
    "Installed",
    "InstalledEntryPoints",
    "InvalidDeclaration",
    "InvalidRule",
    "InvalidSetting",
    "InvokedPoint",
    "LoadFault",
    "Location",
    "LoggingObserver",
    "LongshoreError",
    "MalformedMetadata",
    "MultipleMatches",
    "NameDispatchExtensionManager",
    "NamedExtensionManager",
    "NoMatches",
    "NoUniqueMatch",
    "NotLoaded",
    "Observer",
    "OrderCycle",
    "Outcome",
    "Outcomes",
    "PluginDirectory",
    "PluginError",
    "PluginErrors",
    "Policy",
    "PolicyRefused",
    "Prefer",
    "Problem",
    "Raised",
    "Refused",
    "ReportData",
    "Returned",
    "Rule",
    "Rules",
    "Selection",
    "Settings",
    "SideEffect",
    "Trait",
    "UnknownName",
    "Watch",
    "WrongApiVersion",
    "awrapper",
    "check",
    "conforms",
    "enforce",
    "refresh",
    "report_data",
    "report_github",
    "report_json",
    "report_lines",
    "report_text",
    "safe_mode",
    "traits",
    "traits_of",
    "wrapper",
]

_HOMES = {
    "longshore.conformance": "check",
    "longshore.conformance.narrowing": "conforms",
    "longshore.declarations.declaration": "Declaration",
    "longshore.discovery": "CandidateSource InstalledEntryPoints refresh",
    "longshore.discovery.directory": "PluginDirectory",
    "longshore.discovery.references": "ImportReferences",
    "longshore.enforcement": "InvalidSetting enforce safe_mode",
    "longshore.exceptions": "LongshoreError",
    "longshore.identity": "Trait traits traits_of",
    "longshore.managers": "ExtensionPoint InvokedPoint",
    "longshore.managers.dispatch": "DispatchExtensionManager NameDispatchExtensionManager",
    "longshore.managers.driver": "DriverManager",
    "longshore.managers.enabled": "EnabledExtensionManager",
    "longshore.managers.extension": "ExtensionManager",
    "longshore.managers.hook": "HookManager",
    "longshore.managers.hooks": "Selection",
    "longshore.managers.named": "NamedExtensionManager",
    "longshore.managers.outcomes": "Outcomes",
    "longshore.managers.wrapping": "awrapper wrapper",
    "longshore.model": (
        "Allowed Candidate Discovery Distribution FromFile FromReference Installed LoadFault Policy Problem Refused"
    ),
    "longshore.model.calls": "CallOutcome Raised Returned",
    "longshore.model.extension": "ConformanceReport Extension Finding Location NotLoaded SideEffect Watch",
    "longshore.model.failure": (
        "AttributeNotFound CallErrors CandidateError CheckFunctionFailed DoesNotConform "
        "FactoryFailed ImportFailed InvalidDeclaration MalformedMetadata MultipleMatches NoMatches NoUniqueMatch "
        "OrderCycle PluginError PluginErrors PolicyRefused UnknownName WrongApiVersion"
    ),
    "longshore.observers": "LoggingObserver",
    "longshore.pipeline": "ConflictResolver Failure Observer Outcome Settings",
    "longshore.pipeline.choosing": "Prefer",
    "longshore.policy.rule": "InvalidRule Rule",
    "longshore.policy.rules": "AllOf Rules",
    "longshore.rendering.data": "FindingData ReportData report_data report_json",
    "longshore.rendering.lines": "report_github report_lines",
    "longshore.rendering.report": "report_text",
}
"""Which module has which of the names."""


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names.split():
            found: object = getattr(__import__(home, fromlist=[name]), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> "list[str]":
    return __all__
