"""What mypy does not know of Qt: the widgets of a .ui file, and what a signal sends to its slot.

A plugin of mypy, used by :mod:`qt6_types`. ``OSP_QT6_SIGNALS`` names the JSON file of the signals
of Qt (``qt6_signals.py``), ``OSP_QT6_SEEN`` the file where each connection met is told: one line,
« known » when its signal and slot were compared, « unknown » when the signal's owner is not known.
"""

from __future__ import annotations

import ast
import json
import os
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    ClassDef,
    Expression,
    IndexExpr,
    MemberExpr,
    NameExpr,
)
from mypy.plugin import ClassDefContext, MethodContext, Plugin
from mypy.plugins.common import add_attribute_to_class
from mypy.types import (
    AnyType,
    CallableType,
    Instance,
    Overloaded,
    Type,
    TypeOfAny,
    get_proper_type,
)

SIGNAL = "PyQt6.QtCore.pyqtBoundSignal"
QT_MODULES = ("PyQt6.QtWidgets", "PyQt6.QtGui", "qgis._gui")

_PLAIN = {"bool": "bool", "int": "int", "QString": "str", "double": "float", "str": "str"}
"""A signal's types that are plain Python to a slot."""
_TAKEN = {"bool": {"bool", "int"}, "int": {"int", "float"}, "float": {"float"}, "str": {"str"}}
"""Plain types of an argument that take what a signal of a plain type sends."""


class Qt6Plugin(Plugin):
    """See the module."""

    def get_customize_class_mro_hook(
        self, fullname: str
    ) -> Callable[[ClassDefContext], None] | None:
        return None if fullname.startswith(("PyQt6.", "qgis.", "builtins.")) else _learn

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        return {
            f"{SIGNAL}.connect": _check_connection,
            f"{SIGNAL}.emit": _check_emission,
            f"{SIGNAL}.__getitem__": _check_overload,
        }.get(fullname)


def plugin(version: str) -> type[Plugin]:
    """What mypy asks a plugin for."""
    return Qt6Plugin


def _learn(context: ClassDefContext) -> None:
    _Signals.declared |= _declared(context.cls)
    _add_widgets(context)


# --- widgets of a .ui file -----------------------------------------------------------------------


def _add_widgets(context: ClassDefContext) -> None:
    source = Path(context.api.modules[context.cls.info.module_name].path)
    form = source.with_suffix(".ui")
    if not form.is_file() or not _loads_form(source, context.cls.name):
        return
    for name, kind in _objects(form):
        found: Any = None
        for module in QT_MODULES:
            found = found or context.api.named_type_or_none(f"{module}.{kind}")
        add_attribute_to_class(
            context.api, context.cls, name, found or AnyType(TypeOfAny.special_form)
        )


def _loads_form(source: Path, name: str) -> bool:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef) and node.name == name:
            return "load(self, __file__)" in ast.unparse(node)
    return False


def _objects(form: Path) -> Iterator[tuple[str, str]]:
    """Name and class of what uic sets on the widget."""
    top = ElementTree.parse(form).find("widget")
    assert top is not None, form
    for element in top.iter():
        if element is not top and element.tag in ("widget", "layout", "action"):
            yield element.get("name", ""), element.get("class", "QAction")


# --- signals -------------------------------------------------------------------------------------


class _Signals:
    """The signals of Qt, read once, and those of our own classes, learnt as these are met."""

    of_qt: dict[str, list[str]] | None = None
    declared: dict[str, list[str]] = {}

    @classmethod
    def of(cls, name: str) -> list[list[str]] | None:
        """What each signature of a signal sends."""
        if name in cls.declared:
            return [cls.declared[name]]
        if cls.of_qt is None:
            table = Path(os.environ["OSP_QT6_SIGNALS"])
            cls.of_qt = json.loads(table.read_text(encoding="utf-8"))
        return [_sent(one) for one in cls.of_qt[name]] if name in cls.of_qt else None


def _declared(defined: ClassDef) -> dict[str, list[str]]:
    """Signals of a class of ours, « name = pyqtSignal(int, str) »: full name and types."""
    found = {}
    for statement in defined.defs.body:
        if isinstance(statement, AssignmentStmt) and isinstance(statement.rvalue, CallExpr):
            made = statement.rvalue.callee
            if isinstance(made, NameExpr) and made.name == "pyqtSignal":
                sent = [getattr(part, "name", "object") for part in statement.rvalue.args]
                names = [left.name for left in statement.lvalues if isinstance(left, NameExpr)]
                found |= {f"{defined.info.fullname}.{name}": sent for name in names}
    return found


def _told(context: MethodContext, is_known: bool) -> None:
    with Path(os.environ["OSP_QT6_SEEN"]).open("a", encoding="utf-8") as seen:
        where = f"{context.api.path}:{context.context.line}"
        seen.write(f"{'known' if is_known else 'unknown'} {where}\n")


