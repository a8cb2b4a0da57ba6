"""Without an optional package the plugin loads, and says what is missing when it is needed."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from osp_plugin.processing.provider import ALGORITHMS

PREAMBLE = """
import sys
for name in {masked!r}:
    sys.modules[name] = None
from qgis.core import (
    QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback,
)
application = QgsApplication([], False)
application.initQgis()
from osp_plugin.processing.provider import OspProvider
from osp_plugin.storage import open_geopackage
provider = OspProvider()
QgsApplication.processingRegistry().addProvider(provider)

def run(name, parameters):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    return algorithm.run(parameters, context, feedback, catchExceptions=False)
"""


def without(masked: list[str], script: str, root) -> str:
    text = PREAMBLE.format(masked=masked) + textwrap.dedent(script) + "\nprint('FINI')\n"
    run = subprocess.run(
        [sys.executable, "-c", text], cwd=root, capture_output=True, text=True, check=False
    )
    assert "FINI" in run.stdout, run.stderr
    return run.stdout


@pytest.mark.parametrize(
    "masked", [["pandas"], ["openpyxl", "matplotlib", "psycopg2"], ["pandas", "openpyxl"]]
)
def test_the_algorithms_are_listed_and_a_base_made_and_opened(root, tmp_path, masked):
    script = f"""
    print("ALGORITHMES", len(provider.algorithms()))
    run("osp:creer_base", {{"DESTINATION": {str(tmp_path / "base.gpkg")!r}}})
    open_geopackage({str(tmp_path / "base.gpkg")!r})
    """
    assert f"ALGORITHMES {len(ALGORITHMS)}" in without(masked, script, root)


def test_the_message_names_the_missing_package_and_what_it_is_for(root, demo, tmp_path):
    script = f"""
    try:
        run("osp:classeur", {{
            "BASE": {str(demo)!r}, "OUTPUT": {str(tmp_path / "classeur.xlsx")!r},
        }})
    except QgsProcessingException as error:
        print("DIT", error)
    """
    said = without(["pandas"], script, root)
    assert "« pandas »" in said
    assert "« Classeur OSP »" in said
