"""The indicators: what their files may say, and figures from cubes."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.indicators import (
    SCALES,
    UNKNOWN,
    Criteria,
    UnknownScale,
    dimensions,
    indicator,
    indicators,
)
from osp_plugin.domain.indicators.catalogue import UnknownIndicator, load
from osp_plugin.domain.indicators.cubes import columns_to_count, make_cube
from osp_plugin.domain.indicators.figures import compute
from osp_plugin.domain.indicators.formula import (
    Condition,
    Constant,
    Measure,
    Ratio,
    Sum,
    Total,
    WrongFormula,
    needed,
    read_formula,
)
from osp_plugin.domain.indicators.target import CATEGORIES, POPULATION

ASKED_BY_SCRIPTS = {
    *("nb_logements", "nb_palulos", "nb_hors", "nb_geolocalises", "cout_travaux"),
    *("subv_palulos", "nb_biosource", "gain_etiquette_moyen"),
}


def test_the_keys_that_scripts_use_are_there() -> None:
    assert set(indicators()) >= ASKED_BY_SCRIPTS
    assert list(SCALES) == [
        *("cite", "commune", "epci", "departement", "bassin", "bailleur", "operation", "annee")
    ]


def test_every_indicator_is_known_at_some_scale_and_says_its_unit() -> None:
    for item in indicators().values():
        assert item.unit, item.key
        assert any(item.known_by(scale) for scale in SCALES), item.key


def test_dimensions_follow_the_foreign_keys() -> None:
    tables = dictionary()
    assert set(dimensions(tables["logement"])) == {*SCALES, "type_palu"} - {"bassin"}
    share = dimensions(tables["financement"])
    assert share["epci"].column == "epci" and share["epci"].through.table == "operation"
    assert "commune" not in share
    assert not indicator("nb_finances").known_by("cite")
    assert not indicator("nb_cites").known_by("epci", Criteria(annee_min=2018))
    assert indicator("ecart_finances").known_by("epci", Criteria().only("type_palu", "Isolé"))


def test_what_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownIndicator, match=r"nb_chateaux.*nb_logements"):
        indicator("nb_chateaux")
    with pytest.raises(UnknownScale, match=r"village.*commune"):
        compute({}, {}, "village", [])


@pytest.mark.parametrize(
    "formula",
    [
        {"compter": "maison"},
        {"compter": "logement", "si": {"type_palu": ["Groupe"]}},
        {"compter": "logement", "si": {"hauteur": "renseigné"}},
        {"compter": "operation", "si": {"position": True}},
        {"compter": "logement", "si": {"position": False}},
        {"sommer": "logement.dvoilib"},
        {"sommer": "cout_travaux"},
        {"sommer": ["logement.loyer_avant", "cite.nb_logements"]},
        {"rapport": ["premier"]},
        {"total": []},
        {"part": ["premier", "suivant"]},
        {"compter": "logement", "sommer": "logement.cout_travaux"},
        "suivant",
        None,
    ],
)
def test_a_wrong_formula_is_refused(formula: object, tmp_path: Path) -> None:
    def item(key: str, formula: object) -> dict[str, object]:
        style = {"genre": "aplats"}
        return {"cle": key, "titre": key, "format": "entier", "formule": formula, "carte": style}

    theme = {"titre": "Essai", "indicateurs": [item("premier", {"compter": "logement"})]}
    path = tmp_path / "essai.json"
    path.write_text(json.dumps(theme), encoding="utf-8")
    assert list(load(tmp_path)) == ["premier"]
    theme["indicateurs"].append(item("second", formula))  # type: ignore[attr-defined]
    path.write_text(json.dumps(theme), encoding="utf-8")
    with pytest.raises(WrongFormula):
        load(tmp_path)


# -- figures ---------------------------------------------------------------------------------

KEYS = ("nb_logements", "nb_palulos", "nb_hors", "cout_travaux", "part_palulos")
NAMES = {"CALL": "Lens-Liévin", "CAHC": "Hénin-Carvin"}
rows = st.lists(
    st.fixed_dictionaries(
        {
            "epci": st.sampled_from([None, "", "CALL", "CAHC", "AILLEURS"]),
            "idcom": st.sampled_from([None, "62498", "62427"]),
            "annee_financ": st.sampled_from([None, 2018, "2019", 2020.0]),
            "bailleur": st.sampled_from([None, "SIA", "M&C"]),
            "type_palu": st.sampled_from([None, "Groupé", "Isolé", "Hors"]),
            "nombre": st.integers(0, 50),
            "cout": st.integers(0, 10**9),
        }
    ),
    max_size=25,
)


def cubes_of(counted: list[dict[str, object]]):
    """The cube of dwellings already counted: ``nombre`` of them, costing ``cout`` together."""
    table = dictionary()["logement"]
    measures = needed(indicator(key).formula for key in KEYS)
    reached = dimensions(table)
    frame = pd.DataFrame(counted, columns=list(counted[0]) if counted else ["nombre", "cout"])
    frame = frame.reindex(
        columns=[*dict.fromkeys((*columns_to_count(reached), "nombre", "cout"))]
    ).astype(object)
    for measure in measures:
        value = frame["cout" if measure.plus == "cout_travaux" else "nombre"].astype("float64")
        if measure.where:
            value = value.where(frame["type_palu"].isin(measure.where[0].values), 0.0)
        frame[measure] = value
    return {"logement": make_cube(table, frame, measures, reached, {})}


@pytest.mark.slow
@given(counted=rows)
def test_every_scale_adds_up_to_the_whole(counted) -> None:
    cubes = cubes_of(counted)
    whole = compute(cubes, {"bassin": "Bassin minier"}, "bassin", KEYS).table.loc["bassin"]
    assert whole["nb_logements"] == sum(row["nombre"] for row in counted)
    for scale in ("commune", "epci", "departement", "bailleur", "operation", "annee"):
        table = compute(cubes, NAMES if scale == "epci" else {}, scale, KEYS).table
        for key in KEYS:
            if indicator(key).additive:
                assert table[key].sum() == whole[key], (scale, key)


@pytest.mark.slow
@given(counted=rows, first=st.sampled_from([None, 2019]), last=st.sampled_from([None, 2019]))
def test_criteria_keep_what_they_say(counted, first, last) -> None:
    asked = Criteria(first, last).only("bailleur", "SIA").only("epci", "CALL", UNKNOWN)

    def kept(row: dict[str, object]) -> bool:
        year = row["annee_financ"]
        if year is None and (first, last) != (None, None):
            return False
        within = year is None or (first or 0) <= int(year) <= (last or 9999)
        return bool(within and row["bailleur"] == "SIA" and row["epci"] in (None, "", "CALL"))

    table = compute(cubes_of(counted), NAMES, "epci", ["nb_logements"], asked).table
    assert table["nb_logements"].sum() == sum(row["nombre"] for row in counted if kept(row))
    assert asked.only("epci").only("bailleur", None).dimensions == Criteria(first, last).dimensions


def test_territories_are_listed_with_or_without_rows_and_unknown_codes_last() -> None:
    counted = [
        {"epci": code, "nombre": 2, "type_palu": kind, "cout": 10}
        for code, kind in (("AILLEURS", "Hors"), (None, "Groupé"), ("CAHC", "Isolé"))
    ]
    figures = compute(cubes_of(counted), NAMES, "epci", ["nb_logements", "part_palulos"])
    assert list(figures.table.index) == ["CALL", "CAHC", "AILLEURS", UNKNOWN]
    assert list(figures.table["nom"]) == ["Lens-Liévin", "Hénin-Carvin", "AILLEURS", UNKNOWN]
    assert figures.table["nb_logements"].tolist() == [0, 2, 2, 2]
    assert figures.table["part_palulos"].isna().tolist() == [True, False, False, False]
    assert figures.table["part_palulos"].tolist()[1:] == [100, 0, 100]
    tidy = figures.tidy()
    assert list(tidy.columns) == ["echelle", "code", "nom", "indicateur", "valeur"]
    assert len(tidy) == 8 and set(tidy["echelle"]) == {"epci"}


def test_a_table_that_cannot_tell_the_scale_gives_no_figure() -> None:
    figures = compute(cubes_of([]), {"12": "Cité 12"}, "cite", ["nb_logements", "nb_finances"])
    assert figures.table["nb_logements"].tolist() == [0]
    assert figures.table["nb_finances"].isna().all()


def test_a_part_of_the_target_adds_up() -> None:
    target = indicator("part_objectif").formula
    aim = Measure("population_cible", "nb_e", where=(Condition("en_vigueur", ("Oui",)),))
    sums = pd.DataFrame(0.0, index=[0, 1], columns=list(target.measures()))
    sums[aim] = [200.0, 0.0]
    reported = next(
        measure
        for measure in target.measures()
        if measure.table == "logement" and measure.where[-1].values == ("Hors",)
    )
    sums[reported] = [50.0, 5.0]
    assert target.value(sums).tolist()[0] == 25.0
    assert target.value(sums).isna().tolist() == [False, True]


@given(st.lists(st.integers(0, 500), min_size=12, max_size=12))
def test_the_parts_of_the_target_add_up_to_the_population(numbers: list[int]) -> None:
    """Whatever was counted, at any scale: what remains is the difference, and may be negative."""
    items = [indicator(key).formula for key in (*CATEGORIES, POPULATION)]
    measures = needed(items)
    sums = pd.DataFrame([dict(zip(measures, map(float, numbers * 2)))])
    *parts, population = (item.value(sums).iloc[0] for item in items)
    assert sum(parts) == population


def test_a_rate_over_zero_is_missing_and_never_infinite() -> None:
    above, below = Measure("logement"), Measure("cite")
    sums = pd.DataFrame({above: [5.0, 0.0, -5.0, 5.0], below: [0.0, 0.0, 0.0, 20.0]})
    found = Ratio(Sum(above), Sum(below), 100.0).value(sums)
    assert found.isna().tolist() == [True, True, True, False] and found[3] == 25.0


def test_an_average_is_of_the_rows_that_have_what_it_adds_up() -> None:
    gain = indicator("gain_etiquette_moyen").formula
    adding, counting = gain.measures()
    assert (adding.plus, adding.minus, adding.where) == ("etiquette_avant", "etiquette_apres", ())
    assert counting == Measure(
        "logement", where=(Condition("etiquette_avant"), Condition("etiquette_apres"))
    )
    assert gain.value(pd.DataFrame({adding: [7.0], counting: [2.0]})).tolist() == [3.5]
    assert not gain.additive


def test_a_total_adds_its_parts_and_takes_away_the_rest() -> None:
    names = ("a", "b", "c", "d")
    parts = {name: Measure("logement", name) for name in names}
    sums = pd.DataFrame({measure: [10.0**place] for place, measure in enumerate(parts.values())})
    one, two, three, four = (Sum(measure) for measure in parts.values())
    total = Total((one, two, three), (four,))
    assert total.value(sums).tolist() == [111.0 - 1000.0]
    assert total.measures() == tuple(parts.values()) and total.additive
    assert not Total((one,), (Ratio(one, two),)).additive
    assert not Total((Ratio(one, two),), (one,)).additive


def test_formulas_are_read_as_the_files_write_them() -> None:
    first, second = Sum(Measure("logement")), Sum(Measure("cite"))
    known = {"un": first, "deux": second}
    read = {kind: read_formula({kind: ["un", "deux"]}, known)
            for kind in ("total", "difference", "rapport", "part")}  # fmt: skip
    assert read == {
        "total": Total((first, second)), "difference": Total((first,), (second,)),
        "rapport": Ratio(first, second), "part": Ratio(first, second, 100.0),
    }  # fmt: skip
    assert read_formula(3, known) == Constant(3.0) and read_formula("deux", known) is second
    asked = {"occupe_avant": "Oui", "surf_hab": "renseigné"}
    names = ("loyer_apres", "loyer_avant")
    loss = read_formula({"sommer": [f"logement.{name}" for name in names], "si": asked}, known)
    where = (Condition("occupe_avant", ("Oui",)), Condition("surf_hab"))
    assert loss == Sum(Measure("logement", *names, where))


@pytest.mark.parametrize(
    ("year", "first", "last", "kept"),
    [(2019, 2019, 2019, True), (2018, 2019, None, False), (2020, None, 2019, False),
     (2019, None, 2019, True), (2019, 2019, None, True), (None, 2019, None, False),
     (None, None, 2019, False), (None, None, None, True)],
)  # fmt: skip
def test_both_years_of_the_criteria_are_within(year, first, last, kept) -> None:
    cubes = cubes_of([{"annee_financ": year, "nombre": 1, "cout": 0}])
    found = compute(cubes, {}, "bassin", ["nb_logements"], Criteria(first, last)).table
    assert found["nb_logements"].sum() == int(kept)


def test_figures_are_of_the_tables_that_the_indicators_count() -> None:
    """A code that only another table knows is not listed."""
    cubes = cubes_of([{"epci": "CALL", "nombre": 1, "cout": 0}])
    table = dictionary()["programmation"]
    reached = dimensions(table)
    counted = pd.DataFrame(
        {name: ["AILLEURS" if name == "epci" else None] for name in columns_to_count(reached)}
    )
    measures = indicator("prog_nb_logements").formula.measures()
    other = make_cube(table, counted.assign().join(
        pd.DataFrame({measure: [5.0] for measure in measures})), measures, reached,
        {key.table: pd.DataFrame() for key in table.foreign_keys})  # fmt: skip
    found = compute({**cubes, "programmation": other}, NAMES, "epci", ["nb_logements"])
    assert "AILLEURS" not in found.table.index
    both = compute({**cubes, "programmation": other}, NAMES, "epci",
                   ["nb_logements", "prog_nb_logements"])  # fmt: skip
    assert both.table.loc["AILLEURS", "prog_nb_logements"] == 5.0
    assert both.keys == ["nb_logements", "prog_nb_logements"] and both.scale.key == "epci"


def test_an_indicator_declared_twice_is_refused(tmp_path: Path) -> None:
    style = {"genre": "aplats"}
    one = {"cle": "un", "titre": "Un", "format": "entier", "carte": style,
           "formule": {"compter": "logement"}}  # fmt: skip
    theme = {"titre": "Essai", "indicateurs": [one, one]}
    (tmp_path / "essai.json").write_text(json.dumps(theme), encoding="utf-8")
    with pytest.raises(WrongFormula, match="deux fois : un"):
        load(tmp_path)


def test_scales_that_are_places_have_polygons() -> None:
    assert [key for key, item in SCALES.items() if not item.is_place] == [
        "bailleur", "operation", "annee",
    ]  # fmt: skip
    assert SCALES["bassin"].shapes == "epci"
