"""Figures leave the tool by one funnel, where a rule of disclosure can stand."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pandas as pd
import pytest

from osp_plugin.domain import analysis, completeness
from osp_plugin.domain.common.criteria import Criteria
from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.indicators import UNKNOWN, breakdowns, funnel, indicator, indicators
from osp_plugin.domain.indicators.balance import Balance
from osp_plugin.domain.indicators.catalogue import load_breakdowns
from osp_plugin.domain.indicators.crosstab import Crosstab
from osp_plugin.domain.indicators.cubes import Reached, make_cube
from osp_plugin.domain.indicators.figures import break_down, crossed
from osp_plugin.domain.indicators.formula import Measure, WrongFormula
from osp_plugin.domain.indicators.places import Extent

PACKAGE = Path(__file__).resolve().parents[2] / "osp_plugin"
SHOWING = ("reports", "gui", "processing", "project")
"""The floors that show figures."""

METHODS = {
    *("groupby", "aggregate", "agg", "pivot_table", "crosstab", "value_counts", "nunique", "sum"),
    *("cumsum", "mean", "median"),
}
FUNCTIONS = {
    *("aggregate_rows", "aggregate_features", "count_rows", "count_features", "Counter"),
}
"""What counts or adds up rows. The sum of Python adds up figures already released, or pixels."""

QUALITY = "anomalies of a control, told to those whose rows they are"
CAMPAIGN = "the lines of a campaign, which its actors share"
EXCEPTIONS = {
    "reports/geolocation/report.py": QUALITY,
    "gui/geolocation/anomalies_model.py": QUALITY,
    "reports/remontee/mail.py": QUALITY,
    "reports/rpls/report.py": "columns that a completion filled, told to who runs it",
    "reports/fiches/tables.py": "puts small operations together to lay them out; totals() adds up",
    "reports/statement/content.py": "groups the rows of a statement to lay them out",
    "reports/programming/money.py": "the actions of the EPCI, which the statement lists one by one",
    "gui/entry/undo_dialog.py": "rows of a save, told to who saved them",
    "project/foreign/left_out.py": "what a style was stripped of",
    "project/forms/relations.py": "which layers hold a base, none of its rows",
    "gui/programming/sums.py": CAMPAIGN,
    "gui/programming/compare.py": CAMPAIGN,
    "gui/programming/dock.py": CAMPAIGN,
}
"""What is counted elsewhere, and why: no figure of dwellings by territory or bailleur."""


def counted(source: str) -> list[str]:
    """Calls of a module that count or add up rows."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr in METHODS | FUNCTIONS:
            found.append(f"ligne {node.lineno} : .{node.func.attr}()")
        if isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
            found.append(f"ligne {node.lineno} : {node.func.id}()")
    return found


