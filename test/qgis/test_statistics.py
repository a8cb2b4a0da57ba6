"""``osp:statistiques_territoire`` on the demonstration: the published tables, at every scale."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingException,
    QgsRectangle,
    QgsVectorLayer,
)

from osp_plugin.domain.indicators import SCALES, UNKNOWN, Criteria, indicators
from osp_plugin.domain.indicators.secret import is_sensitive
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.indicators.statistics import Statistics, Tables

from ..support.processing_runner import Feedback

MEMORY = "memory:"
ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = ROOT / "resources" / "demo" / "synthese_logements.csv"


@pytest.fixture
def layer(demo) -> QgsVectorLayer:
    return QgsVectorLayer(f"{demo}|layername=logement", "logement", "ogr")


def table_of(layer: QgsVectorLayer) -> pd.DataFrame:
    names = layer.fields().names()
    return pd.DataFrame([feature.attributes() for feature in layer.getFeatures()], columns=names)


def published(analysis: str, kind: str, year: int | None = None) -> dict[str, int]:
    rows = pd.read_csv(PUBLISHED, dtype={"code": str})
    rows = rows[(rows["analyse"] == analysis) & (rows["palulos"] == kind)]
    if year is not None:
        rows = rows[rows["annee_financ"] == year]
    return rows.groupby("code")["nb_logements"].sum().to_dict()


@pytest.mark.parametrize(
    ("scale", "analysis"),
    [("epci", "epci"), ("departement", "departement"), ("bailleur", "bailleur")],
)
def test_the_published_tables(run, layer, scale, analysis):
    result = run(
        "osp:statistiques_territoire",
        {
            "INPUT": layer,
            "ECHELLE": scale,
            "INDICATEURS": ["nb_palulos", "nb_hors", "nb_logements"],
            "TABLEAU": MEMORY,
        },
    )
    tidy = table_of(result["TABLEAU"])
    assert list(tidy.columns) == ["echelle", "code", "nom", "indicateur", "valeur"]
    for key, kind in (("nb_palulos", "palulos"), ("nb_hors", "hors")):
        found = tidy[tidy["indicateur"] == key].set_index("code")["valeur"].to_dict()
        assert {code: n for code, n in found.items() if n} == {
            code: n for code, n in published(analysis, kind).items() if n
        }
    assert tidy[tidy["indicateur"] == "nb_logements"]["valeur"].sum() == 6287
    assert result["NB_LOGEMENTS"] == 6287 and result["NB_NON_GEOLOCALISES"] == 41


def test_years_and_types_limit_what_is_counted(run, layer):
    result = run(
        "osp:statistiques_territoire",
        {
            "INPUT": layer,
            "ECHELLE": "epci",
            "INDICATEURS": "nb_logements",
            "ANNEE_MIN": 2019,
            "ANNEE_MAX": 2019,
            "TYPE_PALU": ["Groupé", "Isolé"],
            "OUTPUT": MEMORY,
        },
    )
    found = table_of(result["OUTPUT"]).set_index("code")["nb_logements"].to_dict()
    assert found == published("epci", "palulos", 2019)


def test_polygons_have_a_column_per_indicator(run, layer):
    feedback = Feedback()
    keys = ["nb_logements", "part_livres", "gain_etiquette_moyen", "nb_finances"]
    result = run(
        "osp:statistiques_territoire",
        {"INPUT": layer, "ECHELLE": "cite", "INDICATEURS": keys, "OUTPUT": MEMORY},
        feedback,
    )
    output = result["OUTPUT"]
    assert output.fields().names() == ["code", "nom", *keys]
    assert output.crs().authid() == "EPSG:2154"
    shapes = {f["code"]: f.geometry() for f in output.getFeatures()}
    assert len(shapes) == 308 and shapes.pop(UNKNOWN).isNull()
    assert not any(shape.isNull() for shape in shapes.values())
    table = table_of(output)
    assert table["nb_logements"].sum() == 6287 and result["NB_SANS_CODE"] == 51
    # A decision is not told by cité: said, and empty.
    assert not pd.to_numeric(table["nb_finances"], errors="coerce").notna().any()
    assert "Logements financés" in " ".join(feedback.warnings)
    assert "41 n’ont pas de position" in " ".join(feedback.said)
    assert "51 n’ont pas de code" in " ".join(feedback.said)


def test_the_bassin_minier_is_the_epci_together(run, demo, layer):
    parameters = {"INPUT": layer, "INDICATEURS": ["nb_logements"], "OUTPUT": MEMORY}
    whole = run("osp:statistiques_territoire", {**parameters, "ECHELLE": "bassin"})["OUTPUT"]
    (feature,) = whole.getFeatures()
    assert (feature["code"], feature["nom"]) == ("bassin", "Bassin minier")
    assert feature["nb_logements"] == 6287
    epci = QgsVectorLayer(f"{demo}|layername=epci", "epci", "ogr")
    parts = QgsGeometry.unaryUnion([part.geometry() for part in epci.getFeatures()])
    assert feature.geometry().area() == pytest.approx(parts.area())


@pytest.mark.parametrize("scale", ["bailleur", "operation", "annee"])
def test_what_is_no_place_has_no_geometry(run, layer, scale):
    feedback = Feedback()
    output = run(
        "osp:statistiques_territoire",
        {"INPUT": layer, "ECHELLE": scale, "INDICATEURS": ["nb_logements"], "OUTPUT": MEMORY},
        feedback,
    )["OUTPUT"]
    assert not output.isSpatial()
    assert sum(feature["nb_logements"] for feature in output.getFeatures()) == 6287
    assert "pas de géométrie" in " ".join(feedback.said)


def test_a_selection_a_filter_and_edits_are_counted_as_seen(run, demo, tmp_path):
    copy = tmp_path / "copie.gpkg"
    shutil.copy(demo, copy)
    layer = QgsVectorLayer(f"{copy}|layername=logement", "logement", "ogr")
    parameters = {
        "INPUT": layer,
        "ECHELLE": "bailleur",
        "INDICATEURS": ["nb_logements", "nb_finances", "nb_reloges"],
        "TABLEAU": MEMORY,
    }

    def counted() -> dict[tuple[str, str], float]:
        tidy = table_of(run("osp:statistiques_territoire", parameters)["TABLEAU"])
        return dict(zip(zip(tidy["code"], tidy["indicateur"]), tidy["valeur"]))

    before = counted()
    layer.startEditing()
    request = QgsFeatureRequest().setFilterExpression("\"bailleur\" = 'SIA'").setLimit(3)
    moved = [feature.id() for feature in layer.getFeatures(request)]
    for fid in moved:
        layer.changeAttributeValue(fid, layer.fields().lookupField("bailleur"), "M&C")
    after = counted()
    assert after["SIA", "nb_logements"] == before["SIA", "nb_logements"] - 3
    assert after["M&C", "nb_logements"] == before["M&C", "nb_logements"] + 3
    assert after["M&C", "nb_finances"] == before["M&C", "nb_finances"] > 0
    layer.rollBack()
    layer.setSubsetString("bailleur = 'SIA'")
    feedback = Feedback()
    filtered = table_of(
        run("osp:statistiques_territoire", parameters, feedback)["TABLEAU"]
    ).set_index(["code", "indicateur"])["valeur"]
    assert filtered["M&C", "nb_logements"] == 0
    assert filtered["SIA", "nb_logements"] == before["SIA", "nb_logements"]
    assert filtered["SIA", "nb_reloges"] == before["SIA", "nb_reloges"]
    assert "prises en entier" in " ".join(feedback.warnings)


def test_a_layer_of_no_base_is_counted_by_its_codes(run, demo, layer):
    memory = layer.materialize(QgsFeatureRequest().setLimit(50))
    parameters = {
        "INPUT": memory,
        "ECHELLE": "epci",
        "INDICATEURS": ["nb_logements", "nb_finances"],
        "OUTPUT": MEMORY,
    }
    feedback = Feedback()
    bare = table_of(run("osp:statistiques_territoire", parameters, feedback)["OUTPUT"])
    assert bare["nb_logements"].sum() == 50 and (bare["nom"] == bare["code"]).all()
    assert "ni nom ni polygone" in " ".join(feedback.warnings)
    named = run("osp:statistiques_territoire", {**parameters, "BASE": str(demo)})["OUTPUT"]
    assert named.featureCount() == 9
    assert sum(f["nb_logements"] for f in named.getFeatures()) == 50
    assert sum(f["nb_finances"] for f in named.getFeatures()) == 2247


def quarters() -> QgsVectorLayer:
    """Two quarters over the demonstration, one in two pieces, in degrees, and one without code."""
    made = QgsVectorLayer("MultiPolygon?crs=EPSG:2154&field=code_qp:string&field=nom_qp:string",
                          "Quartiers", "memory")  # fmt: skip
    boxes = (
        ("QN06201M", "Est", (686_000, 7_030_000, 692_000, 7_040_000)),
        ("QN06202M", "Ouest", (650_000, 7_025_000, 680_000, 7_045_000)),
        ("QN06201M", "Est", (692_000, 7_030_000, 700_000, 7_045_000)),
        (None, "Sans code", (600_000, 7_000_000, 800_000, 7_100_000)),
    )
    for code, name, box in boxes:
        feature = QgsFeature(made.fields())
        feature.setAttributes([code, name])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(*box)))
        made.dataProvider().addFeature(feature)
    return made


def test_any_layer_of_polygons_is_a_level(run, layer):
    zones = quarters()
    given = {"INPUT": layer, "COUCHE": zones, "INDICATEURS": ["nb_logements", "nb_palulos"],
             "OUTPUT": MEMORY, "TABLEAU": MEMORY}  # fmt: skip
    feedback = Feedback()
    result = run("osp:statistiques_territoire", given, feedback)
    found = table_of(result["OUTPUT"]).set_index("code")
    expected: dict[str, int] = {}
    shapes = [(item["code_qp"], item.geometry()) for item in zones.getFeatures() if item["code_qp"]]
    for dwelling in layer.getFeatures():
        point = dwelling.geometry()
        inside = [code for code, shape in shapes if not point.isNull() and shape.contains(point)]
        code = inside[0] if inside else UNKNOWN
        expected[code] = expected.get(code, 0) + 1
    assert found["nb_logements"].to_dict() == expected
    assert sum(expected.values()) == result["NB_LOGEMENTS"] and len(expected) == 3
    assert found.loc["QN06201M", "nom"] == "Est"
    assert any("hors de la couche" in text for text in feedback.said)
    polygons = {item["code"]: item.geometry() for item in result["OUTPUT"].getFeatures()}
    assert polygons["QN06201M"].area() == pytest.approx(6e7 + 8e3 * 15e3)


def test_a_layer_in_degrees_is_a_level_too(run, layer):
    import processing

    given = {"INPUT": layer, "INDICATEURS": ["nb_logements"], "OUTPUT": MEMORY}
    lambert = run("osp:statistiques_territoire", {**given, "COUCHE": quarters()})
    degrees = processing.run(
        "native:reprojectlayer",
        {"INPUT": quarters(), "TARGET_CRS": "EPSG:4326", "OUTPUT": MEMORY},
    )["OUTPUT"]
    moved = run("osp:statistiques_territoire", {**given, "COUCHE": degrees, "CHAMP_NOM": "nom_qp"})
    assert table_of(moved["OUTPUT"]).equals(table_of(lambert["OUTPUT"]))


def test_the_rule_of_secrecy_holds_in_a_layer(run, layer):
    """A polygon drawn around a few households says nothing of them."""
    around = next(item.geometry() for item in layer.getFeatures() if not item.geometry().isNull())
    small = QgsVectorLayer("Polygon?crs=EPSG:2154&field=code:string", "Autour", "memory")
    feature = QgsFeature(small.fields())
    feature.setAttributes(["A"])
    feature.setGeometry(around.buffer(5, 8))
    small.dataProvider().addFeature(feature)
    key = next(key for key, item in indicators().items()
               if any(is_sensitive(measure) for measure in item.formula.measures()))  # fmt: skip
    given = {"INPUT": layer, "COUCHE": small, "INDICATEURS": [key], "OUTPUT": MEMORY}
    result = run("osp:statistiques_territoire", given)
    assert not table_of(result["OUTPUT"]).set_index("code")[key].loc["A"]


def test_a_commune_that_moved_is_counted_in_the_epci_of_a_day_or_of_the_time(run, demo, tmp_path):
    """Figures by EPCI against the rows themselves, of a commune that is said to have moved."""
    path = tmp_path / "base.gpkg"
    shutil.copyfile(demo, path)
    base = GeoPackageBase(path)
    rows = base.read("logement", ["idcom", "epci", "annee_financ"])
    idcom = rows.groupby("idcom")["annee_financ"].nunique().idxmax()
    home = base.rows("SELECT epci FROM commune WHERE idcom = :c", {"c": idcom})[0]["epci"]
    other = next(code for code in sorted(rows["epci"].dropna().unique()) if code != home)
    with base.transaction() as session:
        session.append(
            base.tables["reference_epoque"],
            pd.DataFrame(
                {
                    "reference": ["Commune"] * 2,
                    "code": [idcom] * 2,
                    "date_debut": [None, "2019-01-01"],
                    "date_fin": ["2018-12-31", None],
                    "epci": [other, home],
                }
            ),
        )

    def counted(**asked) -> dict[str, float]:
        layer = QgsVectorLayer(f"{path}|layername=logement", "logement", "ogr")
        result = run(
            "osp:statistiques_territoire",
            {"INPUT": layer, "INDICATEURS": ["nb_logements"], "TABLEAU": MEMORY, **asked},
        )
        table = table_of(result["TABLEAU"])
        return table[table["valeur"] > 0].set_index("code")["valeur"].to_dict()

    written = rows["epci"].value_counts().to_dict()
    assert counted() == counted(PERIMETRE="base") == written
    inside = rows["idcom"] == idcom
    then = rows["epci"].mask(inside, other)
    assert counted(PERIMETRE="constant", DATE_PERIMETRE="2018-06-15") == (
        then.value_counts().to_dict()
    )
    assert counted(PERIMETRE="constant") == written
    old = inside & (rows["annee_financ"] < 2019)
    assert old.any() and not old[inside].all()
    of_the_time = counted(PERIMETRE="epoque")
    assert of_the_time == rows["epci"].mask(old, other).value_counts().to_dict()
    assert sum(of_the_time.values()) == sum(written.values()) == 6287


def test_the_polygon_of_an_epci_has_the_communes_that_it_had(run, demo):
    """Émerchicourt was of the Cœur d’Ostrevent until 2023, says what a base begins with."""

    def areas(**asked) -> dict[str, float]:
        layer = QgsVectorLayer(f"{demo}|layername=logement", "logement", "ogr")
        result = run(
            "osp:statistiques_territoire",
            {"INPUT": layer, "INDICATEURS": ["nb_logements"], "OUTPUT": MEMORY, **asked},
        )
        return {item["code"]: item.geometry().area() for item in result["OUTPUT"].getFeatures()}

    now, then = areas(), areas(PERIMETRE="constant", DATE_PERIMETRE="2021-06-15")
    assert then["CCCO"] > now["CCCO"] and then["CAPH"] < now["CAPH"]
    assert sum(then.values()) == pytest.approx(sum(now.values()), rel=1e-6)
    assert {code for code in now if now[code] != pytest.approx(then[code])} == {"CCCO", "CAPH"}


def test_a_field_that_a_layer_has_not_is_named(run, layer):
    with pytest.raises(QgsProcessingException, match=r"pas de champ « nul »"):
        run("osp:statistiques_territoire",
            {"INPUT": layer, "COUCHE": quarters(), "CHAMP_CODE": "nul"})  # fmt: skip


def test_a_missing_column_is_named(run, layer):
    names = [name for name in layer.fields().names() if name not in ("fid", "cout_travaux")]
    fields = "&".join(f"field={name}:string" for name in names)
    poor = QgsVectorLayer(f"NoGeometry?{fields}", "logements", "memory")
    parameters = {"INPUT": poor, "ECHELLE": "epci", "TABLEAU": MEMORY}
    with pytest.raises(QgsProcessingException, match="cout_travaux"):
        run("osp:statistiques_territoire", {**parameters, "INDICATEURS": ["cout_par_logement"]})


def test_a_cancel_leaves_nothing(run, layer, tmp_path):
    output = tmp_path / "territoires.gpkg"
    with pytest.raises(QgsProcessingException, match="annulée"):
        run(
            "osp:statistiques_territoire",
            {"INPUT": layer.materialize(QgsFeatureRequest()), "ECHELLE": "epci",
             "INDICATEURS": ["nb_logements"], "OUTPUT": str(output)},
            Feedback(cancel_at=1),
        )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_every_scale_and_every_way_of_reading_agree(demo, layer):
    base = GeoPackageBase(demo)
    by_base = Statistics.of_base(base)
    by_qgis = Statistics(Tables(base, {"logement": layer}))
    keys = list(indicators())
    additive = [key for key in keys if indicators()[key].additive]
    whole = by_base.at("bassin", keys).table.loc["bassin"]
    for scale in SCALES:
        found = by_base.at(scale, keys)
        pd.testing.assert_frame_equal(found.table, by_qgis.at(scale, keys).table)
        for key in additive:
            if indicators()[key].known_by(scale):
                # What is secret is not added up.
                missing = key in found.secret
                total = found.table[key].sum()
                assert missing or total == pytest.approx(whole[key]), (scale, key)
    assert whole["nb_finances"] == 2247 and whole["ecart_finances"] == 35
    assert (
        whole["prog_nb_logements"]
        == base.query("SELECT sum(etat_nb_total) AS n FROM programmation").loc[0, "n"]
    )


def test_a_territory_has_its_years_operations_labels_and_funders(demo):
    base = GeoPackageBase(demo)
    statistics = Statistics.of_base(base)
    call = Criteria().only("epci", "CALL")
    years = statistics.at("annee", ["nb_palulos", "nb_hors"], call).table
    for kind in ("palulos", "hors"):
        expected = sum(published("epci", kind, year).get("CALL", 0) for year in range(2016, 2023))
        assert years[f"nb_{kind}"].sum() == expected
    listed = statistics.at("operation", ["nb_logements", "nb_finances"], call).table
    rows = base.query("SELECT intitule FROM operation WHERE epci = 'CALL'")
    assert set(listed.index) == set(rows["intitule"])
    assert listed["nb_logements"].sum() == 2570
    labels = statistics.labels(call)
    assert labels.to_numpy().sum() == 2570
    expected = base.query(
        "SELECT count(*) AS n FROM logement WHERE epci = 'CALL' AND etiquette_avant = 'F' "
        "AND etiquette_apres = 'C'"
    )
    assert labels.loc["F", "C"] == expected.loc[0, "n"] > 0
    funders = statistics.funders(call)
    paid = base.query(
        "SELECT sum(f.montant_paye) AS n FROM financement AS f "
        "JOIN operation AS o ON o.intitule = f.operation WHERE o.epci = 'CALL'"
    )
    assert funders["financement_paye"].sum() == paid.loc[0, "n"] > 0
    assert statistics.years() == [2016, 2017, 2018, 2019, 2020]


def test_the_workbook_has_a_balance_by_epci_and_the_scales_asked_for(run, demo, tmp_path):
    target = tmp_path / "classeur.xlsx"
    run(
        "osp:classeur",
        {
            "BASE": str(demo),
            "ECHELLES": ["commune", "bailleur"],
            "INDICATEURS": ["nb_logements", "part_livres", "nb_reloges"],
            "OUTPUT": str(target),
        },
    )
    formulas = openpyxl.load_workbook(target)
    values = openpyxl.load_workbook(target, data_only=True)
    assert formulas.sheetnames[4:] == ["Bilan par EPCI", "Synthèse Communes", "Synthèse Bailleurs"]
    rows = list(values["Bilan par EPCI"].iter_rows(min_row=3, values_only=True))
    assert rows[0][-1] == "Définition"
    balance = {row[0]: row[1:-1] for row in rows}
    codes = balance["Indicateur"]
    assert len(codes) == 10 and codes[-1] == "Ensemble"
    reported = balance["Logements remontés"]
    assert dict(zip(codes[:-1], reported)) == published_total("epci")
    assert reported[-1] == 6287 and "s." in balance["Ménages relogés"][:-1]
    assert balance["Ménages relogés"][-1] > 0, "celui de l’ensemble n’est pas secret"
    delivered = balance["Part des logements livrés (%)"]
    assert delivered[-1] == pytest.approx(100 * 4831 / 6287)
    totals = [row[-2].value for row in formulas["Bilan par EPCI"].iter_rows(min_row=4)]
    assert any(str(total).startswith("=SUM(B") for total in totals)
    communes = list(values["Synthèse Communes"].iter_rows(min_row=4, values_only=True))
    assert len(communes) == 331 and sum(row[2] for row in communes[:-1]) == 6287
    sheet = formulas["Synthèse Communes"]
    assert sheet.print_title_rows == "$3:$3" and sheet.freeze_panes == "C4"
    # The name of the base, and not the folders of the machine.
    assert sheet["A2"].value.startswith(f"{demo.name} – édité le ")
    titles = [chart.title.tx.rich.p[0].r[0].t for chart in formulas["Graphiques"]._charts]
    assert set(titles) >= {"Part des logements livrés par EPCI", "Ménages relogés par EPCI"}
    assert len(titles) == 8


def published_total(analysis: str) -> dict[str, int]:
    hors = published(analysis, "hors")
    return {code: n + hors[code] for code, n in published(analysis, "palulos").items()}


def secret_figures(run, layer, **options) -> tuple[int, str]:
    """How many EPCI have no figure of « Ménages relogés », and what the algorithm says."""
    feedback = Feedback()
    asked = {"INPUT": layer, "ECHELLE": "commune", "INDICATEURS": ["nb_reloges"]}
    found = run(
        "osp:statistiques_territoire", {**asked, "TABLEAU": MEMORY, **options}, feedback=feedback
    )
    values = table_of(found["TABLEAU"])["valeur"]
    return sum(not isinstance(value, float) for value in values), "\n".join(feedback.warnings)


def test_the_office_chooses_from_how_many_dwellings_figures_are_shown(run, layer, monkeypatch):
    usual, told = secret_figures(run, layer)
    assert usual and "moins de 11 logements" in told and "usage" not in told
    fewer, told = secret_figures(run, layer, SEUIL_SECRET=3)
    assert fewer < usual and "moins de 3 logements" in told and "l’usage de l’État est 11" in told
    monkeypatch.setenv("OSP_ERBM_SEUIL_SECRET", "40")
    more, told = secret_figures(run, layer)
    assert more > usual and "moins de 40 logements" in told
    monkeypatch.setenv("OSP_ERBM_SEUIL_SECRET", "2")
    with pytest.raises(QgsProcessingException, match="seuil du secret"):
        secret_figures(run, layer)
