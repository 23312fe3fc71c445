"""What is checked, and what it has under a name: an object, a module, a class, or what a class will make."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from types import FunctionType, ModuleType

from longshore._compat import own_annotations
from longshore.conformance import mro_of
from longshore.conformance.forms.annotations import MISSING, readable, resolve
from longshore.conformance.forms.fields import annotation_on
from longshore.conformance.forms.generics import Arguments, Bases, parameters_of, put, unpack
from longshore.conformance.forms.kinds import args_of, is_typed_dict, origin_of
from longshore.conformance.forms.static import (
    dict_of_class,
    dict_of_instance,
    dict_of_module,
    first,
    inherits,
    is_really,
    may_be_anything,
    module_of,
)
from longshore.conformance.members import Member, on_class
from longshore.conformance.signatures.functions import of_function
from longshore.conformance.source import Telling, Told
from longshore.conformance.source.attributes import Answer, attribute_type, sets_attribute, variable_type

_ANY_NAME = ("__getattr__", "__getattribute__")


class Subject:
    """What is checked.

    Args:
        thing: the object, or the class whose instances are meant.
        prospective: ``thing`` is a class, or a generic one with its arguments, and its instances are meant.

    Attributes:
        form: the type of the instance, with its type arguments as far as they are known.
    """

    __slots__ = ("thing", "cls", "prospective", "own", "form", "_bases")

    def __init__(self, thing: object, *, prospective: bool = False) -> None:
        self.form = thing if prospective else type(thing)
        thing = (origin_of(thing) or thing) if prospective else thing
        self.thing = thing
        self.prospective = prospective
        self.cls: type = thing if prospective and is_really(thing, type) else type(thing)
        self.own: Mapping[str, object] = {}
        if is_really(thing, ModuleType):
            self.own = dict_of_module(thing)
        elif not prospective and not is_really(thing, type):
            self.own = dict_of_instance(thing)
            self.form = self._with_arguments()
        self._bases: Bases | None = None

    def _with_arguments(self) -> object:
        """The class of an object, with the type arguments that it was made with: ``Repo[int]()`` keeps them."""
        made = readable(self.own.get("__orig_class__"))
        return made if module_of(made) in {"typing", "types"} and origin_of(made) is self.cls else self.cls

    def open_parameters(self) -> set[object]:
        """The type parameters of its class that nothing stands for."""
        return set() if args_of(self.form) else set(parameters_of(self.cls))

    def solve(self, arguments: Arguments) -> None:
        """Let something stand for the type parameters of its class."""
        parameters = [
            (type(each) is typing.TypeVarTuple, arguments.get(each, each)) for each in parameters_of(self.cls)
        ]
        given = tuple(unpack(each) if many else each for many, each in parameters)
        self.form = types.GenericAlias(self.cls, given)
        self._bases = None

    @property
    def is_class_object(self) -> bool:
        """Whether the members are read from a class itself."""
        return not self.prospective and is_really(self.thing, type)

    def find(self, name: str) -> Member | None:
        """The member of that name, ``None`` where there is none to be seen."""
        found = self._find(name)
        if found is None or found.kind != "attribute" or found.annotation is not MISSING:
            return found
        return found.told(self._telling(found), self._put_in)

    def _find(self, name: str) -> Member | None:
        if self.is_class_object and is_really(self.thing, type):
            given = self._of_classes(name, mro_of(self.thing))
            if given is not None and (given.class_var or name in dict_of_class(given.owner)):  # not of its instances
                return given
            return self._of_classes(name, mro_of(self.cls)) or self._by_method(name, self.thing)
        declared = self._of_classes(name, mro_of(self.cls))
        if name in self.own:
            return self._own(name, declared)
        if declared is not None and declared.by_slot:
            return self._by_method(name, self.cls) or declared
        return declared or self._by_method(name, self.cls)

    def redefined(self, declared: Member) -> Member | None:
        """An attribute of a base that a method of a nearer class sets: it has to be of the declared type."""
        if declared.owner is self.cls:
            return None
        telling = attribute_type(self.cls, declared.name)
        nearest = next((each for each in mro_of(self.cls) if declared.name in dict_of_class(each)), declared.owner)
        if nearest is not declared.owner and declared.name not in own_annotations(nearest):
            telling = variable_type(nearest, declared.name)
        if not isinstance(telling, Told) or inherits(declared.owner, telling.owner):
            return None
        found = Member(declared.name, "attribute", MISSING, MISSING, telling.owner, settable=True)
        found.class_var = declared.class_var
        return found.told(telling, self._put_in)

    def _by_method(self, name: str, cls: type) -> Member | None:
        """An attribute that a method sets."""
        if is_really(self.thing, ModuleType) or sets_attribute(cls, name) != "yes":
            return None
        found = Member(name, "attribute", MISSING, MISSING, cls, settable=True)
        found.by_method = True
        return found

    def _telling(self, found: Member) -> Telling:
        """What the source tells of an attribute that nothing declares."""
        if is_really(self.thing, ModuleType):
            return variable_type(self.thing, found.name)
        told = attribute_type(found.owner if found.by_method else self.cls, found.name)
        in_body = found.name in dict_of_class(found.owner) and not found.by_slot
        if found.by_method or not in_body:
            return told
        return variable_type(found.owner, found.name)

    def _put_in(self, telling: Told, form: object) -> object:
        return put(form, self.arguments(telling.owner))

    def arguments(self, owner: type) -> Arguments:
        """What the type parameters of one of its bases stand for."""
        if not parameters_of(owner):
            return {}
        if self._bases is None:
            self._bases = Bases(self.thing if self.is_class_object else self.form)
        return self._bases.of(owner)

    def sets(self, name: str) -> Answer:
        """Whether one of its methods sets an attribute of that name."""
        return "no" if is_really(self.thing, ModuleType) or self.is_class_object else sets_attribute(self.cls, name)

    def names(self) -> Iterator[str]:
        """All names there are, for hints."""
        yield from self.own
        for base in mro_of(self.thing if is_really(self.thing, type) else self.cls):
            yield from (each for each in dict_of_class(base) if base is not object)

    def answers_any_name(self) -> bool:
        """Whether something may give what is not to be seen: a ``__getattr__``, a base that is ``Any``."""
        spaces = [dict_of_class(base) for base in mro_of(self.cls)]
        if is_really(self.thing, ModuleType):
            spaces.append(dict_of_module(self.thing))
        plain = types.WrapperDescriptorType  # what object, type and the module type have
        given = [each[name] for each in spaces for name in _ANY_NAME if name in each]
        return any(type(each) is not plain for each in given) or may_be_anything(self.cls)

    def answer_to_any_name(self) -> object:
        """What its ``__getattr__`` says it returns, ``Any`` where it does not say."""
        for name in ("__getattr__", "__getattribute__"):
            value, owner = first(mro_of(self.cls), name)
            if type(value) is FunctionType:
                returns = of_function(value, owner).returns
                return typing.Any if returns is MISSING else returns
        return typing.Any

    def _own(self, name: str, declared: Member | None) -> Member:
        annotation: object = MISSING
        settable = True
        if is_really(self.thing, ModuleType):
            space = dict_of_module(self.thing)
            annotation = resolve(own_annotations(self.thing).get(name, MISSING), space, {})
        elif declared is not None and declared.kind == "attribute":
            annotation, settable = declared.annotation, declared.settable
        return Member(name, "attribute", self.own[name], annotation, self.cls, settable=settable)

    def _of_classes(self, name: str, mro: tuple[type, ...]) -> Member | None:
        for index, base in enumerate(mro):
            keys = is_typed_dict(base)  # which are no attributes
            if name in dict_of_class(base) or (name in own_annotations(base) and not keys):
                found = on_class(name, base)
                if found.kind == "attribute":
                    return self._declared(found, mro[index:])
                return found
        return None

    def _declared(self, found: Member, mro: tuple[type, ...]) -> Member:
        """An attribute without annotation keeps the type that an ancestor declared; type arguments are put in."""
        for base in mro:
            annotation = annotation_on(found.name, base) if inherits(found.owner, base) else MISSING
            if annotation is not MISSING:
                annotation = put(annotation, self.arguments(base))
                return Member(found.name, "attribute", found.value, annotation, found.owner, settable=found.settable)
        return found
