"""One check: an object of whatever kind against an API of whatever form."""

from __future__ import annotations

import collections.abc
import functools
import types
import typing
from collections.abc import Iterator

from longshore.conformance.callables import of_callable
from longshore.conformance.callables.wrappers import LRU_CACHE
from longshore.conformance.forms.generics import bare, parameters_of
from longshore.conformance.forms.kinds import args_of, is_protocol, is_union, origin_of
from longshore.conformance.forms.static import inherits, is_really, location_of, module_of, name_of
from longshore.conformance.forms.variables import Rigid
from longshore.conformance.forms.wording import type_text
from longshore.conformance.judging import Judging
from longshore.conformance.members import of_api
from longshore.conformance.members.bodies import Made
from longshore.conformance.members.classes import about, empty_bodies, nominal, still_abstract
from longshore.conformance.members.matching import Matching
from longshore.conformance.members.places import Sides
from longshore.conformance.members.subjects import Subject
from longshore.conformance.members.values import hides_its_type, value_fits
from longshore.conformance.relation.compare import nearest_overload
from longshore.conformance.relation.findings import badness, found_by
from longshore.conformance.signatures import Signature, of_form
from longshore.conformance.signatures.wording import signature_text
from longshore.model.extension import Finding

_FUNCTIONS: tuple[type, ...] = (
    *(type, types.FunctionType, types.MethodType, types.BuiltinFunctionType),
    *(functools.partial, LRU_CACHE),
)


