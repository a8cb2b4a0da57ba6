"""Files that people really sent (beside the project): names, and files whose extension is odd.

What is expected of each stands in the README of those files.
"""

from __future__ import annotations

import pytest

from osp_plugin.storage import open_geopackage

from ..support.imports import plan_return
from ..support.shared import required


@pytest.fixture(scope="module")
def base(demo):
    return open_geopackage(demo)


@pytest.fixture(scope="module")
def plan(base):
    files = required("cas") / "fichiers"
    return lambda name: plan_return(base, files / name, "SIA")


def told(plan):
    return [(item.ligne, item.regle) for item in plan.findings]


def test_usual_names_of_epci_are_those_of_the_base(plan):
    read = plan("r42_epci_ecrits.csv")
    assert told(read) == [] and read.counts["NB_INCHANGES"] == 5


def test_usual_names_of_communes_are_those_of_the_base(plan):
    read = plan("r41_communes_ecrites.csv")
    assert [row.status for row in read.rows[:2]] == ["inchangé", "inchangé"]
    assert read.rows[4].status == "inchangé"
    # The others are of another commune than the parcel that the base holds.
    assert [row.status for row in read.rows[2:4]] == ["rejeté", "rejeté"]
    refused = [item for item in read.findings if item.gravite == "erreur"]
    assert {(item.ligne, item.champ, item.regle) for item in refused} == {
        (4, "idcomtxt", "commune_du_code"), (5, "idcomtxt", "commune_du_code")
    }  # fmt: skip


def test_parcels_are_completed_however_they_are_written(plan):
    read = plan("r40_parcelles_ecrites.csv")
    assert {rule for _line, rule in told(read)} == {"parcelle_completee"}
    parcels = [f"62724000BL{number:04d}" for number in range(711, 716)]
    held = [row.values.get("idpar", parcel) for row, parcel in zip(read.rows, parcels)]
    assert held == parcels and read.counts["NB_REJETES"] == 0


@pytest.mark.parametrize("name", ["R43_EXTENSION_MAJUSCULE.XLSX", "R43B_EXTENSION_MAJUSCULE.CSV",
                                  "r44_macros.xlsm"])  # fmt: skip
def test_the_toolbox_reads_a_file_whose_extension_is_odd(run, demo, name):
    path = required("cas") / "fichiers" / name
    done = run("osp:importer_remontee",
               {"FICHIER": str(path), "BASE": str(demo), "BAILLEUR": "SIA"})  # fmt: skip
    assert (done["NB_MODIFIES"], done["NB_ANOMALIES"]) == (2, 0)
