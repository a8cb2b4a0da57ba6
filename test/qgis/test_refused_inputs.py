"""Files and layers that cannot serve: each is refused by its name, and says what to do."""

from __future__ import annotations

import re

import pytest
from qgis.core import QgsCoordinateTransformContext, QgsProcessingException

from osp_plugin.domain.errors import MissingColumns
from osp_plugin.storage.completeness import read_dwellings, read_operations
from osp_plugin.storage.errors import FolderNotFound
from osp_plugin.storage.geolocation.checks_areas import CITE, COMMUNE, NoArea, read_areas
from osp_plugin.storage.geolocation.errors import (
    NoCodeColumn,
    NoParcelId,
    NoParcelShape,
    NoRplsPosition,
    NotTheDwellings,
)
from osp_plugin.storage.geolocation.placing import Placer
from osp_plugin.storage.geolocation.placing_parcels import id_field, parcel_id
from osp_plugin.storage.geolocation.placing_rpls import rpls_columns
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.imports.context import BailleurUnknown, known_bailleurs
from osp_plugin.storage.input_files import (
    InputEmpty,
    InputIsFolder,
    InputLocked,
    InputMissing,
    InputNotALayer,
    check_file,
)

from ..support.memory_layers import layer, source
from ..support.new_base import new_base

SQUARE = "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))"
BOW = "POLYGON((0 0, 10 10, 10 0, 0 10, 0 0))"
BESIDE = "POLYGON((20 0, 30 0, 30 10, 20 10, 20 0))"


# -- files -------------------------------------------------------------------------------------


def test_a_file_that_can_be_read_is_let_pass(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"a")
    check_file(tmp_path / "a.csv")


def test_a_file_that_cannot_be_read_says_why(tmp_path):
    (tmp_path / "vide.csv").touch()
    (tmp_path / "a.csv").write_bytes(b"a")
    refusals = {"absent.csv": InputMissing, ".": InputIsFolder, "vide.csv": InputEmpty,
                "a.csv/b.csv": InputLocked}  # fmt: skip
    for name, refusal in refusals.items():
        with pytest.raises(refusal) as told:
            check_file(tmp_path / name)
        assert str(tmp_path / name) in str(told.value)


def test_a_base_is_not_made_in_a_folder_that_is_not_there(qgis_app, tmp_path):
    with pytest.raises(FolderNotFound, match="absent"):
        GeoPackageBase(tmp_path / "absent" / "base.gpkg").create()


def test_an_unknown_bailleur_is_told_with_those_that_are_known(qgis_app, tmp_path):
    base = new_base(tmp_path / "base.gpkg")
    with pytest.raises(BailleurUnknown, match="Bailleurs connus : aucun"):
        known_bailleurs(base, "SIA")
    assert known_bailleurs(base) == {}


# -- layers ------------------------------------------------------------------------------------


def areas(kind, columns, rows, column=""):
    made = layer("Polygon", columns, rows)
    return read_areas(made, kind, column, QgsCoordinateTransformContext())


def test_areas_are_read_by_the_names_that_their_columns_may_bear(qgis_app):
    rows = [
        {"INSEE": "1004", "nom": "Ambérieu", "code_epci": "CALL", "geom": SQUARE},
        {"INSEE": "62498", "nom": None, "code_epci": "", "geom": BOW},
        {"INSEE": "62498", "nom": "Lens", "code_epci": "X", "geom": BESIDE},
        {"INSEE": "59014", "nom": "Anzin", "geom": None},
    ]
    found, mended = areas(COMMUNE, ("INSEE", "nom", "code_epci"), rows)
    assert list(found.codes) == ["01004", "62498", "59014"] and mended == 1
    assert list(found.epci) == ["CALL", None, None]
    assert found.polygons.empty.tolist() == [False, False, True]
    x0, _, x1, _ = found.polygons.boxes[1]
    assert (x0, x1) == (0, 30), "les contours d’un même code vont ensemble"


def test_a_layer_without_codes_or_without_communes_is_refused(qgis_app):
    with pytest.raises(NoCodeColumn, match="le numéro des cités"):
        areas(CITE, ("nom",), [{"nom": "Cité 12", "geom": SQUARE}])
    with pytest.raises(NoCodeColumn, match="code INSEE"):
        areas(COMMUNE, ("insee",), [{"insee": "62498", "geom": SQUARE}], "absente")
    with pytest.raises(NoArea, match="aucun polygone de commune"):
        areas(COMMUNE, ("insee",), [{"insee": "62498"}])
    found, _ = areas(CITE, ("id_cite",), [{"id_cite": "12"}])
    assert found.polygons.empty.tolist() == [True]