class Examination:
    """One check; what is known of type variables is known for all of it.

    Attributes:
        inherits: the plugin's class inherits from the API, so its overrides were compared.
    """

    def __init__(self) -> None:
        self.judge = Judging().judge
        self.inherits = False

    def findings(self, plugin: object, api: object) -> Iterator[Finding]:
        """The differences between a plugin and an API of any form."""
        origin = origin_of(api)
        if api is typing.Any or api is object:
            return
        if is_union(api):
            answers = [list(self.findings(plugin, bare(form))) for form in args_of(api)]
            yield from min(answers, key=badness)
        elif origin is type:
            yield from self._class_of(plugin, args_of(api)[0])
        elif origin is collections.abc.Callable:
            wanted = of_form(api)
            yield from self._callable(plugin, (wanted,) if wanted else (), by_name=False)
        elif origin is typing.Literal:
            if not any(type(plugin) is type(each) and plugin == each for each in args_of(api)):
                yield about("wrong-kind", plugin, type_text(api), "another value", "use one of its values")
        elif is_really(api, type) or is_really(origin, type):
            yield from self._instance(plugin, origin if is_really(origin, type) else type_of(api), api)
        elif is_really(api, typing.NewType):
            findings = list(self.findings(plugin, bare(api.__supertype__)))
            untold = about("cannot-tell", plugin, type_text(api), _kind(plugin), "check it with a type checker")
            yield from findings or [untold]
        elif self.judge.assignable(type(plugin), api) == "no" and not hides_its_type(api):
            yield about("wrong-kind", plugin, type_text(api), _kind(plugin), f"name an object of type {type_text(api)}")
        else:
            yield about("cannot-tell", plugin, type_text(api), "it can't be seen", "check it with a type checker")

    def made(self, cls: type, form: object, prefix: str, as_given: Made = "class") -> Iterator[Finding]:
        """The differences between the instances that a class will make and an API."""
        yield from still_abstract(cls, prefix)
        yield from empty_bodies(cls, prefix, made=as_given)
        yield from self._made(cls, bare(form), prefix)

    def _made(self, cls: object, form: object, prefix: str) -> Iterator[Finding]:
        """The differences between the instances of a class, or of a generic one with its arguments, and an API."""
        if is_union(form):
            answers = [list(self._made(cls, bare(each), prefix)) for each in args_of(form)]
            yield from min(answers, key=badness)
            return
        form = type(None) if form is None else form
        api = origin_of(form) or form
        if not is_really(api, type):
            if self.judge.assignable(cls, form) != "yes":
                yield about("cannot-tell", cls, type_text(form), type_text(cls), "check it with a type checker")
        elif is_protocol(api):
            subject = Subject(cls, prospective=True)
            derived = inherits(subject.cls, api)
            yield from Matching(Sides(subject, form, prefix, self.judge, overriding=derived)).findings()
        elif api is not typing.Any:
            yield from self._nominal(Subject(cls, prospective=True), form, prefix)

    def _nominal(self, subject: Subject, form: object, prefix: str) -> Iterator[Finding]:
        """A class that is to inherit from the API: its place among the bases, and what it overrides."""
        api = type_of(origin_of(form) or form)
        if subject.prospective:
            parameters = subject.open_parameters()
            known = types.GenericAlias(subject.cls, (typing.Any,) * len(parameters)) if parameters else subject.form
            verdict = self.judge.assignable(known, form)
        else:
            verdict = value_fits(self.judge, subject.thing, form, subject.form)
        yield from nominal(subject, form, verdict)
        if inherits(subject.cls, api):
            self.inherits = True
            yield from Matching(Sides(subject, form, prefix, self.judge, overriding=True)).overrides()

    def _instance(self, plugin: object, api: type, form: object) -> Iterator[Finding]:
        if (
            is_protocol(api)
            and "__call__" in of_api(api)
            and any(issubclass(type(plugin), each) for each in _FUNCTIONS)
        ):
            yield from self._callback(plugin, api, form)
        elif is_really(plugin, type) and not inherits(type(plugin), api):
            yield from self._class_for_instance(plugin, api, form)
        elif is_protocol(api):
            yield from still_abstract(type(plugin), "")
            yield from empty_bodies(type(plugin), "", made="instance")
            derived = inherits(type(plugin), api)
            yield from Matching(Sides(Subject(plugin), form, "", self.judge, overriding=derived)).findings()
        else:
            yield from empty_bodies(type(plugin), "", made="instance")
            yield from self._nominal(Subject(plugin), form, "")

    def _callback(self, plugin: object, api: type, form: object) -> Iterator[Finding]:
        """Something that can be called against a callback Protocol, whose further members count as well."""
        matching = Matching(Sides(Subject(plugin), form, "", self.judge))
        called = list(self._callable(plugin, matching.sides.wanted.signatures("__call__"), by_name=True))
        refused = any(each.severity == "error" for each in called)
        if (
            refused
            and is_really(plugin, type)
            and not any(each.severity == "error" for each in self.made(plugin, form, ""))
        ):
            yield self._not_an_instance(plugin, api)
            return
        yield from called
        yield from matching.findings(but="__call__")

    def _callable(self, plugin: object, wanted: tuple[Signature, ...], *, by_name: bool) -> Iterator[Finding]:
        if not callable(plugin):
            expected = f"a callable {signature_text(wanted[0])}" if wanted else "a callable"
            yield about("not-callable", plugin, expected, _kind(plugin), "name a function or class")
            return
        found = of_callable(plugin, self.judge)
        if not wanted or not found:
            text = "a callable that does not tell its signature"
            expected = signature_text(wanted[0]) if wanted else "any callable"
            yield about("cannot-tell", plugin, expected, text, "check it with a type checker")
        elif is_really(plugin, type) and all(each.flow == "plain" for each in wanted):
            name = name_of(plugin)
            arguments = tuple(each.returning(typing.Any) for each in wanted)
            yield from nearest_overload(arguments, found, name, by_name=by_name, judge=self.judge)
            yield from self.made(plugin, wanted[-1].returns, f"{name}.", "factory")
        else:
            name = plugin.__name__ if is_really(plugin, types.FunctionType) else "__call__"
            yield from nearest_overload(wanted, found, name, by_name=by_name, judge=self.judge)

    def _class_of(self, plugin: object, form: object) -> Iterator[Finding]:
        """``type[X]``: a class whose instances keep X."""
        if is_really(plugin, type):
            findings = list(self.made(plugin, form, f"{name_of(plugin)}."))
            yield from findings or self._open_parameters(plugin, form)
        elif is_really(plugin, types.GenericAlias) or module_of(plugin) == "typing":  # Repo[int]
            yield from self._class_of_alias(plugin, form)
        else:
            hint = "name the class itself in the entry point"
            yield about("not-a-class", plugin, f"a class: type[{type_text(form)}]", _kind(plugin), hint)

    def _not_an_instance(self, plugin: type, api: type) -> Finding:
        """A class whose instances are wanted."""
        return about(
            "class-for-instance", plugin, f"an object that keeps {api.__name__}", f"the class {name_of(plugin)}",
            f"let the host declare type[{api.__name__}] or a factory as the API and call it, or name an instance",
        )  # fmt: skip

    def _open_parameters(self, plugin: type, form: object) -> Iterator[Finding]:
        """A generic class without its arguments where those of its instances are asked for: mypy wants to see them."""
        parameters = parameters_of(plugin)
        if not parameters or not args_of(form):
            return
        fast = types.GenericAlias(plugin, tuple(map(Rigid, parameters)))
        if any(each.severity == "error" for each in self._made(fast, form, "")):
            asked, name = type_text(form), name_of(plugin)
            yield found_by(
                "wrong-kind", "mypy", "", (f"a class of {asked}", f"the generic class {name}", f"name {name}[...]"),
                location_of(plugin),
            )  # fmt: skip

    def _class_of_alias(self, plugin: object, form: object) -> Iterator[Finding]:
        """A generic class with its arguments, which makes instances as the class does."""
        cls = origin_of(plugin)
        if is_really(cls, type):
            yield from still_abstract(cls, f"{name_of(cls)}.")
            yield from empty_bodies(cls, f"{name_of(cls)}.", made="class")
            yield from self._made(plugin, form, f"{name_of(cls)}.")
        else:
            yield about("not-a-class", plugin, f"a class: type[{type_text(form)}]", type_text(plugin), "name a class")

    def _class_for_instance(self, plugin: type, api: type, form: object) -> Iterator[Finding]:
        """A class is given where an object is wanted: its instances might do, the class may do as well."""
        if is_protocol(api):
            own = list(Matching(Sides(Subject(plugin), form, "", self.judge)).findings())
            lacking = {"missing-member", "wrong-kind", "too-few-parameters", "extra-parameter"}
            if all(each.severity != "error" or each.code not in lacking for each in own):
                yield from own
                return
        elif self.judge.assignable(type(plugin), form) != "no":
            yield from self._nominal(Subject(plugin), form, "")
            return
        yield self._not_an_instance(plugin, api)
        yield from self.made(plugin, form, f"{name_of(plugin)}.")


def type_of(form: object) -> type:
    """A form that is a class, as one."""
    return form if is_really(form, type) else object


def _kind(plugin: object) -> str:
    return f"an object of type {name_of(type(plugin))}"
