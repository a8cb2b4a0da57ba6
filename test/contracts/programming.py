"""What a base promises of its campaigns, held by a GeoPackage and a PostGIS base alike."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from qgis.core import QgsProject, QgsVectorLayerUtils

from osp_plugin.domain.programming.figures import totals
from osp_plugin.domain.programming.scenario import KEPT, POSTPONED, RESERVED, DraftKept, Scenario
from osp_plugin.project import open_base
from osp_plugin.storage.base import Base
from osp_plugin.storage.errors import ConstraintViolated, Frozen
from osp_plugin.storage.imports.application import apply_plan
from osp_plugin.storage.imports.errors import AlreadyImported, ImportNotUndone
from osp_plugin.storage.imports.register import imports
from osp_plugin.storage.imports.undoing import undo_import
from osp_plugin.storage.programming.campaigns import (
    carry_over,
    close_campaign,
    open_campaign,
    reopen_campaign,
)
from osp_plugin.storage.programming.errors import (
    CampaignClosed,
    CampaignDates,
    CampaignNotClosed,
    CampaignNotOpened,
    CampaignUnknown,
    DraftsLeft,
    ReasonMissing,
    SameCampaign,
    ScenarioChanged,
    ScenarioNameTaken,
    ScenarioUnknown,
    TariffEmpty,
)
from osp_plugin.storage.programming.reading import campaigns, read_programme
from osp_plugin.storage.programming.scenarios import (
    decide,
    keep_scenario,
    read_scenarios,
    remove_scenario,
)

from ..support.imports import plan_lines
from ..support.programming_samples import published_lines

DAY, SESSION = date(2021, 2, 26), date(2021, 3, 23)
LENS, DECHY = "MC CALL LENS 4 T2", "MC DA DECHY CROIX DE PIERRE"


def fill(base: Base) -> None:
    """The campaign of 2021, open, with its 30 lines."""
    lines = published_lines().sort_values("fid").drop(columns="fid")
    dep_of = dict(zip(lines["epci"], lines["dep"]))
    rows = {
        "bailleur": [{"bailleur": code, "nom_bailleur": code} for code in ("M&C", "SIA")],
        "departement": [{"dep": code, "nom_dep": code} for code in ("59", "62")],
        "epci": [{"epci": code, "nom_epci": f"Agglo {code}"} for code in sorted(dep_of)],
        "commune": [
            {"idcom": f"{dep}{rank:03}", "nom_commune": f"C{rank}", "epci": epci, "dep": dep}
            for rank, (epci, dep) in enumerate(sorted(dep_of.items()), 1)
        ],
    }
    with base.transaction() as session:
        for name, values in rows.items():
            session.append(base.tables[name], pd.DataFrame(values))
    open_campaign(base, 2021, date(2021, 1, 4))
    with base.transaction() as session:
        session.append(base.tables["programmation"], lines)


def refused(base: Base, sql: str) -> str:
    """What a base says to a statement that it refuses."""
    with pytest.raises(Frozen) as told, base.transaction() as session:
        session.execute(sql)
    return str(told.value)


def fid_of(base: Base, name: str) -> int:
    rows = base.rows("SELECT fid FROM programmation WHERE nom = :nom", {"nom": name})
    return int(rows[0]["fid"])


class ProgrammingContract:
    """Inherited by the tests of each database, which give ``base``: new and empty."""

    @pytest.fixture
    def filled(self, base: Base) -> Base:
        fill(base)
        return base

    def test_a_first_campaign_opens_with_the_tariff_and_the_delegataires_of_2021(self, filled):
        programme = read_programme(filled, 2021)
        assert programme.tariff.amount("label", "BBC rénovation") == 900_000
        assert sorted(programme.envelopes["delegataire"]) == [
            "CABBALR", "CALL", "CAPH", "CAVM", "État 59", "État 62",
        ]  # fmt: skip
        own = {code: one for code, one in programme.of_epci.items() if not one.startswith("État")}
        assert own == {code: code for code in ("CABBALR", "CALL", "CAPH", "CAVM")}
        found = totals(programme.lines, programme.tariff, programme.of_epci)
        assert found.loc[found["niveau"] == "tot", "palulos"].tolist() == [29_415_000]

    def test_a_campaign_of_which_no_tariff_is_named_has_none(self, filled):
        close_campaign(filled, 2021, DAY, SESSION)
        assert open_campaign(filled, 2022, date(2022, 1, 3)) is False
        assert not read_programme(filled, 2022).tariff.cents
        with pytest.raises(TariffEmpty, match="2022"):
            open_campaign(filled, 2023, date(2023, 1, 3), 2022)

    def test_a_label_of_another_year_pays_for_the_count_that_its_list_says(self, filled):
        with filled.transaction() as session:
            session.execute("DELETE FROM tarif WHERE valeur = 'BBC rénovation'")
            session.execute(
                "INSERT INTO tarif (campagne, nature, valeur, montant) "
                "VALUES (2021, 'label', 'BBC rénovation 2024', 9000)"
            )
        programme = read_programme(filled, 2021)
        assert programme.tariff.amount("label", "BBC rénovation") == 900_000
        kept = filled.query("SELECT sum(enveloppe_mini) AS n FROM v_programmation_enveloppe")
        assert kept["n"][0] == programme.amounts("Toiture").sum()

    def test_the_next_campaign_gets_the_tariff_that_is_named_and_what_was_left(self, filled):
        with filled.transaction() as session:
            session.execute("UPDATE tarif SET montant = 7600 WHERE valeur = 'C'")
            session.execute(
                "UPDATE enveloppe SET dotation = 8000000, reliquat = 100 WHERE delegataire = 'CALL'"
            )
            session.execute(
                "UPDATE programmation SET crhh_enveloppe = 1000000 "
                "WHERE epci IN ('CALL', 'DA') AND nom LIKE '%4 T2' OR nom LIKE '%DECHY%'"
            )
        close_campaign(filled, 2021, DAY, SESSION)
        open_campaign(filled, 2022, date(2022, 1, 3), 2021)
        programme = read_programme(filled, 2022)
        assert programme.tariff.amount("label", "C") == 760_000
        left = programme.envelopes.set_index("delegataire")["reliquat"]
        assert left["CALL"] == 8_000_100 - 1_000_000
        assert pd.isna(left["État 59"])  # nobody said what it had
        available = programme.available()
        assert available["CALL"] == left["CALL"] and "État 59" not in available
        with pytest.raises(CampaignNotOpened):
            open_campaign(filled, 2022, date(2022, 1, 3), 2021)
        assert [campaign.year for campaign in campaigns(filled)] == [2022, 2021]

    def test_a_closed_campaign_changes_by_nothing(self, filled):
        scenario = self._scenario(filled, "Un")
        close_campaign(filled, 2021, DAY, SESSION)
        assert set(filled.read("programmation")["statut"]) == {"Clos"}
        before = filled.read("programmation")
        for sql in (
            "UPDATE programmation SET etat_nb_c = 1, etat_nb_bbc = etat_nb_bbc - 1",
            "UPDATE programmation SET statut = 'Publié'",
            "UPDATE programmation SET etat_enveloppe_mini = 1",
            "DELETE FROM programmation",
            "INSERT INTO programmation (campagne, nom, bailleur, epci, dep, statut) "
            "VALUES (2021, 'X', 'SIA', 'CALL', '62', 'Brouillon')",
            "UPDATE tarif SET montant = 1",
            "DELETE FROM tarif",
            "UPDATE enveloppe SET dotation = 1",
            "UPDATE scenario SET nom = 'Autre'",
            "UPDATE scenario_ligne SET choix = 'En attente'",
            "DELETE FROM scenario_ligne",
            "UPDATE campagne SET date_crhh = '2021-04-01'",
            "UPDATE campagne SET campagne = 2030",
            "DELETE FROM campagne",
        ):
            assert "close" in refused(filled, sql), sql
        assert "motif" in refused(filled, "UPDATE campagne SET etat = 'Ouverte'")
        pd.testing.assert_frame_equal(filled.read("programmation"), before)
        with pytest.raises(CampaignClosed):
            keep_scenario(filled, read_programme(filled, 2021), "Un", scenario.scenario, scenario)
        with pytest.raises(CampaignClosed):
            close_campaign(filled, 2021, DAY, SESSION)

    def test_forms_refuse_what_a_closed_campaign_holds(self, filled, qgis_new_project):
        layers = open_base(filled, QgsProject.instance())
        validate = QgsVectorLayerUtils.validateAttribute

        def refusals(name: str) -> list[tuple[str, str]]:
            layer = layers[name]
            layer.reload()
            feature = next(layer.getFeatures())
            told = (
                (layer.editorWidgetSetup(index).type(), *validate(layer, feature, index))
                for index in range(len(layer.fields()))
            )
            return [(widget, text) for widget, valid, texts in told if not valid for text in texts]

        frozen = ("programmation", "tarif", "enveloppe")
        assert {name: refusals(name) for name in frozen} == {name: [] for name in frozen}
        close_campaign(filled, 2021, DAY, SESSION)
        for name in frozen:
            ((widget, told),) = refusals(name)
            assert "La campagne est close" in told
            assert widget in ("TextEdit", "Range"), "une liste, illisible sous la couleur"
        reopen_campaign(filled, 2021, "Essai")
        assert refusals("programmation") == []

    def test_what_follows_a_closed_campaign_is_still_written(self, filled):
        close_campaign(filled, 2021, DAY, SESSION)
        with filled.transaction() as session:
            session.execute(
                "INSERT INTO avancement (programmation, date_saisie, acteur) "
                "VALUES (1, '2021-06-01', 'EPCI')"
            )
            session.execute("UPDATE bailleur SET nom_bailleur = 'M et C'")
        assert len(filled.read("avancement")) == 1

    def test_a_campaign_opens_again_for_a_reason_that_the_journal_keeps(self, filled):
        with pytest.raises(CampaignNotClosed):
            reopen_campaign(filled, 2021, "trop tôt")
        close_campaign(filled, 2021, DAY, SESSION)
        with pytest.raises(ReasonMissing):
            reopen_campaign(filled, 2021, "  ")
        reopen_campaign(filled, 2021, "Erreur sur Denain")
        assert set(filled.read("programmation")["statut"]) == {"Publié"}
        told = filled.query("SELECT apres FROM journal WHERE nom_table = 'campagne' ORDER BY fid")
        assert "Erreur sur Denain" in told["apres"].iloc[-1]
        close_campaign(filled, 2021, DAY, SESSION)
        with pytest.raises(ReasonMissing):
            reopen_campaign(filled, 2021, "Erreur sur Denain")

    def test_a_campaign_is_not_closed_with_drafts_nor_without_its_dates(self, filled):
        with pytest.raises(CampaignDates):
            close_campaign(filled, 2021, date(2020, 12, 1), SESSION)
        with pytest.raises(ConstraintViolated), filled.transaction() as session:
            session.execute("UPDATE campagne SET etat = 'Close'")
        with filled.transaction() as session:
            session.execute(f"UPDATE programmation SET statut = 'Brouillon' WHERE nom = '{LENS}'")
        with pytest.raises(DraftsLeft, match=LENS):
            close_campaign(filled, 2021, DAY, SESSION)
        sql = "UPDATE campagne SET etat = 'Close', date_cloture = '2021-02-26', "
        assert "brouillon" in refused(filled, sql + "date_crhh = '2021-03-23'")
        assert "clôture" in refused(filled, "UPDATE programmation SET statut = 'Clos'")
        with pytest.raises(CampaignUnknown, match="2021"):
            close_campaign(filled, 2019, DAY, SESSION)

    def test_what_a_published_line_must_hold(self, filled):
        for sql in (
            "UPDATE programmation SET etat_nb_total = etat_nb_total + 1",
            "UPDATE programmation SET bailleur_nb_biosources = bailleur_nb_total + 1",
            "UPDATE programmation SET bailleur_date_os = '2022-01-01', "
            "bailleur_date_livraison = '2021-12-31'",
        ):
            with pytest.raises(ConstraintViolated), filled.transaction() as session:
                session.execute(sql)
        with filled.transaction() as session:
            session.execute(
                "UPDATE programmation SET statut = 'Brouillon', etat_nb_total = etat_nb_total + 1"
            )

    def test_postponed_lines_go_to_the_next_campaign_once(self, filled):
        with pytest.raises(CampaignUnknown):
            carry_over(filled, 2021, 2022)
        close_campaign(filled, 2021, DAY, SESSION)
        open_campaign(filled, 2022, date(2022, 1, 3), 2021)
        with pytest.raises(SameCampaign):
            carry_over(filled, 2022, 2021)
        assert carry_over(filled, 2021, 2022) == [DECHY]
        assert carry_over(filled, 2021, 2022) == []
        assert carry_over(filled, 2021, 2022, [fid_of(filled, LENS)]) == [LENS]
        lines = read_programme(filled, 2022).lines.set_index("nom")
        assert lines.loc[DECHY, "origine"] == fid_of(filled, DECHY)
        assert lines.loc[DECHY, ["statut", "etat_nb_total"]].tolist() == ["Brouillon", 278]
        assert len(read_programme(filled, 2021).lines) == 30

    def test_lines_come_from_a_spreadsheet_and_go_back(self, filled, tmp_path):
        path = tmp_path / "programmation M&C.csv"
        path.write_text(
            "Programmation 2021 de Maisons et Cités;;;;;;;\n"
            "Opération;Agglo;Commune;Nb logements;Étiquette C;BBC;Biosourcés;Date de dépôt\n"
            "MC CALL LENS 4 T2;CALL;C3;151;1;150;150;01/05/2021\n"
            "MC CALL LENS 4 T3;CALL;;150;0;150;150;01/03/2021\n"
            "MC CAPH NOUVELLE;Agglo CAPH;C4;40;0;40;41;15/06/2021\n"
            "MC CAPH AUTRE;CAPH;C4;40;0;40;40;15/06/2022\n"
            "MC CAPH AUTRE;CAPH;C4;1;0;1;1;15/06/2021\n"
            "MC TOURS;MEL;C4;1;0;1;1;15/06/2021\n"
            "TOTAL;;;331;1;330;330;\n",
            encoding="utf-8",
        )
        before = filled.read("programmation")
        plan = plan_lines(filled, path, 2021, "M&C")
        assert [row.status for row in plan.rows] == [
            "modifié", "inchangé", "rejeté", "nouveau", "rejeté", "rejeté",
        ]  # fmt: skip
        told = {(finding.ligne, finding.regle) for finding in plan.findings}
        assert told >= {
            (5, "bailleur_biosources"), (6, "depot"), (7, "doublon"), (8, "reference"),
        }  # fmt: skip
        done = apply_plan(filled, plan)
        lines = read_programme(filled, 2021).lines.set_index("nom")
        assert lines.loc[LENS, ["bailleur_nb_total", "bailleur_nb_c"]].tolist() == [151, 1]
        assert lines.loc[LENS, "etat_nb_total"] == 150
        new = lines.loc["MC CAPH AUTRE"]
        assert new[["statut", "bailleur", "dep", "bailleur_nb_bbc"]].tolist() == [
            "Brouillon", "M&C", "59", 40,
        ]  # fmt: skip
        again = plan_lines(filled, path, 2021, "M&C")
        assert not again.writes
        undo_import(filled, done.number)
        pd.testing.assert_frame_equal(filled.read("programmation"), before)

    def test_the_same_file_fills_two_campaigns_and_each_once(self, filled, tmp_path):
        path = tmp_path / "lignes.csv"
        path.write_text("Ligne;EPCI;Nb logements\nX;CALL;1\nY;CALL;99999999999\n", encoding="utf-8")
        open_campaign(filled, 2022, date(2022, 1, 3), 2021)
        numbers = {}
        for year in (2021, 2022):
            plan = plan_lines(filled, path, year, "M&C")
            assert [row.status for row in plan.rows] == ["nouveau", "rejeté"]
            numbers[year] = apply_plan(filled, plan).number
            with pytest.raises(AlreadyImported):
                apply_plan(filled, plan)
        assert {one.number: one.campaign for one in imports(filled)} == {
            number: year for year, number in numbers.items()
        }
        undo_import(filled, numbers[2021])
        assert filled.rows("SELECT campagne FROM programmation WHERE nom = 'X'") == [
            {"campagne": 2022}
        ]

    def test_a_file_of_several_campaigns_gives_each_its_lines(self, filled, tmp_path):
        path = tmp_path / "deux années.csv"
        path.write_text(
            "Campagne;Ligne;EPCI;Nb logements\n2021;X;CALL;1\n2022;X;CALL;2\n;Y;CALL;3\n",
            encoding="utf-8",
        )
        plan = plan_lines(filled, path, 2021, "M&C")
        assert [row.status for row in plan.rows] == ["nouveau", "rejeté", "nouveau"]
        told = [finding for finding in plan.findings if finding.regle == "autre_campagne"]
        assert [(finding.ligne, finding.colonne) for finding in told] == [(3, "Campagne")]
        assert "de la campagne 2022" in told[0].message and "2021" in told[0].message
        apply_plan(filled, plan)
        open_campaign(filled, 2022, date(2022, 1, 3), 2021)
        apply_plan(filled, plan_lines(filled, path, 2022, "M&C"))
        found = filled.rows(
            "SELECT campagne, nom, bailleur_nb_total AS nombre FROM programmation "
            "WHERE nom IN ('X', 'Y') ORDER BY campagne, nom"
        )
        assert [(row["campagne"], row["nom"], row["nombre"]) for row in found] == [
            (2021, "X", 1), (2021, "Y", 3), (2022, "X", 2), (2022, "Y", 3),
        ]  # fmt: skip

    def test_an_import_is_not_undone_through_a_closing(self, filled, tmp_path):
        path = tmp_path / "lignes.csv"
        path.write_text("Ligne;EPCI;Nb logements\n" + f"{LENS};CALL;150\nX;CALL;1\n")
        done = apply_plan(filled, plan_lines(filled, path, 2021, "M&C"))
        with filled.transaction() as session:
            session.execute(
                "UPDATE programmation SET statut = 'Publié', bailleur_nb_c = 1 WHERE nom = 'X'"
            )
        close_campaign(filled, 2021, DAY, SESSION)
        before = filled.read("programmation")
        with pytest.raises(ImportNotUndone):
            undo_import(filled, done.number)
        reopen_campaign(filled, 2021, "Essai")
        with pytest.raises(ImportNotUndone):
            undo_import(filled, done.number)
        assert len(filled.read("programmation")) == len(before) == 31

    def test_what_is_in_use_stays_and_the_base_says_so(self, filled):
        for sql in (
            "DELETE FROM campagne",
            "DELETE FROM delegataire WHERE delegataire = 'CALL'",
            "DELETE FROM epci WHERE epci = 'CALL'",
        ):
            with (
                pytest.raises(ConstraintViolated, match="sert encore"),
                filled.transaction() as one,
            ):
                one.execute(sql)

    def test_a_tariff_follows_its_nature(self, filled):
        with pytest.raises(ConstraintViolated, match="nature"), filled.transaction() as session:
            session.execute(
                "INSERT INTO tarif (campagne, nature, valeur, montant) "
                "VALUES (2021, 'biosource', 'C', 1)"
            )

    def test_an_empty_campaign_is_shared_out_decided_and_closed(self, filled):
        open_campaign(filled, 2022, date(2022, 1, 3), 2021)
        programme = read_programme(filled, 2022)
        kept = keep_scenario(filled, programme, "Rien", Scenario(()), None)
        assert totals(programme.lines, programme.tariff)["nb_total"].tolist() == [0]
        decide(filled, programme, kept, SESSION)
        close_campaign(filled, 2022, date(2022, 2, 25), SESSION)
        assert read_programme(filled, 2022).campaign.is_closed

    def test_no_line_comes_into_a_closed_campaign(self, filled, tmp_path):
        path = tmp_path / "lignes.csv"
        path.write_text("Ligne;EPCI;Nb logements\nX;CALL;1\n", encoding="utf-8")
        close_campaign(filled, 2021, DAY, SESSION)
        with pytest.raises(CampaignClosed):
            plan_lines(filled, path, 2021)

    def _scenario(self, base: Base, name: str):
        programme = read_programme(base, 2021)
        lines = tuple(programme.lines["fid"])
        made = Scenario(lines, biosource="Mur").choose(lines[:3], KEPT).choose(lines[3:5], RESERVED)
        made = made.substitute(late=lines[0], early=lines[9])
        return keep_scenario(base, programme, name, made, None)

    def test_scenarios_are_kept_as_they_were_made(self, filled):
        kept = self._scenario(filled, "Un")
        programme = read_programme(filled, 2021)
        assert read_scenarios(filled, programme) == [kept]
        first, *_ = kept.scenario.lines
        assert kept.scenario.choice(first).choix == POSTPONED
        assert kept.scenario.choice(kept.scenario.lines[9]).remplace == first
        changed = kept.scenario.choose([first], KEPT)
        again = keep_scenario(filled, programme, "Deux", changed, kept)
        assert again.fid == kept.fid and again.name == "Deux"
        assert read_scenarios(filled, programme) == [again]

    def test_two_people_do_not_overwrite_a_scenario(self, filled):
        kept = self._scenario(filled, "Un")
        programme = read_programme(filled, 2021)
        mine = kept.scenario.choose(kept.scenario.lines[-1:], KEPT)
        theirs = keep_scenario(filled, programme, "Un", mine.choose(mine.lines[:1], KEPT), kept)
        with pytest.raises(ScenarioChanged):
            keep_scenario(filled, programme, "Un", mine, kept)
        with pytest.raises(ScenarioNameTaken):
            keep_scenario(filled, programme, "Un", mine, None)
        with pytest.raises(ScenarioChanged):
            decide(filled, programme, kept, SESSION)
        assert read_scenarios(filled, programme) == [theirs]
        remove_scenario(filled, programme, theirs)
        with pytest.raises(ScenarioUnknown):
            keep_scenario(filled, programme, "Un", mine, theirs)
        assert filled.read("scenario_ligne").empty

    def test_a_choice_on_a_line_added_meanwhile_is_not_lost(self, filled):
        mine = self._scenario(filled, "Un")
        old = read_programme(filled, 2021)
        with filled.transaction() as session:
            session.execute(
                "INSERT INTO programmation (campagne, nom, bailleur, epci, dep) "
                "VALUES (2021, 'TARDIVE', 'SIA', 'CALL', '62')"
            )
        new = fid_of(filled, "TARDIVE")
        mine = keep_scenario(
            filled, old, "Un", mine.scenario.choose(mine.scenario.having(KEPT), KEPT), mine
        )
        [theirs] = read_scenarios(filled, read_programme(filled, 2021))
        keep_scenario(
            filled, read_programme(filled, 2021), "Un", theirs.scenario.choose([new], KEPT), theirs
        )
        with pytest.raises(ScenarioChanged):
            keep_scenario(filled, old, "Un", mine.scenario, mine)
        [kept] = read_scenarios(filled, old)
        assert kept.scenario.choice(new).choix == KEPT

    def test_a_scenario_becomes_the_decision_of_the_crhh(self, filled):
        other, kept = self._scenario(filled, "Un"), self._scenario(filled, "Deux")
        programme = read_programme(filled, 2021)
        decide(filled, programme, other, SESSION)
        decide(filled, programme, kept, SESSION)
        after = read_programme(filled, 2021)
        funded = kept.scenario.having(KEPT, RESERVED)
        lines = after.lines.set_index("fid")
        assert lines["crhh_enveloppe"].sum() == programme.amounts("Mur")[list(funded)].sum()
        assert set(lines.index[lines["preflechage"]]) == set(kept.scenario.having(RESERVED))
        assert set(lines["crhh_date"]) == {SESSION} and after.campaign.session == SESSION
        found = {one.name: one.decided for one in read_scenarios(filled, after)}
        assert found["Un"] is None and found["Deux"] is not None

    def test_a_decision_is_whole_or_not_at_all(self, filled):
        kept = self._scenario(filled, "Un")
        with filled.transaction() as session:
            session.execute("UPDATE programmation SET statut = 'Brouillon' WHERE fid = 2")
        with pytest.raises(DraftKept):
            decide(filled, read_programme(filled, 2021), kept, SESSION)
        assert filled.read("programmation")["crhh_enveloppe"].isna().all()
