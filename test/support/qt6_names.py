"""Check Qt names and .ui files against PyQt6; run by the Python of .venv-qt6, without QGIS.

qt6_names.py FOLDER: one line per fault found in the .py and .ui files of the folder.
"""

from __future__ import annotations

import ast
import enum
import importlib
import string
import sys
import types
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

MOVED = {"QAction", "QActionGroup", "QShortcut"}
"""In QtGui since Qt 6; QGIS offers them in QtWidgets too, for all its versions."""

DROPPED = {"exec_", "print_"}
"""Methods that Qt 5 had for Python 2, whatever their owner is."""
_SMALL = frozenset(f"_{string.ascii_lowercase}")

HOLDS_THE_DIFFERENCES = {"compat.py"}


def faults_in_python(source: str) -> Iterator[str]:
    """Qt names that PyQt6 does not know, and methods that it dropped."""
    for line, module, names in used_names(source, "qgis.PyQt"):
        module = module.replace("qgis.PyQt", "PyQt6", 1)
        try:
            _follow(_resolve(module, names[0]), names[1:])
        except (ImportError, AttributeError):
            yield f"ligne {line} : {module}.{'.'.join(names)}"
    tree = ast.parse(source)
    named = set(_named(tree, "qgis.PyQt")) | set(_imported(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in DROPPED:
            yield f"ligne {node.lineno} : {node.attr}()"
        if isinstance(node, ast.Attribute) and node.attr in _members():
            chain = _chain(node)
            if chain and chain[-2][:1] in _SMALL and chain[0] not in named:
                yield f"ligne {node.lineno} : {'.'.join(chain)}, membre nommé sans son énumération"


def used_names(source: str, package: str) -> Iterator[tuple[int, str, list[str]]]:
    """Line, module and dotted name of all that a source takes from the modules of a package.

    A name given to one of them is followed: ``flags = QItemSelectionModel.SelectionFlag``.
    """
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(package):
            for alias in node.names:
                yield node.lineno, node.module or "", [alias.name]
    known = _named(tree, package)
    for node in ast.walk(tree):
        chain = _chain(node) if isinstance(node, ast.Attribute) else []
        if chain and chain[0] in known:
            module, names = known[chain[0]]
            yield node.lineno, module, names + chain[1:]


def _named(tree: ast.AST, package: str) -> dict[str, tuple[str, list[str]]]:
    """Names of a source that stand for something of a package: its module and its name there."""
    known: dict[str, tuple[str, list[str]]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(package):
            for alias in node.names:
                known[alias.asname or alias.name] = (node.module or "", [alias.name])
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            chain = _chain(node.value)
            if chain and chain[0] in known:
                module, names = known[chain[0]]
                known[node.targets[0].id] = (module, names + chain[1:])
    return known


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)


@lru_cache(maxsize=1)
def _members() -> frozenset[str]:
    """Names of the members of the enums of Qt 6 that are written with a capital."""
    found: set[str] = set()
    for name in ("QtCore", "QtGui", "QtWidgets"):
        for owner in vars(importlib.import_module(f"PyQt6.{name}")).values():
            for inner in vars(owner).values() if isinstance(owner, type) else ():
                if isinstance(inner, enum.EnumMeta):
                    found |= {member for member in inner.__members__ if member[0].isupper()}
    return frozenset(found)


def _resolve(module: str, name: str) -> Any:
    if name in MOVED and module == "PyQt6.QtWidgets":
        module = "PyQt6.QtGui"
    loaded = importlib.import_module(module)
    if hasattr(loaded, name):
        return getattr(loaded, name)
    return importlib.import_module(f"{module}.{name}")


def _follow(value: Any, names: list[str]) -> None:
    for name in names:
        value = getattr(value, name)


def _chain(node: ast.expr) -> list[str]:
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return [node.id, *reversed(names)] if isinstance(node, ast.Name) else []


def faults_in_form(path: Path) -> Iterator[str]:
    """Why PyQt6 cannot load a .ui file. Widgets of QGIS are replaced by what they extend."""
    from PyQt6 import QtWidgets, uic

    _application()
    for custom in ElementTree.parse(path).iter("customwidget"):
        parent = getattr(QtWidgets, custom.findtext("extends", "QWidget"), QtWidgets.QWidget)
        header = custom.findtext("header", "").removesuffix(".h").replace("/", ".")
        body = {"__getattr__": lambda self, name: lambda *values: None}
        module = sys.modules.setdefault(header, types.ModuleType(header))
        name = custom.findtext("class", "")
        setattr(module, name, type(name, (parent,), body))
    try:
        uic.loadUi(str(path))
    except Exception as error:  # whatever uic raises is the fault looked for
        yield f"{type(error).__name__} : {error}"


def _application() -> Any:
    from PyQt6.QtWidgets import QApplication

    if QApplication.instance() is None:
        _application.kept = QApplication(["-platform", "offscreen"])  # type: ignore[attr-defined]
    return QApplication.instance()


def main(folder: Path) -> int:
    count = 0
    for path in sorted(folder.rglob("*")):
        found: Iterator[str] = iter(())
        if path.suffix == ".py" and path.name not in HOLDS_THE_DIFFERENCES:
            found = faults_in_python(path.read_text(encoding="utf-8"))
        elif path.suffix == ".ui":
            found = faults_in_form(path)
        for text in found:
            count += 1
            print(f"{path.relative_to(folder)} : {text}")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
