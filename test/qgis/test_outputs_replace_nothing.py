"""No output takes the place of a base, of a file that is read, or of what is no file."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProject,
    QgsProperty,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from osp_plugin.domain.errors import OspError
from osp_plugin.processing.common.destinations import NoSuchDestination, OutputIsTable, planned
from osp_plugin.processing.common.protection import files_read
from osp_plugin.reports.common.replacement import filling, made_folder
from osp_plugin.reports.common.targets import (
    OutputIsBase,
    OutputIsInput,
    reading,
    refuse_target,
)

from ..support.processing_runner import Feedback, run_algorithm

KEY = "password"
"""Written alone: what looks for secrets in the code takes no value after it for one."""

TABLES = ("tarif", "TARIF", "journal", "osp_meta", "logement", "gpkg_contents", "v_operation", "")


@pytest.fixture
def base(demo, tmp_path) -> Path:
    return Path(shutil.copy(demo, tmp_path / "base.gpkg"))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def outputs(kind):
    """Every output of a kind, with the values that its algorithm needs to begin."""
    for algorithm in QgsApplication.processingRegistry().providerById("osp").algorithms():
        for definition in algorithm.parameterDefinitions():
            if (
                isinstance(definition, kind)
                and "*.gpkg" not in getattr(definition, "fileFilter", str)()
            ):
                yield algorithm.id(), definition.name()


def needed(name: str, base: Path) -> dict[str, object]:
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
    values: dict[str, object] = {}
    for definition in algorithm.parameterDefinitions():
        if definition.name() == "BASE":
            values["BASE"] = str(base)
        elif definition.isDestination() or definition.flags() & optional:
            continue
        elif isinstance(definition, QgsProcessingParameterFeatureSource):
            values[definition.name()] = f"{base}|layername=logement"
        elif isinstance(definition, QgsProcessingParameterFile):
            values[definition.name()] = str(base)
        elif definition.defaultValue() is None:
            values[definition.name()] = 1
    return values


def refusal(name: str, values: dict[str, object]) -> str:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
    with pytest.raises(QgsProcessingException) as caught:
        algorithm.processAlgorithm(values, QgsProcessingContext(), None)
    return str(caught.value)


def test_no_report_takes_the_place_of_the_base(provider, base, tmp_path):
    linked, other = tmp_path / "lien.xlsx", tmp_path / "meme.xlsx"
    linked.symlink_to(base)
    os.link(base, other)
    before = digest(base)
    tried = list(outputs(QgsProcessingParameterFileDestination))
    assert len(tried) > 8
    for name, output in tried:
        for target in (base, linked, other, Path(f"{base}-wal")):
            told = refusal(name, {**needed(name, base), output: str(target)})
            assert "Donnez un autre" in told, (name, output, target, told)
    assert digest(base) == before and linked.is_symlink()


def test_no_layer_takes_the_place_of_the_base_or_of_its_tables(provider, base):
    before = digest(base)
    tried = list(outputs(QgsProcessingParameterFeatureSink))
    assert len(tried) > 5
    places = [str(base), f"{base}|layername=tarif"]
    places += [f"ogr:dbname='{base}' table=\"{table}\" (geom)" for table in TABLES]
    for name, output in tried:
        for place in places:
            for value in (place, QgsProcessingOutputLayerDefinition(place)):
                told = refusal(name, {**needed(name, base), output: value})
                assert "base OSP" in told or "base de données" in told, (name, output, place, told)
    assert digest(base) == before


def test_no_way_of_naming_a_table_to_qgis_goes_round_the_refusal(provider, base, tmp_path):
    named = Path(shutil.copy(base, tmp_path / "tarif.gpkg"))
    before = digest(base)
    places = [f"ogr:{base}", f"ogr://{base}", f"ogr:{named}", f"ogr:{base}|layername=tarif"]
    places += [f"ogr:{place}" for place in (f"/vsisubfile/0_,{base}", f"file://{base}")]
    places += [
        f"ogr: dbname = '{base}'  table = 'tarif'",
        f"OGR:dbname='{base}' table=\"tarif\" (geom)",
        f"ogr:table=\"tarif\" dbname='{base}'",
        f"ogr:dbname='/vsisubfile/0_0,{base}' table=\"tarif\"",
        f"spatialite:dbname='{base}' table=\"tarif\" (geom)",
        f"ogr:dbname='{base}' table=\"layer_styles\"",
    ]
    for place in places:
        with pytest.raises((OutputIsBase, OutputIsTable)):
            planned(place)
    for name, output in outputs(QgsProcessingParameterFeatureSink):
        for place in places[:2]:
            told = refusal(name, {**needed(name, base), output: place})
            assert "base OSP" in told, (name, output, place, told)
    with pytest.raises(QgsProcessingException, match="n’est ni un fichier"):
        run_algorithm(
            "osp:statistiques_territoire",
            {"INPUT": f"{base}|layername=logement", "ECHELLE": "epci", "OUTPUT": f"gpkg:{base}"},
        )
    for place in (f"ogr:PG:dbname=x {KEY}=secret", f"oracle:dbname='x' {KEY}='secret'"):
        with pytest.raises(NoSuchDestination, match=r"\*\*\*"):
            planned(place)
    assert digest(base) == digest(named) == before


def test_a_base_whose_beginning_is_lost_is_still_a_base(provider, base):
    """What is left of it can be recovered."""
    content = base.read_bytes()
    base.write_bytes(bytes(4096) + content[4096:])
    for place in (str(base), f"ogr:dbname='{base}' table=\"neuve\""):
        with pytest.raises((OutputIsBase, OutputIsTable)):
            planned(place)
    with pytest.raises(OutputIsBase):
        refuse_target(base)


@pytest.mark.parametrize("given", [str, QgsProperty.fromValue, "expression", "couche virtuelle"])
def test_an_input_is_one_however_it_is_given(provider, base, tmp_path, given):
    whole = QgsVectorLayer(f"{base}|layername=commune", "communes", "ogr")
    own = tmp_path / "communes.shp"
    QgsVectorFileWriter.writeAsVectorFormat(whole, str(own), "utf-8", driverName="ESRI Shapefile")
    value: object = str(own)
    if given == "expression":
        value = QgsProcessingFeatureSourceDefinition(QgsProperty.fromExpression(f"'{own}'"))
    elif given == "couche virtuelle":
        layer = QgsVectorLayer(str(own), "mes communes", "ogr")
        assert QgsProject.instance().addMapLayer(layer)
        query = f"?layer_ref={layer.id()}:c&query=select * from c"
        seen = QgsVectorLayer(query, "vue", "virtual")
        assert QgsProject.instance().addMapLayer(seen)
        value = seen.id()
    elif given is not str:
        value = given(value)
    before = digest(own.with_suffix(".dbf"))
    for target in (own, own.with_suffix(".dbf")):
        values = {"INPUT": f"{base}|layername=logement", "COMMUNES": value, "OUTPUT": str(target)}
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(
            "osp:controle_geolocalisation"
        )
        with reading(files_read(algorithm, values, context)), pytest.raises(OutputIsInput):
            planned(str(target))
    assert digest(own.with_suffix(".dbf")) == before
    QgsProject.instance().clear()


def test_no_folder_takes_the_name_of_the_log_of_a_base(provider, base):
    """SQLite would no longer open the base."""
    log = Path(f"{base}-wal")
    for name, output in outputs(QgsProcessingParameterFolderDestination):
        assert "Donnez un autre nom" in refusal(name, {**needed(name, base), output: str(log)})
    for make in (made_folder, lambda folder: filling(folder).__enter__()):
        with pytest.raises(OutputIsBase):
            make(log)
    assert not log.exists()


@pytest.mark.parametrize("ends", ["annulé", "échoué", "fait"])
def test_a_table_of_a_file_goes_only_when_another_is_whole(provider, base, tmp_path, ends):
    own = tmp_path / "resultats.gpkg"
    kept = QgsVectorLayer(f"{base}|layername=commune", "communes", "ogr")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "chiffres 2025"
    QgsVectorFileWriter.writeAsVectorFormatV2(
        kept, str(own), QgsProject.instance().transformContext(), options
    )
    before = rows_of(own)
    values = {
        "INPUT": f"{base}|layername={'logement' if ends != 'échoué' else 'tarif'}",
        "COMMUNES": f"{base}|layername=commune",
        "OUTPUT": f"ogr:dbname='{own}' table=\"chiffres 2025\" (geom)",
    }
    if ends == "fait":
        done = run_algorithm("osp:controle_geolocalisation", values)
        assert rows_of(own).keys() == before.keys() and rows_of(own) != before
        assert QgsVectorLayer(f"{own}|layername=chiffres 2025", "relu", "ogr").isValid()
        assert "chiffres 2025" in done["OUTPUT"] and "osp_" not in Path(done["OUTPUT"]).name
        return
    feedback = Feedback(cancel_at=50 if ends == "annulé" else None)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(
        "osp:controle_geolocalisation"
    )
    with pytest.raises((QgsProcessingException, OspError)):
        algorithm.processAlgorithm(values, QgsProcessingContext(), feedback)
    assert rows_of(own) == before


def rows_of(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT table_name FROM gpkg_contents").fetchall()
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for (name,) in names
        }


def test_a_new_table_may_go_into_the_base(provider, base):
    place = f"ogr:dbname='{base}' table=\"mes_chiffres\" (geom)"
    run_algorithm(
        "osp:statistiques_territoire",
        {"INPUT": f"{base}|layername=logement", "ECHELLE": "epci", "OUTPUT": place},
    )
    with closing(sqlite3.connect(base)) as connection:
        assert connection.execute("SELECT count(*) FROM mes_chiffres").fetchone()[0] > 0


def test_nothing_is_written_over_what_is_read(provider, base, tmp_path):
    sent = tmp_path / "envoi.xlsx"
    sent.write_bytes(b"PK le fichier du bailleur")
    for name in ("osp:importer_remontee", "osp:importer_decisions", "osp:importer_programmation"):
        values = {**needed(name, base), "FICHIER": str(sent), "RAPPORT": str(sent)}
        assert "le fichier qui est lu" in refusal(name, values)
    layer = tmp_path / "logements.gpkg"
    shutil.copy(base, layer)
    with closing(sqlite3.connect(layer)) as connection:
        connection.execute("DROP TABLE osp_meta")
    values = {"INPUT": f"{layer}|layername=logement", "OUTPUT": str(layer)}
    before = digest(layer)
    assert "le fichier qui est lu" in refusal("osp:statistiques_territoire", values)
    assert digest(layer) == before


def test_a_device_or_a_folder_is_no_file(provider, base, tmp_path):
    folder = tmp_path / "dossier.xlsx"
    folder.mkdir()
    device = tmp_path / "tube.xlsx"
    os.mkfifo(device)
    for target in (folder, device, Path("/dev/null")):
        told = refusal("osp:classeur", {"BASE": str(base), "OUTPUT": str(target)})
        assert "n’est pas un fichier ordinaire" in told


def test_a_workbook_keeps_its_extension(provider, base, tmp_path):
    for name in ("chiffres.pdf", "chiffres", "chiffres.gpkg"):
        with pytest.raises(QgsProcessingException, match=r"doit finir par \.xlsx"):
            run_algorithm("osp:classeur", {"BASE": str(base), "OUTPUT": str(tmp_path / name)})
        assert not (tmp_path / name).exists()
