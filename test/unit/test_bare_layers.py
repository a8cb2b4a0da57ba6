"""No layer of QGIS is made with the style that somebody else saved beside its table."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "osp_plugin"
MAKER = "bare_layers.py"


def test_layers_of_sources_are_made_in_one_place() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.name != MAKER
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QgsVectorLayer"
        if not (isinstance(node.args[-1], ast.Constant) and node.args[-1].value == "memory")
    ]
    assert not found, "bare_layer() : " + ", ".join(found)


def test_no_style_is_loaded_as_it_is() -> None:
    """« loadNamedStyle » takes what a base holds instead of the file it is given."""
    found = [
        str(path.relative_to(PACKAGE))
        for path in sorted(PACKAGE.rglob("*.py"))
        if ".loadNamedStyle(" in path.read_text(encoding="utf-8")
    ]
    assert not found
