"""What a plugin of an API is, and its module: a function, a class, or an object of one."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from longshore.model.scaffolding import Implementation
from longshore.model.verification import Kind
from longshore.verification.apis import Api
from longshore.verification.errors import ApiUnimplementable, api_unimplementable
from longshore.verification.expressions import TypeText, last_name
from longshore.verification.implementing.classes import ClassWriter, about
from longshore.verification.implementing.constructors import Constructor, Parameter, constructor_of, parameters_of
from longshore.verification.implementing.functions import REFUSAL, Functions, Signatures, docstring, headed
from longshore.verification.implementing.homes import Expression, expression, homes, is_abstract, missing_arguments
from longshore.verification.implementing.members import Member, members
from longshore.verification.implementing.words import Words
from longshore.verification.reading import Sources
from longshore.verification.stubs.names import camel

_CALL = "__call__"


def implementation(sources: Sources, api: Api, name: str) -> Implementation:
    """A plugin that keeps an API.

    Args:
        sources: the texts of the environment.
        api: the API.
        name: what the plugin is called, a Python name in small letters.

    Raises:
        ApiUnimplementable: none can be written.
    """
    return _Shaper(sources, api, name).made()


class _Shaper:
    """Makes one plugin."""

    def __init__(self, sources: Sources, api: Api, name: str) -> None:
        self._sources = sources
        self._api = api
        self._name = name
        self._class = camel(name)
        self._words = Words(sources, {self._name, self._class})
        self._functions = Functions(self._words)
        self._missing = 0
        self._classes = ClassWriter(sources, self._words, self._functions)

    def made(self) -> Implementation:
        """The plugin of the API."""
        found = self._chosen(self._api.type)
        base = found.base.rpartition(".")[2]
        if base in {"type", "Type"} and found.arguments:
            return self._a_class(self._chosen(found.arguments[0]), "object")
        if base == "Callable" and len(found.arguments) == 2:
            return self._of_callable(found)
        if found.text.text == "object":
            return self._done(
                [f"class {self._class}:", f"    {docstring('A plugin: any object.')}"], "object", self._class
            )
        if not found.is_class:
            raise api_unimplementable(self._api.type.text, "it is not a class, a Protocol, type[X] or a Callable")
        call = self._only_call(found)
        if call is not None:
            return self._called(call)
        is_named = self._api.namespace or self._api.result is not None
        return self._an_object(found) if is_named else self._a_class(found, "class")

    def _chosen(self, text: TypeText) -> Expression:
        """An expression; of a union its first member that is not ``None``."""
        found = expression(self._sources, text)
        node = ast.parse(found.text.text, mode="eval").body
        while isinstance(node, ast.BinOp):
            first = node.left
            node = node.right if isinstance(first, ast.Constant) and first.value is None else first
        if found.base.rpartition(".")[2] in {"Union", "Optional"} and found.arguments:
            return self._chosen(found.arguments[0])
        again = ast.unparse(node)
        return found if again == found.text.text else self._chosen(TypeText(again, found.text.modules))

    def _only_call(self, found: Expression) -> Member | None:
        """The ``__call__`` of a callback Protocol, which any function may keep."""
        all_ = homes(self._sources, found)
        wanted = members(all_)
        return wanted[0] if [each.name for each in wanted] == [_CALL] and is_abstract(all_[:1]) else None

    def _called(self, call: Member) -> Implementation:
        told = Signatures(call.home, self._sources)
        [*nodes] = call.functions
        returns = told.told(nodes[0].returns) if len(nodes) == 1 and nodes[0].returns else None
        plain = isinstance(nodes[0], ast.FunctionDef) and not getattr(nodes[0], "type_params", ())
        result = self._made_class(returns) if returns and plain else None
        if result is not None:
            args = nodes[0].args
            given = None if args.vararg or args.kwarg or args.kwonlyargs else list(parameters_of(args, told))
            body = [docstring(f"What {call.home.name} is called with."), *self._super(result, given)]
            return self._result(result, self._functions.constructor(call, told, body))
        self._refuse_self(call)
        return self._done(list(self._functions.function(call, self._name, told)), "object")

    def _refuse_self(self, call: Member) -> None:
        """A function has no class that ``Self`` could stand for."""
        for node in call.functions:
            if any(last_name(each) == "Self" for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute)):
                raise api_unimplementable(call.home.name, "its __call__ says Self")

    def _result(self, found: Expression, made_by: Sequence[str]) -> Implementation:
        """A class whose objects are what the host gets when it calls."""
        return self._a_class(found, "object", made_by or self._bare_constructor(found, refuses=True))

    def _super(self, found: Expression, given: Sequence[Parameter] | None) -> Sequence[str]:
        """The call of the base's constructor; what says that it is to be called, where only an author can do that."""
        made = constructor_of(self._sources, found)
        if made is None:
            return []
        if given is not None and made.takes(given):
            return [f"super().__init__({', '.join(each.name for each in given)})"]
        return ["super().__init__()"] if made.takes([]) else [_refusal(made)]

    def _bare_constructor(self, found: Expression, *, refuses: bool = False) -> Sequence[str]:
        """A constructor without arguments, where the one of the base wants some."""
        made = constructor_of(self._sources, found)
        if made is None or not made.required:
            return []
        told = f"The constructor of {found.text.text} wants {made.required}: call it here."
        return [
            "def __init__(self) -> None:",
            f"    {docstring(told)}",
            *([f"    {_refusal(made)}"] if refuses else []),
        ]

    def _made_class(self, text: TypeText) -> Expression | None:
        """A Protocol or an ABC of somebody's own, which a class can be made to keep."""
        try:
            found = self._chosen(text)
            all_ = homes(self._sources, found) if found.is_class else []
        except ApiUnimplementable:
            return None
        return found if all_ and is_abstract(all_) and not all_[0].is_library else None

    def _of_callable(self, found: Expression) -> Implementation:
        first, returns = found.arguments
        given: Sequence[Parameter] | None
        result = self._made_class(returns)
        node = ast.parse(first.text, mode="eval").body
        anything = self._words.plain("object")
        if isinstance(node, ast.List):
            types = [TypeText(ast.unparse(each), first.modules) for each in node.elts]
            given = self._named(types, result)
            parts = [f"{each.name}: {self._words.type(one)}" for each, one in zip(given, types, strict=True)]
            parts += ["/"] if parts and given[0].name == "value1" else []
        elif first.text == "...":
            given = None
            parts = [f"*args: {anything}", f"**kwargs: {anything}"]
        else:
            raise api_unimplementable(found.text.text, f"its parameters are {first.text}")
        if result is not None:
            made = headed("def __init__", ["self", *parts], "None") if parts else ()
            body = [docstring("What the host calls it with."), *self._super(result, given)] if parts else []
            return self._result(result, [*made, *(f"    {each}" for each in body)])
        lines = [*headed(f"def {self._name}", parts, self._words.type(returns))]
        return self._done([*lines, f"    {docstring('A plugin: a function.')}", f"    {REFUSAL}"], "object")

    def _named(self, types: Sequence[TypeText], result: Expression | None) -> Sequence[Parameter]:
        """Parameters of these types, with the names that the base's constructor has for them."""
        given = [Parameter(f"value{number}", each) for number, each in enumerate(types, 1)]
        made = constructor_of(self._sources, result) if result else None
        return made.parameters[: len(given)] if made and made.takes(given) else given

    def _a_class(self, found: Expression, kind: Kind, made_by: Sequence[str] = ()) -> Implementation:
        told = self._told(found)
        if not found.is_class:
            raise api_unimplementable(self._api.type.text, f"{found.text.text} is no class whose source can be read")
        return self._done(list(self._classes.lines(self._class, found, told, made_by)), kind, self._class)

    def _an_object(self, found: Expression) -> Implementation:
        made_by = self._bare_constructor(found)
        told = self._told(found)
        lines = list(self._classes.lines(self._class, found, told, made_by))
        return self._done([*lines, "", "", f"{self._name} = {self._class}()"], "object")

    def _told(self, found: Expression) -> str:
        """What a class is, for its docstring."""
        self._missing = missing_arguments(self._sources, found)
        return about(found) or f"A plugin: see {found.text.text}."

    def _done(self, lines: Sequence[str], kind: Kind, attr: str = "") -> Implementation:
        return Implementation(
            list(self._words.lines()), lines, attr or self._name, kind, is_class=bool(attr),
            modules=self._words.modules(), missing=self._missing, newest=self._functions.newest,
        )  # fmt: skip


def _refusal(made: Constructor) -> str:
    """What stands where only the author knows what the base's constructor is to be called with."""
    return f'{REFUSAL}("call super().__init__({made.required})")'
