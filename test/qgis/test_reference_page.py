"""docs/reference.md names every algorithm, check and indicator, as the code declares them."""

from __future__ import annotations

import pytest

from osp_plugin.domain.geolocation.checks.catalogue import CHECKS
from osp_plugin.domain.indicators import indicators
from osp_plugin.processing.provider import ALGORITHMS
from tools import make_reference_page


@pytest.fixture(scope="module")
def written() -> str:
    return make_reference_page.PAGE.read_text(encoding="utf-8")


def test_the_page_is_current(qgis_app, written):
    assert written == make_reference_page.page(), "périmée : lancez « make docs »"


def test_every_algorithm_and_each_of_its_parameters_is_documented(qgis_app, written):
    for algorithm in ALGORITHMS:
        made = algorithm()
        made.initAlgorithm({})
        section = written.split(f"### `osp:{made.name()}`")[1].split("\n### ")[0]
        for parameter in made.parameterDefinitions():
            assert f"| `{parameter.name()}` |" in section, (made.name(), parameter.name())


def test_every_check_is_documented(written):
    assert [check.code for check in CHECKS if f"| `{check.code}` |" not in written] == []


def test_every_indicator_is_documented(written):
    assert [key for key in indicators() if f"| `{key}` |" not in written] == []
