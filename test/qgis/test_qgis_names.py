"""The plugin’s QGIS names exist in the QGIS that runs, its enums named as QGIS 4 wants."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..support.qt6_names import HOLDS_THE_DIFFERENCES, used_names

PACKAGE = Path(__file__).resolve().parents[2] / "osp_plugin"


def faults(source: str) -> Iterator[str]:
    """Names that this QGIS does not know, and members of enums not named by their enum."""
    for package in ("qgis.core", "qgis.gui", "qgis.analysis"):
        for line, module, names in used_names(source, package):
            owner = value = importlib.import_module(module)
            for name in names:
                owner, value = value, getattr(value, name, None)
                if value is None:
                    break
            is_member = isinstance(value, int) and type(value) not in (int, bool)
            if value is None or (is_member and owner is not type(value)):
                yield f"ligne {line} : {'.'.join(names)}"


def test_names_of_the_plugin_exist_and_are_scoped(qgis_app):
    sources = [path for path in PACKAGE.rglob("*.py") if path.name not in HOLDS_THE_DIFFERENCES]
    found = [
        f"{path.relative_to(PACKAGE)} : {fault}"
        for path in sources
        for fault in faults(path.read_text(encoding="utf-8"))
    ]
    assert len(sources) > 100
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("used", "is_right"),
    [
        ("QgsMapLayer.LayerFlag.Private", True),
        ("QgsMapLayer.Private", False),
        ("QgsMapLayer.LayerFlag.Secret", False),
        ("QgsMapLayer.publicSource", True),
    ],
)
def test_a_wrong_name_is_seen(qgis_app, used, is_right):
    assert bool(list(faults(f"from qgis.core import QgsMapLayer\n{used}"))) is not is_right
