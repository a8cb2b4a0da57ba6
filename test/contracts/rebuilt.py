"""The figures of a past time are those that were counted then, on any base."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.domain.indicators import SCALES, Criteria
from osp_plugin.domain.indicators.catalogue import every_indicator
from osp_plugin.domain.indicators.kept import Kept, key_of
from osp_plugin.storage.base import Base
from osp_plugin.storage.history import situations as arresting
from osp_plugin.storage.history.errors import BeforeTheJournal
from osp_plugin.storage.history.rebuilt import figures_at, kept_at
from osp_plugin.storage.history.situations import arrest
from osp_plugin.storage.history.writing import past_base
from osp_plugin.storage.indicators.situations import read_kept
from osp_plugin.storage.indicators.statistics import Statistics
from osp_plugin.storage.programming.reading import TABLES, read_programme

from ..support.random_edits import edits, snapshot, start
from ..support.samples import dwelling

KEYS = list(every_indicator())
LIMITS = (Criteria(), Criteria(2019, None).only("bailleur", "SIA"))


def figures(statistics: Statistics) -> dict[tuple[str, int], tuple[pd.DataFrame, object]]:
    """All that may be asked at every scale, and what of it is secret."""
    found = {}
    for key in SCALES:
        for place, criteria in enumerate(LIMITS):
            made = statistics.at(key, KEYS, criteria)
            found[key, place] = (made.table, made.secret)
    return found


def assert_same(one: Statistics, other: dict[tuple[str, int], tuple[pd.DataFrame, object]]) -> None:
    for place, (table, secret) in figures(one).items():
        pd.testing.assert_frame_equal(table, other[place][0], check_index_type=False)
        assert secret == other[place][1], place


def whole(base: Base, kept: Kept | None) -> float:
    found = Statistics.of_base(base, kept=kept).at("bassin", ["nb_logements"])
    return float(found.table.loc["bassin", "nb_logements"])


class RebuiltContract:
    """Called with an empty ``base``."""

    def test_every_figure_of_a_past_moment_is_what_was_counted_then(self, base):
        start(base)
        with base.transaction() as session:
            for number in range(501, 516):
                row = dwelling(number, relogement="Oui", loyer_avant=300.0, epci="CAHC")
                session.append(base.tables["logement"], row)
        for _edit in edits(base, 11, 25):
            pass
        then = figures(Statistics.of_base(base))
        labels = Statistics.of_base(base).labels()
        seen = snapshot(base, ("programmation",))
        lines = read_programme(base, 2021).lines
        for _edit in edits(base, 12, 40):
            pass
        kept = figures_at(base, seen.when)
        assert kept.situation.key == key_of(seen.when) and not kept.situation.gaps
        found = Statistics.of_base(base, kept=kept)
        assert_same(found, then)
        pd.testing.assert_frame_equal(found.labels(), labels)
        # Arrested of that moment, it is kept as any situation.
        made = arrest(base, date.today(), "Rétablie", state_of=seen.when)
        again = Statistics.of_base(base, kept=read_kept(base, made))
        table, secret = then["epci", 0]
        pd.testing.assert_frame_equal(again.at("epci", KEYS).table, table, check_index_type=False)
        assert again.at("epci", KEYS).secret == secret
        assert made.state_of == seen.when.replace(microsecond=0)
        with past_base(base, seen.when, TABLES) as past:
            pd.testing.assert_frame_equal(read_programme(past, 2021).lines, lines)
            assert past.rows("SELECT count(*) AS nombre FROM logement")[0]["nombre"] == 0
        assert not past.path.exists()

    def test_a_time_before_the_journal_and_a_cancel_are_told(self, base):
        start(base)
        seen = snapshot(base, ("logement",))
        with pytest.raises(BeforeTheJournal):
            kept_at(base, key_of(seen.when - timedelta(days=400)))
        with pytest.raises(Cancelled):
            kept_at(base, key_of(seen.when), Work(None, lambda: True))
        assert kept_at(base, "") is None

    def test_what_is_sealed_is_what_the_base_held_at_one_moment(self, base, monkeypatch):
        """Somebody reports dwellings and removes others while a situation is counted."""
        start(base)
        with base.transaction() as session:
            for number in range(1, 6):
                session.append(base.tables["logement"], dwelling(number))
        counting = arresting.Statistics.prepare
        written = []

        def meanwhile(statistics, keys, work=Work()):
            if not written:
                written.append(True)
                counting(statistics, ["nb_logements"], work)
                with base.transaction() as session:
                    session.append(base.tables["logement"], dwelling(77))
                    session.execute("UPDATE operation SET nb_logements_decision = 999")
            counting(statistics, keys, work)

        monkeypatch.setattr(arresting.Statistics, "prepare", meanwhile)
        made = arrest(base, date.today(), "Pendant une saisie")
        monkeypatch.undo()
        assert written and made.line is not None
        kept = read_kept(base, made)
        held = {"nb_logements": whole(base, kept)}
        found = Statistics.of_base(base, kept=kept).at("bassin", ["nb_finances"]).table
        held["nb_finances"] = float(found.loc["bassin", "nb_finances"])
        before = {"nb_logements": 5.0, "nb_finances": 27.0}
        after = {"nb_logements": 6.0, "nb_finances": 999.0 * 3}
        assert held in (before, after), held
