"""A copy that an algorithm makes of its base holds everything: every one of them says so."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProcessingOutputString

from osp_plugin.processing.common.copies import COPY, tell_copy
from osp_plugin.storage import open_geopackage

from ..contracts.referential import layer
from ..support.new_base import new_base
from ..support.processing_runner import Feedback

ROOT = Path(__file__).resolve().parents[2]


def said_of(copy: str) -> str:
    feedback = Feedback()
    tell_copy({COPY: copy}, feedback)
    return "\n".join(feedback.said)


def test_nothing_is_said_without_a_copy() -> None:
    assert said_of("") == ""
    assert "/bases/osp.gpkg" in said_of("/bases/osp.gpkg")


def test_a_copy_is_told_to_hold_all_that_is_sensitive(run, tmp_path) -> None:
    base = new_base(tmp_path / "base.gpkg")
    feedback = Feedback()
    given = layer("code:string Libellé:string", [("SIA", "SIA Habitat", None)], "None")
    parameters = {"INPUT": given, "TABLE": "bailleur", "BASE": str(base.path)}
    results = run("osp:charger_referentiel", parameters, feedback)
    assert results[COPY] and open_geopackage(results[COPY])
    (told,) = [text for text in feedback.said if results[COPY] in text]
    assert "données sensibles comprises" in told and "ne la transmettez pas" in told


def test_every_algorithm_that_copies_its_base_gives_the_copy_where_it_is_told(provider) -> None:
    """What is told is the output of that name: a copy under another one would go unsaid."""
    algorithms = QgsApplication.processingRegistry().providerById("osp").algorithms()
    copying = {
        algorithm.name()
        for algorithm in algorithms
        for output in algorithm.outputDefinitions()
        if isinstance(output, QgsProcessingOutputString) and "base" in output.description().lower()
        and output.name() == COPY
    }  # fmt: skip
    assert copying >= {
        *("geolocaliser", "completer_rpls", "charger_referentiel", "annuler_import"),
        *("verifier_base", "importer_remontee", "mettre_a_niveau", "base_demonstration"),
    }


@pytest.mark.parametrize("key", ["backup", "remove_foreign", "keep_changes"])
def test_no_algorithm_keeps_a_copy_to_itself(key: str) -> None:
    for path in (ROOT / "osp_plugin" / "processing").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        called = {
            node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Call) and isinstance(node.func, (ast.Attribute, ast.Name))
        }
        assert key not in called or "SAUVEGARDE" in source, path
