"""What placing promises of a base, whichever database holds it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from qgis.core import (
    QgsProcessingException,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from osp_plugin.domain.geolocation.placement import Placement
from osp_plugin.project import BaseReference, open_base
from osp_plugin.project.geolocation.anomalies import Listed, correct
from osp_plugin.project.geolocation.placing import place, survey, target_of
from osp_plugin.storage.base import Base
from osp_plugin.storage.geolocation.placing_application import apply_positions
from osp_plugin.storage.imports.register import imports
from osp_plugin.storage.imports.undoing import undo_import
from osp_plugin.storage.session import Modification

from ..support.placing_samples import LENS, ban, write_ban
from ..support.samples import point

SHARED = "62498000AB0012"
ALONE = "62498000AB0013"


def square(x: float, y: float, size: float) -> bytes:
    """A multipolygon of one square, as WKB."""
    from qgis.core import QgsGeometry, QgsRectangle

    geometry = QgsGeometry.fromRect(QgsRectangle(x, y, x + size, y + size))
    geometry.convertToMultiType()
    return bytes(geometry.asWkb())


def fill(base: Base) -> None:
    """Eight dwellings of Lens: three of a parcel, one alone in its own, one by its address, one by
    the RPLS, one placed by hand, one that nothing can place."""
    rows: list[dict[str, Any]] = [
        {"idpar": SHARED, "dnvoiri": "1"},
        {"idpar": SHARED, "dnvoiri": "3"},
        {"idpar": SHARED, "dnvoiri": "5"},
        {"idpar": ALONE},
        {"dnvoiri": "12", "dvoilib": "R DES LILAS"},
        {"ident_rep": "0044679431"},
        {"idpar": ALONE, "geom": point(1, 6_600_000), "geoloc_source": "manuel"},
        {"dvoilib": "RUE INCONNUE"},
    ]
    common = {"bailleur": "SIA", "type_palu": "Hors", "idcom": LENS, "idcomtxt": "Lens"}
    table = pd.DataFrame([{"id_ddtm62": n, **common, **row} for n, row in enumerate(rows, 1)])
    table = table.astype(object).where(table.notna(), None)
    parcels = [
        {"idpar": SHARED, "geom": square(684_000, 7_040_000, 60)},
        {"idpar": ALONE, "geom": square(684_100, 7_040_000, 20)},
    ]
    reported = {"ident_rep": "0044679431", "millesime": 2021, "idcom": LENS}
    position = {"x": 684_300.0, "y": 7_040_300.0, "epsg": 2154}
    with base.transaction() as session:
        names = pd.DataFrame([{"bailleur": "SIA", "nom_bailleur": "SIA Habitat"}])
        session.append(base.tables["bailleur"], names)
        town = {"idcom": LENS, "nom_commune": "Lens", "geom": square(680_000, 7_036_000, 9_000)}
        session.append(base.tables["commune"], pd.DataFrame([town]))
        session.append(base.tables["logement"], table)
        session.append(base.tables["parcelle"], pd.DataFrame(parcels))
        session.append(base.tables["rpls"], pd.DataFrame([{**reported, **position}]))


def anomaly(code: str, fid: int, **more: Any) -> Listed:
    """An anomaly of a dwelling, with nothing proposed but what is given."""
    values: dict[str, Any] = dict.fromkeys(field.name for field in fields(Listed))
    values.update(code=code, gravite="erreur", fid_logement=fid, message="", correction="Déplacer")
    return Listed(**{**values, **more})


def state(base: Base) -> list[dict[str, Any]]:
    """What a placing may change of the dwellings."""
    found = base.query(
        "SELECT fid, ST_AsBinary(geom) AS geom, geoloc_source, geoloc_score, geoloc_date "
        "FROM logement ORDER BY fid"
    )
    return [
        {**row, "geom": None if row["geom"] is None else bytes(row["geom"])}
        for row in found.astype(object).where(found.notna(), None).to_dict("records")
    ]


class PlacingContract:
    """Tests run with a ``base`` that :func:`fill` filled."""

    @pytest.fixture
    def layer(self, base: Base) -> QgsVectorLayer:
        fill(base)
        found = base.source("logement")
        return QgsVectorLayer(found.uri, "logements", found.provider)

    @pytest.fixture
    def addresses(self, tmp_path) -> str:
        rows = [ban(12, "Rue des Lilas", 684_200, 7_040_200)]
        return str(write_ban(tmp_path / "adresses-62.csv", rows))

    def test_positions_are_written_told_and_undone_as_a_whole(self, run, base, layer, addresses):
        before = state(base)
        done = run(
            "osp:geolocaliser",
            {"INPUT": layer, "ADRESSES": addresses, "APPLIQUER": True, "OUTPUT": "memory:"},
        )
        told = {name: done[name] for name in ("NB_PLACES", "NB_PARCELLE", "NB_BAN", "NB_RPLS")}
        assert told == {"NB_PLACES": 6, "NB_PARCELLE": 4, "NB_BAN": 1, "NB_RPLS": 1}
        assert (done["NB_MANUELS"], done["NB_NON_PLACES"]) == (1, 1)

        after = state(base)
        sources = [row["geoloc_source"] for row in after]
        assert sources == ["parcelle"] * 4 + ["ban", "rpls", "manuel", None]
        assert len({row["geom"] for row in after}) == 8, "l’un cache l’autre"
        assert after[6] == before[6] and after[7] == before[7]
        outputs = {f["fid"]: bytes(f.geometry().asWkb()) for f in done["OUTPUT"].getFeatures()
                   if not f.geometry().isNull()}  # fmt: skip
        assert outputs == {row["fid"]: row["geom"] for row in after if row["geom"]}

        written = base.rows("SELECT count(*) AS nb FROM journal WHERE verbe = 'UPDATE'")
        assert written[0]["nb"] >= 6
        record = imports(base)[0]
        assert (record.number, record.nature) == (done["NUMERO_IMPORT"], "Géolocalisation")
        undo_import(base, record.number)
        assert state(base) == before

    def test_again_nothing_changes(self, run, base, layer, addresses):
        given = {"INPUT": layer, "ADRESSES": addresses, "APPLIQUER": True}
        run("osp:geolocaliser", given)
        before = state(base)
        again = run("osp:geolocaliser", given)
        assert (again["NB_PLACES"], again["NB_CONSERVES"], again["NUMERO_IMPORT"]) == (0, 7, 0)
        assert state(base) == before
        redone = run("osp:geolocaliser", {**given, "REFAIRE": True})
        assert redone["NB_PLACES"] == 6 and [row["geom"] for row in state(base)] == [
            row["geom"] for row in before
        ]

    def test_what_was_there_comes_back_when_it_is_undone(self, run, base, layer):
        with base.transaction() as session:
            old = {"geom": point(684_500, 7_040_500), "geoloc_source": "ban", "geoloc_score": 0.4}
            assert session.modify(base.tables["logement"], [Modification(1, old)]) == 1
        before = state(base)
        given = {"INPUT": layer, "APPLIQUER": True, "REFAIRE": True}
        number = run("osp:geolocaliser", given)["NUMERO_IMPORT"]
        assert state(base)[0]["geoloc_source"] == "parcelle"
        undo_import(base, number)
        assert state(base) == before

    def test_a_place_found_by_hand_meanwhile_stays(self, base):
        fill(base)
        found = Placement(684_000, 7_040_000, "ban", "ban_numero", 0.95, "")
        assert apply_positions(base, {7: found}, "essai", {}) is None
        before = state(base)
        done = apply_positions(base, {7: found, 8: found}, "essai", {})
        assert done is not None and state(base)[:7] == before[:7] != state(base)

    def test_by_hand_on_the_layer_of_the_project(self, base):
        fill(base)
        project = QgsProject.instance()
        layers = open_base(base, project)
        try:
            layer = layers["logement"]
            found = survey(QgsVectorLayerFeatureSource(layer))
            assert len(found.unplaced) == 7
            dwelling = next(d for d in found.unplaced if d.street == "RUE INCONNUE")
            target = target_of(dwelling, found, None, BaseReference.of(base), project)
            assert target is not None and "commune : Lens" in target.text
            before = state(base)
            inside = target.extent.center()
            assert place(layer, dwelling, inside)
            layer.undoStack().undo()
            assert not layer.isModified()
            assert place(layer, dwelling, inside) and layer.commitChanges(), layer.commitErrors()
            after = state(base)
            assert after[:-1] == before[:-1] and after[-1]["geom"] == point(inside.x(), inside.y())
            assert (after[-1]["geoloc_source"], after[-1]["geoloc_score"]) == ("manuel", 1.0)
            assert str(after[-1]["geoloc_date"])[:10] == str(date.today())
        finally:
            project.clear()

    def test_dwellings_brought_back_to_one_parcel_are_spread_beside_those_there(self, base):
        fill(base)
        standing = Modification(2, {"geom": point(684_030, 7_040_030)})
        with base.transaction() as session:
            assert session.modify(base.tables["logement"], [standing]) == 1
        project = QgsProject.instance()
        try:
            layer = open_base(base, project)["logement"]
            proposed = {"x_propose": 684_030.0, "y_propose": 7_040_030.0}
            correct(layer, [anomaly("hors_parcelle", fid, **proposed) for fid in (1, 3)])
            places = [layer.getGeometry(fid).asPoint() for fid in (1, 2, 3)]
            parcel = QgsRectangle(684_000, 7_040_000, 684_060, 7_040_060)
            assert all(parcel.contains(place) for place in places)
            assert min(a.distance(b) for a, b in combinations(places, 2)) > 10
            assert layer.getFeature(1)["geoloc_source"] == "parcelle"
            layer.undoStack().undo()
            assert layer.getGeometry(1).isNull() and not layer.isModified()
            correct(layer, [anomaly("hors_parcelle", 1, **proposed)])
            assert layer.commitChanges(), layer.commitErrors()
            assert state(base)[0]["geom"] != state(base)[1]["geom"]
        finally:
            project.clear()

    def test_the_rpls_of_the_base_places_by_address_what_has_no_number(self, run, base, layer):
        here = {"millesime": 2021, "idcom": LENS, "dnvoiri": "12", "dvoilib": "RUE DES LILAS"}
        known = pd.DataFrame([{**here, "x": 684_400.0, "y": 7_040_400.0, "epsg": 2154}])
        with base.transaction() as session:
            session.append(base.tables["rpls"], known)
            other = Modification(8, {"dnvoiri": "14", "dvoilib": "RUE DES LILAS"})
            assert session.modify(base.tables["logement"], [other]) == 1
        done = run("osp:geolocaliser", {"INPUT": layer, "OUTPUT": "memory:"})
        found = {feature["fid"]: feature for feature in done["OUTPUT"].getFeatures()}
        point = found[5].geometry().asPoint()
        assert (point.x(), point.y()) == (684_400, 7_040_400)
        assert (found[5]["geoloc_source"], found[5]["geoloc_score"]) == ("rpls", 0.65)
        assert "RPLS donne à cette adresse" in found[5]["message"]
        assert found[6]["geoloc_score"] == 0.7, "par son numéro"
        assert found[8]["placement"] == "non_place", "un autre numéro n’est pas le sien"
        assert done["NB_RPLS"] == 2

    def test_pending_edits_are_read_but_never_written_over(self, run, base, layer, addresses):
        before = state(base)
        assert layer.startEditing()
        fid = before[7]["fid"]
        place = layer.fields().lookupField("dvoilib")
        layer.changeAttributeValue(fid, place, "RUE DES LILAS")
        layer.changeAttributeValue(fid, layer.fields().lookupField("dnvoiri"), "12")
        seen = run("osp:geolocaliser", {"INPUT": layer, "ADRESSES": addresses})
        assert (seen["NB_BAN"], seen["NB_NON_PLACES"]) == (2, 0)
        with pytest.raises(QgsProcessingException, match="modifications en cours"):
            run("osp:geolocaliser", {"INPUT": layer, "APPLIQUER": True})
        assert layer.rollBack() and state(base) == before
