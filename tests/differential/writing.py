"""How functions are written, by the grammar of the running Python or by that of 3.12."""

from __future__ import annotations

import re
from dataclasses import replace

from .draw import Draw
from .signatures import ARGS, KEYWORD, KWARGS, ONLY, Function

REWRITTEN = {"partialmethod", "alias"}
"""What is no decorator: the function is made from one of another name."""

FUNCTION_VARS = {
    "T": ("Elem", "Elem"),
    "U": ("Other", "Other"),
    "R": ("Result", "Result"),
    "AnimalT": ("Pet", "Pet: Animal"),
    "IntT": ("Number", "Number: int"),
    "Text": ("Chars", "Chars: (str, bytes)"),
    "P": ("Args", "**Args"),
    "Ts": ("Parts", "*Parts"),
}
"""How Python 3.12 names and declares the type variables of a function."""
_VAR = re.compile(rf"\b({'|'.join(FUNCTION_VARS)})\b")


def _newer(draw: Draw, function: Function) -> tuple[Function, str]:
    """The function and its list of type parameters, as Python 3.12 writes them."""
    used = dict.fromkeys(_VAR.findall(" ".join([*(each.type for each in function.parameters), function.returns])))
    if not used:
        return function, ""

    def renamed(text: str) -> str:
        return _VAR.sub(lambda found: FUNCTION_VARS[found[0]][0], text)

    parameters = tuple(replace(each, type=renamed(each.type)) for each in function.parameters)
    draw.tag("type-parameters")
    declared = ", ".join(FUNCTION_VARS[each][1] for each in used)
    return replace(function, parameters=parameters, returns=renamed(function.returns)), f"[{declared}]"


def written_parameters(draw: Draw, function: Function, first: str) -> str:
    """What stands between the parentheses of a function."""
    parts = [first] if first else []
    kinds = [each.kind for each in function.parameters]
    for index, each in enumerate(function.parameters):
        if index and each.kind > ONLY == kinds[index - 1]:
            parts.append("/")
        if each.kind == KEYWORD and ARGS not in kinds and KEYWORD not in kinds[:index]:
            parts.append("*")
        stars = {ARGS: "*", KWARGS: "**"}.get(each.kind, "")
        annotation = f": {draw.annotation(each.type)}" if each.type else ""
        default = f"{' = ' if each.type else '='}{each.default}" if each.default else ""
        parts.append(stars + each.name + annotation + default)
    if kinds and kinds[-1] == ONLY:
        parts.append("/")
    return ", ".join(parts)


def written(draw: Draw, function: Function, *, api: bool = False, method: bool = True) -> str:
    """The text of a function, with its overloads above it."""
    if function.overloads:
        several = [replace(each, binding=function.binding) for each in function.overloads]
        text = "".join("@overload\n" + _written(draw, each, api=True, method=method) for each in several)
        return text if api else text + _written(draw, replace(function, overloads=()), api=False, method=method)
    text = _written(draw, function, api=api, method=method)
    return rewritten(text, function) if REWRITTEN & {*function.decorators} else text


def _written(draw: Draw, function: Function, *, api: bool, method: bool) -> str:
    first = {"": "self", "classmethod": "cls", "staticmethod": ""}[function.binding] if method else ""
    declared = ""
    if draw.newer:
        function, declared = _newer(draw, function)
    head = f"{'async ' if function.coroutine else ''}def {function.name}{declared}"
    head += f"({written_parameters(draw, function, first)})"
    head += f" -> {draw.annotation(function.returns)}" if function.returns else ""
    draw.tag(*([function.binding] if function.binding else []))
    above = [*([function.binding] if function.binding else []), *function.decorators]
    lines = "".join(f"@{each}\n" for each in above)
    return f"{lines}{head}: ...\n" if api else f"{lines}{head}:\n    {_body(draw, function)}\n"


def _body(draw: Draw, function: Function) -> str:
    if function.body == "yield":
        item = function.returns.partition("[")[2][:-1].split(", None")[0].split(", Any, Any")[0]
        made = draw.value(item)
        return f"yield {made}" if made else "raise NotImplementedError\n    yield"
    if function.body == "value":
        made = draw.value(function.returns) if function.returns else "None"
        return "return None" if made == "None" else f"return {made}" if made else "raise NotImplementedError"
    return "raise NotImplementedError" if function.body == "raise" else function.body


def rewritten(text: str, function: Function) -> str:
    """The text of a method that is not declared by ``def`` under its own name."""
    hidden = f"_{function.name}"
    text = (
        text.replace("@partialmethod\n", "").replace("@alias\n", "").replace(f"def {function.name}", f"def {hidden}", 1)
    )
    if "alias" in function.decorators:
        return f"{text}\n{function.name} = {hidden}\n"
    text = text.replace("(self, ", "(self, fixed: int, ", 1).replace("(self)", "(self, fixed: int)", 1)
    return f"{text}\n{function.name} = partialmethod({hidden}, 1)\n"
