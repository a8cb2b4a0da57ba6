"""Figures of rents, occupation and relocation: secret on too few dwellings, at every scale."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from osp_plugin.domain.common.criteria import Criteria
from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.indicators import breakdowns, indicators
from osp_plugin.domain.indicators.cubes import dimensions, make_cube
from osp_plugin.domain.indicators.figures import Figures, compute
from osp_plugin.domain.indicators.formula import needed
from osp_plugin.domain.indicators.secret import is_sensitive, with_companions

SENSITIVE = ("loyer_avant_moyen", "loyer_apres_moyen", "hausse_loyer_moyenne", "nb_reloges",
             "part_reloges")  # fmt: skip
RENT, MOVED = "loyer_avant_moyen", "nb_reloges"
PLACES = ("dep", "epci", "idcom", "id_cite", "bailleur", "intitule", "annee_financ", "type_palu")


def figures(scale: str, *homes: tuple[str, int, int], keys=SENSITIVE, criteria=Criteria()):
    """Figures of communes (code, dwellings with a rent, of which moved out), all of one EPCI."""
    measures = with_companions(needed(indicators()[key].formula for key in (*keys, "nb_logements")))
    rows = []
    for commune, count, moved in homes:
        place = dict(zip(PLACES, ("62", "CALL", commune, None, "SIA", None, 2018, "Hors")))
        values = {}
        for measure in measures:
            of_moved = any(c.field == "relogement" and c.values for c in measure.where)
            values[measure] = 400.0 * count if measure.terms else moved if of_moved else count
        rows.append({**place, **values})
    table = dictionary()["logement"]
    reached = {k: v for k, v in dimensions(table).items() if v.through is None}
    cube = make_cube(table, pd.DataFrame(rows), measures, reached, {})
    return compute({"logement": cube}, {}, scale, [*keys, "nb_logements"], criteria)


def test_the_sensitive_indicators_are_those_of_the_dictionary() -> None:
    found = {
        key
        for key, item in indicators().items()
        if any(is_sensitive(measure) for measure in item.formula.measures())
    }
    assert found == set(SENSITIVE)


def test_no_breakdown_is_by_a_sensitive_field_or_of_one() -> None:
    for item in breakdowns().values():
        assert not set(item.fields) & set(dictionary()[item.table].sensitive), item.key
        assert not set(item.indicators) & set(SENSITIVE), item.key


def test_ten_dwellings_are_secret_and_eleven_are_not() -> None:
    found = figures("commune", ("62498", 10, 0), ("62510", 11, 0), ("59014", 90, 45))
    assert found.secret[RENT] == {"62498", "62510"}, "le plus petit d’à côté l’est aussi"
    assert math.isnan(found.table.loc["62498", RENT]) and found.table.loc["59014", RENT] == 400
    assert found.table["nb_logements"].sum() == 111, "compter n’est pas sensible"
    assert "nb_logements" not in found.secret
    assert figures("commune", ("62510", 11, 0), ("59014", 90, 45)).secret == {}


def test_the_whole_is_secret_too_when_it_is_of_too_few() -> None:
    assert figures("bassin", ("62498", 10, 0)).is_secret(RENT, "bassin")
    assert figures("bassin", ("62498", 6, 0), ("62510", 5, 0)).secret == {}


def test_a_count_of_few_hides_its_share_and_is_never_a_zero() -> None:
    found = figures("commune", ("62498", 100, 3), ("62510", 90, 30), ("59014", 95, 40))
    assert found.secret == {MOVED: {"62498", "62510"}, "part_reloges": {"62498", "62510"}}
    assert sorted(found.table.index[found.table[MOVED].isna()]) == ["62498", "62510"]
    assert math.isnan(found.total(MOVED)), "ce ne serait pas celui de l’ensemble"


def test_a_criterion_that_leaves_few_is_secret() -> None:
    assert figures("epci", ("62498", 8, 0), ("62510", 8, 0)).secret == {}
    only = Criteria().only("commune", "62498")
    assert figures("epci", ("62498", 8, 0), ("62510", 8, 0), criteria=only).is_secret(RENT, "CALL")


@pytest.mark.parametrize("keys", [("nb_logements",), ("part_livres",)])
def test_what_is_not_sensitive_has_no_secret(keys) -> None:
    found = figures("commune", ("62498", 1, 1), keys=keys)
    assert isinstance(found, Figures) and found.secret == {}
