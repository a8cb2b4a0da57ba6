"""What the OSP writes itself, imported again unchanged, changes nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from osp_plugin.domain.imports.plan import CHANGED, NEW, SAME
from osp_plugin.storage import open_geopackage

from ..support.imports import plan_return


@pytest.fixture(scope="module")
def base(own_demo):
    return open_geopackage(own_demo)


def of_bailleur(plan, bailleur):
    """What becomes of the rows of a bailleur; the others are refused as another's."""
    owners = plan.table.columns["bailleur"]
    return Counter(row.status for row, own in zip(plan.rows, owners) if own == bailleur)


@pytest.mark.parametrize("bailleur", ["SIA", "M&C"])
def test_the_workbook_changes_nothing(run, base, own_demo, tmp_path, bailleur):
    path = tmp_path / "classeur.xlsx"
    run("osp:classeur", {"BASE": str(own_demo), "OUTPUT": str(path)})
    found = of_bailleur(plan_return(base, path, bailleur), bailleur)
    # Dwellings that the demonstration holds twice are told as doubles.
    assert found[SAME] > 2_000 and not found[CHANGED] and not found[NEW]


def test_a_layer_in_csv_changes_nothing(run, base, own_demo, tmp_path):
    path = tmp_path / "logements.csv"
    run(
        "osp:analyse_logement_bailleur",
        {"INPUT": f"{own_demo}|layername=logement", "OUTPUT": str(path)},
    )
    found = of_bailleur(plan_return(base, path, "SIA"), "SIA")
    assert found[SAME] > 2_000 and not found[CHANGED] and not found[NEW]
