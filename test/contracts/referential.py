"""Reference tables fed from layers, on GeoPackage and on PostGIS alike."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsVectorLayer,
)

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.domain.indicators.perimeter import CONSTANT
from osp_plugin.storage.base import Base
from osp_plugin.storage.errors import ConstraintViolated
from osp_plugin.storage.indicators.perimeters import read_perimeter
from osp_plugin.storage.referential.errors import (
    ExpressionNotUnderstood,
    FieldUnknown,
    KeyNotMapped,
    NoCrs,
    NothingUsable,
    NotPolygons,
)
from osp_plugin.storage.referential.loading import ADD, REPLACE, UPDATE, load_referential
from osp_plugin.storage.referential.source import LayerRows

SQUARE = "Polygon((2.80 50.40, 2.90 50.40, 2.90 50.45, 2.80 50.45, 2.80 50.40))"
OTHER = "Polygon((2.90 50.40, 3.00 50.40, 3.00 50.45, 2.90 50.45, 2.90 50.40))"
BOW = "Polygon((2.80 50.40, 2.90 50.45, 2.90 50.40, 2.80 50.45, 2.80 50.40))"
COMMUNES = (
    ("62498", "Lens", "246200364", 31_606, SQUARE),
    ("62510", "Liévin", "246200364", 30_423, OTHER),
)


def layer(columns: str, rows, kind: str = "Polygon?crs=EPSG:4326") -> QgsVectorLayer:
    """A layer in memory; the last value of a row is its shape."""
    made = QgsVectorLayer(
        f"{kind}{'&' if '?' in kind else '?'}"
        + "&".join(f"field={column}" for column in columns.split()),
        "source",
        "memory",
    )
    features = []
    for *values, wkt in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes(values)
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    return made


def communes(rows=COMMUNES, **kind) -> QgsVectorLayer:
    columns = "INSEE_COM:string NOM_COM:string SIREN_EPCI:string POPULATION:integer"
    return layer(columns, rows, **kind)


def rows_of(base: Base, source, table: str = "commune", chosen=None) -> LayerRows:
    return LayerRows(source, base.tables[table], chosen or {}, QgsCoordinateTransformContext())


def load(base: Base, source, mode: str = UPDATE, table: str = "commune", chosen=None, **more):
    return load_referential(
        base, base.tables[table], rows_of(base, source, table, chosen), mode, **more
    )


def counts(loading) -> list[int]:
    """Added, modified, removed, unchanged, refused, mended."""
    return list(loading.counts.values())[1:]


class ReferentialContract:
    """Tests of a base. A module that subclasses it gives the fixture ``base``, new and empty."""

    @pytest.fixture
    def ready(self, base: Base) -> Base:
        with base.transaction() as session:
            for name, row in (
                ("epci", {"epci": "CALL", "nom_epci": "Lens-Liévin", "siren": "246200364"}),
                ("departement", {"dep": "62", "nom_dep": "Pas-de-Calais"}),
                ("bailleur", {"bailleur": "SIA", "nom_bailleur": "SIA Habitat"}),
            ):
                session.append(base.tables[name], pd.DataFrame([row]))
        return base

    def test_communes_come_with_their_codes_and_shapes(self, ready):
        loading = load(ready, communes())
        assert counts(loading) == [2, 0, 0, 0, 0, 0]
        rows = ready.read("commune").drop(columns="fid").values.tolist()
        assert rows == [
            ["62498", "Lens", "CALL", "62", 31606], ["62510", "Liévin", "CALL", "62", 30423],
        ]  # fmt: skip
        found = ready.source("commune")
        shown = QgsVectorLayer(found.uri, "commune", found.provider)
        assert shown.crs().authid() == "EPSG:2154" and shown.featureCount() == 2
        for feature in shown.getFeatures():
            shape = feature.geometry()
            assert shape.isMultipart() and shape.isGeosValid()
            assert 600_000 < shape.centroid().asPoint().x() < 800_000
        assert counts(load(ready, communes())) == [0, 0, 0, 2, 0, 0]
        assert ready.query("SELECT fid FROM journal WHERE verbe = 'UPDATE'").empty

    def test_the_modes_differ_on_the_rows_that_are_there(self, ready):
        load(ready, communes())
        changed = [
            ("62498", "LENS", "246200364", None, OTHER),
            ("62065", "Avion", "246200364", 1, SQUARE),
        ]
        assert counts(load(ready, communes(changed), ADD)) == [1, 0, 0, 0, 1, 0]
        assert counts(load(ready, communes(changed))) == [0, 1, 0, 1, 0, 0]
        names = dict(ready.read("commune", ["idcom", "nom_commune"]).values.tolist())
        assert names == {"62498": "LENS", "62510": "Liévin", "62065": "Avion"}
        # An empty value changed nothing.
        assert ready.read("commune")["population"].tolist() == [31606, 30423, 1]
        assert counts(load(ready, communes(changed), REPLACE)) == [0, 0, 1, 2, 0, 0]
        assert ready.read("commune")["idcom"].tolist() == ["62498", "62065"]

    def test_a_row_that_others_need_stays_and_nothing_is_written(self, ready):
        load(ready, communes())
        with ready.transaction() as session:
            session.append(ready.tables["logement"], pd.DataFrame([
                {"id_ddtm62": 1, "bailleur": "SIA", "type_palu": "Hors", "idcom": "62510"},
            ]))  # fmt: skip
        before = ready.read("commune").to_json()
        with pytest.raises(ConstraintViolated):
            load(ready, communes([("62498", "LENS", None, 5, OTHER)]), REPLACE)
        assert ready.read("commune").to_json() == before

    def test_rows_refused_are_told_and_shapes_are_mended(self, ready):
        loading = load(ready, communes([
            ("62498", "Lens", "246200364", 5, BOW),
            ("62498", "Lens bis", "246200364", 5, SQUARE),
            (None, "Sans code", None, 5, SQUARE),
            ("6251", "Code court", None, 5, SQUARE),
            ("62510", "Liévin", "999999999", -4, OTHER),
            ("62511", "Sans contour", None, 5, None),
            ("62512", None, None, 5, SQUARE),
            ("62513", "EPCI d’ailleurs", "999999999", 5, SQUARE),
        ]))  # fmt: skip
        assert counts(loading) == [2, 0, 0, 0, 6, 1]
        assert sorted(loading.refused) == [2, 3, 4, 5, 6, 7]
        for number, said in ((2, "déjà"), (3, "vide"), (4, "6251"), (5, "-4"), (6, "contour"),
                             (7, "Commune")):  # fmt: skip
            assert said in loading.refused[number], number
        assert loading.unknown == {("epci", "999999999"): 1}
        assert ready.read("commune")["epci"].tolist() == ["CALL", None]

    def test_a_table_without_shapes_updates_attributes_only(self, ready):
        load(ready, communes())
        shapes = ready.query("SELECT ST_AsBinary(geom) AS geom FROM commune ORDER BY fid")
        counted = layer("codgeo:string pmun:integer", [("62498", 7, None)], "None")
        assert counts(load(ready, counted)) == [0, 1, 0, 0, 0, 0]
        assert ready.read("commune")["population"].tolist() == [7, 30423]
        after = ready.query("SELECT ST_AsBinary(geom) AS geom FROM commune ORDER BY fid")
        assert list(map(bytes, after["geom"])) == list(map(bytes, shapes["geom"]))

    def test_epci_are_known_by_their_siren_and_cites_complete_themselves(self, base):
        epci = layer("code_siren:string nom:string", [("200044618", "Douaisis", SQUARE)])
        assert counts(load(base, epci, table="epci")) == [1, 0, 0, 0, 0, 0]
        assert base.read("epci", ["epci", "siren"]).values.tolist() == [["DA", "200044618"]]
        load(base, communes([("59178", "Douai", "200044618", 1, SQUARE)]))
        cites = layer("nom:string insee:string", [("Cité de la Clochette", "59178", SQUARE)])
        loading = load(base, cites, table="cite", chosen={"id_cite": "$id + 100"})
        assert counts(loading) == [1, 0, 0, 0, 0, 0]
        found = base.read("cite", ["id_cite", "nom_cite", "idcom", "communes", "epci", "dep"])
        assert found.values.tolist() == [
            [101, "Cité de la Clochette", "59178", '{"59178"}', "DA", None],
        ]  # fmt: skip

    def test_what_cannot_be_read_is_refused_by_name(self, ready):
        nowhere = layer("insee:string", [])
        nowhere.setCrs(QgsCoordinateReferenceSystem())
        for error, source, table, chosen in (
            (KeyNotMapped, layer("a:string", []), "commune", {}),
            (FieldUnknown, communes(), "commune", {"nimporte": "a"}),
            (ExpressionNotUnderstood, communes(), "commune", {"population": '"absente" + 1'}),
            (ExpressionNotUnderstood, communes(), "commune", {"population": "1 +"}),
            (NotPolygons, layer("insee:string", [], "Point?crs=EPSG:4326"), "commune", {}),
            (NoCrs, nowhere, "commune", {}),
            (NothingUsable, communes([(None, "x", None, 1, SQUARE)]), "commune", {}),
        ):
            with pytest.raises(error):
                load(ready, source, table=table, chosen=chosen)
        with pytest.raises(Cancelled):
            load(ready, communes(), work=Work(asked=lambda: True))
        assert ready.read("commune").empty

    def test_the_real_territory_is_loaded(self, base, territoire):
        def real(name: str) -> QgsVectorLayer:
            return QgsVectorLayer(str(territoire / f"{name}.geojson"), name, "ogr")

        # The Métropole de Lille, which took in the Haute-Deûle in 2020, has no code of the OSP.
        assert counts(load(base, real("epci"), table="epci"))[:5] == [8, 0, 0, 0, 1]
        loading = load(base, real("communes"))
        assert counts(loading)[:5] == [330, 0, 0, 0, 0]
        ((_, siren),) = loading.unknown
        assert siren == "200093201"
        coded = {"epci": "if(\"code_siren\" = '200093201', 'MEL', \"code_siren\")"}
        assert counts(load(base, real("epci"), table="epci", chosen=coded))[:5] == [1, 0, 0, 8, 0]
        again = load(base, real("communes"))
        left = sum(loading.unknown.values())
        assert counts(again)[:5] == [0, left, 0, 330 - left, 0] and not again.unknown
        rows = base.read("commune")
        assert rows["epci"].notna().all() and rows["population"].sum() > 1_000_000

    def test_a_reference_has_a_row_for_each_time(self, base):
        """Rows of one code are told apart by what they tell of and the day they begin."""
        columns = "reference:string code:string debut:string fin:string epci:string source:string"
        rows = [
            ("Commune", "62498", None, "31/12/2019", "CAHC", "arrêté", None),
            ("Commune", "62498", "01/01/2020", None, "CALL", "arrêté", None),
            ("EPCI", "62498", None, None, None, "un code peut en être un autre", None),
        ]
        table = base.tables["reference_epoque"]
        shipped = len(base.read("reference_epoque", ["fid"]))
        first = load(base, layer(columns, rows, "None"), table="reference_epoque")
        assert (len(first.added), first.refused) == (3, {})
        again = [(*rows[0][:5], "autre source", None), *rows[1:]]
        second = load(base, layer(columns, again, "None"), table="reference_epoque")
        assert (len(second.added), len(second.modified), second.same) == (0, 1, 2)
        assert len(base.read(table.name, ["fid"])) == shipped + 3
        perimeter = read_perimeter(base, CONSTANT, date(2019, 6, 1))
        assert perimeter.of_commune("62498", perimeter.day) == "CAHC"
        wrong = [("EPCI", "X", "02/01/2020", "01/01/2020", None, "", None)]
        with pytest.raises(ConstraintViolated):
            load(base, layer(columns, wrong, "None"), table="reference_epoque")