@pytest.mark.parametrize(
    ("columns", "row", "field"),
    [
        (("nom", "IDU"), {"nom": "x", "IDU": "62498000AX0826"}, "IDU"),
        (("nom", "numero"), {"nom": "x", "numero": "62498000AX0826"}, "numero"),
        (("id", "geo_parcelle"), {"id": "7", "geo_parcelle": "620498000AX0826"}, "geo_parcelle"),
    ],
)
def test_the_ids_of_parcels_are_found_by_name_else_by_value(qgis_app, columns, row, field):
    made = layer("Polygon", columns, [{**row, "geom": SQUARE}])
    assert id_field(source(made)) == field
    assert id_field(source(made), columns[0].lower()) == columns[0]


def test_a_layer_without_ids_of_parcels_is_refused(qgis_app):
    made = layer("Polygon", ("nom", "id"), [{"nom": "x", "id": "7", "geom": SQUARE}])
    with pytest.raises(NoParcelId, match="14 caractères"):
        id_field(source(made))
    with pytest.raises(NoCodeColumn, match="absente"):
        id_field(source(made), "absente")
    empty = layer("Polygon", ("nom", "id"), [])
    assert id_field(source(empty)) == "id"


@pytest.mark.parametrize(
    ("written", "read"),
    [(" 62498 000 ax 0826 ", "62498000AX0826"), ("620498000AX0826", "62498000AX0826"),
     (None, ""), ("12", "12")],
)  # fmt: skip
def test_an_id_of_a_parcel_is_read_as_the_base_writes_it(written, read):
    assert parcel_id(written) == read


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (("ident_rep", "x"), "X et Y"),
        (("ident_rep", "y"), "X et Y"),
        (("x", "y"), "IDENT_REP"),
        (("x", "y", "depcom"), "IDENT_REP"),
        (("x", "y", "nomvoie"), "IDENT_REP"),
    ],
)
def test_a_rpls_that_places_nothing_is_refused(qgis_app, columns, said):
    with pytest.raises(NoRplsPosition, match=said):
        rpls_columns(layer("NoGeometry", columns, []))


@pytest.mark.parametrize("columns", [("ident_rep", "X", "Y"), ("X", "Y", "DEPCOM", "NOMVOIE")])
def test_a_rpls_places_by_number_or_by_address(qgis_app, columns):
    assert {"x", "y"} <= rpls_columns(layer("NoGeometry", columns, [])).keys()


def test_layers_that_lack_what_is_compared_are_refused(qgis_app):
    with pytest.raises(MissingColumns, match="idpar / dvoilib / ident_rep"):
        Placer(layer("Point", ("idcom",), []))
    with pytest.raises(MissingColumns, match="bailleur, intitule"):
        read_dwellings(layer("Point", ("ident_rep", "type_palu"), []))
    with pytest.raises(MissingColumns, match="nb_logements_decision"):
        read_operations(layer("NoGeometry", ("intitule", "type_palu"), []))


def test_dwellings_and_operations_are_read_with_what_is_missing(qgis_app):
    columns = ("ident_rep", "bailleur", "intitule", "type_palu")
    rows = [{"ident_rep": "1", "bailleur": "SIA", "intitule": "A", "geom": "POINT(3 4)"}, {}]
    found = read_dwellings(layer("Point", columns, rows))
    assert found[["fid", "ident_rep", "idlocal", "x", "y"]].values.tolist() == [
        [1, "1", None, 3.0, 4.0], [2, None, None, None, None],
    ]  # fmt: skip
    titles = ("intitule", "type_palu", "nb_logements_decision:integer")
    listed = [{"intitule": "A", "nb_logements_decision": 3}, {"intitule": None}, {"intitule": "A"}]
    held = read_operations(layer("NoGeometry", titles, listed))
    assert held[["intitule", "nb_logements_decision"]].values.tolist() == [["A", 3]]


def test_what_an_algorithm_refuses_is_told_as_its_error_says(run, tmp_path):
    homes = layer("Point", ("idpar",), [{"idpar": "62498000AX0826"}])
    damaged = tmp_path / "parcelles.gpkg"
    damaged.write_bytes(b"ceci n'est pas une base")
    table = layer("NoGeometry", ("id",), [{"id": "62498000AX0826"}])
    given = {"INPUT": homes, "OUTPUT": "memory:"}
    for more, refusal in (
        ({"PARCELLES": str(damaged)}, InputNotALayer(fichier=damaged, attendu="…")),
        ({"PARCELLES": table}, NoParcelShape(couche="couche")),
        ({"APPLIQUER": True}, NotTheDwellings(couche="couche", raison="ce n’est pas la couche")),
    ):
        sure = str(refusal).split("…")[0].split("la couche des")[0].split(" : ce n’est")[0]
        with pytest.raises(QgsProcessingException, match=re.escape(sure)):
            run("osp:geolocaliser", {**given, **more})
