"""The algorithms of the campaigns, on the demonstration base."""

from __future__ import annotations

import pytest
from qgis.core import QgsProcessingException

from osp_plugin.storage import open_geopackage
from osp_plugin.storage.programming.reading import read_programme

from ..support.campaigns import forget_open_campaign
from ..support.processing_runner import copied_demonstration

YEAR, NEXT = {"CAMPAGNE": 2021}, {"CAMPAGNE": 2022}
DATES = {"DATE_CLOTURE": "2022-02-25", "DATE_CRHH": "2022-03-22"}


@pytest.fixture
def demonstration(provider, tmp_path) -> dict[str, str]:
    target = copied_demonstration(tmp_path / "demo.gpkg")
    forget_open_campaign(target)
    return {"BASE": str(target)}


def test_from_a_closed_campaign_to_the_next_one(run, demonstration):
    base = open_geopackage(demonstration["BASE"])
    before = read_programme(base, 2021)
    assert before.campaign.is_closed and set(before.lines["statut"]) == {"Clos"}
    with pytest.raises(QgsProcessingException, match="campagnes connues : 2021"):
        run("osp:reporter_lignes", {**demonstration, **YEAR, "VERS": 2022})
    run(
        "osp:ouvrir_campagne",
        {**demonstration, **NEXT, "DATE_OUVERTURE": "2022-01-03", "TARIF_DE": 2021},
    )
    results = run("osp:reporter_lignes", {**demonstration, **YEAR, "VERS": 2022})
    assert results["NB_LIGNES"] == 1
    after = read_programme(base, 2022)
    assert after.lines["nom"].tolist() == ["MC DA DECHY CROIX DE PIERRE"]
    assert after.envelopes["reliquat"].notna().all()
    with pytest.raises(QgsProcessingException, match="DECHY"):
        run("osp:clore_campagne", {**demonstration, **NEXT, **DATES})
    with base.transaction() as session:
        session.execute("UPDATE programmation SET statut = 'Publié' WHERE campagne = 2022")
    run("osp:clore_campagne", {**demonstration, **NEXT, **DATES})
    with pytest.raises(QgsProcessingException, match="pourquoi"):
        run("osp:rouvrir_campagne", {**demonstration, **NEXT, "MOTIF": " "})
    run("osp:rouvrir_campagne", {**demonstration, **NEXT, "MOTIF": "Périmètre de Dechy"})
    assert read_programme(base, 2022).campaign.reason == "Périmètre de Dechy"
