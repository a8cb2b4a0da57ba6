"""Why a figure changed between two moments: the same by a count of pandas alone, on any base."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest

from osp_plugin.domain.indicators import SCALES, indicator, indicators
from osp_plugin.storage.base import Base
from osp_plugin.storage.history.explaining import Evolution, Question, explain
from osp_plugin.storage.indicators.statistics import Statistics

from ..support.own_count import COLUMNS, COUNTS, SHARES, causes, figure
from ..support.random_edits import Snapshot, edits, snapshot, start
from ..support.samples import dwelling

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
