"""What a base promises of its situations, held by a GeoPackage and a PostGIS base alike."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from osp_plugin.domain.common.criteria import Criteria
from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.domain.indicators import SCALES
from osp_plugin.domain.indicators.catalogue import every_indicator, indicator
from osp_plugin.domain.indicators.figures import Figures
from osp_plugin.domain.indicators.secret import is_sensitive
from osp_plugin.storage.base import Base
from osp_plugin.storage.errors import BaseError, Frozen
from osp_plugin.storage.history.situations import (
    SituationDefinitive,
    SituationToCome,
    SituationUntitled,
    arrest,
    make_definitive,
    put_back,
    remove,
)
from osp_plugin.storage.indicators.situations import (
    SituationAltered,
    SituationUnknown,
    find_situation,
    read_kept,
    situations,
)
from osp_plugin.storage.indicators.statistics import Statistics

from ..support.samples import OPERATIONS, add_references

DAY = date(2021, 6, 15)
KEYS = list(every_indicator())
SENSITIVE = {
    key for key in KEYS if any(is_sensitive(one) for one in indicator(key).formula.measures())
}
PLAIN = [key for key in KEYS if key not in SENSITIVE]
ROW: dict[str, Any] = {
    "bailleur": "SIA", "type_palu": "Groupé", "annee_financ": 2018, "epci": "DA", "dep": "59",
    "intitule": OPERATIONS[0], "avancement": "Livré", "etiquette_avant": "F",
    "etiquette_apres": "C", "cout_travaux": 85_000.55, "loyer_avant": 300.25,
    "relogement": "Oui",
}  # fmt: skip
rows = st.lists(
    st.fixed_dictionaries(
        {
            "intitule": st.sampled_from([None, *OPERATIONS]),
            "bailleur": st.sampled_from(["M&C", "SIA"]),
            "type_palu": st.sampled_from(["Groupé", "Isolé", "Hors"]),
            "annee_financ": st.sampled_from([None, 2016, 2019, 2031]),
            "epci": st.sampled_from([None, "CABBALR", "DA"]),
            "dep": st.sampled_from([None, "59", "62"]),
            "etiquette_avant": st.sampled_from([None, "D", "G"]),
            "etiquette_apres": st.sampled_from([None, "A", "D"]),
            "cout_travaux": st.sampled_from([None, 0.0, 85_000.5, 99_999.13]),
            "loyer_avant": st.sampled_from([None, 300.25]),
            "relogement": st.sampled_from([None, "Oui", "Non"]),
        }
    ),
    max_size=40,
)
choices = st.builds(
    lambda bailleur, epci, first: (
        Criteria(first, None).only("bailleur", bailleur).only("epci", epci)
    ),
    st.sampled_from([None, "SIA"]),
    st.sampled_from([None, "DA"]),
    st.sampled_from([None, 2017]),
)


def fill(base: Base, given: list[dict[str, Any]]) -> None:
    with base.transaction() as session:
        session.execute("DELETE FROM logement")
        for number, row in enumerate(given, 1):
            frame = pd.DataFrame([{"id_ddtm62": number, **row}], dtype=object)
            session.append(base.tables["logement"], frame)


def same(one: Figures, other: Figures, keys: list[str]) -> None:
    pd.testing.assert_frame_equal(
        one.table[["nom", *keys]], other.table[["nom", *keys]], check_index_type=False
    )


def refused(base: Base, sql: str) -> None:
    with pytest.raises(Frozen, match="situation"), base.transaction() as session:
        session.execute(sql)


class SituationsContract:
    """Inherited by the tests of each database, which give ``base``: new and empty."""

    @pytest.fixture
    def filled(self, base: Base) -> Base:
        add_references(base)
        fill(base, [ROW] * 12 + [{**ROW, "epci": None, "annee_financ": None}])
        return base

    def test_a_situation_gives_the_figures_of_the_moment_whatever_comes_after(self, base):
        add_references(base)

        @settings(
            max_examples=6,
            deadline=None,
            suppress_health_check=[HealthCheck.function_scoped_fixture],
        )
        @given(before=rows, after=rows, limited=choices, asked=choices)
        def holds(before, after, limited, asked):
            fill(base, before)
            live = Statistics.of_base(base)
            at_scales = {key: live.at(key, KEYS, limited) for key in SCALES}
            both = asked
            for name, codes in limited.codes:
                both = both.only(name, *codes)
            both = Criteria(limited.annee_min or asked.annee_min, None, both.codes)
            crossed = {key: live.at(key, PLAIN, both) for key in SCALES}
            labels, funders = live.labels(both), live.funders(both.about("epci", "bailleur"))
            years = live.years()
            situation = arrest(base, DAY, "Essai", limited)
            fill(base, after)
            kept = Statistics.of_base(base, kept=read_kept(base, situation))
            for key in SCALES:
                found = kept.at(key, KEYS)
                same(found, at_scales[key], KEYS)
                assert found.secret == at_scales[key].secret
                if asked.dimensions:
                    same(kept.at(key, PLAIN, asked), crossed[key], PLAIN)
            pd.testing.assert_frame_equal(kept.labels(asked), labels)
            if not limited.dimensions:
                pd.testing.assert_frame_equal(
                    kept.funders(asked.about("epci", "bailleur")), funders
                )
                assert kept.years() == years
            remove(base, situation)

        holds()

    def test_what_is_sensitive_is_kept_as_released_and_nowhere_else(self, filled):
        situation = arrest(filled, DAY, "Secret")
        kept = read_kept(filled, situation)
        whole = Statistics.of_base(filled, kept=kept).at("bassin", ["nb_reloges"])
        assert whole.table.loc["bassin", "nb_reloges"] == 13
        # Twelve of DA, and one of none: by subtraction one would be told.
        by_epci = Statistics.of_base(filled, kept=kept).at("epci", ["nb_reloges"])
        assert by_epci.is_secret("nb_reloges", "DA") and by_epci.table["nb_reloges"].isna()["DA"]
        sums = filled.rows("SELECT contenu FROM situation_compte")
        assert sums and not any("loyer" in row["contenu"] for row in sums)
        assert not any("relogement" in row["contenu"] for row in sums)
        told = filled.rows("SELECT valeurs FROM situation_valeur WHERE niveau = 'epci'")
        assert any('"nb_reloges":"secret"' in row["valeurs"] for row in told)
        only = Criteria().only("epci", "DA")
        crossed = Statistics.of_base(filled, kept=kept).at("annee", ["nb_reloges"], only)
        assert crossed.table["nb_reloges"].isna().all() and not crossed.secret

    def test_a_higher_threshold_hides_what_a_situation_released(self, filled):
        kept = read_kept(filled, arrest(filled, DAY, "Seuil", shown_from=3))
        shown = Statistics.of_base(filled, shown_from=3, kept=kept).at("bassin", ["nb_reloges"])
        assert shown.table.loc["bassin", "nb_reloges"] == 13 and not shown.secret
        hidden = Statistics.of_base(filled, shown_from=20, kept=kept).at("bassin", ["nb_reloges"])
        assert hidden.is_secret("nb_reloges", "bassin") and hidden.shown_from == 20

    def test_a_definitive_situation_never_changes(self, filled):
        situation = arrest(filled, DAY, "Comité", definitive=True)
        assert situation.definitive and len(situation.digest) == 64
        with pytest.raises(SituationDefinitive):
            remove(filled, situation)
        for sql in (
            "UPDATE situation SET titre = 'Autre'",
            "UPDATE situation SET etat_situation = 'Provisoire'",
            "UPDATE situation SET empreinte = NULL",
            "UPDATE situation SET definitions = '{}'",
            "DELETE FROM situation",
            "UPDATE situation_valeur SET valeurs = '{}'",
            "UPDATE situation_valeur SET nom = 'X' WHERE niveau = 'bassin'",
            "DELETE FROM situation_valeur",
            "INSERT INTO situation_valeur (situation, niveau, code, nom, valeurs) "
            f"VALUES ({situation.fid}, 'epci', 'ZZ', 'ZZ', '{{}}')",
            "UPDATE situation_compte SET contenu = '{}'",
            "DELETE FROM situation_compte",
            "INSERT INTO situation_compte (situation, nom_table, ventilation, rang, contenu) "
            f"VALUES ({situation.fid}, 'logement', 'x', 0, '{{}}')",
        ):
            refused(filled, sql)
        assert read_kept(filled, situation).situation == situation

    def test_figures_do_not_come_to_a_definitive_situation_from_another(self, filled):
        fixed = arrest(filled, DAY, "Fixée", definitive=True)
        other = arrest(filled, DAY, "Autre")
        for table in ("situation_valeur", "situation_compte"):
            refused(filled, f"UPDATE {table} SET situation = {fixed.fid} "
                            f"WHERE situation = {other.fid}")  # fmt: skip
            refused(filled, f"UPDATE {table} SET situation = {other.fid} "
                            f"WHERE situation = {fixed.fid}")  # fmt: skip

    def test_a_situation_without_hash_is_not_definitive(self, filled):
        arrest(filled, DAY, "Sans")
        with pytest.raises(BaseError), filled.transaction() as session:
            session.execute("UPDATE situation SET etat_situation = 'Définitive', empreinte = NULL")

    def test_a_correction_is_a_new_edition_and_a_provisional_one_is_replaced(self, filled):
        first = arrest(filled, DAY, "Comité", definitive=True)
        second = arrest(filled, DAY, "Comité")
        fill(filled, [ROW] * 3)
        third = arrest(filled, DAY, "Comité")
        assert [(one.edition, one.definitive) for one in situations(filled)] == [
            (2, False), (1, True),
        ]  # fmt: skip
        assert (first.edition, second.edition, third.edition) == (1, 2, 2)
        assert len({first.digest, second.digest, third.digest}) == 3
        counted = [
            Statistics.of_base(filled, kept=read_kept(filled, one)).at("bassin", ["nb_logements"])
            for one in (first, third)
        ]
        assert [one.table.loc["bassin", "nb_logements"] for one in counted] == [13, 3]
        assert arrest(filled, DAY, "Autre titre").edition == 1

    def test_a_provisional_situation_becomes_definitive_with_the_same_hash(self, filled):
        before = arrest(filled, DAY, "Comité")
        make_definitive(filled, before)
        (after,) = situations(filled)
        assert after.definitive and after.digest == before.digest
        refused(filled, "DELETE FROM situation_valeur")

    def test_a_provisional_situation_taken_away_is_put_back_as_it_was(self, filled):
        situation = arrest(filled, DAY, "Comité", Criteria(2018, 2018).only("epci", "DA"))
        before = read_kept(filled, situation)
        removed = remove(filled, situation)
        assert situations(filled) == []
        with pytest.raises(SituationUnknown):
            read_kept(filled, situation)
        put_back(filled, removed)
        (again,) = situations(filled)
        after = read_kept(filled, again)
        assert again.digest == situation.digest
        same(after.levels["epci"], before.levels["epci"], KEYS)

    @pytest.mark.parametrize(
        "sql",
        [
            "UPDATE situation_valeur SET valeurs = '{}' WHERE niveau = 'bassin'",
            "UPDATE situation_compte SET contenu = replace(contenu, '2018', '2019')",
            "UPDATE situation SET seuil = 12",
            "UPDATE situation SET titre = 'Autre'",
            "DELETE FROM situation_valeur WHERE niveau = 'annee'",
        ],
    )
    def test_figures_that_were_altered_are_told_by_the_hash_and_not_shown(self, filled, sql):
        situation = arrest(filled, DAY, "Comité")
        with filled.transaction() as session:
            session.execute(sql)
        with pytest.raises(SituationAltered):
            read_kept(filled, situation)

    def test_a_situation_is_found_by_its_day_its_title_or_its_hash(self, filled):
        old = arrest(filled, DAY, "Comité", definitive=True)
        new = arrest(filled, DAY, "Comité")
        other = arrest(filled, DAY - timedelta(days=1), "Note")
        for asked in ("2021-06-15", "15/06/2021", "Comité", new.digest[:8], str(new.fid)):
            assert find_situation(filled, asked) == new
        assert find_situation(filled, old.digest) == old
        assert find_situation(filled, "Note") == other
        with pytest.raises(SituationUnknown, match="Note"):
            find_situation(filled, "Bilan")

    def test_a_day_to_come_and_no_title_are_refused(self, filled):
        with pytest.raises(SituationToCome):
            arrest(filled, date.today() + timedelta(days=1), "Comité")
        with pytest.raises(SituationUntitled):
            arrest(filled, DAY, "  ")
        assert situations(filled) == []

    def test_a_situation_that_is_stopped_leaves_nothing(self, filled):
        first = arrest(filled, DAY, "Comité")
        asked = 0

        def stopped() -> bool:
            nonlocal asked
            asked += 1
            return asked > 8

        with pytest.raises(Cancelled):
            arrest(filled, DAY, "Comité", work=Work(lambda share: None, stopped))
        assert situations(filled) == [first]
        assert read_kept(filled, first)
