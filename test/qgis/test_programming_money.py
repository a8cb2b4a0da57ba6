"""The states of money on the demonstration base, held to its tables."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest
from qgis.core import QgsProcessingException

from osp_plugin.domain.indicators import Criteria
from osp_plugin.storage import open_geopackage
from osp_plugin.storage.indicators.statistics import Statistics

from ..support.pdf import pages
from ..support.processing_runner import run_algorithm

openpyxl = pytest.importorskip("openpyxl")


def written(name: str, own_demo, folder, **more: object):
    """The text of the pages, and the tabs of the workbook with the results of its formulas."""
    parameters = {"BASE": str(own_demo), "DOSSIER": str(folder), **more}
    run_algorithm(f"osp:{name}", parameters)
    (printed,) = folder.glob("*.pdf")
    book = openpyxl.load_workbook(printed.with_suffix(".xlsx"), data_only=True)
    tabs = {sheet.title: list(sheet.values)[4:] for sheet in book}
    return " ".join("\n".join(pages(printed)).replace("\u202f", " ").split()), tabs


def euros(amount: float) -> str:
    return f"{round(amount):,} €".replace(",", " ")


def test_money_by_funder_operation_and_year(own_demo, demo_tables, tmp_path):
    text, tabs = written("suivi_financier", own_demo, tmp_path / "e")
    shares = demo_tables["financement"]
    planned, engaged, paid = (
        shares[f"montant_{name}"].sum() for name in ("prevu", "engage", "paye")
    )
    for tab in ("Par financeur", "Par année de financement", "Par opération"):
        total = tabs[tab][-1]
        place = total.index(planned)
        assert total[0] == "TOTAL", tab
        assert total[place + 1 : place + 5] == (engaged, paid, planned - engaged, engaged - paid)
        assert total[place + 6] == pytest.approx(paid / engaged)
    by_funder = {row[0]: row for row in tabs["Par financeur"]}
    state = shares[shares["financeur"] == "État"]
    assert by_funder["État"][1:4] == tuple(
        state[f"montant_{name}"].sum() for name in ("prevu", "engage", "paye")
    )
    titles = set(demo_tables["operation"].query("type_palu != 'Hors'")["intitule"])
    assert titles <= {row[0] for row in tabs["Par opération"]}
    assert titles <= {row[0] for row in tabs["Par opération et financeur"]}
    assert euros(planned) in text and euros(engaged - paid) in text


def test_a_state_is_printed_while_another_program_writes_in_the_base(own_demo, tmp_path):
    with closing(sqlite3.connect(own_demo, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        text, _tabs = written("suivi_financier", own_demo, tmp_path / "e")
        other.execute("ROLLBACK")
    assert "ERBM – Suivi financier" in text


def test_the_envelope_by_year_and_what_is_left(own_demo, demo_tables, tmp_path):
    _text, tabs = written("suivi_financier", own_demo, tmp_path / "e")
    years = {row[0]: row for row in tabs["Consommation de l’enveloppe"]}
    given = demo_tables["enveloppe"].query("campagne == 2021")
    available = given["dotation"].sum() + given["reliquat"].sum()
    assert years["2021"][1:5] == (
        given["dotation"].sum(), given["reliquat"].sum(), available, 29_415_000
    )  # fmt: skip
    assert years["2021"][7] == available - years["2021"][5]
    assert years["2019"][1:5] == (None, None, None, None) and years["2019"][5] > 0
    state = demo_tables["financement"].query("financeur == 'État'")
    assert years["TOTAL"][5] == state["montant_engage"].sum()


def test_actions_by_epci_cite_theme_and_state(own_demo, demo_tables, tmp_path):
    text, tabs = written("etat_programme_complementaire", own_demo, tmp_path / "e", CAMPAGNE=2021)
    actions = demo_tables["programme_complementaire"]
    cost = actions["cout"].sum()
    assert sum(row[1] in set(actions["epci"]) for row in tabs["Actions"]) == len(actions)
    for tab, place in (("Actions", 9), ("Par cité", 3), ("Par thème", 3)):
        assert tabs[tab][-1][0] == "TOTAL" and tabs[tab][-1][place] == cost
    by_state = {row[0]: row for row in tabs["Par état d’avancement"]}
    done = actions[actions["etat"] == "Terminée"]
    assert by_state["Terminée"][1:] == (len(done), len(done), done["cout"].sum())
    call = actions[actions["epci"] == "CALL"]["cout"].sum()
    assert f"TOTAL CALL {euros(call)}" in text and euros(cost) in text


def test_what_has_nothing_to_print_is_told(own_demo, tmp_path):
    parameters = {"BASE": str(own_demo), "DOSSIER": str(tmp_path / "e")}
    with pytest.raises(QgsProcessingException, match="aucune action"):
        run_algorithm("osp:etat_programme_complementaire", {**parameters, "CAMPAGNE": 2019})
    base = tmp_path / "base.gpkg"
    shutil.copy(own_demo, base)
    with open_geopackage(str(base)).transaction() as session:
        session.execute("DELETE FROM financement")
    with pytest.raises(QgsProcessingException, match="aucun financement"):
        run_algorithm("osp:suivi_financier", {**parameters, "BASE": str(base)})


def test_indicators_agree_with_the_states(own_demo, demo_tables):
    keys = ["pc_nb_actions", "pc_cout", "financement_reste_a_payer"]
    statistics = Statistics.of_base(open_geopackage(str(own_demo)))
    table = statistics.at("epci", keys, Criteria()).table
    actions, shares = demo_tables["programme_complementaire"], demo_tables["financement"]
    assert table["pc_nb_actions"].sum() == len(actions)
    assert table["pc_cout"].sum() == actions["cout"].sum()
    left = (shares["montant_engage"] - shares["montant_paye"]).sum()
    assert table["financement_reste_a_payer"].sum() == left
