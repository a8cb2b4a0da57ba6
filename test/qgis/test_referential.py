"""Reference tables of a GeoPackage fed from layers, and the algorithm."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import NULL, QgsProcessingException

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.referential import SQUARE, ReferentialContract, communes, layer
from ..support.new_base import new_base
from ..support.processing_runner import Feedback


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    return new_base(tmp_path / "base.gpkg")


class TestReferentialInAGeoPackage(ReferentialContract):
    """The contract on a GeoPackage."""


def test_a_table_is_named_and_what_is_done_is_told(run, base):
    feedback = Feedback()
    bailleurs = layer("code:string Libellé:string", [("SIA", "SIA Habitat", None)], "None")
    results = run("osp:charger_referentiel", {
        "INPUT": bailleurs, "TABLE": "bailleur", "BASE": str(base.path),
    }, feedback)  # fmt: skip
    assert results["NB_AJOUTES"] == 1 and Path(results["SAUVEGARDE"]).is_file()
    assert any(said.endswith("(bailleur) ← code") for said in feedback.said)
    results = run("osp:charger_referentiel", {
        "INPUT": bailleurs, "TABLE": "bailleur", "BASE": str(base.path), "MODE": "remplacer",
    })  # fmt: skip
    assert (results["NB_INCHANGES"], results["SAUVEGARDE"]) == (1, "")


def test_a_column_is_chosen_and_another_left_out(run, base):
    source = communes([("X", "Lens", None, 3, SQUARE)])
    feedback = Feedback()
    parameters = {"INPUT": source, "TABLE": "commune", "BASE": str(base.path)}
    chosen = ["idcom", "'62' || '498'", "population", "", "", None, None, NULL]
    results = run("osp:charger_referentiel", {**parameters, "CORRESPONDANCE": chosen}, feedback)
    assert results["NB_AJOUTES"] == 1
    row = base.read("commune").iloc[0]
    assert row["idcom"] == "62498" and row[["population", "dep"]].isna().all()
    with pytest.raises(QgsProcessingException, match="deux par ligne"):
        run("osp:charger_referentiel", {**parameters, "CORRESPONDANCE": ["idcom"]})
    with pytest.raises(QgsProcessingException, match="Aucune des 1 lignes"):
        run("osp:charger_referentiel", parameters)


def test_a_failure_leaves_no_copy_of_the_base(run, base):
    parameters = {"TABLE": "commune", "BASE": str(base.path)}
    run("osp:charger_referentiel", {**parameters, "INPUT": communes()})
    with base.transaction() as session:
        session.execute("INSERT INTO bailleur (bailleur, nom_bailleur) VALUES ('SIA', 'SIA')")
        session.execute(
            "INSERT INTO logement (id_ddtm62, bailleur, type_palu, idcom) "
            "VALUES (1, 'SIA', 'Hors', '62510')"
        )
    copies = sorted(base.path.parent.glob("*sauvegarde*"))
    with pytest.raises(QgsProcessingException):
        run("osp:charger_referentiel", {
            **parameters, "INPUT": communes([("62498", "LENS", None, 1, SQUARE)]),
            "MODE": "remplacer",
        })  # fmt: skip
    assert sorted(base.path.parent.glob("*sauvegarde*")) == copies
