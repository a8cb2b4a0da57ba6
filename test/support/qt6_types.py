"""Check the plugin's use of Qt against the types of PyQt6 and of QGIS, with mypy.

Names that a module gives are checked by :mod:`qt6_names`; this sees what is reached through a
value: ``self.table.horizontalHeader().setStretchLastSection``, an enum's member named through a
widget, the arguments of a call, the signals connected, their slots.

What is not checked: values whose type mypy does not know (a dictionary of anything, what ``iface``
gives), names of QGIS where the package qgis-stubs is not installed, and what QGIS 4 itself may
change, since these stubs are of QGIS 3.44. Signals of QGIS are those of the QGIS that runs.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-qt6" / "bin" / "python"
HERE = Path(__file__).resolve().parent

QT = ("QtCore", "QtGui", "QtNetwork", "QtWidgets", "QtXml")
OF_STUBS_ONLY = ("QtSql", "QtPrintSupport", "QtPositioning", "QtSerialPort")
"""Modules of Qt that the stubs of QGIS import, and the plugin does not."""
ADDED = {
    # In QtGui since Qt 6; QGIS offers them in QtWidgets too, for all its versions.
    "QtWidgets": "from PyQt6.QtGui import QAction, QActionGroup, QShortcut\n",
    "QtCore": "from PyQt6.QtCore import pyqtSignal, pyqtSlot, pyqtBoundSignal\nNULL: object\n",
}
ANYTHING = "from typing import Any\ndef __getattr__(name: str) -> Any: ...\n"

SETTINGS = """[mypy]
python_executable = {python}
mypy_path = {overlay}
plugins = {plugin}
strict_optional = False
strict_equality = True
check_untyped_defs = True
ignore_missing_imports = True
warn_unused_ignores = False
hide_error_codes = False
show_error_context = False
"""

HELD = ("attr-defined", "call-arg", "call-overload", "arg-type", "operator", "index", "misc",
        "comparison-overlap", "union-attr")  # fmt: skip


Patched = set[tuple[str, str]]
"""Class or enum, and a name that QGIS itself gives it."""


@dataclass(frozen=True)
class Accepted:
    """Faults that are the stubs', not the plugin's."""

    pattern: str
    why: str


ACCEPTED = (
    Accepted(r'"bytes" matches argument type "QByteArray"', "PyQt6 le prend, ses types le taisent"),
    Accepted(r'"QDate" matches argument type "date"', "PyQt6 le prend, ses types le taisent"),
    Accepted(r'Module "qgis.core" has no attribute "Qgs\w*Exception"', "QGIS les fait en C++"),
    Accepted(r'"QCoreApplication" has no attribute "focusChanged"', "QGIS est une QApplication"),
    Accepted(r"Array\?", "numpy n’est pas dans l’environnement de Qt 6"),
    Accepted(r'"QAbstractItemModel" has no attribute', "le modèle d’une vue, connu par sa base"),
    Accepted(r'"QgsLayoutItem" has no attribute "(setText|setMode)"', "une étiquette reconnue"),
    Accepted(r'"QgsFeatureRenderer" has no attribute "rootRule"', "un rendu par règles, le nôtre"),
    Accepted(r'"QgsLayerTreeNode" has no attribute "(insert|remove)Child', "un groupe : un parent"),
    Accepted(r'"simplewrapper" has no attribute', "une classe choisie par sip.cast"),
    Accepted(r'portNamedStyle" of "QgsMapLayer" has incompatible type "int"', "des StyleCategory"),
)
"""Each was looked at; the first two are tried on PyQt6 by test_qt6_types."""


@dataclass(frozen=True)
class Report:
    """What was found in a package, and how many connections of signals were compared."""

    faults: list[str]
    known: list[str]
    unknown: list[str]
    with_qgis: bool


def check(package: Path, *, skipped: frozenset[str] = frozenset()) -> Report:
    """Faults of the modules of a package that use Qt or QGIS; ``skipped`` are file names."""
    with tempfile.TemporaryDirectory(prefix="osp_qt6_") as folder:
        work = Path(folder)
        patched = _write_overlay(work / "overlay")
        table, seen = work / "signals.json", work / "seen.txt"
        table.write_text(json.dumps(_signals()), encoding="utf-8")
        seen.touch()
        settings = SETTINGS.format(
            python=PYTHON, overlay=work / "overlay", plugin=HERE / "qt6_plugin.py"
        )
        (work / "mypy.ini").write_text(settings, encoding="utf-8")
        command = [sys.executable, "-m", "mypy", "--config-file", str(work / "mypy.ini")]
        command += ["--cache-dir", os.devnull, "--no-error-summary", "-p", package.name]
        told = subprocess.run(
            command,
            cwd=package.parent,
            env={**os.environ, "OSP_QT6_SIGNALS": str(table), "OSP_QT6_SEEN": str(seen)},
            capture_output=True,
            text=True,
            check=False,
        )
        if told.returncode not in (0, 1):
            raise RuntimeError(told.stdout + told.stderr)
        met = [line.split(" ", 1) for line in seen.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in told.stdout.splitlines() if line.startswith(f"{package.name}/")]
    faults = [line for line in lines if _is_fault(line, package.parent, patched, skipped)]
    known = [where for kind, where in met if kind == "known"]
    return Report(faults, known, [where for kind, where in met if kind != "known"], bool(patched))


def _is_fault(line: str, parent: Path, patched: Patched, skipped: frozenset[str]) -> bool:
    found = re.match(r"(?P<path>[^:]+):\d+: error: (?P<text>.*?)(  \[(?P<code>[a-z-]+)\])?$", line)
    if found is None or found["code"] not in HELD:
        return False
    if found["code"] == "arg-type" and not re.search(r' (to|of) "Q\w+"', found["text"]):
        return False  # an argument of ours, which `make lint` checks
    path = parent / found["path"]
    source = path.read_text(encoding="utf-8")
    if path.name in skipped or not re.search(r"^\s*(from|import) qgis\b", source, re.MULTILINE):
        return False
    name = re.match(r'"(?:type\[)?(\w+)\]?" has no attribute "(\w+)"', found["text"])
    if name and (name[1], name[2]) in patched:
        return False
    return not any(re.search(one.pattern, found["text"]) for one in ACCEPTED)


# --- the types of Qt 6 under the names that the plugin uses ---------------------------------------


def _write_overlay(overlay: Path) -> Patched:
    """Write the types of ``qgis`` and ``qgis.PyQt``; returns the names that QGIS adds itself."""
    qgis, qt = overlay / "qgis", overlay / "PyQt5"
    stubs = _stubs_of_qgis()
    if stubs is not None:
        shutil.copytree(stubs, qgis, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        qgis.mkdir(parents=True)
        for name in ("__init__", "core", "gui", "analysis", "utils"):
            (qgis / f"{name}.pyi").write_text(ANYTHING, encoding="utf-8")
    _write_qt(qgis / "PyQt")
    _write_qt(qt)
    return set() if stubs is None else _patched(stubs)


def _write_qt(folder: Path) -> None:
    """PyQt6 under another name, with what QGIS adds to it."""
    folder.mkdir()
    for module in (*QT, *OF_STUBS_ONLY):
        text = f"from PyQt6.{module} import *\n" + ADDED.get(module, "")
        text = re.sub(r"import (\w.*)$", _reexported, text, flags=re.MULTILINE)
        (folder / f"{module}.pyi").write_text(text, encoding="utf-8")
    (folder / "sip.pyi").write_text("from PyQt6.sip import *\n", encoding="utf-8")
    told = "from typing import Any\nfrom PyQt6 import sip as sip\nuic: Any\n"
    (folder / "__init__.pyi").write_text(told, encoding="utf-8")


def _reexported(found: re.Match[str]) -> str:
    return "import " + ", ".join(f"{name} as {name}" for name in found[1].split(", "))


def _stubs_of_qgis() -> Path | None:
    found = list(PYTHON.parents[1].glob("lib/python3*/site-packages/qgis-stubs"))
    return found[0] if found else None


def _patched(stubs: Path) -> Patched:
    """Names that QGIS gives its enums and classes while it starts, those that they had before.

    « QgsUnitTypes.DistanceUnit.DistanceMeters = Qgis.DistanceUnit.Meters »: both enums have it.
    """
    found = set()
    for path in stubs.rglob("__init__.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for target in node.targets if isinstance(node, ast.Assign) else ():
                if isinstance(target, ast.Attribute):
                    owners = (target.value, getattr(node.value, "value", None))
                    found |= {(_last_name(owner), target.attr) for owner in owners}
    return found


def _last_name(node: ast.AST | None) -> str:
    return getattr(node, "attr", None) or getattr(node, "id", "")


def _signals() -> dict[str, list[str]]:
    """Signals of PyQt6, and of the QGIS that runs if one does."""
    told: dict[str, list[str]] = {}
    asked = (
        (PYTHON, [f"PyQt6.{module}" for module in QT]),
        (Path(sys.executable), ["qgis._core", "qgis._gui"]),
    )
    for python, modules in asked:
        done = subprocess.run(
            [str(python), str(HERE / "qt6_signals.py"), *modules],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=True,
        )
        told |= json.loads(done.stdout)
    return told
