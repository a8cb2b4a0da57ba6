"""What a base promises of AE, CP, the target and trajectories, held by both databases alike."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from osp_plugin.domain.indicators.target import CATEGORIES, POPULATION, REMAINING
from osp_plugin.domain.programming.deadlines import DONE, STOPPED
from osp_plugin.domain.programming.payments import LATE, PAID, Dates, RulesIncomplete
from osp_plugin.domain.programming.trajectory import Assumptions
from osp_plugin.storage.base import Base
from osp_plugin.storage.errors import ConstraintViolated
from osp_plugin.storage.indicators.statistics import Statistics
from osp_plugin.storage.programming.campaigns import close_campaign, open_campaign
from osp_plugin.storage.programming.credits import read_credits, read_movements
from osp_plugin.storage.programming.dates import operation_dates
from osp_plugin.storage.programming.deadlines import read_deadlines
from osp_plugin.storage.programming.errors import (
    ScenarioUnknown,
    TrajectoryChanged,
    TrajectoryNameTaken,
)
from osp_plugin.storage.programming.reading import read_programme
from osp_plugin.storage.programming.trajectories import (
    keep_trajectory,
    read_outlook,
    remove_trajectory,
)

from .programming import DAY, SESSION, fill

ACT = (
    "INSERT INTO mouvement_enveloppe (campagne, date_mouvement, origine, destination, montant, "
    "motif, programme) VALUES (2021, '{day}', '{out}', '{to}', {amount}, 'Report', '{programme}')"
)
MADE = Assumptions(2027, 2030, "Toutes", pace=3, aid=900_000, cost=100)


def act(base: Base, amount: float = 100.0, day: str = "2021-10-25", programme: str = "135",
        out: str = "État 62", to: str = "CALL") -> None:  # fmt: skip
    with base.transaction() as session:
        session.execute(ACT.format(day=day, out=out, to=to, amount=amount, programme=programme))


class CreditsContract:
    """Inherited by the tests of each database, which give ``base``: new and empty."""

    @pytest.fixture
    def filled(self, base: Base) -> Base:
        fill(base)
        with base.transaction() as session:
            session.execute("UPDATE enveloppe SET dotation = 1000 WHERE delegataire = 'CALL'")
            rows = {
                "cite": [{"id_cite": n, "nom_cite": f"Cité {n}", "idcom": "62001", "epci": "CALL"}
                         for n in (1, 2)],
                "population_cible": [
                    {"edition": "2017", "en_vigueur": "Oui", "cite": 1, "bailleur": "SIA",
                     "nb_g": 3, "nb_f": 2, "nb_demolis": 1},
                    {"edition": "2017", "en_vigueur": "Oui", "cite": 2, "bailleur": "SIA",
                     "nb_e": 1, "nb_sans_etiquette": 1},
                    {"edition": "2015", "en_vigueur": None, "cite": 1, "bailleur": "SIA",
                     "nb_g": 900},
                ],
                "operation": [
                    {"intitule": "A", "bailleur": "SIA", "type_palu": "Groupé", "epci": "CALL",
                     "dep": "62", "annee_financ": 2021, "date_decision": date(2021, 6, 1),
                     "montant_palulos": 400.0}],
                "logement": [
                    {"id_ddtm62": 1, "bailleur": "SIA", "type_palu": "Groupé", "intitule": "A",
                     "id_cite": 1, "etiquette_avant": "G", "avancement": "OS", "epci": "CALL",
                     "dep": "62", "date_os": date(2021, 7, 1)},
                    {"id_ddtm62": 2, "bailleur": "SIA", "type_palu": "Hors", "id_cite": 1,
                     "etiquette_avant": "D", "epci": "CALL", "dep": "62"}],
            }  # fmt: skip
            for name, values in rows.items():
                session.append(base.tables[name], pd.DataFrame(values))
        return base

    def test_an_envelope_of_before_is_of_housing_and_there_is_one_by_programme(self, filled):
        assert set(filled.read("enveloppe")["programme"]) == {"135"}
        with filled.transaction() as session:
            session.execute(
                "INSERT INTO enveloppe (campagne, delegataire, programme, dotation, "
                "credits_paiement) VALUES (2021, 'CALL', '112', 70, 20)"
            )
        with pytest.raises(ConstraintViolated), filled.transaction() as session:
            session.execute(
                "INSERT INTO enveloppe (campagne, delegataire, programme) "
                "VALUES (2021, 'CALL', '112')"
            )
        assert read_programme(filled, 2021).available() == {"CALL": 1000}
        balance = read_credits(filled).balance(date(2021, 12, 31))
        call = balance[balance["delegataire"] == "CALL"].set_index("programme")
        assert call["disponible"].to_dict() == {"112": 70, "135": 1000}
        assert call.loc["112", "credits_paiement"] == 20

    def test_a_movement_is_between_two_and_of_something(self, filled):
        for wrong in ({"to": "État 62"}, {"amount": 0}, {"to": "Nulle part"}):
            with pytest.raises(ConstraintViolated):
                act(filled, **wrong)

    def test_what_moved_can_be_granted_and_is_left_to_the_next_campaign(self, filled):
        act(filled)
        act(filled, 7, programme="112")
        assert read_programme(filled, 2021).available() == {"CALL": 1100, "État 62": -100}
        close_campaign(filled, 2021, DAY, SESSION)
        open_campaign(filled, 2022, date(2022, 1, 3))
        left = read_programme(filled, 2022).envelopes.set_index("delegataire")["reliquat"]
        assert left["CALL"] == 1100

    def test_the_note_of_a_movement_has_what_was_before_and_after(self, filled):
        act(filled)
        act(filled, 50)
        first, second = read_movements(filled)
        assert [one.row["montant"] for one in (first, second)] == [100, 50]

        def available(table):
            found = table[table["delegataire"] == "CALL"]
            return float(found["disponible"].iloc[0])

        assert (available(first.before), available(first.after)) == (1000, 1100)
        assert (available(second.before), available(second.after)) == (1100, 1150)
        assert [one.row["fid"] for one in read_movements(filled, second.row["fid"])] == [
            second.row["fid"]
        ]

    def test_the_calendar_follows_the_rules_and_what_was_paid(self, filled):
        assert read_credits(filled).stated, "une campagne ouverte donne les règles de l’outil"
        with filled.transaction() as session:
            session.execute(
                "INSERT INTO acompte (operation, nature, date_paiement, montant) "
                "VALUES ('A', 'Avance', '2021-08-01', 100)"
            )
        (aid,) = read_credits(filled).aids(date(2021, 11, 1))
        assert (aid.manager, aid.amount) == ("CALL", 400)
        assert [(one.kind, one.cents) for one in aid.payments][:2] == [
            (PAID, 100_00),
            (LATE, 20_00),
        ]
        assert sum(one.cents for one in aid.payments) == 400_00
        with filled.transaction() as session:
            session.execute("UPDATE regle_acompte SET part = 1 WHERE rang = 1")
        with pytest.raises(RulesIncomplete):
            read_credits(filled).aids(date(2021, 11, 1))

    def test_the_events_of_an_operation_tell_its_days_before_its_dwellings(self, filled):
        with filled.reading() as session:
            before = operation_dates(session)["A"]
        assert before == Dates(date(2021, 6, 1), date(2021, 7, 1), None)
        with filled.transaction() as session:
            events = (
                ("Ordre de service", date(2021, 9, 1)),
                ("Réception", date(2022, 3, 1)),
                ("Réception", date(2022, 5, 2)),
                ("Décision", date(2020, 1, 1)),
            )
            names = ["nature", "date_evenement"]
            rows = pd.DataFrame(events, columns=names, dtype=object).assign(operation="A")
            session.append(filled.tables["evenement"], rows)
        with filled.reading() as session:
            after = operation_dates(session)["A"]
        assert after == Dates(date(2021, 6, 1), date(2021, 9, 1), date(2022, 5, 2))

    def test_what_is_paid_has_one_place_and_what_is_at_stake_reads_it(self, filled):
        """« acompte » says what was paid, « evenement » no amount of it."""

        def at_stake():
            return read_deadlines(filled, date(2021, 11, 1)).set_index("intitule").loc["A"]

        first = at_stake()
        told = (
            "INSERT INTO evenement (operation, nature, date_evenement, montant) "
            "VALUES ('A', 'Acompte', '2021-08-01', 100)"
        )
        refused = pytest.raises(ConstraintViolated, match="Acomptes")
        with refused, filled.transaction() as session:
            session.execute(told)
        with filled.transaction() as session:
            session.execute(
                "INSERT INTO acompte (operation, nature, date_paiement, montant) "
                "VALUES ('A', 'Avance', '2021-08-01', 100.25), ('A', 'Acompte', '2021-09-01', 50)"
            )
        found = at_stake()
        assert (found["paye"], found["en_jeu"]) == (150.25, 400 - 150.25)
        assert first["en_jeu"] == 400
        with filled.transaction() as session:
            session.execute(
                "INSERT INTO acompte (operation, nature, date_paiement, montant) "
                "VALUES ('A', 'Solde', '2021-10-01', 200)"
            )
        assert at_stake()["situation"] == DONE

    def test_a_cancelled_operation_awaits_nothing_more(self, filled):
        with filled.transaction() as session:
            session.execute(
                "INSERT INTO acompte (operation, nature, date_paiement, montant) "
                "VALUES ('A', 'Avance', '2021-08-01', 100)"
            )
            session.execute(
                "INSERT INTO evenement (operation, nature, date_evenement) "
                "VALUES ('A', 'Annulation', '2021-10-01')"
            )
        (aid,) = read_credits(filled).aids(date(2021, 11, 1))
        assert aid.cancelled == date(2021, 10, 1)
        assert [(one.kind, one.cents) for one in aid.payments] == [(PAID, 100_00)]
        row = read_deadlines(filled, date(2021, 11, 1)).set_index("intitule").loc["A"]
        assert (row["situation"], row["en_jeu"]) == (STOPPED, None)

    def test_the_target_takes_one_edition_and_adds_up(self, filled):
        table = Statistics.of_base(filled).at("cite", (*CATEGORIES, POPULATION)).table
        assert table[POPULATION].to_dict() == {"1": 5, "2": 2}
        assert table[REMAINING].to_dict() == {"1": 3, "2": 2}
        assert table["cible_commences"].to_dict() == {"1": 1, "2": 0}
        with pytest.raises(ConstraintViolated), filled.transaction() as session:
            session.execute("UPDATE population_cible SET en_vigueur = 'Oui'")
        with pytest.raises(ConstraintViolated), filled.transaction() as session:
            session.execute("UPDATE population_cible SET nb_vendus = 5 WHERE cite = 1")

    def test_a_trajectory_begins_with_what_remains_and_its_scenarios_are_kept(self, filled):
        outlook = read_outlook(filled)
        assert sum(outlook.stock.values()) == 5 and outlook.editions == ("2017",)
        assert outlook.stock[("CALL", "SIA"), "G"] == 2
        first = keep_trajectory(filled, "Un", MADE, None)
        assert read_outlook(filled).scenarios == (first,) and first.assumptions == MADE
        with pytest.raises(TrajectoryNameTaken):
            keep_trajectory(filled, "Un", MADE, None)
        changed = keep_trajectory(filled, "Un", Assumptions(2027, 2031, pace=4), first)
        with pytest.raises(TrajectoryChanged):
            keep_trajectory(filled, "Un", MADE, first)
        remove_trajectory(filled, changed)
        with pytest.raises(ScenarioUnknown):
            remove_trajectory(filled, changed)
        assert read_outlook(filled).scenarios == ()
