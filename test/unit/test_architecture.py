"""The parts of the plugin lean on each other in one direction (design, section 2)."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "osp_plugin"

COMMON = {"paths", "i18n", "compat", "vendored"}
"""Small modules beside the parts. i18n and compat need Qt and QGIS."""
PREFERENCES = {"settings"}
"""What the user prefers; the parts below take it as arguments."""

MAY_IMPORT = {
    "domain": {"paths"},
    "storage": {"domain", *COMMON},
    "project": {"storage", "domain", *COMMON},
    "reports": {"project", "storage", "domain", *COMMON, *PREFERENCES},
    "demonstration": {"domain", "paths"},
    "processing": {
        "reports",
        "project",
        "storage",
        "demonstration",
        "domain",
        *COMMON,
        *PREFERENCES,
    },
    "gui": {"reports", "project", "storage", "demonstration", "domain", *COMMON, *PREFERENCES},
    "plugin": {
        *("gui", "processing", "reports", "project", "storage", "demonstration", "domain"),
        *COMMON,
        *PREFERENCES,
    },
    "paths": set(),
    "i18n": {"domain", "paths"},
    "compat": set(),
    "settings": set(),
    "vendored": {"domain", "paths"},
    "__init__": set(),
}

ONLY_LOCALLY = {
    *("pandas", "openpyxl", "et_xmlfile", "matplotlib", "scipy", "psycopg2", "defusedxml", "lxml")
}
"""Packages that a QGIS may lack: imported where they are used, never when the plugin loads."""

LOADED_ON_DEMAND = {"demonstration"}
"""Parts that the others import where they use them: loading the plugin does not load these."""

DOMAIN_PACKAGES = {"numpy", "pandas"}
NO_QGIS = {"domain", "paths", "vendored"}
MAY_USE_IFACE = {"gui", "plugin"}
MAY_USE_QGIS_GUI = {*MAY_USE_IFACE, "project", "processing"}
KNOWS_THE_FOLDERS = {"paths", "gui"}
"""paths.py for everything; gui for the .ui beside each .py."""


def violations(module: str, source: str) -> list[str]:
    """What a module of the package (dotted name within it) may not do, in words."""
    tree = ast.parse(source)
    part = module.split(".")[0]
    found = []
    for node, local in _imports(tree):
        found += _import_violations(module, part, node, local)
    if part not in MAY_USE_IFACE:
        found += [f"{name} utilise iface" for name in _names(tree) if name == "iface"]
    if part not in KNOWS_THE_FOLDERS and "__file__" in _names(tree):
        found.append("__file__ : seul paths.py sait où sont les fichiers")
    return [f"{module} : {text}" for text in found]


def _imports(tree: ast.AST, local: bool = False) -> Iterator[tuple[ast.stmt, bool]]:
    """Import statements and whether each waits for a call (or is for type checkers only)."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node, local
            continue
        deferred = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for_types = isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        yield from _imports(node, local or deferred or for_types)


def _import_violations(module: str, part: str, node: ast.stmt, local: bool) -> list[str]:
    if isinstance(node, ast.ImportFrom) and node.level:
        return _relative_violations(module, part, node)
    if isinstance(node, ast.ImportFrom):
        names = [f"{node.module}.{alias.name}" for alias in node.names]
    else:
        names = [alias.name for alias in node.names]
    found = []
    for name in names:
        top = name.split(".")[0]
        if top in {"osp_plugin", "osp_erbm"}:
            found.append(f"importe {name} en absolu : le nom du dossier change une fois installé")
        if top in {"PyQt5", "PyQt6", "PySide2", "PySide6", "sip"}:
            found.append(f"importe {name} sans passer par qgis.PyQt")
        if part in NO_QGIS and top in {"qgis", "osgeo"}:
            found.append(f"importe {name}, mais {part} ne connaît pas QGIS")
        if name.startswith("qgis.utils") and part not in MAY_USE_IFACE:
            found.append(f"importe {name}")
        if name.startswith("qgis.gui") and part not in MAY_USE_QGIS_GUI:
            found.append(f"importe {name}")
        if top in ONLY_LOCALLY and not local and part not in LOADED_ON_DEMAND:
            found.append(f"importe {name} au chargement : ce composant peut manquer")
        if part == "domain" and top not in DOMAIN_PACKAGES and top not in sys.stdlib_module_names:
            found.append(f"importe {name} : domain se contente de numpy et pandas")
    return found


def _relative_violations(module: str, part: str, node: ast.ImportFrom) -> list[str]:
    package = module.split(".")[:-1]
    above = node.level - 1
    if above > len(package):
        return [f"importe au-dessus du paquet : {'.' * node.level}{node.module or ''}"]
    base = package[: len(package) - above] + (node.module.split(".") if node.module else [])
    targets = {base[0]} if base else {alias.name for alias in node.names}
    return [
        f"importe {target}"
        for target in sorted(targets)
        if target != part and target not in MAY_IMPORT.get(part, set())
    ]


def _names(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} | {
        node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)
    }


