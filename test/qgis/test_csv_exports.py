"""A csv that leaves the tool comes back as it was, and opens in a French Excel when asked."""

from __future__ import annotations

import csv

import pytest
from qgis.core import QgsFields, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from osp_plugin.compat import NO_GEOMETRY, make_field
from osp_plugin.domain.dictionary import dictionary
from osp_plugin.processing.common.algorithm import OspAlgorithm
from osp_plugin.processing.common.written_form import form_of

from ..support.hostile import PREFIXES, code, hostile, hostile_base

TYPES = ("string", "integer", "number", "boolean", "date", "datetime")
ROW = ["062", 12, -1.5, True, QDate(2021, 3, 2), QDateTime(QDate(2021, 3, 2), QTime(9, 5))]


class Writing(OspAlgorithm):
    """Writes :data:`ROW` and an empty row."""

    ID, GROUP, NAME, HELP = "essai", "base", "Essai", "Essai."

    def initAlgorithm(self, config=None):
        self.add_table("OUTPUT", "Table")
        self.add_csv_choice()

    def execute(self, parameters, context, feedback):
        fields = QgsFields()
        for kind in TYPES:
            fields.append(make_field(kind, kind))
        output = self.open_output(parameters, "OUTPUT", context, fields, NO_GEOMETRY)
        output.add(ROW)
        output.add([None] * len(ROW))
        if parameters.get("FAIL"):
            raise ModuleNotFoundError(name="essai")
        return {"OUTPUT": output.destination}


@pytest.fixture
def write(provider, tmp_path):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    def written(name: str, **more):
        target = tmp_path / name
        algorithm = Writing()
        algorithm.initAlgorithm()
        parameters = {"OUTPUT": str(target), **more}
        algorithm.run(
            parameters, QgsProcessingContext(), QgsProcessingFeedback(False), catchExceptions=False
        )
        return target

    return written


def test_by_default_it_is_the_csv_that_scripts_know(write):
    assert write("a.csv").read_bytes().decode() == (
        "string,integer,number,boolean,date,datetime\r\n"
        "062,12,-1.5,1,2021/03/02,2021/03/02 09:05:00\r\n"
        ",,,,,\r\n"
    )


def test_a_french_excel_finds_its_columns_its_commas_and_its_days(write):
    target = write("a.csv", CSV_EXCEL=True)
    assert target.read_bytes().startswith(b"\xef\xbb\xbfstring;integer;")
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))[1:]
    assert rows[0] == ["062", "12", "-1,5", "Oui", "2021-03-02", "2021-03-02 09:05:00"]
    assert rows[1] == [""] * 6


@pytest.mark.parametrize("french", [False, True])
def test_beside_it_is_told_what_its_columns_are_so_that_codes_keep_their_zeros(write, french):
    layer = QgsVectorLayer(str(write("a.csv", CSV_EXCEL=french)), "", "ogr")
    first = next(layer.getFeatures()).attributes()
    assert first[:3] == ["062", 12, -1.5]
    assert layer.fields().field("date").typeName() == "Date"


def test_what_is_beside_it_goes_with_it_when_the_algorithm_fails(write, tmp_path):
    with pytest.raises(Exception, match="essai"):
        write("a.csv", FAIL=True)
    assert not list(tmp_path.iterdir())


def test_yes_and_no_are_no_formulas_in_an_ods(write):
    import zipfile

    with zipfile.ZipFile(write("a.ods")) as archive:
        content = archive.read("content.xml").decode()
    assert "table:formula" not in content and "Oui" in content


def test_every_algorithm_with_a_layer_to_write_offers_it(provider):
    from qgis.core import QgsApplication

    for algorithm in QgsApplication.processingRegistry().providerById("osp").algorithms():
        names = {item.name(): item.type() for item in algorithm.parameterDefinitions()}
        assert ("CSV_EXCEL" in names) == ("sink" in names.values()), algorithm.id()


@pytest.fixture(scope="module")
def one_bailleur(provider, tmp_path_factory):
    """The hostile base, all its dwellings of one bailleur."""
    base = hostile_base(tmp_path_factory.mktemp("pieges") / "base.gpkg")
    with base.transaction() as session:
        session.execute("UPDATE operation SET bailleur = :code", {"code": code(0)})
        session.execute(
            "UPDATE logement SET bailleur = :code, epci = :code, intitule = :intitule, "
            "ident_rep = NULL, ident_int = 'L' || fid, "
            "num_rpls_ini = NULL, num_esti_ini = NULL, dnvoiri = '3'",  # numbers, read in ASCII
            {"code": code(0), "intitule": hostile(0)},
        )
    return base


@pytest.mark.parametrize(
    ("suffix", "french"), [("csv", False), ("csv", True), ("ods", False), ("xlsx", False)]
)
def test_a_layer_written_then_imported_changes_nothing(run, one_bailleur, tmp_path, suffix, french):
    target = tmp_path / f"sortie.{suffix}"
    layer = f"{one_bailleur.path}|layername=logement"
    run("osp:geolocaliser", {"INPUT": layer, "OUTPUT": str(target), "CSV_EXCEL": french})
    found = run(
        "osp:importer_remontee",
        {
            "FICHIER": str(target),
            "BAILLEUR": code(0),
            "BASE": str(one_bailleur.path),
            "SIMULATION": True,
            "RAPPORT": str(tmp_path / "rapport.xlsx"),
        },
    )
    assert found["NB_LIGNES"] == found["NB_INCHANGES"] == len(PREFIXES)


def test_the_french_csv_of_the_dwellings_is_as_their_table_schema_says(run, demo, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    target = tmp_path / "logements.csv"
    run(
        "osp:geolocaliser",
        {"INPUT": f"{demo}|layername=logement", "OUTPUT": str(target), "CSV_EXCEL": True},
    )
    with target.open(encoding="utf-8-sig", newline="") as file:
        titles = next(csv.reader(file, delimiter=";"))
    known = {field["name"]: dict(field) for field in dictionary()["logement"].descriptor["fields"]}
    fields = []
    for title in titles:
        field = known.get(title, {"name": title, "type": "any"})
        if field["type"] == "number":
            field["decimalChar"] = ","
        if field["type"] == "boolean":
            field.update(trueValues=["Oui"], falseValues=["Non"])
        if field["type"] == "datetime":
            field["format"] = "%Y-%m-%d %H:%M:%S"
        fields.append(field)
    report = frictionless.Resource(
        path=target.name,
        basepath=str(tmp_path),
        encoding="utf-8-sig",
        schema=frictionless.Schema.from_descriptor({"fields": fields}),
        dialect=frictionless.Dialect.from_descriptor({"csv": {"delimiter": ";"}}),
    ).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:3]


def test_a_form_of_no_file_changes_nothing(qgis_app):
    form = form_of(None, QgsFields())
    assert form.options == [] and form.types == ""
