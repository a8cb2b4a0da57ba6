"""Why a figure changed between two moments: the same by a count of pandas alone, on any base."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta
from fractions import Fraction

import pytest

from osp_plugin.domain.common.values import moment
from osp_plugin.domain.history.cascade import BEGUN, ENDED
from osp_plugin.domain.indicators import SCALES, Criteria, indicator, indicators
from osp_plugin.storage.base import Base
from osp_plugin.storage.history.explaining import Evolution, OtherLimits, Question, explain
from osp_plugin.storage.history.situations import arrest
from osp_plugin.storage.indicators.situations import read_kept
from osp_plugin.storage.indicators.statistics import Statistics

from ..support.own_count import COLUMNS, COUNTS, SHARES, causes, figure
from ..support.random_edits import Snapshot, edits, snapshot, start
from ..support.samples import OPERATIONS, dwelling, point

KEYS = [*COUNTS, *SHARES]


def check_pair(base: Base, one: Snapshot, two: Snapshot, draw: random.Random) -> None:
    """An indicator and a scale drawn, explained between two moments."""
    key = draw.choice(KEYS)
    scale = draw.choice(["bassin", *COLUMNS])
    found = explain(base, Question(key, one.when, two.when, scale))
    before, after = one.rows["logement"], two.rows["logement"]
    for code, made in found.cascades.items():
        expected = [figure(rows, key, scale, code) for rows in (before, after)]
        assert math.isclose(float(made.before), expected[0], abs_tol=1e-6), (key, scale, code)
        assert math.isclose(float(made.after), expected[1], abs_tol=1e-6), (key, scale, code)
        assert sum((bar.value for bar in made.bars), Fraction(0)) == made.difference
    for code in found.undefined:
        ends = [figure(rows, key, scale, code) for rows in (before, after)]
        assert any(math.isnan(value) for value in ends), (key, scale, code)
    if indicator(key).additive:
        check_rows(found)
        if scale == "bassin":
            [made] = found.cascades.values()
            bars = {bar.key: float(bar.value) for bar in made.bars if bar.value}
            assert bars == pytest.approx(causes(before, after, key))


def check_rows(found: Evolution) -> None:
    """What the rows of a bar bring is the bar."""
    for code, made in found.cascades.items():
        for bar in made.bars:
            rows = found.details
            mine = rows[(rows["code"] == code) & (rows["cause"] == bar.key)]
            assert len(mine) == bar.rows
            assert mine["effet"].sum() == pytest.approx(float(bar.value), abs=1e-6)


class EvolutionContract:
    """Called with an empty ``base``."""

    def test_random_pairs_of_moments_agree_with_a_count_of_pandas(self, base):
        start(base)
        seen = [snapshot(base, ("logement",))]
        for number, _edit in enumerate(edits(base, 21, 60)):
            if number % 8 == 0:
                seen.append(snapshot(base, ("logement",)))
        draw = random.Random(21)
        for _pair in range(20):
            one, two = sorted(draw.sample(seen, 2), key=lambda each: each.when)
            check_pair(base, one, two, draw)

    def test_every_indicator_ends_at_the_figure_of_the_base_and_its_bars_add_up(self, base):
        start(base)
        for _edit in edits(base, 5, 20):
            pass
        one = snapshot(base, ())
        for _edit in edits(base, 6, 20):
            pass
        statistics = Statistics.of_base(base)
        for place, key in enumerate(indicators()):
            scale = list(SCALES)[place % len(SCALES)]
            figures = statistics.at(scale, [key])
            found = explain(base, Question(key, one.when, None, scale))
            for code, made in found.cascades.items():
                figure = figures.table[key].get(code, 0.0)
                assert float(made.after) == pytest.approx(figure), (key, code)
                bars = sum((bar.value for bar in made.bars), Fraction(0))
                assert bars == made.difference, (key, code)
            lost = set(figures.table.index) - set(found.cascades)
            assert lost <= {*found.undefined, *found.secret}, (key, lost)

    def test_a_sensitive_figure_of_which_few_dwellings_changed_is_not_explained(self, base):
        start(base)
        with base.transaction() as session:
            for number in range(1, 31):
                row = dwelling(number, loyer_avant=300.0 + number, loyer_apres=310.0, epci="CAHC")
                session.append(base.tables["logement"], row)
        one = snapshot(base, ("logement",))
        with base.transaction() as session:
            session.execute("UPDATE logement SET loyer_apres = 400 WHERE id_ddtm62 = 3")
        found = explain(base, Question("loyer_apres_moyen", one.when))
        assert found.secret == ("bassin",) and not found.cascades and found.details.empty
        with base.transaction() as session:
            session.execute("UPDATE logement SET loyer_apres = 400 WHERE id_ddtm62 > 3")
        found = explain(base, Question("loyer_apres_moyen", one.when))
        [bar] = found.cascades["bassin"].bars
        assert (bar.key, bar.rows) == ("corrige:loyer_apres", 28)
        assert found.details["effet"].isna().all()
        assert set(found.dwellings["changement"]) == {"loyer après : changé"}

    def test_between_two_situations_the_bars_make_the_difference_of_what_is_printed(self, base):
        start(base)
        for _edit in edits(base, 31, 15):
            pass
        first = arrest(base, date.today(), "Avant", definitive=True)
        for _edit in edits(base, 32, 15):
            pass
        last = arrest(base, date.today(), "Après", definitive=True)
        for _edit in edits(base, 33, 5):
            pass
        kept = [Statistics.of_base(base, kept=read_kept(base, one)) for one in (first, last)]
        for key in ("nb_logements", "part_livres", "nb_finances", "cout_travaux"):
            for scale in ("bassin", "epci"):
                ends = [one.at(scale, [key]).table[key] for one in kept]
                found = explain(base, Question(key, first, last, scale))
                assert found.cascades or key == "part_livres"
                for code, made in found.cascades.items():
                    figures = (made.before, made.after)
                    for told, end in zip(figures, ends):
                        assert float(told) == pytest.approx(end.get(code, 0.0)), (key, code)
                    assert sum((bar.value for bar in made.bars), Fraction(0)) == made.difference
                    kept_apart = [bar for bar in made.bars if bar.key in (BEGUN, ENDED)]
                    assert not kept_apart, (key, scale, code, kept_apart)

    def test_a_kept_figure_that_the_journal_does_not_give_back_is_a_bar(self, base):
        start(base)
        with base.transaction() as session:
            for number in range(1, 6):
                session.append(base.tables["logement"], dwelling(number))
        kept = arrest(base, date.today(), "Comité", definitive=True)
        with base.transaction() as session:
            session.execute("DELETE FROM logement WHERE id_ddtm62 = 5")
            session.execute("DELETE FROM journal WHERE fid = (SELECT max(fid) FROM journal)")
            session.append(base.tables["logement"], dwelling(6))
        [made] = explain(base, Question("nb_logements", kept)).cascades.values()
        bars = {bar.key: int(bar.value) for bar in made.bars}
        assert (made.before, made.after, bars) == (5, 5, {BEGUN: -1, "remontes": 1})
        [back] = explain(base, Question("nb_logements", made_at(base), kept)).cascades.values()
        assert (back.after, back.bars[-1].key) == (5, ENDED)

    def test_situations_of_other_limits_are_not_compared(self, base):
        start(base)
        with base.transaction() as session:
            session.append(base.tables["logement"], dwelling(1, bailleur="SIA"))
            session.append(base.tables["logement"], dwelling(2, bailleur="M&C"))
        whole = arrest(base, date.today(), "Tout")
        only = arrest(base, date.today(), "SIA", Criteria().only("bailleur", "SIA"))
        with pytest.raises(OtherLimits):
            explain(base, Question("nb_logements", whole, only))
        with base.transaction() as session:
            session.append(base.tables["logement"], dwelling(3, bailleur="M&C"))
        [made] = explain(base, Question("nb_logements", only)).cascades.values()
        assert (made.before, made.after) == (1, 1)

    def test_a_bar_of_operations_opens_them_where_their_dwellings_are(self, base):
        start(base)
        with base.transaction() as session:
            place = point(700000.0, 7030000.0)
            row = dwelling(1, intitule=OPERATIONS[0], geom=place)
            session.append(base.tables["logement"], row)
            # What the indicators of programming count: what a CRHH decided.
            session.execute("UPDATE programmation SET crhh_date = '2021-02-08'")
        seen = snapshot(base, ("logement",))
        with base.transaction() as session:
            session.execute(
                "UPDATE operation SET nb_logements_decision = 12 WHERE intitule = :nom",
                {"nom": OPERATIONS[0]},
            )
            session.execute("UPDATE programmation SET etat_nb_c = 40")
        found = explain(base, Question("nb_finances", seen.when))
        [bar] = found.cascades["bassin"].bars
        assert found.tables_of_bar("bassin", bar.key) == ["operation"]
        [row] = found.described["operation"].to_dict("records")
        assert (row["intitule"], row["geom"]) == (OPERATIONS[0], (place,))
        assert row["changement"].endswith("9 → 12")
        found = explain(base, Question("prog_nb_c", seen.when))
        assert [row["nom"] for row in found.described["programmation"].to_dict("records")]


def made_at(base: Base):
    """A moment of the base before what the tests change."""
    [first] = base.rows("SELECT min(quand) AS debut FROM journal")
    return moment(first["debut"]) + timedelta(milliseconds=1)
