"""The type that an installed plugin has of its own, so that it can stand in the stub of its host's module."""

from __future__ import annotations

import ast
import os
import sys

from longshore.model import Candidate, Noun
from longshore.verification.expressions import TypeText, is_dotted, type_text
from longshore.verification.reading import Definition, Source, Sources
from longshore.verification.stubs.functions import signature
from longshore.verification.stubs.names import Imports
from longshore.verification.stubs.values import inferred, is_variable

_ALIASES = 10  # of aliases


class PluginType(Noun):
    """The type of one plugin.

    Attributes:
        text: the type, as an expression of the stub.
        lines: a class that it needs, before the one of the point.
        reason: why it is only the API's type, ``""`` where it is the plugin's own.
    """

    __slots__ = ("text", "lines", "reason")

    def __init__(self, text: str, lines: tuple[str, ...] = (), reason: str = "") -> None:
        self.text = text
        self.lines = lines
        self.reason = reason


class PluginTypes:
    """Reads the types of plugins.

    Attributes:
        sources: the texts of the environment.
        stubs: the folder of stubs, whose files also tell type checkers what untyped modules hold.
    """

    def __init__(self, sources: Sources, stubs: str) -> None:
        self.sources = sources
        self.stubs = stubs

    def of(self, candidate: Candidate, api: str, imports: Imports, called: str) -> PluginType:
        """The type of one plugin.

        Args:
            candidate: the plugin.
            api: the type for what has none of its own.
            imports: those of the stub.
            called: the wanted name of a class for it.
        """
        found = self._defined(candidate.module_name, candidate.attr)
        if isinstance(found, str):
            return PluginType(api, reason=found)
        if not self._is_typed(found.module):
            return PluginType(api, reason=f"{found.module} has no type information (py.typed)")
        source = self.sources.source(found.module)
        assert source is not None  # something was found in it
        if isinstance(found.node, ast.FunctionDef | ast.AsyncFunctionDef):
            return self._function(found, found.node, source, api, imports, called)
        text = self._class(found, source, candidate) if found.kind == "class" else self._value(found, source)
        if isinstance(text, str):
            return PluginType(api, reason=text)
        return self._imported(text, api, imports)

    def _imported(self, text: TypeText, api: str, imports: Imports) -> PluginType:
        for module in sorted(text.modules):
            if not imports.module(module):
                return PluginType(api, reason=f"the module has another {module.partition('.')[0]!r}")
        return PluginType(imports.at_home(text.text))

    def _defined(self, module: str, attr: str) -> Definition | str:
        """Where a target is defined, through aliases as well, or why that is not known."""
        for _ in range(_ALIASES):
            found = self.sources.definition(module, attr)
            if found is None:
                return f"{module}:{attr} does not exist" if self.sources.exists(module) else f"there is no {module!r}"
            if found.kind in {"module", "unknown"}:
                return "a module has no type of its own" if found.kind == "module" else "its source does not tell it"
            value = getattr(found.node, "value", None)
            if not isinstance(found.node, ast.Assign) or not isinstance(value, ast.expr) or not is_dotted(value):
                return found
            module, attr = found.module, ast.unparse(value)
        return "its source does not tell it"

    def _is_typed(self, module: str) -> bool:
        """Whether type checkers take a module's types as its author's: PEP 561, or the project's own."""
        parts = module.split(".")
        if parts[0] in sys.stdlib_module_names or os.path.isfile(f"{os.path.join(self.stubs, *parts)}.pyi"):
            return True
        for end in range(1, len(parts) + 1):
            file = self.sources.environment.file_of(".".join(parts[:end]), self.sources.roots) or ""
            package = os.path.dirname(file) if os.path.basename(file).startswith("__init__.") else file
            if end == 1 and os.path.dirname(package) in self.sources.roots:
                return True
            if os.path.isfile(os.path.join(package, "py.typed")) or os.path.isdir(f"{package}-stubs"):
                return True
        return False

    def _class(self, found: Definition, source: Source, candidate: Candidate) -> TypeText | str:
        assert isinstance(found.node, ast.ClassDef)
        generic = [each for base in found.node.bases if isinstance(base, ast.Subscript) for each in ast.walk(base)]
        if getattr(found.node, "type_params", ()) or any(is_variable(self.sources, source, each) for each in generic):
            return "the class is generic"
        if found.module.partition(".")[0] not in sys.stdlib_module_names:
            return TypeText(f"type[{found.module}.{found.attr}]", frozenset({found.module}))
        return self._library_class(candidate.module_name, candidate.attr)

    def _library_class(self, module: str, attr: str) -> TypeText | str:
        """A class of the library under the name by which it was asked for: where it is defined is no public name."""
        source = self.sources.source(module)
        if module.partition(".")[0] in sys.stdlib_module_names or source is None:
            return TypeText(f"type[{module}.{attr}]", frozenset({module}))
        text = type_text(self.sources, source, ast.parse(attr, mode="eval").body)
        return TypeText(f"type[{text.text}]", text.modules) if text else "its source does not say its type"

    def _value(self, found: Definition, source: Source) -> TypeText | str:
        node = getattr(found.node, "annotation", None)
        value = getattr(found.node, "value", None)
        if not isinstance(node, ast.expr):
            text = inferred(self.sources, source, value) if isinstance(value, ast.expr) else ""
            node = ast.parse(text, mode="eval").body if text else None
        written = type_text(self.sources, source, node) if node else None
        return written or "its source does not say its type"

    def _function(
        self, found: Definition, node: ast.FunctionDef | ast.AsyncFunctionDef, source: Source, api: str,
        imports: Imports, called: str,
    ) -> PluginType:  # fmt: skip
        """A function keeps its parameters in a Protocol of its own."""
        if node.decorator_list or "." in found.attr:
            return PluginType(api, reason="the function is decorated" if node.decorator_list else "it is a method")
        made = signature(self.sources, source, node)
        if isinstance(made, str):
            return PluginType(api, reason=made)
        text = self._imported(TypeText("", made.modules), api, imports)
        if text.reason:
            return text
        name = imports.private(called)
        protocol = imports.name("typing", "Protocol")
        return PluginType(name, ("", f"class {name}({protocol}):", f"    {imports.at_home(made.text)}", ""))
