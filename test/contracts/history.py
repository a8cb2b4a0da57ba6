"""The base as it was, from its journal: what any OSP base promises, whatever holds it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pandas as pd
import pytest

from osp_plugin.storage.base import Base
from osp_plugin.storage.errors import BaseAlreadyExists
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.history.errors import BeforeTheJournal, EmptyJournal, NotYet
from osp_plugin.storage.history.past import Lacking, Past
from osp_plugin.storage.history.writing import write_past

from ..support.random_edits import TABLES, Snapshot, edits, snapshot, start, stored
from ..support.samples import add_dwellings

COMPUTED = ["etat_enveloppe_mini", "etat_enveloppe_maxi", "etat_bonus_mini", "etat_bonus_maxi"]
"""No line of the journal tells them: a base of the past computes them again."""
MOMENTS = ["cree_le", "modifie_le"]
"""A server writes the time of the transaction in a row, that of the line in the journal."""


def past_rows(
    base: Base, when: datetime, names: tuple[str, ...] = TABLES
) -> dict[str, pd.DataFrame]:
    """All that the base held then, as its journal tells."""
    with base.reading() as session:
        past = Past(base, session, when)
        rows = {
            name: pd.concat(past.batches(name, shape=bool(base.tables[name].geometry)))
            .set_index("fid")
            .sort_index()
            for name in names
        }
    assert past.lacking == Lacking()
    return rows


def assert_same(found: pd.DataFrame, expected: pd.DataFrame, *, computed: bool = False) -> None:
    """The same rows, field by field; moments of the audit to the minute."""
    left_out = [] if computed else COMPUTED
    found = found.drop(columns=left_out, errors="ignore")
    expected = expected.drop(columns=left_out, errors="ignore")[list(found.columns)]
    assert list(found.index) == list(expected.index)
    for name in found.columns:
        if name in MOMENTS:
            apart = (found[name] - expected[name]).abs()
            assert (found[name].isna() == expected[name].isna()).all(), name
            assert (apart.dropna() < pd.Timedelta(minutes=1)).all(), name
            continue
        one, other = found[name].astype(object), expected[name].astype(object)
        same = (one == other).fillna(False) | (one.isna() & other.isna())
        assert same.all(), (name, found[~same.astype(bool)], expected[~same.astype(bool)])


def check_moment(base: Base, seen: Snapshot) -> None:
    """The journal gives back what was seen at a moment."""
    found = past_rows(base, seen.when)
    for name, rows in seen.rows.items():
        assert_same(found[name], rows)


class HistoryContract:
    """Called with an empty ``base``."""

    @pytest.mark.parametrize("seed", [3, 15])
    def test_edits_at_random_give_back_the_base_of_each_moment_row_for_row(self, base, seed):
        start(base)
        seen = [snapshot(base)]
        for number, _edit in enumerate(edits(base, seed, 90)):
            if number % 17 == 0:
                seen.append(snapshot(base))
        for each in seen:
            check_moment(base, each)

    def test_a_base_of_the_past_is_a_sound_file_that_says_its_time(self, base, tmp_path):
        start(base)
        for _edit in edits(base, 7, 25):
            pass
        seen = snapshot(base)
        for _edit in edits(base, 8, 40):
            pass
        target = tmp_path / "avant.gpkg"
        written = write_past(base, seen.when, target)
        made = GeoPackageBase(target)
        made.check()
        made.require_sound(deep=True)
        for name, rows in seen.rows.items():
            assert_same(stored(made, name), rows, computed=True)
        assert written.rows["logement"] == len(seen.rows["logement"])
        assert "rpls" in written.left and not written.lacking.gaps
        kept = {row["cle"]: row["valeur"] for row in made.rows("SELECT * FROM osp_meta")}
        assert datetime.fromisoformat(kept["etat_au"]) == seen.when
        assert not target.stat().st_mode & 0o222

    def test_nothing_is_replaced_by_a_base_of_the_past(self, base, tmp_path):
        add_dwellings(base)
        target = tmp_path / "avant.gpkg"
        target.write_bytes(b"note")
        with pytest.raises(BaseAlreadyExists):
            write_past(base, snapshot(base, ("logement",)).when, target)
        assert target.read_bytes() == b"note"

    def test_a_base_of_the_past_has_no_other_past(self, base, tmp_path):
        start(base)
        seen = snapshot(base)
        write_past(base, seen.when, tmp_path / "avant.gpkg")
        made = GeoPackageBase(tmp_path / "avant.gpkg")
        with pytest.raises(BeforeTheJournal), made.reading() as session:
            Past(made, session, seen.when - timedelta(seconds=1))

    def test_what_is_before_the_first_row_or_to_come_is_refused(self, base):
        now = datetime.now(timezone.utc)
        with pytest.raises(EmptyJournal), base.reading() as session:
            Past(base, session, now)
        add_dwellings(base)
        with base.reading() as session:
            with pytest.raises(BeforeTheJournal):
                Past(base, session, now - timedelta(days=1))
            with pytest.raises(NotYet):
                Past(base, session, now + timedelta(days=1))

    def test_a_change_that_the_journal_does_not_tell_is_a_gap(self, base):
        add_dwellings(base)
        seen = snapshot(base, ("logement",))
        with base.transaction() as session:
            session.execute("UPDATE logement SET surf_hab = 60 WHERE fid = 1")
            session.execute("UPDATE logement SET surf_hab = 70 WHERE fid = 1")
            session.execute("DELETE FROM journal WHERE fid = (SELECT max(fid) FROM journal)")
        with base.reading() as session:
            past = Past(base, session, seen.when)
            past.read("logement", ["surf_hab"])
        assert past.lacking.gaps == (("logement", 1),)
