"""Addresses and parcels that people really send (beside the project), on the demonstration.

What is expected of each stands in the README of those files: the three dwellings of the rue des
Anémones at Rouvroy, by their street or by their parcels.
"""

from __future__ import annotations

import shutil

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from osp_plugin.storage import open_geopackage

from ..support.processing_runner import Feedback
from ..support.shared import required

FIDS = (4266, 4267, 4268)


@pytest.fixture(scope="module")
def files():
    return required("cas") / "fichiers"


@pytest.fixture
def given(demo, tmp_path):
    """What places the three dwellings of a copy of the demonstration."""
    copy = tmp_path / "base.gpkg"
    shutil.copy(demo, copy)
    base = open_geopackage(copy)
    with base.transaction() as session:
        for number, fid in zip((26, 28, 30), FIDS):
            parcel = f"62724000BL0{711 + FIDS.index(fid)}"
            session.execute(
                f"UPDATE logement SET geom = NULL, geoloc_source = NULL, dnvoiri = '{number}', "
                f"dindic = NULL, dvoilib = 'RUE DES ANEMONES', idcom = '62724', idpar = '{parcel}',"
                f" idlocal = NULL WHERE fid = {fid}"
            )
    layer = QgsVectorLayer(f"{copy}|layername=logement|subset=fid IN {FIDS}", "logement", "ogr")
    assert layer.featureCount() == len(FIDS)
    return {"INPUT": layer, "OUTPUT": "memory:"}


@pytest.mark.parametrize(
    "name",
    ["b00_temoin.csv", "b02_longitude_latitude.csv", "b03_degres_dans_xy.csv",
     "b05_voie_point_virgule.csv"],
)  # fmt: skip
def test_addresses_place_the_three_dwellings(run, given, files, name):
    # The base has a parcel of its own for them, which is surer.
    given["INPUT"].startEditing()
    for feature in given["INPUT"].getFeatures():
        place = given["INPUT"].fields().lookupField("idpar")
        given["INPUT"].changeAttributeValue(feature.id(), place, None)
    done = run("osp:geolocaliser", {**given, "ADRESSES": str(files / name)})
    given["INPUT"].rollBack()
    assert (done["NB_BAN_NUMERO"], done["NB_NON_PLACES"]) == (3, 0)


def test_addresses_without_titles_are_told(run, given, files):
    with pytest.raises(QgsProcessingException, match="titres numero, nom_voie"):
        run("osp:geolocaliser", {**given, "ADRESSES": str(files / "b06_bano_sans_titres.csv")})


@pytest.mark.parametrize(
    ("name", "count"),
    [("c00_temoin.geojson", 3), ("c01_idu_edigeo.geojson", 3), ("c02_numero_barre.geojson", 3),
     ("c04_geo_parcelle_annee.geojson", 3), ("c05_geom_nulle.geojson", 2),
     ("c06_section_numero.geojson", 3)],
)  # fmt: skip
def test_parcels_place_the_three_dwellings(run, given, files, name, count):
    feedback = Feedback()
    done = run("osp:geolocaliser", {**given, "PARCELLES": str(files / name)}, feedback)
    assert done["NB_PARCELLE"] == count
    odd = any("62724000BL568/" in text for text in feedback.warnings)
    assert odd == (name == "c02_numero_barre.geojson")


def test_a_field_chosen_whose_values_are_no_ids_is_told(run, given, files):
    feedback = Feedback()
    parcels = {"PARCELLES": str(files / "c00_temoin.geojson"), "CHAMP_PARCELLE": "section"}
    done = run("osp:geolocaliser", {**given, **parcels}, feedback)
    assert done["NB_PARCELLE"] == 0
    assert any("Aucun identifiant" in text and "BL" in text for text in feedback.warnings)
