"""The published figures from a PostGIS base that holds the demonstration."""

from __future__ import annotations

import pandas as pd
from openpyxl import load_workbook
from qgis.core import QgsProject, QgsVectorLayer

from osp_plugin.domain.indicators import SCALES, indicators
from osp_plugin.project import open_base
from osp_plugin.storage.indicators.statistics import Statistics, Tables
from osp_plugin.storage.layers import base_of
from osp_plugin.storage.postgis import PostgisBase

from ..qgis.test_analysis_algorithm import ANALYSE, PUBLISHED, numbers


def test_the_algorithm_gives_the_published_figures_from_the_server(
    run, demonstrated, tmp_path, reference, qgis_new_project
):
    found = demonstrated.source("logement")
    layer = QgsVectorLayer(found.uri, "Logements", found.provider)
    QgsProject.instance().addMapLayer(layer)
    assert isinstance(base_of(layer, "logement"), PostgisBase)
    target = tmp_path / "synthese.csv"
    results = run(ANALYSE, {"INPUT": layer, "SYNTHESE": str(target), "OUTPUT": "memory:"})
    assert numbers(results) == PUBLISHED
    assert results["OUTPUT"].featureCount() == 6287
    assert target.read_bytes() == (reference / "synthese_logements.csv").read_bytes()


def test_the_workbook_is_made_from_a_connection(run, demonstrated, connection, tmp_path):
    target = tmp_path / "classeur.xlsx"
    run("osp:classeur", {"CONNEXION": connection, "SCHEMA": "osp", "OUTPUT": str(target)})
    assert load_workbook(target, read_only=True)["Logements"].max_row > 6287


def test_a_base_is_created_and_upgraded_by_its_connection(run, connection):
    run("osp:creer_base", {"CONNEXION": connection, "SCHEMA": "Schéma d'essai"})
    results = run("osp:mettre_a_niveau", {"CONNEXION": connection, "SCHEMA": "Schéma d'essai"})
    assert results["VERSION"] == PostgisBase.named(connection, "Schéma d'essai").version()


def test_a_base_opens_in_the_project_with_its_layers(demonstrated, connection, qgis_new_project):
    layers = open_base(connection, QgsProject.instance(), schema="osp")
    assert layers["logement"].featureCount() == 6287
    assert all(layer.isValid() for layer in layers.values())


def test_statistics_are_counted_by_the_server_as_through_qgis(run, demonstrated):
    found = demonstrated.source("logement")
    layer = QgsVectorLayer(found.uri, "Logements", found.provider)
    by_server = Statistics.of_base(demonstrated)
    by_qgis = Statistics(Tables(demonstrated, {"logement": layer}))
    keys = list(indicators())
    for scale in SCALES:
        pd.testing.assert_frame_equal(
            by_server.at(scale, keys).table, by_qgis.at(scale, keys).table
        )
    result = run(
        "osp:statistiques_territoire",
        {"INPUT": layer, "ECHELLE": "epci", "INDICATEURS": ["nb_logements"], "OUTPUT": "memory:"},
    )
    places = list(result["OUTPUT"].getFeatures())
    assert len(places) == 9 and not any(place.geometry().isNull() for place in places)
    assert sum(place["nb_logements"] for place in places) == 6287
