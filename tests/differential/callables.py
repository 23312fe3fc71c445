"""Pairs of a ``Callable`` or a callback Protocol and anything that can be called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .canned import FAMILIES, canned, overloaded
from .classes import indented
from .decorating import decorated
from .draw import Draw
from .module import Parts
from .mutations import changed, unannotated
from .signatures import EITHER, ONLY, Function, Parameter, random_function
from .writing import written, written_parameters

CALLBACKS = "Action Callback Hook Filter Factory Listener Converter Validator".split()
METHODLESS = [name for name in FAMILIES if not name.startswith(("self", "recursive"))]


def _function(draw: Draw, name: str) -> Function:
    if draw.chance(0.4):
        return canned(draw, name, draw.choose(METHODLESS))
    if draw.chance(0.12):
        return overloaded(draw, name)
    return random_function(draw, name)


def _api(draw: Draw, function: Function) -> tuple[str, str, Function]:
    """The text, the expression, and what a function has to be to be called so."""
    plain = not function.overloads and not any(
        set("@*") & set(each.type) or "P." in each.type for each in function.parameters
    )
    simple = plain and all(each.kind <= EITHER and not each.default for each in function.parameters)
    if simple and not function.kin and draw.chance(0.6):
        draw.tag("callable")
        taken = ", ".join(each.type for each in function.parameters)
        returns = f"Coroutine[Any, Any, {function.returns}]" if function.coroutine else function.returns
        if not any(each in taken + returns for each in ("Decimal", "Fraction", "Json")):
            return "", f"Callable[[{taken}], {returns}]" if draw.chance(0.85) else f"Callable[..., {returns}]", function
    draw.tag("callback-protocol")
    name = draw.choose(CALLBACKS)
    method = replace(
        function, name="__call__", overloads=tuple(replace(each, name="__call__") for each in function.overloads)
    )
    return f"class {name}(Protocol):\n{indented(written(draw, method, api=True))}", name, function


def _changed(draw: Draw, function: Function, probability: float = 0.6) -> Function:
    """The function with a random change now and then; it stays a function."""
    for _ in range(2):
        if draw.chance(probability / 2 if _ else probability):
            found = changed(draw, function)
            if (
                isinstance(found, Function)
                and not found.binding
                and not {"partialmethod", "alias", "with_session"} & {*found.decorators}
            ):
                function = found
    return function


def _top(draw: Draw, function: Function) -> str:
    return written(draw, function, method=False)


def _named(function: Function, name: str) -> tuple[Function, ...]:
    return tuple(replace(each, name=name) for each in function.overloads)


def _as(function: Function, name: str) -> Function:
    return replace(function, name=name, overloads=_named(function, name))


def module_function(draw: Draw, function: Function) -> str:
    """A function of the module, annotated or not, under its own name."""
    draw.tag("function")
    found = _changed(draw, function)
    if draw.chance(0.1):
        found = unannotated(draw, found)
    return _top(draw, _as(found, "plugin"))


def decorated_function(draw: Draw, function: Function) -> str:
    """A function under one decorator or two."""
    found = decorated(draw, _changed(draw, replace(function, overloads=()), 0.4))
    if draw.chance(0.15):
        found = decorated(draw, found)
    if "with_session" in found.decorators:  # which is for methods
        found = replace(found, parameters=found.parameters[1:], decorators=("logged",))
    return _top(draw, _as(found, "plugin"))


def partial_of(draw: Draw, function: Function) -> str:
    """A partial of a function that takes more."""
    draw.tag("partial")
    function = replace(_changed(draw, function), overloads=(), kin=())
    if "P.args" in repr(function.parameters):
        return _top(draw, _as(function, "plugin"))
    first = Parameter("fixed", ONLY if any(each.kind == ONLY for each in function.parameters) else EITHER, "int")
    more = replace(function, name="work", parameters=(first, *function.parameters))
    last = (
        next((each for each in function.parameters if each.kind in {EITHER, 3} and draw.value(each.type)), None)
        if function.parameters
        else None
    )
    given = "1"
    if last and draw.chance(0.3):
        given = f"1, {last.name}={draw.value(last.type)}"
    return f"{_top(draw, more)}\n\nplugin = partial(work, {given})\n"


def callable_instance(draw: Draw, function: Function) -> str:
    """An object whose class has ``__call__``."""
    draw.tag("callable-instance")
    found = _as(_changed(draw, function), "__call__")
    return f"class Worker:\n{indented(written(draw, found))}\n\nplugin = Worker()\n"


def bound_method(draw: Draw, function: Function) -> str:
    """A method of an instance, or of the class, bound or not."""
    found = _as(_changed(draw, function), "run")
    way = draw.choose(["bound", "bound", "unbound", "unbound", "classmethod", "staticmethod"])
    draw.tag(*([f"{way}-method"] if way in {"bound", "unbound"} else []))
    if way in {"classmethod", "staticmethod"} and not found.decorators:
        found = replace(found, binding=way)
    shown = "Worker().run" if way == "bound" else "Worker.run"
    return f"class Worker:\n{indented(written(draw, found))}\n\nplugin = {shown}\n"


def lambda_of(draw: Draw, function: Function) -> str:
    """A lambda, which has no annotations."""
    draw.tag("lambda", "untold")
    bare = replace(_changed(draw, function), overloads=(), kin=())
    bare = replace(bare, parameters=tuple(replace(each, type="") for each in bare.parameters))
    made = draw.value(bare.returns) or "None"
    return f"plugin = lambda {written_parameters(draw, bare, '')}: {made}\n".replace("lambda :", "lambda:")


def constructor(draw: Draw, function: Function) -> str:
    """A class, called for its instances, where a function is wanted that makes one."""
    draw.tag("class-as-callable")
    found = replace(
        _changed(draw, function, 0.5), returns="None", coroutine=False, body="pass", kin=(), overloads=(), decorators=()
    )
    way = draw.choose(["__init__", "__init__", "__init__", "__new__", "dataclass"])
    if way == "dataclass" and all(each.kind == EITHER and each.type for each in found.parameters) and found.parameters:
        draw.tag("dataclass")
        lines = [
            f"    {each.name}: {draw.annotation(each.type)}{f' = {each.default}' if each.default and each.default[0] not in '[{' else ''}\n"
            for each in found.parameters
        ]
        return f"@dataclass\nclass Worker(Job):\n{''.join(lines)}\n\nplugin = Worker\n"
    if way == "__new__":
        text = written(
            draw,
            replace(found, name="__new__", returns="Self", body="return super().__new__(cls)", binding="classmethod"),
        )
        text = text.replace("@classmethod\n", "")
    else:
        text = written(draw, replace(found, name="__init__"))
    return f"class Worker(Job):\n{indented(text)}\n\nplugin = Worker\n"


C_FUNCTIONS = """len abs repr ord chr print sorted max min sum isinstance iter next hash id callable format round divmod pow
    str.upper str.join list.append dict.get int.bit_length math.sqrt math.hypot math.floor int str float list dict
    bytes bool operator.add operator.itemgetter""".split()
C_APIS = """[Sized], int | [str], int | [int], str | [object], str | [object], bool | [int], float | [float], float | [str], str
    | [str, list[str]], str | [int, int], int | [float, float], float | [list[int]], list[int] | [], int | [int, int, int], int
    | [str, int], int | [], object | [Iterable[int]], int | [object], None""".split("|")


def c_function(draw: Draw) -> Parts:
    """A function or class of C, which tells no types."""
    draw.tag("c-function", "untold")
    chosen = draw.choose(C_FUNCTIONS)
    taken, _, returns = draw.choose(C_APIS).strip().rpartition(", ")
    above = f"import {chosen.partition('.')[0]}\n\n\n" if chosen.startswith(("math.", "operator.")) else ""
    if draw.chance(0.4):
        inner = [each.strip() for each in taken[1:-1].split(",") if each.strip()]
        inner = [each for each in inner if "[" in each or "]" not in each]
        parameters = ", ".join(
            ["self", *(f"item{index}: {each}" for index, each in enumerate(inner)), "/"] if inner else ["self"]
        )
        name = draw.choose(CALLBACKS)
        api = f"class {name}(Protocol):\n    def __call__({parameters}) -> {returns}: ...\n"
        return Parts(above + api, f"plugin = {chosen}\n", name)
    return Parts(above, f"plugin = {chosen}\n", f"Callable[{taken}, {returns}]")


MAKERS: dict[Callable[[Draw, Function], str], float] = {
    module_function: 3.0,
    decorated_function: 3.2,
    partial_of: 1.8,
    callable_instance: 1.3,
    bound_method: 4.2,
    lambda_of: 1.3,
}


def called(draw: Draw) -> Parts:
    """A way of being called, and something that can be called so, or nearly."""
    function = _function(draw, "run")
    text, probe, wanted = _api(draw, function)
    made = draw.weighted(MAKERS)(draw, wanted)
    made = made.rstrip() + "\n"
    return Parts(text, made if "plugin = " in made else made + "\n\n", probe)


def made_by_class(draw: Draw) -> Parts:
    """A factory that is wanted, and a class in its place."""
    function = replace(random_function(draw, "run"), returns="Job", coroutine=False, body="raise")
    text, probe, wanted = _api(draw, function)
    return Parts(text, constructor(draw, wanted), probe)
