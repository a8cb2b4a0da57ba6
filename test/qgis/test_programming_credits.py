"""AE, CP, movements, the target reconciled and trajectories, on the demonstration base."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest
from qgis.core import QgsProcessingException

from osp_plugin.domain.indicators.target import CATEGORIES, OUTSIDE, POPULATION, TARGET
from osp_plugin.domain.programming.trajectory import ORDER
from osp_plugin.reports.programming.movement import NoMovement
from osp_plugin.reports.programming.target import NoTarget
from osp_plugin.reports.programming.trajectory import NoStock
from osp_plugin.storage import open_geopackage
from osp_plugin.storage.indicators.statistics import Statistics
from osp_plugin.storage.programming.trajectories import read_outlook

from ..support.pdf import pages
from ..support.processing_runner import run_algorithm
from .test_programming_money import euros, written

pytest.importorskip("openpyxl")


def test_the_target_adds_up_at_every_scale_and_is_what_is_published(own_demo, demo_tables):
    statistics = Statistics.of_base(open_geopackage(str(own_demo)))
    for scale in ("bassin", "epci", "bailleur", "commune", "cite"):
        table = statistics.at(scale, TARGET).table
        parts = sum(table[key] for key in CATEGORIES)
        assert (parts == table[POPULATION]).all(), scale
        assert table[POPULATION].sum() == 23_000, scale
        assert (table[[*CATEGORIES, OUTSIDE]].sum() >= 0).all()
    whole = statistics.at("bassin", (*TARGET, "nb_logements")).table.iloc[0]
    assert whole["nb_logements"] == 6287
    reported = demo_tables["logement"]
    aimed_at = reported["etiquette_avant"].isin(["E", "F", "G"]) & reported["id_cite"].notna()
    assert whole[OUTSIDE] == (~aimed_at).sum()
    delivered = aimed_at & (reported["avancement"] == "Livré")
    assert whole["part_objectif_livree"] == pytest.approx(100 * delivered.sum() / 23_000)


def test_the_target_is_printed_with_its_definitions(own_demo, tmp_path):
    text, tabs = written("cible_rapprochee", own_demo, tmp_path / "e")
    assert "De la cible, avec PALULOS, livrés." in text and "23 000" in text
    (total,) = [row for row in tabs["Par EPCI"] if row[0] == "TOTAL"]
    assert sum(total[1 : 1 + len(CATEGORIES)]) == total[1 + len(CATEGORIES)] == 23_000


def test_a_base_without_population_says_so(own_demo, tmp_path):
    base = tmp_path / "base.gpkg"
    shutil.copy(own_demo, base)
    with open_geopackage(str(base)).transaction() as session:
        session.execute("UPDATE population_cible SET en_vigueur = NULL")
    for name, error in (("cible_rapprochee", NoTarget), ("trajectoire", NoStock)):
        with pytest.raises(QgsProcessingException, match=error.message[:50]):
            run_algorithm(f"osp:{name}", {"BASE": str(base), "DOSSIER": str(tmp_path / "e")})


def test_ae_and_cp_are_followed_apart(own_demo, demo_tables, tmp_path):
    text, tabs = written("suivi_financier", own_demo, tmp_path / "e", DATE="2021-06-15")
    operations = demo_tables["operation"].query("montant_palulos > 0")
    granted = operations["montant_palulos"].sum()
    (total,) = [row for row in tabs["Calendrier de paiement"] if row[0] == "TOTAL"]
    assert total[3] == granted
    assert sum(total[4:]) == pytest.approx(granted)
    assert total[4] == demo_tables["acompte"]["montant"].sum()
    years = {row[1]: row for row in tabs["AE et CP par programme et année"] if row[0] == "135"}
    given = demo_tables["enveloppe"].query("campagne == 2021")
    assert years[2021][2] == given["dotation"].sum() + given["reliquat"].sum()
    assert years[2021][5] is None, "personne n’a donné de CP"
    paid = demo_tables["acompte"]["montant"].sum()
    assert sum(row[6] for row in years.values()) == paid
    assert "Hypothèse de l’outil" in text and "Solde des délégataires" in text


@pytest.fixture
def moved(own_demo, tmp_path):
    """The demonstration with a movement of 540 000 € and what explains it."""
    path = tmp_path / "base.gpkg"
    shutil.copy(own_demo, path)
    base = open_geopackage(str(path))
    with base.transaction() as session:
        session.execute(
            "INSERT INTO mouvement_enveloppe (campagne, date_mouvement, origine, destination, "
            "montant, motif) VALUES (2021, '2021-10-25', 'État 62', 'CAPH', 540000, 'Un report')"
        )
        session.execute(
            "INSERT INTO mouvement_operation (mouvement, sens, programmation, montant) "
            "SELECT 1, 'Cède', min(fid), 540000 FROM programmation WHERE epci = 'CAHC'"
        )
        session.execute(
            "INSERT INTO trajectoire (annee, nom, certitude, epci, bailleur, nb_g) "
            "VALUES (2022, 'Une ligne', 'Probable', 'CAPH', 'SIA', 40)"
        )
    return path


def test_a_movement_has_its_note_on_one_page(moved, demo_tables, tmp_path):
    folder = tmp_path / "notes"
    run_algorithm("osp:note_mouvement", {"BASE": str(moved), "DOSSIER": str(folder)})
    (printed,) = folder.glob("*.pdf")
    assert printed.name == "mouvement_2021-10-25_1.pdf"
    (page,) = pages(printed)
    text = " ".join(page.replace("\u202f", " ").split())
    given = demo_tables["enveloppe"].query("campagne == 2021").set_index("delegataire")
    had = given.loc["CAPH", "dotation"] + given.loc["CAPH", "reliquat"]
    assert euros(had) in text and euros(had + 540_000) in text
    assert "Un report" in text and "Une ligne" in text and "Probable" in text
    with pytest.raises(QgsProcessingException, match=NoMovement.message[:30]):
        run_algorithm("osp:note_mouvement",
                      {"BASE": str(moved), "DOSSIER": str(folder), "MOUVEMENT": 9})  # fmt: skip


def test_a_balance_is_that_of_its_day(moved, tmp_path):
    for day, received in (("2021-10-24", 0), ("2021-10-25", 540_000)):
        _text, tabs = written("suivi_financier", moved, tmp_path / day, DATE=day)
        rows = {row[2]: row for row in tabs["Solde des délégataires"] if row[0] == 2021}
        assert rows["CAPH"][5] == received == rows["État 62"][6]


def test_a_trajectory_starts_from_what_the_target_has_left(own_demo, tmp_path):
    base = open_geopackage(str(own_demo))
    outlook = read_outlook(base)
    whole = Statistics.of_base(base).at("bassin", TARGET).table.iloc[0]
    assert sum(outlook.stock.values()) == whole["cible_restants"]
    assert {label for _group, label in outlook.stock} == set(ORDER)
    text, tabs = written("trajectoire", own_demo, tmp_path / "e", SCENARIO="Rythme soutenu")
    assert "Rythme lent" in text and "hypothèses déclarées" in text
    total = tabs["Besoins par année"][-1]
    assert total[0] == "TOTAL" and total[-1] == total[-2]
    frame = pd.DataFrame(tabs["Besoins par année"][:-1])
    assert (frame[list(range(5, 9))].dropna() >= 0).all().all()
    with pytest.raises(QgsProcessingException, match="n’est plus dans la base"):
        run_algorithm("osp:trajectoire", {"BASE": str(own_demo), "SCENARIO": "Rien",
                                          "DOSSIER": str(tmp_path / "f")})  # fmt: skip
