"""The codes of the rules, as the code gives them: what a test must not forget."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import osp_plugin

_PACKAGE = Path(osp_plugin.__file__).parent
_PLACES = {"finding": (3, "regle"), "wrong": (0, "rule"), "doubtful": (1, "rule"),
           "Read": (2, "regle"), "_warning": (1, "rule"), "Fault": (2, "regle")}  # fmt: skip
"""What makes a finding, and where it takes the code of its rule."""


def codes_of(*places: str) -> set[str]:
    """Codes written in modules or folders of ``osp_plugin``, whatever makes the finding.

    A code that is computed is followed to the texts that its name is given in the same function.
    """
    found: set[str] = set()
    for place in places:
        modules = sorted((_PACKAGE / place).rglob("*.py")) or [_PACKAGE / place]
        for function in (node for module in modules for node in _functions(module)):
            found.update(_codes(function))
    return found


def _functions(module: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def _codes(function: ast.FunctionDef) -> Iterator[str]:
    for call in ast.walk(function):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else _name(call.func)
        if name not in _PLACES:
            continue
        place, keyword = _PLACES[name]
        given = [item.value for item in call.keywords if item.arg == keyword]
        given += call.args[place : place + 1]
        for code in given:
            if isinstance(code, ast.Constant):
                yield str(code.value)
            elif isinstance(code, ast.Name):
                yield from _given(function, code.id)


def _given(function: ast.FunctionDef, name: str) -> Iterator[str]:
    """The texts that a name is given: ``rule, message = ("code", …)`` or ``rule = "code"``."""
    for node in ast.walk(function):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for one, value in zip(names, values):
                if _name(one) == name and isinstance(value, ast.Constant):
                    yield str(value.value)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""