def _modules() -> list[tuple[str, Path]]:
    return [
        (".".join(path.relative_to(PACKAGE).with_suffix("").parts), path)
        for path in sorted(PACKAGE.rglob("*.py"))
    ]


def test_package_keeps_its_directions() -> None:
    found = [
        text
        for module, path in _modules()
        for text in violations(module, path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


def test_every_part_is_known() -> None:
    parts = {module.split(".")[0] for module, _ in _modules()}
    assert parts <= set(MAY_IMPORT), f"parties sans règle : {parts - set(MAY_IMPORT)}"


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("domain.analysis", "from qgis.core import QgsFeature"),
        ("domain.analysis", "from osgeo import ogr"),
        ("domain.analysis", "import openpyxl"),
        ("domain.analysis", "def f():\n    import shapely"),
        ("domain.analysis", "from ..storage import base"),
        ("domain.analysis", "from .. import storage"),
        ("domain.analysis", "from ..i18n import translate"),
        ("storage.base", "from ..project import styles"),
        ("storage.base", "def f():\n    from ..reports import workbook"),
        ("storage.postgis", "import psycopg2"),
        ("storage.base", "from qgis.gui import QgsMapCanvas"),
        ("project.layers", "from ..reports.workbook import write"),
        ("project.layers", "from ..processing.provider import OspProvider"),
        ("project.layers", "def f(iface): ..."),
        ("reports.workbook", "from ..gui import docks"),
        (
            "reports.charts",
            "try:\n    import matplotlib\nexcept ImportError:\n    matplotlib = None",
        ),
        ("reports.charts", "class A:\n    from matplotlib import pyplot"),
        ("demonstration.estates", "from ..storage import open_geopackage"),
        ("processing.analysis", "from ..gui.dialogs import Dialog"),
        ("processing.analysis", "from qgis.utils import iface"),
        ("processing.analysis", "from ..plugin import OspPlugin"),
        ("gui.docks", "from ..processing.provider import OspProvider"),
        ("gui.docks", "from PyQt5.QtCore import Qt"),
        ("gui.docks", "import PyQt6.QtWidgets"),
        ("gui.docks", "from osp_plugin.domain import errors"),
        ("gui.docks", "from osp_erbm.osp_plugin.domain import errors"),
        ("gui.docks", "from ... import other"),
        ("reports.charts", "from pathlib import Path\nhere = Path(__file__)"),
        ("storage.base", "from ..settings import Settings"),
        ("paths", "from .domain import errors"),
        ("vendored", "import openpyxl"),
    ],
)
def test_a_wrong_import_is_seen(module: str, source: str) -> None:
    assert violations(module, source)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("domain.analysis", "import json\nimport numpy as np\nfrom ..paths import SCHEMAS"),
        ("domain.analysis", "from . import errors\nfrom .errors import OspError"),
        ("storage.postgis", "def f():\n    import psycopg2\nfrom ..domain import errors"),
        (
            "storage.base",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import psycopg2",
        ),
        ("reports.workbook", "from ..project.layers import by_role\nfrom .. import paths"),
        ("processing.analysis", "from ..demonstration import build\nfrom qgis.core import Qgis"),
        ("gui.docks", "from qgis.utils import iface\nfrom qgis.PyQt.QtWidgets import QDockWidget"),
        ("plugin", "from .gui import menu\nfrom .processing.provider import OspProvider"),
    ],
)
def test_a_right_import_is_accepted(module: str, source: str) -> None:
    assert violations(module, source) == []


# -- rooms -----------------------------------------------------------------------------------

FLOORS = ("domain", "storage", "project", "reports", "processing", "gui")

ENGINES = {
    "domain": {
        *("common", "imports", "indicators", "disclosure", "dictionary", "errors", "validation"),
        *("maps", "access", "history"),
    },
    "storage": {"access", "counting", "imports", "indicators", "editing", "history"},
    "project": {"forms", "editing", "foreign", "frozen", "indicators", "maps", "stored"},
    "reports": {"common", "workbook", "html", "statement", "layouts", "imports", "indicators"},
    "processing": {"common"},
    "gui": {"common", "base", "entry", "imports", "layouts"},
}
"""Rooms that serve every subject. The modules that stand on a floor itself do too (storage/base.py,
project/layers.py) unless :data:`LONE_SUBJECTS` names them."""

LONE_SUBJECTS = {
    "domain": {"analysis", "completeness", "referential", "visit"},
    "storage": {"completeness"},
}
"""Subjects that hold in one module, without a folder."""

GATHERS = {
    ("storage", "geolocation"): {"rpls"},
    ("storage", "home"): {"geolocation", "programming"},
    ("project", "expressions"): {"home"},
    ("reports", "fiches"): {"completeness", "geolocation", "programming"},
    ("processing", "analysis"): {"completeness"},
    ("processing", "base"): {"exchange", "referential"},
    ("processing", "open_data"): {"dpe", "keys"},
    ("processing", "remontee"): {"decisions", "rpls", "visit"},
    ("processing", "territories"): {"fiches"},
    ("gui", "indicators"): {"expressions", "fiches"},
    ("gui", "maps"): {"programming"},
    ("gui", "remontee"): {"decisions", "visit"},
}
"""Rooms made to bring several subjects together, and which: a fiche tells all of a place, a group
of the toolbox follows the user's work, the RPLS has positions too."""

