"""The demonstration base: published figures, structure, geometry, the same at every build."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from ..support import shared

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "resources" / "schema"
PUBLICATION = dt.date(2021, 6, 15)
TEXT = dict.fromkeys(
    ("code", "dep", "departement", "insee", "idcom", "ident_rep", "ident_int", "num_decision"), str
)

Base = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def base(demo_tables) -> Base:
    return demo_tables


@pytest.fixture(scope="module")
def dwellings(base: Base) -> pd.DataFrame:
    return base["logement"]


def published(name: str) -> pd.DataFrame:
    return pd.read_csv(shared.required("reference") / name, dtype=TEXT)


def schema(name: str) -> dict:
    return json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))


def geometry(wkb: bytes):
    from qgis.core import QgsGeometry

    found = QgsGeometry()
    found.fromWkb(wkb)
    return found


def rings(wkb: bytes) -> list[list[np.ndarray]]:
    from osp_plugin.demonstration import planar

    return planar.parts(geometry(wkb))


def xy(wkbs: pd.Series) -> np.ndarray:
    return np.array([np.frombuffer(w, "<f8", 2, 5) for w in wkbs])


def integers(text: str) -> list[int]:
    assert re.fullmatch(r"\{\d+(,\d+)*\}", text), text
    return [int(v) for v in text[1:-1].split(",")]


# Published figures


def test_headline_figures(base: Base, dwellings: pd.DataFrame) -> None:
    operations = base["operation"]
    palulos = dwellings[dwellings["type_palu"] != "Hors"]
    assert len(dwellings) == 6287
    assert dwellings["geom"].notna().sum() == 6246
    assert len(operations) == 788
    assert (operations["type_palu"] != "Hors").sum() == 29
    assert len(palulos) == 2212
    assert palulos["geom"].notna().sum() == 2207
    assert operations["nb_logements_decision"].sum() == 2247
    twice = dwellings["ident_rep"].value_counts()
    assert (twice == 2).sum() == 16
    assert (twice > 2).sum() == 0


@pytest.mark.parametrize(
    ("analysis", "column"), [("epci", "epci"), ("departement", "dep"), ("bailleur", "bailleur")]
)
def test_crosstabs(dwellings: pd.DataFrame, analysis: str, column: str) -> None:
    expected = published("synthese_logements.csv")
    expected = expected[expected["analyse"] == analysis]
    kind = np.where(dwellings["type_palu"] == "Hors", "hors", "palulos")
    counts = dwellings.groupby([column, kind, "annee_financ"]).size().to_dict()
    keys = zip(expected["code"], expected["palulos"], expected["annee_financ"])
    wanted = {k: n for k, n in zip(keys, expected["nb_logements"]) if n}
    assert {k: n for k, n in counts.items() if n} == wanted


def test_printed_operations(base: Base, dwellings: pd.DataFrame) -> None:
    expected = published("operations_palulos.csv").set_index("intitule")
    operations = base["operation"].set_index("intitule").loc[expected.index]
    for ours, theirs in (
        ("bailleur", "bailleur"),
        ("annee_financ", "annee_financ"),
        ("type_palu", "type_palu"),
        ("dep", "departement"),
        ("epci", "epci"),
        ("num_decision", "num_decision"),
        ("nb_logements_decision", "nb_logements_decision"),
    ):
        assert operations[ours].tolist() == expected[theirs].tolist(), ours
    groups = dwellings.groupby("intitule")["geom"]
    assert groups.size().loc[expected.index].tolist() == expected["nb_logements"].tolist()
    assert groups.count().loc[expected.index].tolist() == expected["nb_geolocalises"].tolist()


def test_sia_operations_that_follow_by_subtraction(base: Base, dwellings: pd.DataFrame) -> None:
    sia = base["operation"]
    sia = sia[(sia["bailleur"] == "SIA") & (sia["type_palu"] != "Hors")]
    sia = sia[sia["epci"] != "CAHC"].set_index("intitule")
    assert sorted(zip(sia["epci"], sia["annee_financ"])) == [
        ("CALL", 2018),
        ("CALL", 2019),
        ("CAPH", 2019),
        ("CCCO", 2018),
    ]
    mine = dwellings[dwellings["intitule"].isin(sia.index)]
    counts = mine.groupby(["epci", "annee_financ"]).size().to_dict()
    assert counts == {
        ("CALL", 2018): 118,
        ("CALL", 2019): 162,
        ("CAPH", 2019): 193,
        ("CCCO", 2018): 153,
    }
    assert mine["geom"].notna().sum() == 622
    assert sia["nb_logements_decision"].sum() == 626


def test_published_dwellings(dwellings: pd.DataFrame) -> None:
    expected = published("logements_publies.csv").set_index("id")
    ours = dwellings.set_index("id_ddtm62").loc[expected.index]
    for column in expected.columns:
        values = expected[column].astype(str)
        assert ours[column].astype(str).tolist() == values.tolist(), column
    assert ours["geom"].notna().all()


def of_campaign(base: Base, table: str, year: int = 2021) -> pd.DataFrame:
    return base[table][base[table]["campagne"] == year]


def test_programming_lines(base: Base) -> None:
    expected = published("programmation_2021.csv").set_index("nom")
    lines = of_campaign(base, "programmation").set_index("nom")
    assert list(lines.index) == list(expected.index)
    for actor in ("bailleur", "epci", "etat"):
        for count in ("nb_total", "nb_c", "nb_bbc", "nb_biosources"):
            assert lines[f"{actor}_{count}"].tolist() == expected[count].tolist()
    assert lines["crhh_nb_logements"].tolist() == expected["nb_total"].tolist()
    assert lines["crhh_enveloppe"].tolist() == expected["palulos"].tolist()
    assert lines["dep"].tolist() == expected["departement"].tolist()
    assert lines["epci"].tolist() == expected["epci"].tolist()
    deposits = [d.isoformat() for d in lines["bailleur_date_depot"]]
    assert deposits == expected["date_depot_prev"].tolist()
    assert lines["bailleur_report"].tolist() == (expected["report"] == "oui").tolist()


def test_tariff_gives_the_published_envelopes(base: Base) -> None:
    expected = published("programmation_2021.csv").set_index("nom")
    tariff = of_campaign(base, "tarif").set_index(["nature", "valeur"])["montant"]
    lines = of_campaign(base, "programmation").set_index("nom")
    grant = (
        lines["etat_nb_c"] * tariff["label", "C"]
        + lines["etat_nb_bbc"] * tariff["label", "BBC rénovation"]
    )
    assert grant.tolist() == expected["palulos"].tolist()
    for value, column in (
        ("Toiture", "palulos_toiture"),
        ("Mur", "palulos_mur"),
        ("Mur et toiture", "palulos_mur_toiture"),
    ):
        with_bonus = grant + lines["etat_nb_biosources"] * tariff["biosource", value]
        assert with_bonus.tolist() == expected[column].tolist(), column


def test_the_campaign_of_2021_met_the_crhh_in_february(base: Base) -> None:
    campaign = of_campaign(base, "campagne").iloc[0]
    assert campaign["date_crhh"] == dt.date(2021, 2, 8)
    assert (campaign["date_cloture"] - campaign["date_ouverture"]).days + 1 == 15
    lines = of_campaign(base, "programmation")
    assert set(lines["crhh_date"]) == {campaign["date_crhh"]}
    assert lines["epci_date_validite"].between(*campaign[["date_ouverture", "date_cloture"]]).all()


def test_the_contract_names_35_cites_a_enjeux(base: Base) -> None:
    assert base["cite"]["a_enjeux"].sum() == 35


def test_beside_it_a_campaign_is_open_whose_lines_ask_more_than_its_envelopes(base: Base) -> None:
    assert of_campaign(base, "campagne", 2022)["etat"].tolist() == ["Ouverte"]
    lines = of_campaign(base, "programmation", 2022)
    assert lines["crhh_enveloppe"].isna().all()
    assert set(lines["statut"]) == {"Publié", "Brouillon"}
    assert lines["etat_nb_total"].isna().any() and lines["etat_nb_total"].notna().any()
    assert (lines["epci_nb_total"] != lines["bailleur_nb_total"]).any()
    carried = lines[lines["origine"].notna()]
    assert len(carried) == 1
    origin = base["programmation"].set_index("fid").loc[carried["origine"].iloc[0]]
    assert origin["bailleur_report"] and origin["nom"] == carried["nom"].iloc[0]
    asked = lines["bailleur_nb_c"] * 7500 + lines["bailleur_nb_bbc"] * 9000
    assert of_campaign(base, "enveloppe", 2022)["dotation"].sum() < asked.sum()


def test_referential_is_the_published_one(base: Base) -> None:
    communes = published("communes.csv").sort_values("insee")
    assert base["commune"]["idcom"].tolist() == communes["insee"].tolist()
    assert base["commune"]["nom_commune"].tolist() == communes["nom"].tolist()
    assert base["commune"]["population"].tolist() == communes["population"].tolist()
    cites = published("cites.csv")
    assert base["cite"]["id_cite"].tolist() == list(range(1, len(cites) + 1))
    names = cites["nom_cite"].str.replace(r"\s+", " ", regex=True)
    assert base["cite"]["nom_cite"].tolist() == names.tolist()
    assert base["cite"]["idcom"].tolist() == cites["idcom"].tolist()


# Structure


def test_columns_are_those_of_the_dictionary(base: Base) -> None:
    from osp_plugin.demonstration import TABLES

    assert list(base) == list(TABLES)
    for name, table in base.items():
        definition = schema(name)
        fields = [f["name"] for f in definition["fields"]]
        spatial = ["geom"] if "geometry" in definition.get("osp", {}) else []
        assert list(table.columns) == fields + spatial, name
        assert table["fid"].tolist() == list(range(1, len(table) + 1))


def test_a_field_that_the_demonstration_does_not_know_has_its_default_or_nothing() -> None:
    from osp_plugin.demonstration.build import _finished

    told = pd.DataFrame({"campagne": [2021, 2022], "date_ouverture": None, "date_cloture": None})
    rows = _finished("campagne", told)
    assert rows["etat"].tolist() == ["En préparation", "En préparation"]
    assert rows["date_crhh"].tolist() == [None, None]
    counts = _finished("scenario_ligne", pd.DataFrame(index=range(2)))["scenario"]
    assert counts.dtype == "Int64"
    assert counts.isna().all()


def test_values_keep_the_constraints_of_the_dictionary(base: Base) -> None:
    for name, table in base.items():
        for field in schema(name)["fields"]:
            values = table[field["name"]]
            rules = field.get("constraints", {})
            where = f"{name}.{field['name']}"
            present = values[values.notna()]
            if rules.get("required"):
                assert len(present) == len(values), where
            if rules.get("unique"):
                assert present.is_unique, where
            if "enum" in rules:
                assert set(present) <= set(rules["enum"]), where
            if "pattern" in rules:
                assert all(re.fullmatch(rules["pattern"], v) for v in present), where
            if "minimum" in rules:
                assert (present >= rules["minimum"]).all(), where
            if "maximum" in rules:
                assert (present <= rules["maximum"]).all(), where
            if "maxLength" in rules:
                assert (present.map(len) <= rules["maxLength"]).all(), where
            if field["type"] == "date":
                assert all(type(v) is dt.date for v in present), where
            if field["type"] == "string":
                assert all(type(v) is str for v in present), where
            if field["type"] in ("date", "string"):
                assert all(v is None for v in values[values.isna()]), where
            if field["type"] in ("integer", "boolean", "number"):
                kinds = {"integer": ("Int64", "int64"), "boolean": ("boolean",)}
                assert str(values.dtype) in kinds.get(field["type"], ("float64",)), where


GIVEN = {"label", "aide"}
"""Tables that a base is born with."""


def test_foreign_keys(base: Base) -> None:
    order = list(base)
    for name, table in base.items():
        for key in schema(name).get("foreignKeys", []):
            target = key["reference"]["resource"]
            if target in GIVEN:
                continue
            assert order.index(target) <= order.index(name)
            known = set(base[target][key["reference"]["fields"]])
            used = table[key["fields"]].dropna()
            assert set(used) <= known, (name, key)
    cites, communes = set(base["cite"]["id_cite"]), set(base["commune"]["idcom"])
    for table, column in (
        ("operation", "cites"),
        ("programmation", "cites"),
        ("logement", "l_id_cite"),
    ):
        for text in base[table][column].dropna():
            assert set(integers(text)) <= cites
    for table in ("cite", "programmation"):
        for text in base[table]["communes"]:
            assert re.fullmatch(r'\{"\w{5}"(,"\w{5}")*\}', text)
            assert set(json.loads(f"[{text[1:-1]}]")) <= communes


def test_unique_together(base: Base) -> None:
    for name, table in base.items():
        for columns in schema(name).get("osp", {}).get("unique", []):
            assert not table.duplicated(columns).any(), (name, columns)


def test_dwellings_agree_with_their_operation(base: Base, dwellings: pd.DataFrame) -> None:
    joined = dwellings.merge(base["operation"], on="intitule", suffixes=("", "_operation"))
    assert len(joined) == len(dwellings)
    for column in ("bailleur", "type_palu", "num_decision", "annee_financ", "dep", "epci"):
        assert (joined[column] == joined[f"{column}_operation"]).all(), column
    in_cite = joined[joined["id_cite"].notna()]
    assert all(c in integers(t) for c, t in zip(in_cite["id_cite"], in_cite["cites"]))
    small = base["operation"][base["operation"]["type_palu"] == "Hors"]
    assert small["nb_logements_decision"].isna().all()
    assert small["montant_palulos"].isna().all()
    sizes = dwellings[dwellings["type_palu"] == "Hors"].groupby("intitule").size()
    assert sizes.between(1, 20).all()
    assert len(sizes) == 759
    assert small["num_decision"].is_unique
    assert small["intitule"].str.fullmatch(r"(MC|SIA) [A-Z]+ .+ 20(1[6-9]|20) H").all()


def test_dwellings_agree_with_their_commune_and_cite(base: Base, dwellings: pd.DataFrame) -> None:
    communes = base["commune"].set_index("idcom").loc[dwellings["idcom"]]
    for column, source in (("idcomtxt", "nom_commune"), ("dep", "dep"), ("epci", "epci")):
        assert dwellings[column].tolist() == communes[source].tolist()
    placed = dwellings[dwellings["id_cite"].notna()]
    cites = base["cite"].set_index("id_cite").loc[placed["id_cite"].astype(int)]
    assert placed["nom_cite_1"].tolist() == cites["nom_cite"].tolist()
    assert placed["idcom"].tolist() == cites["idcom"].tolist()
    assert all(c in integers(t) for c, t in zip(placed["id_cite"], placed["l_id_cite"]))
    written = dwellings["cite_ini"]
    assert all(text == text.upper() and text.isascii() for text in written)
    outside = dwellings[dwellings["id_cite"].isna()]
    assert set(outside["epci"]) == {"CCPC", "CCHD"}


def test_identifiers(dwellings: pd.DataFrame) -> None:
    weights = np.array([2, 1] * 5)
    digits = np.array([[int(c) for c in v] for v in dwellings["ident_rep"]])
    assert ((digits @ weights) % 10 == 0).all()
    for column in ("idlocal", "idpar"):
        assert (dwellings[column].str[:5] == dwellings["idcom"]).all()
    assert (dwellings["idpar"].str[5:8] == "000").all()
    single = dwellings[~dwellings["ident_rep"].duplicated()]
    for column in ("ident_int", "idlocal", "idpar"):
        assert single[column].is_unique, column
    mc = dwellings["bailleur"] == "M&C"
    assert dwellings.loc[mc, "ident_int"].str.fullmatch(r"SOG\d{6}").all()
    assert dwellings.loc[~mc, "ident_int"].str.fullmatch(r"\d{6}-\d{3}-\d{3}").all()


def test_second_reports_are_the_same_dwelling(dwellings: pd.DataFrame) -> None:
    twice = dwellings[dwellings["ident_rep"].duplicated(keep=False)]
    within = across = 0
    for _, pair in twice.groupby("ident_rep"):
        for column in ("idlocal", "idpar", "ident_int", "dnvoiri", "dindic", "dvoilib", "id_cite"):
            assert pair[column].nunique(dropna=False) == 1, column
        points = xy(pair["geom"])
        assert 0 < np.hypot(*(points[0] - points[1])) < 2
        if pair["intitule"].nunique() == 1:
            within += 1
        else:
            across += 1
    assert within > 0
    assert across > 0
    assert within + across == 16


def test_dates_and_progress(base: Base, dwellings: pd.DataFrame) -> None:
    delivered = dwellings["avancement"] == "Livré"
    assert (dwellings["date_fin"].notna() == delivered).all()
    planned = dwellings["avancement"] == "Programmé"
    assert (dwellings["date_os"].isna() == planned).all()
    assert set(dwellings["avancement"]) == {"Programmé", "OS", "En cours", "Livré"}
    done = dwellings[delivered]
    assert (done["date_fin"] >= done["date_os"]).all()
    for column in ("date_os", "date_fin", "geoloc_date"):
        assert max(dwellings[column].dropna()) <= PUBLICATION
    decisions = base["operation"].set_index("intitule")["date_decision"]
    started = dwellings[dwellings["date_os"].notna()]
    assert (started["date_os"].to_numpy() > decisions.loc[started["intitule"]].to_numpy()).all()
    assert (dwellings["geoloc_source"].isna() == dwellings["geom"].isna()).all()
    assert (dwellings["geoloc_score"].isna() == dwellings["geom"].isna()).all()


def test_money(base: Base, dwellings: pd.DataFrame) -> None:
    shares = [
        "subv_palulos",
        "subv_region",
        "subv_departement",
        "subv_epci",
        "subv_autre",
        "pret_cdc",
        "fonds_propres",
    ]
    assert (dwellings[shares].sum(axis=1) == dwellings["cout_travaux"]).all()
    assert (dwellings[shares] >= 0).all().all()
    granted = dwellings["type_palu"] != "Hors"
    label = dwellings["label_vise"].map({"C": 7500, "BBC rénovation": 9000})
    bonus = dwellings["biosource"].map(
        {"Aucun": 0, "Toiture": 1000, "Mur": 1500, "Mur et toiture": 2500}
    )
    assert (dwellings.loc[granted, "subv_palulos"] == (label + bonus)[granted]).all()
    assert (dwellings.loc[~granted, "subv_palulos"] == 0).all()
    once = dwellings.drop_duplicates(["intitule", "ident_rep"])
    funding = base["financement"]
    assert len(funding) == 29 * 7
    for funder, column in (("État", "subv_palulos"), ("CDC", "pret_cdc")):
        planned = funding[funding["financeur"] == funder].set_index("operation")["montant_prevu"]
        sums = once.groupby("intitule")[column].sum().loc[planned.index]
        assert (planned == sums).all()
    assert (funding["montant_paye"] <= funding["montant_engage"]).all()
    assert (funding["montant_engage"] <= funding["montant_prevu"]).all()
    operations = base["operation"][base["operation"]["type_palu"] != "Hors"]
    per_dwelling = operations["montant_palulos"] / operations["nb_logements_decision"]
    assert per_dwelling.between(7500, 11500).all()


# Geometry


def test_geometries_are_valid_and_typed(base: Base) -> None:
    for name, table in base.items():
        if "geom" not in table:
            continue
        expected = schema(name)["osp"]["geometry"]
        code = {"Point": 1, "MultiPolygon": 6}[expected]
        for wkb in table["geom"].dropna():
            assert wkb[0] == 1
            assert int.from_bytes(wkb[1:5], "little") == code
        if name != "logement":
            assert table["geom"].notna().all()
            assert all(geometry(w).isGeosValid() for w in table["geom"]), name


def test_communes_share_their_limits_and_make_the_epci(base: Base) -> None:
    from qgis.core import QgsGeometry

    communes = base["commune"]
    shapes = {r.idcom: geometry(r.geom) for r in communes.itertuples()}
    total = sum(g.area() for g in shapes.values())
    for table, key in (("epci", "epci"), ("departement", "dep")):
        area = 0.0
        for row in base[table].itertuples():
            members = communes.loc[communes[key] == getattr(row, key), "idcom"]
            union = QgsGeometry.unaryUnion([shapes[c] for c in members])
            whole = geometry(row.geom)
            area += whole.area()
            assert whole.symDifference(union).area() < 1.0, getattr(row, key)
            assert abs(sum(shapes[c].area() for c in members) - whole.area()) < 1.0
        assert area == pytest.approx(total, abs=2.0)
    points = published("communes.csv").set_index("insee")
    from qgis.core import QgsPointXY

    for idcom, shape in shapes.items():
        point = QgsGeometry.fromPointXY(QgsPointXY(*points.loc[idcom, ["x_l93", "y_l93"]]))
        assert shape.contains(point), idcom


def test_cites_have_their_area_their_point_and_their_commune(base: Base) -> None:
    from qgis.core import QgsGeometry, QgsPointXY

    facts = published("cites.csv")
    communes = {r.idcom: geometry(r.geom) for r in base["commune"].itertuples()}
    away = []
    for row, fact in zip(base["cite"].itertuples(), facts.itertuples()):
        shape = geometry(row.geom)
        assert shape.area() == pytest.approx(fact.surface_ha * 1e4, rel=0.02), row.nom_cite
        assert communes[row.idcom].contains(shape), row.nom_cite
        if not shape.contains(QgsGeometry.fromPointXY(QgsPointXY(fact.x_l93, fact.y_l93))):
            away.append(row.nom_cite)
    # Four pairs of the source have the same point: one of each has to stand beside it.
    assert len(away) <= 4, away


def test_cites_do_not_overlap(base: Base) -> None:
    shapes = [geometry(w) for w in base["cite"]["geom"]]
    boxes = [s.boundingBox() for s in shapes]
    for i, one in enumerate(shapes):
        for j in range(i):
            if boxes[i].intersects(boxes[j]):
                assert one.intersection(shapes[j]).area() < 1.0


def test_dwellings_are_in_their_cite_commune_and_parcel(
    base: Base, dwellings: pd.DataFrame
) -> None:
    from osp_plugin.demonstration import planar

    placed = dwellings[dwellings["geom"].notna()]
    for column, table, key in (("id_cite", "cite", "id_cite"), ("idcom", "commune", "idcom")):
        polygons = base[table].set_index(key)["geom"]
        for code, group in placed.groupby(column):
            flat = [ring for part in rings(polygons[code]) for ring in part]
            assert planar.inside(xy(group["geom"]), flat).all(), code
    parcels = base["parcelle"].set_index("idpar")["geom"]
    missing = dwellings[~dwellings["idpar"].isin(parcels.index)]
    assert missing["geom"].isna().all()
    assert len(missing) == pytest.approx(41 / 2, abs=1)
    for idpar, wkb in zip(placed["idpar"], placed["geom"]):
        point = np.frombuffer(wkb, "<f8", 2, 5)[None]
        assert planar.inside(point, rings(parcels[idpar])[0])[0], idpar


def test_parcels_do_not_overlap(base: Base) -> None:
    from qgis.core import QgsSpatialIndex

    shapes = [geometry(w) for w in base["parcelle"]["geom"]]
    index = QgsSpatialIndex()
    for i, shape in enumerate(shapes):
        index.addFeature(i, shape.boundingBox())
    for i, shape in enumerate(shapes):
        for j in index.intersects(shape.boundingBox()):
            if j < i:
                assert shape.intersection(shapes[j]).area() < 0.5


def test_no_two_dwellings_on_the_same_spot(dwellings: pd.DataFrame) -> None:
    single = dwellings[dwellings["geom"].notna() & ~dwellings["ident_rep"].duplicated()]
    points = xy(single["geom"])
    order = np.lexsort((points[:, 1], points[:, 0]))
    points = points[order]
    for step in range(1, 40):
        gap = points[step:] - points[:-step]
        assert np.hypot(*gap.T).min() > 4.5
    addresses = single[single["dnvoiri"].notna()].fillna({"dindic": ""})
    assert not addresses.duplicated(["idcom", "dnvoiri", "dindic", "dvoilib"]).any()


def test_coordinates_are_at_the_centimetre(dwellings: pd.DataFrame) -> None:
    points = xy(dwellings["geom"].dropna())
    assert np.allclose(points, np.round(points, 2), atol=1e-9)


# Behaviour


def test_same_base_at_every_build(base: Base) -> None:
    from osp_plugin.demonstration import build
    from osp_plugin.domain.common.work import Work

    seen: list[float] = []
    again = build(Work(seen.append))
    for name, table in base.items():
        pd.testing.assert_frame_equal(table, again[name])
    assert seen == sorted(seen)
    assert seen[0] == 0
    assert seen[-1] == 1


def test_cancelled_at_once_and_midway(qgis_app) -> None:
    from osp_plugin.demonstration import build
    from osp_plugin.domain.common.work import Work
    from osp_plugin.domain.errors import Cancelled

    with pytest.raises(Cancelled):
        build(Work(asked=lambda: True))
    for late in (3, 100, 300, 380):
        asked = iter([False] * late + [True])
        with pytest.raises(Cancelled):
            build(Work(asked=lambda asked=asked: next(asked)))