def _signatures(context: MethodContext, signal: Expression) -> list[list[str]] | None:
    """What a signal sends, by signature, the default one first; None if its owner is not known."""
    if isinstance(signal, IndexExpr):
        of_key = _signatures(context, signal.base)
        key = _key(signal.index)
        return None if of_key is None or key is None else [one for one in of_key if one == key]
    if not isinstance(signal, MemberExpr):
        return None
    name = _full_name(context, signal)
    return None if name is None else _Signals.of(name)


def _full_name(context: MethodContext, signal: MemberExpr) -> str | None:
    owner = get_proper_type(context.api.get_expression_type(signal.expr))
    for info in owner.type.mro if isinstance(owner, Instance) else ():
        if signal.name in info.names:
            return f"{info.fullname}.{signal.name}"
    return None


def _is_ours(context: MethodContext, signal: Expression) -> bool:
    return isinstance(signal, MemberExpr) and _full_name(context, signal) in _Signals.declared


def _sent(signature: str) -> list[str]:
    """Types of « valueChanged(int,QMap<QString,int>) »."""
    inside = signature.partition("(")[2].removesuffix(")")
    parts = [part for part in re.split(r",(?![^<]*>)", inside) if part]
    return [_PLAIN.get(part.strip(), part.strip()) for part in parts]


def _key(index: Expression) -> list[str] | None:
    """Types of the key of « signal[int, str] »."""
    parts = getattr(index, "items", [index])
    names = [part.name for part in parts if isinstance(part, NameExpr)]
    return names if len(names) == len(parts) else None


def _signal_of(context: MethodContext) -> Expression:
    called = context.context
    if isinstance(called, CallExpr) and isinstance(called.callee, MemberExpr):
        return called.callee.expr
    assert isinstance(called, IndexExpr)
    return called.base


def _check_connection(context: MethodContext) -> Type:
    sent = _signatures(context, _signal_of(context))
    slot = context.args[0][0]
    if sent == []:
        context.api.fail("Qt 6 : ce signal n’a pas cette signature", context.context)
    elif sent is not None:
        fault = _slot_fault(context, sent[0], slot)
        if fault:
            context.api.fail(f"Qt 6 : {fault}", context.context)
    _told(context, sent is not None)
    return context.default_return_type


def _slot_fault(context: MethodContext, sent: list[str], slot: Expression) -> str | None:
    """Why a slot cannot take what a signal sends; Qt lets a slot take less than is sent."""
    kind = get_proper_type(context.arg_types[0][0])
    if isinstance(kind, Instance) and kind.type.fullname == SIGNAL:
        passed_on = _signatures(context, slot)
        too_many = passed_on is not None and all(len(one) > len(sent) for one in passed_on)
        return f"le signal {sent} ne suffit pas à {passed_on}" if too_many else None
    ways = kind.items if isinstance(kind, Overloaded) else [kind]
    faults = [_call_fault(way, sent) for way in ways if isinstance(way, CallableType)]
    return None if not faults or None in faults else faults[0]


def _call_fault(slot: CallableType, sent: list[str]) -> str | None:
    if slot.min_args > len(sent):
        return f"{slot.min_args} arguments attendus, le signal en envoie {len(sent)} : {sent}"
    for kind, argument in zip(sent, slot.arg_types):
        wanted = get_proper_type(argument)
        if isinstance(wanted, Instance) and not _takes(wanted, kind):
            return f"le signal envoie {sent}, l’argument attendu est {wanted.type.name}"
    return None


def _takes(wanted: Instance, kind: str) -> bool:
    name = wanted.type.fullname.removeprefix("builtins.")
    if kind in _TAKEN:
        return not wanted.type.is_enum and (name not in _TAKEN or name in _TAKEN[kind])
    return "::" not in kind or name not in _TAKEN  # with Qt 6 an enum is no number


def _check_emission(context: MethodContext) -> Type:
    """Signals of Qt may have defaults, which their signatures do not tell: less may be given."""
    signal = _signal_of(context)
    sent = _signatures(context, signal) or []
    given = sum(len(group) for group in context.args)
    needed = len(sent[0]) if sent and _is_ours(context, signal) else 0
    if sent and (given < needed or all(len(one) < given for one in sent)):
        context.api.fail(f"Qt 6 : {given} valeurs émises, le signal en a {sent}", context.context)
    return context.default_return_type


def _check_overload(context: MethodContext) -> Type:
    sent = _signatures(context, _signal_of(context))
    key = _key(context.args[0][0]) if context.args and context.args[0] else None
    if sent is not None and key is not None and key not in sent:
        context.api.fail(f"Qt 6 : le signal n’a pas {key}, mais {sent}", context.context)
    return context.default_return_type