ABOVE_ALL = {("gui", "shell"), ("processing", "provider")}
"""The menu and the list of algorithms know every subject."""


def room_violations(module: str, source: str) -> list[str]:
    """Imports of a module (dotted name) that a subject, or an engine, may not make."""
    parts = module.split(".")
    if parts[0] not in FLOORS or len(parts) < 2 or (parts[0], parts[1]) in ABOVE_ALL:
        return []
    own = _subject(parts)
    allowed = GATHERS.get((parts[0], parts[1]), set())
    return [
        f"{module} : importe {'.'.join(target)}, d’un autre sujet"
        for node, _local in _imports(ast.parse(source))
        for target in _relative_targets(parts, node)
        if (subject := _subject(target)) and subject != own and subject not in allowed
    ]


def _subject(parts: list[str]) -> str:
    """The subject that a module is about; empty for an engine or what stands on a floor itself."""
    if len(parts) < 2 or parts[0] not in FLOORS or parts[1] in ENGINES[parts[0]]:
        return ""
    alone = len(parts) == 2 and not (PACKAGE / parts[0] / parts[1]).is_dir()
    if alone and parts[1] not in LONE_SUBJECTS.get(parts[0], set()):
        return ""
    return parts[1]


def _relative_targets(parts: list[str], node: ast.stmt) -> Iterator[list[str]]:
    """Modules or packages that an import names, from the package's root."""
    if not isinstance(node, ast.ImportFrom) or not node.level:
        return
    package = parts[: len(parts) - node.level]
    base = package + (node.module.split(".") if node.module else [])
    for alias in node.names:
        full = PACKAGE.joinpath(*base, alias.name)
        yield [*base, alias.name] if full.is_dir() or full.with_suffix(".py").is_file() else base


def test_a_subject_imports_engines_and_no_other_subject() -> None:
    found = [
        text
        for module, path in _modules()
        for text in room_violations(module, path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("domain.rpls.completion", "from ..geolocation import placement"),
        ("domain.imports.columns", "from ..remontee.columns import SYNONYMS"),
        ("domain.imports.columns", "def f():\n    from .. import completeness"),
        ("storage.imports.reading", "from ...domain.remontee import columns"),
        ("storage.programming.reading", "from ..rpls.file import RplsFile"),
        ("reports.programming.recap", "from ..fiches.maker import FicheMaker"),
        ("gui.programming.dock", "from ..geolocation import commands"),
        ("gui.common.tables", "from ..programming import dock"),
        ("storage.base", "from .programming import reading"),
    ],
)
def test_an_import_of_another_subject_is_seen(module: str, source: str) -> None:
    assert room_violations(module, source)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("storage.programming.reading", "from ..base import Base\nfrom ..imports import reading"),
        ("gui.programming.dock", "from ...domain.programming import checks"),
        ("gui.shell.commands", "from ..programming import commands"),
        ("reports.fiches.anomalies", "from ...domain.geolocation import checks"),
    ],
)
def test_an_import_of_an_engine_or_of_its_own_subject_is_accepted(module: str, source: str) -> None:
    assert room_violations(module, source) == []


def test_what_gathers_subjects_does_gather_them() -> None:
    """An exception that nothing needs any more is taken back."""
    for (floor, room), subjects in GATHERS.items():
        used = {
            _subject(target)
            for module, path in _modules()
            if module.startswith(f"{floor}.{room}.")
            for node, _local in _imports(ast.parse(path.read_text(encoding="utf-8")))
            for target in _relative_targets(module.split("."), node)
        }
        assert subjects <= used, f"{floor}/{room} n’importe plus {subjects - used}"


# -- circles and sizes -----------------------------------------------------------------------


def _graph(*, also_local: bool) -> dict[str, set[str]]:
    """Which module imports which."""
    graph: dict[str, set[str]] = {}
    for module, path in _modules():
        graph[module] = set()
        for node, local in _imports(ast.parse(path.read_text(encoding="utf-8"))):
            if local and not also_local:
                continue
            for target in _relative_targets(module.split("."), node):
                folder = PACKAGE.joinpath(*target)
                graph[module].add(".".join(target) + (".__init__" if folder.is_dir() else ""))
    return graph


def test_no_import_goes_in_a_circle() -> None:
    """Not even one that waits for a call or is for the type checker alone."""
    try:
        tuple(TopologicalSorter(_graph(also_local=True)).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(reversed(error.args[1])))


MOST_LINES_OF_A_MODULE = 400
MOST_LINES_OF_A_FUNCTION = 60


def test_modules_and_functions_stay_short() -> None:
    found = []
    for module, path in _modules():
        source = path.read_text(encoding="utf-8")
        if (lines := len(source.splitlines())) > MOST_LINES_OF_A_MODULE:
            found.append(f"{module} : {lines} lignes")
        found += [
            f"{module}.{node.name} : {length} lignes"
            for node in ast.walk(ast.parse(source))
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
            and (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
        ]
    assert not found, "\n".join(found)
