"""Keys of open data laid by position, on GeoPackage and on PostGIS alike."""

from __future__ import annotations

import gzip
import struct

import pandas as pd
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.storage.base import Base
from osp_plugin.storage.imports.register import imports
from osp_plugin.storage.imports.undoing import undo_import
from osp_plugin.storage.keys.files import KeyFileDamaged, NotAKeyFile
from osp_plugin.storage.keys.laying import NothingToLay, Sources, apply_keys, plan_keys
from osp_plugin.storage.projection import lambert
from osp_plugin.storage.zones import NoZone, ZoneFieldMissing, ZoneLayer, Zones, read_zones

from ..support.samples import add_dwellings, dwelling

X, Y = 685_000.0, 7_038_000.0
RNB = (
    "rnb_id;point;shape;status;ext_ids;addresses;plots\n"
    'AAAAAAAAAAAA;"{point}";;constructed;[];[];[]\n'
    'BBBBBBBBBBBB;"SRID=4326;POINT(2.1 50.1)";;constructed;[];[];[]\n'
)
BAN = (
    "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;x;y;lon;lat\n"
    "62498_0010_00010;;10;;Rue des Lilas;62300;62498;Lens;685001;7038000;;\n"
    "62498_0010_00012;;12;;Rue des Lilas;62300;62498;Lens;685012;7038000;;\n"
    "62498_0010_00099;;99;;Rue des Lilas;62300;62498;Lens;685900;7038000;;\n"
)


def point(x: float, y: float) -> bytes:
    return struct.pack("<BIdd", 1, 1, x, y)


def in_degrees(x: float, y: float) -> str:
    """A point in Lambert-93, as the RNB writes it."""
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    transform = QgsCoordinateTransform(lambert(), degrees, QgsCoordinateTransformContext())
    moved = transform.transform(QgsPointXY(x, y))
    return f"SRID=4326;POINT({moved.x():.7f} {moved.y():.7f})"


def zones(title: str, *boxes: tuple[str, float, float, float]) -> Zones:
    """Squares: code, x and y of the middle, half a side."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=code:string", title, "memory")
    for code, x, y, half in boxes:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([code])
        box = QgsRectangle(x - half, y - half, x + half, y + half)
        feature.setGeometry(QgsGeometry.fromRect(box))
        layer.dataProvider().addFeature(feature)
    context = QgsCoordinateTransformContext()
    return read_zones(ZoneLayer(title, layer, layer.crs(), context, "code"))


class KeysContract:
    """Tests of a base. A module that subclasses it gives the fixture ``base``, new and empty."""

    @pytest.fixture
    def filled(self, base: Base) -> Base:
        add_dwellings(base)
        with base.transaction() as session:
            session.append(
                base.tables["logement"],
                pd.concat([
                    dwelling(2, dnvoiri="12", geom=point(X, Y)),
                    dwelling(3, geom=point(X + 500, Y)),
                ]),
            )  # fmt: skip
        return base

    def test_keys_are_laid_by_position_and_undone_as_a_whole(self, filled, tmp_path):
        rnb, ban = tmp_path / "RNB_62.csv", tmp_path / "adresses-62.csv"
        rnb.write_text(RNB.format(point=in_degrees(X + 4, Y)))
        ban.write_text(BAN)
        given = Sources(
            rnb, ban, zones("QPV 2024", ("QN06201M", X, Y, 100)),
            zones("IRIS", ("624980101", X, Y, 2_000)), zones("Bien", ("1", X, Y, 50)),
            zones("Tampon", ("2", X, Y, 600)), "2026",
        )  # fmt: skip
        plan = plan_keys(filled, given)
        assert plan.counts == {
            "NB_LOGEMENTS": 3, "NB_SANS_POSITION": 1, "NB_RNB": 1, "NB_BAN": 1, "NB_QPV": 1,
            "NB_IRIS": 2, "NB_UNESCO": 2, "NB_BATIMENT_PARTAGE": 0, "NB_MODIFIES": 3,
        }  # fmt: skip
        done = apply_keys(filled, plan)
        rows = filled.read("logement").set_index("id_ddtm62")
        names = ["id_rnb", "id_ban", "code_qpv", "code_iris", "unesco"]
        assert rows.loc[2, names].tolist() == [
            "AAAAAAAAAAAA", "62498_0010_00012", "QN06201M", "624980101", "Bien inscrit",
        ]  # fmt: skip
        assert rows.loc[3, names].tolist() == [None, None, None, "624980101", "Zone tampon"]
        assert "QPV : QPV 2024, 2026" in rows.loc[2, "source_cles"]
        assert not plan_keys(filled, given).changes
        undo_import(filled, done.number)
        assert filled.read("logement")[[*names, "source_cles"]].isna().all(axis=None)
        assert imports(filled)[0].nature == "Clés"

    def test_a_source_that_is_not_given_leaves_its_key(self, filled):
        apply_keys(filled, plan_keys(filled, Sources(qpv=zones("QPV", ("Q1", X, Y, 100)))))
        apply_keys(filled, plan_keys(filled, Sources(iris=zones("IRIS", ("624980101", X, Y, 9)))))
        row = filled.read("logement").set_index("id_ddtm62").loc[2]
        assert (row["code_qpv"], row["code_iris"]) == ("Q1", "624980101")
        assert [line[:4] for line in row["source_cles"].splitlines()] == ["QPV ", "IRIS"]
        apply_keys(filled, plan_keys(filled, Sources(qpv=zones("QPV", ("Q1", 0, 0, 1)))))
        assert filled.read("logement").set_index("id_ddtm62").loc[2, "code_qpv"] is None

    def test_what_fails_writes_nothing(self, filled, tmp_path):
        with pytest.raises(NothingToLay):
            plan_keys(filled, Sources())
        wrong = tmp_path / "x.csv"
        wrong.write_text("a;b\n1;2\n")
        with pytest.raises(NotAKeyFile, match="RNB"):
            plan_keys(filled, Sources(rnb=wrong))
        broken = tmp_path / "adresses-62.csv.gz"
        broken.write_bytes(gzip.compress(BAN.encode() * 9)[:-9])
        with pytest.raises(KeyFileDamaged):
            plan_keys(filled, Sources(ban=broken))
        with pytest.raises(NoZone):
            zones("Vide")
        layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=code:string", "Une couche", "memory")
        context = QgsCoordinateTransformContext()
        with pytest.raises(ZoneFieldMissing, match="« nul »"):
            read_zones(ZoneLayer("Une couche", layer, layer.crs(), context, "nul"))
        plan = plan_keys(filled, Sources(qpv=zones("QPV", ("Q1", X, Y, 100))))
        with pytest.raises(Cancelled):
            apply_keys(filled, plan, Work(None, lambda: True))
        assert filled.read("logement")["code_qpv"].isna().all()
