"""Files given to the algorithms: QGIS refuses none by its name, our own refusals speak."""

from __future__ import annotations

import contextlib

import pytest
from qgis.core import (
    QgsApplication,
    QgsFileUtils,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from osp_plugin.domain.common.file_filters import TABLES, file_filter

NAMES = ("X.XLSX", "X.CSV", "x.xlsm", "x.csv.gz", "x.gz", "x.tsv", "X.GPKG", "X.ZIP", "x")
BARE = ("Incorrect parameter value", "Could not load source", "Valeur de paramètre incorrecte")


def parameters(kind):
    registry = QgsApplication.processingRegistry().providerById("osp")
    return [
        (algorithm, definition)
        for algorithm in registry.algorithms()
        for definition in algorithm.parameterDefinitions()
        if isinstance(definition, kind)
    ]


def test_every_file_is_let_in_whatever_its_extension(provider):
    found = parameters(QgsProcessingParameterFile)
    assert len(found) > 20
    refused = [
        (algorithm.id(), definition.name(), name)
        for algorithm, definition in found
        for name in NAMES
        if not definition.checkValueIsAcceptable(f"/dossier/{name}", QgsProcessingContext())
    ]
    assert refused == []


def test_so_is_every_file_that_is_written(provider, tmp_path):
    places = {
        QgsProcessingParameterFileDestination: ("X.XLSX", "X.HTML", "X.GPKG"),
        QgsProcessingParameterFeatureSink: ("X.CSV", "X.GPKG", "X.SHP", "X.XLSX", "X.ODS"),
    }
    refused = []
    for kind, names in places.items():
        for algorithm, definition in parameters(kind):
            for name in names:
                value = str(tmp_path / name)
                valid = algorithm.provider().isSupportedOutputValue(
                    value, definition, QgsProcessingContext()
                )
                if not valid[0] or not definition.checkValueIsAcceptable(value):
                    refused.append((algorithm.id(), definition.name(), name, valid))
    assert refused == []


def refusals(tmp_path, kind, names):
    """What is said of files that hold nothing useful, by algorithm, parameter and name."""
    for algorithm, definition in parameters(kind):
        for name in names:
            path = tmp_path / name
            path.write_bytes(b"\x00\x01ceci n'est rien de connu\xff")
            given = {definition.name(): str(path)}
            yield algorithm, definition, name, given


def test_a_layer_that_is_none_is_refused_in_our_words(provider, tmp_path):
    told = []
    names = ("X.CSV.ZIP", "x.tsv.gz", "X.XLSX")
    for algorithm, definition, name, given in refusals(
        tmp_path, QgsProcessingParameterFeatureSource, names
    ):
        others = {
            item.name(): "memory:"
            for item in algorithm.parameterDefinitions()
            if item.isDestination()
        }
        valid, reason = algorithm.checkParameterValues({**others, **given}, QgsProcessingContext())
        sources = [
            item.name()
            for item in algorithm.parameterDefinitions()
            if isinstance(item, QgsProcessingParameterFeatureSource)
        ]
        if valid and algorithm.id() == "osp:charger_referentiel":
            continue  # a table is read by ourselves, and refused then
        if sources[0] == definition.name() and not (
            "QGIS ne sait pas lire" in reason and "Il faut" in reason and name in reason
        ):
            told.append((algorithm.id(), definition.name(), name, valid, reason))
    assert told == []


@pytest.mark.parametrize("name", ["X.CSV", "x.tsv", "x.gz", "X.XLSX", "x.xlsm", "X.ZIP"])
@pytest.mark.parametrize(
    ("algorithm", "parameter", "more"),
    [
        ("osp:importer_remontee", "FICHIER", {"BAILLEUR": "SIA"}),
        ("osp:importer_decisions", "FICHIER", {}),
        ("osp:importer_programmation", "FICHIER", {"CAMPAGNE": 2022}),
        ("osp:importer_rpls", "FICHIER", {"MILLESIME": 2021}),
        ("osp:charger_referentiel", "INPUT", {"TABLE": "commune"}),
    ],
)
def test_a_file_of_nothing_is_refused_in_our_words(
    run, own_demo, tmp_path, algorithm, parameter, more, name
):
    if "CAMPAGNE" in more:
        with contextlib.suppress(QgsProcessingException):  # it is open already
            run("osp:ouvrir_campagne", {"BASE": str(own_demo), **more})
    path = tmp_path / name
    path.write_bytes(b"\x00\x01ceci n'est rien de connu\xff")
    with pytest.raises(QgsProcessingException) as told:
        run(algorithm, {parameter: str(path), "BASE": str(own_demo), **more})
    assert f"{name} »" in str(told.value) and not any(bare in str(told.value) for bare in BARE)


def test_a_parameter_that_is_missing_or_unfit_is_named_in_our_words(provider):
    told = []
    for algorithm in QgsApplication.processingRegistry().providerById("osp").algorithms():
        valid, reason = algorithm.checkParameterValues({}, QgsProcessingContext())
        if not valid and ("Il manque le paramètre" not in reason or "Donnez-le" not in reason):
            told.append((algorithm.id(), reason))
    assert told == []
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("osp:importer_remontee")
    given = {"FICHIER": "a.csv", "BAILLEUR": "SIA", "ORDRE_DATES": 7}
    valid, reason = algorithm.checkParameterValues(given, QgsProcessingContext())
    assert not valid and "« 7 » ne convient pas" in reason and "ORDRE_DATES" in reason


@pytest.mark.parametrize("name", ["X.GPKG", "x.tsv", "X.SQLITE"])
def test_a_base_is_known_by_what_it_holds(run, demo, tmp_path, name):
    copy = tmp_path / name
    copy.write_bytes(demo.read_bytes())
    given = {"BASE": str(copy), "BAILLEUR": "SIA", "OUTPUT": str(tmp_path / "MODELE.XLSX")}
    run("osp:modele_remontee", given)
    assert (tmp_path / "MODELE.XLSX").stat().st_size
    copy.write_bytes(b"rien")
    with pytest.raises(QgsProcessingException, match=f"{name} ?».*Ouvrez|{name} ?».* Choisissez"):
        run("osp:modele_remontee", given)


def test_a_dialog_offers_files_in_capitals(qgis_app):
    offered = file_filter("Tableaux", TABLES)
    for name in ("a.xlsx", "A.XLSX", "a.TSV", "a.xlsm"):
        assert QgsFileUtils.fileMatchesFilter(name, offered)
    assert not QgsFileUtils.fileMatchesFilter("a.pdf", offered)
    assert file_filter("Base", ["gpkg"], "Tous") == "Base (*.gpkg *.GPKG);;Tous (*)"