def test_what_shows_figures_does_not_count() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}, {text}"
        for floor in SHOWING
        for path in sorted((PACKAGE / floor).rglob("*.py"))
        if path.relative_to(PACKAGE).as_posix() not in EXCEPTIONS
        for text in counted(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


def test_who_counts_to_show_says_from_how_many_dwellings() -> None:
    """Else a figure would be shown that the office chose to keep secret."""
    made = {"Statistics", "Statistics.of_base", "FicheMaker"}
    calls = [
        (path.name, node.lineno, {keyword.arg for keyword in node.keywords})
        for floor in SHOWING
        for path in sorted((PACKAGE / floor).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in made
    ]
    assert len(calls) >= 8
    assert not [call for call in calls if "shown_from" not in call[2]]


def test_an_exception_is_still_one() -> None:
    for name in EXCEPTIONS:
        assert counted((PACKAGE / name).read_text(encoding="utf-8")), name


@pytest.mark.parametrize(
    "source",
    [
        'table.groupby("epci").size()',
        'int(table["nb_logements"].sum())',
        "table.sum(axis=1)",
        'rows["dep"].nunique()',
        'rows["statut"].value_counts()',
        "Counter(row.epci for row in rows)",
        'aggregate_rows(base, "logement", by, measures)',
        'base.aggregate("logement", by, measures)',
    ],
)
def test_counting_is_seen(source: str) -> None:
    assert counted(source)


@pytest.mark.parametrize(
    "source",
    ["sum(widths)", "combo.count()", "figures.total(key)", "table.count(code, kind, year)"],
)
def test_what_adds_up_no_rows_is_accepted(source: str) -> None:
    assert counted(source) == []


# -- what the funnel makes ---------------------------------------------------------------------


@pytest.fixture
def rounded(monkeypatch) -> None:
    """A rule: everything to the nearest multiple of five."""
    monkeypatch.setattr(funnel, "released", lambda figures: (figures / 5).round() * 5)


OPERATIONS = pd.DataFrame(
    [
        ("A", "Groupé", 12, 9, 8),  # 3 missing
        ("B", "Isolé", 4, 6, 6),  # 2 too many
        ("C", "Groupé", None, 7, 7),  # no decision
        ("D", "Hors", 3, 1, 0),
        ("E", "Hors", None, 2, 2),
    ],
    columns=["intitule", "type_palu", "nb_logements_decision", "nb_logements", "nb_geolocalises"],
)


def test_a_balance_counts_the_palulos_operations_whose_decision_is_known() -> None:
    found = Balance.of(OPERATIONS)
    assert (found.operations, found.palulos, found.decided, found.undecided) == (5, 3, 2, 1)
    assert (found.financed, found.missing, found.surplus, found.gap) == (16, 3, 2, 1)
    assert (found.with_missing, found.with_surplus) == (1, 1)
    assert (found.reported, found.located, found.unlocated) == (25, 23, 2)
    assert (found.reported_palulos, found.reported_decided) == (22, 15)


def test_the_balance_of_nothing_is_nothing() -> None:
    found = Balance.of(OPERATIONS[:0])
    assert (found.operations, found.financed, found.gap, found.reported) == (0, 0, 0, 0)


def test_an_extent_counts_what_is_known() -> None:
    communes = pd.DataFrame({"epci": ["CALL", "CALL", None], "population": [10.0, None, 5.0]})
    estates = pd.DataFrame({"a_enjeux": pd.array([True, None, False], dtype="boolean")})
    assert Extent.of(communes, estates) == Extent(3, 1, 15, 3, 1)
    assert Extent.of(communes[:0], estates[:0]) == Extent(0, 0, 0, 0, 0)


def test_totals_leave_out_what_is_missing() -> None:
    table = pd.DataFrame({"montant": [1.5, None], "nombre": [None, None]}, dtype=object)
    assert funnel.totals(table, ["montant", "nombre"]) == {"montant": 1.5, "nombre": 0.0}


def test_a_rule_reaches_all_that_is_counted(rounded) -> None:
    codes = pd.Series(["x", "x", "y"])
    rows = pd.DataFrame({"n": [2, 2, 7]})
    assert funnel.added_up(rows, [codes], ["n"])["n"].to_dict() == {"x": 5, "y": 5}
    assert funnel.totals(rows, ["n"]) == {"n": 10}
    assert funnel.tally(three=3, two=2) == {"three": 5, "two": 0}
    crossing = pd.DataFrame([[1, 2], [3, 4]], index=["a", "b"], columns=["c", "d"])
    before, after = funnel.margins(crossing)
    assert before.to_dict() == {"a": 5, "b": 5} and after.to_dict() == {"c": 5, "d": 5}
    assert Balance.of(OPERATIONS).financed == 15
    assert Extent.of(pd.DataFrame({"epci": ["a"] * 4, "population": [2] * 4}),
                     pd.DataFrame({"a_enjeux": [True]})) == Extent(5, 0, 10, 0, 0)  # fmt: skip


def test_a_rule_reaches_a_crosstab(rounded) -> None:
    counts = {("CALL", "palulos", 2018): 5, ("CALL", "hors", 2018): 2, ("CALL", "hors", None): 1}
    table = Crosstab("epci", "", "", ("CALL",), (2018, None), counts)
    assert table.code_total("CALL", "hors") == 5 and table.total() == 10
    assert table.year_total(2018, "hors") == 0 and table.year_total(2018) == 5


def test_a_rule_reaches_the_analysis_and_the_check_of_completeness(rounded) -> None:
    keys = [*analysis.CUBE_KEYS, *analysis.COUNTED]
    cube = analysis.as_cube(
        pd.DataFrame([("A", "SIA", "Groupé", 2018, "CALL", "62", 13, 11)], columns=keys)
    )
    decisions = pd.DataFrame(
        [("A", "SIA", 2018, "Groupé", "62", "CALL", None, 17)],
        columns=["intitule", "bailleur", "annee_financ", "type_palu", "dep", "epci",
                 "num_decision", "nb_logements_decision"],
    )  # fmt: skip
    repeated = pd.DataFrame(columns=["ident_rep", "bailleur", "annee_financ"], dtype=object)
    found = analysis.analyse(cube, decisions, repeated)
    assert found.figures.nb_logements == 15 and found.figures.nb_geolocalises == 10
    assert set(found.synthese["nb_logements"]) == {0, 15}
    assert found.operations["nb_logements"].tolist() == [15]
    names = ("fid", *completeness.DWELLING_COLUMNS, "x", "y")
    dwellings = pd.DataFrame(
        [dict.fromkeys(names) | {"fid": n, "intitule": "A"} for n in range(13)]
    )
    checked = completeness.check(
        dwellings.assign(type_palu="Groupé"), decisions[list(completeness.OPERATION_KEYS)]
    )
    assert checked.counts["NB_LOGEMENTS"] == checked.counts["NB_NON_GEOLOCALISES"] == 15
    assert checked.operations["nb_logements"].tolist() == [15]


# -- breakdowns --------------------------------------------------------------------------------


def test_a_breakdown_lists_every_value_and_unknown_last() -> None:
    asked = breakdowns()["etiquettes"]
    measure = Measure("logement")
    counted = pd.DataFrame(
        [("F", "C", 3.0, 2018), ("F", None, 2.0, 2018), ("A", "A", 9.0, 2020)],
        columns=[*asked.fields, measure, "annee_financ"],
    )
    reached = {"annee": Reached("annee_financ"), **{name: Reached(name) for name in asked.fields}}
    cube = make_cube(dictionary()["logement"], counted, (measure,), reached, {})
    table = crossed(break_down(cube, asked, Criteria(2018, 2018))["nb_logements"])
    assert list(table.index) == list("ABCDEFG")
    assert list(table.columns) == [*"ABCDEFG", UNKNOWN]
    assert table.loc["F", "C"] == 3 and table.loc["F", UNKNOWN] == 2
    assert table.to_numpy().sum() == 5


def test_an_internal_indicator_is_known_and_listed_nowhere() -> None:
    internal = {"nb_decides", "nb_decisions", "plan_financement"}
    assert all(indicator(key).internal for key in internal)
    assert not internal & set(indicators())


@pytest.mark.parametrize(
    "said",
    [
        {"par": ["logement.dvoilib"]},  # no list of values
        {"par": ["logement.etiquette_avant", "financement.financeur"]},
        {"par": ["maison.etiquette_avant"]},
        {"indicateurs": ["financement_prevu"]},  # of another table
        {"indicateurs": ["nb_chateaux"]},
    ],
)
def test_a_wrong_breakdown_is_refused(said: dict[str, object], tmp_path: Path) -> None:
    right = {"cle": "essai", "titre": "Essai", "par": ["logement.etiquette_avant"],
             "indicateurs": ["nb_logements"]}  # fmt: skip
    path = tmp_path / "essai.json"
    path.write_text(json.dumps({"ventilations": [right]}), encoding="utf-8")
    known = {key: indicator(key) for key in ("nb_logements", "financement_prevu")}
    assert list(load_breakdowns(tmp_path, known)) == ["essai"]
    path.write_text(json.dumps({"ventilations": [{**right, **said}]}), encoding="utf-8")
    with pytest.raises(WrongFormula):
        load_breakdowns(tmp_path, known)
