"""The frozen file: JSON, each member on a line of its own, always in the same order."""

from __future__ import annotations

import json
import keyword
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar, get_args

from longshore.evolution.errors import ApiUnusable, api_unusable
from longshore.evolution.expressions import signature_tree, type_tree
from longshore.model.evolution import ApiShape, MemberForm, MemberShape, TypeKind, TypeShape, VariableShape

VERSION = 1
_FUNCTIONS = frozenset({"method", "classmethod", "staticmethod"})
_KINDS: tuple[TypeKind, ...] = get_args(TypeKind)
_FORMS: tuple[MemberForm, ...] = get_args(MemberForm)
_VARIABLES = ("TypeVar", "ParamSpec", "TypeVarTuple")
_VARIANCES = ("invariant", "covariant", "contravariant", "inferred")
T = TypeVar("T", bound=str)


def frozen_text(shape: ApiShape) -> str:
    """A shape as the text of its file.

    Args:
        shape: what :func:`~longshore.evolution.freezing.freeze` read.
    """
    return "\n".join([*_lines(shape), ""])


def _lines(shape: ApiShape) -> Iterator[str]:
    yield "{"
    yield f'  "version": {VERSION},'
    for name, text in (("reference", shape.reference), ("namespace", shape.namespace), ("api", shape.api)):
        yield f'  "{name}": {json.dumps(text)},'
    for key, asked in (("meta", shape.meta), ("versions", shape.versions)):
        if asked:  # a file without it is one of a point that asks for none
            yield f'  "{key}": {json.dumps(asked)},'
    yield '  "types": {'
    for index, (name, each) in enumerate(shape.types.items(), 1):
        yield f"    {json.dumps(name)}: {{"
        for key, value in (("kind", each.kind), ("bases", each.bases), ("parameters", each.parameters)):
            yield f'      "{key}": {json.dumps(value)},'
        yield f'      "marks": {json.dumps(each.marks)},'
        yield '      "members": {'
        yield from _rows(
            {key: {"form": one.form, "types": one.types, "marks": one.marks} for key, one in each.members.items()},
            "        ",
        )
        yield "      }"
        yield "    }" if index == len(shape.types) else "    },"
    yield "  },"
    yield '  "variables": {'
    yield from _rows(
        {key: {"kind": o.kind, "variance": o.variance, "bounds": o.bounds} for key, o in shape.variables.items()},
        "    ",
    )
    yield "  }"
    yield "}"


def _rows(values: Mapping[str, Mapping[str, object]], indent: str) -> Iterator[str]:
    for index, (key, value) in enumerate(values.items(), 1):
        yield f"{indent}{json.dumps(key)}: {json.dumps(value)}{'' if index == len(values) else ','}"


def read_frozen(file: str) -> ApiShape:
    """The shape in a frozen file.

    Args:
        file: its path.

    Raises:
        ApiUnusable: it can't be read, is no such file, or one of a later version.
    """
    try:
        with open(file, encoding="utf-8") as stream:
            content: object = json.load(stream)
    except (OSError, ValueError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else f"it is no JSON: {error}"
        raise api_unusable(file, f"can't be read: {reason}; write it with `longshore api freeze`") from error
    try:
        return _Reader(content).shape()
    except ValueError as error:
        raise _unlike(file, str(error)) from error


def _unlike(file: str, reason: str) -> ApiUnusable:
    return api_unusable(file, f"is no frozen API: {reason}; restore it, or write it again with `longshore api freeze`")


class _Reader:
    """The content of a file as a shape; ValueError for what is wrong with it."""

    def __init__(self, content: object) -> None:
        self._content = _mapping(content, "it")
        version = self._content.get("version")
        if version != VERSION or isinstance(version, bool):
            known = isinstance(version, int) and version > VERSION
            cure = "a later longshore wrote it: update this one" if known else f"expected {VERSION}"
            raise ValueError(f"its version is {json.dumps(version)}, {cure}")

    def shape(self) -> ApiShape:
        """The whole of it."""
        content = self._content
        types = {name: _type(each, name) for name, each in _mapping(content.get("types"), "types").items()}
        variables = {
            name: _variable(each, name) for name, each in _mapping(content.get("variables"), "variables").items()
        }
        api = _text(content.get("api"), "api")
        meta = _text(content.get("meta", ""), "meta")
        for each in (api, meta) if meta else (api,):
            type_tree(each)
        texts = [_text(content.get(each), each) for each in ("reference", "namespace")]
        versions = _texts(content.get("versions", []), "versions")
        return ApiShape(texts[0], texts[1], api, types, variables, meta, versions)


def _type(content: object, name: str) -> TypeShape:
    found = _mapping(content, name)
    bases = _texts(found.get("bases"), f"bases of {name}")
    for each in bases:
        type_tree(each)
    members = {key: _member(each, f"{name}.{key}") for key, each in _mapping(found.get("members"), name).items()}
    if not all(map(_is_name, members)) and found.get("kind") != "typed-dict":
        raise ValueError(f"a member of {name} has no name")
    parameters, marks = (_texts(found.get(each), f"{each} of {name}") for each in ("parameters", "marks"))
    return TypeShape(_one_of(_KINDS, found.get("kind"), f"the kind of {name}"), bases, parameters, marks, members)


def _is_name(text: str) -> bool:
    return text.isidentifier() and not keyword.iskeyword(text)


def _member(content: object, name: str) -> MemberShape:
    found = _mapping(content, name)
    form = _one_of(_FORMS, found.get("form"), f"the form of {name}")
    types, marks = (_texts(found.get(each), f"{each} of {name}") for each in ("types", "marks"))
    for each in types:
        if form in _FUNCTIONS:
            signature_tree(each)
        else:
            type_tree(each)
    return MemberShape(form, types, marks)


def _variable(content: object, name: str) -> VariableShape:
    found = _mapping(content, name)
    bounds = _texts(found.get("bounds"), f"bounds of {name}")
    for each in bounds:
        type_tree(each)
    kind = _one_of(_VARIABLES, found.get("kind"), f"the kind of {name}")
    return VariableShape(kind, _one_of(_VARIANCES, found.get("variance"), f"the variance of {name}"), bounds)


def _mapping(content: object, what: str) -> Mapping[str, object]:
    if not isinstance(content, dict):
        raise ValueError(f"{what} should be an object, and is {json.dumps(content)[:40]}")  # noqa: TRY004
    return content


def _text(content: object, what: str) -> str:
    if not isinstance(content, str):
        raise ValueError(f"{what} should be a text, and is {json.dumps(content)[:40]}")  # noqa: TRY004
    return content


def _texts(content: object, what: str) -> tuple[str, ...]:
    if not isinstance(content, list):
        raise ValueError(f"{what} should be a list, and is {json.dumps(content)[:40]}")  # noqa: TRY004
    return tuple(_text(each, what) for each in content)


def _one_of(known: Sequence[T], content: object, what: str) -> T:
    for each in known:
        if each == content:
            return each
    raise ValueError(f"{what} should be one of {', '.join(known)}, and is {json.dumps(content)[:40]}")


def write_frozen(shape: ApiShape, file: str) -> None:
    """Write a frozen file; a half-written one never takes the place of the last.

    Args:
        shape: what to write.
        file: its path.

    Raises:
        ApiUnusable: it can't be written.
    """
    half = f"{file}.{os.getpid()}.tmp"
    try:
        with open(half, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(frozen_text(shape))
        os.replace(half, file)
    except OSError as error:
        raise api_unusable(file, f"can't be written: {error.strerror}") from error
