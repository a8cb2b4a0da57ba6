"""Imports of small returns made by hand: what any OSP base promises of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.storage.base import Base
from osp_plugin.storage.imports import application
from osp_plugin.storage.imports.application import apply_changes, apply_plan
from osp_plugin.storage.imports.changes import DELETE, Change, NewKey
from osp_plugin.storage.imports.errors import (
    AlreadyImported,
    ImportNotUndone,
    ImportOutdated,
    ImportUnknown,
)
from osp_plugin.storage.imports.register import imports
from osp_plugin.storage.imports.undoing import undo_import

from ..support.imports import plan_return
from ..support.returns import write_csv
from ..support.samples import OPERATIONS, add_references, dwelling

NUMBERS = ("0044619057", "0044619065", "0044619073")
NEW = "0044619081"
TITLES = ["ident_rep", "surf_hab", "type_palu", "intitule"]


def state(base: Base) -> Any:
    """The dwellings and operations as they stand, but the audit fields."""
    return [base.read(name).to_json(default_handler=str) for name in ("logement", "operation")]


def areas(base: Base) -> dict[str, float]:
    """The area of each dwelling, by RPLS number."""
    rows = base.rows("SELECT ident_rep, surf_hab FROM logement")
    return {row["ident_rep"]: row["surf_hab"] for row in rows}


class ImportContract:
    """Tests of imports. A module that subclasses it gives the fixtures ``base``, new and empty,
    and ``second``, the same base as another person opens it."""

    @pytest.fixture
    def filled(self, base: Base) -> Base:
        """Three dwellings of SIA, of 50 m² each."""
        add_references(base)
        with base.transaction() as session:
            for number, ident in enumerate(NUMBERS, 1):
                row = dwelling(number, ident_rep=ident, surf_hab=50.0, intitule=OPERATIONS[1])
                session.append(base.tables["logement"], row)
        return base

    @pytest.fixture
    def file(self, filled: Base, tmp_path: Path) -> Path:
        """Three rows that change and one that is new, of a new operation."""
        known = [[ident, 61.0 + place, "Hors", None] for place, ident in enumerate(NUMBERS)]
        new = [[NEW, 70.0, "Hors", "TRAVAUX DE LA FOSSE 9"]]
        return write_csv(tmp_path / "remontée.csv", [TITLES, *known, *new])

    def test_an_import_writes_its_rows_and_undone_leaves_no_trace(self, filled, file):
        before = state(filled)
        done = apply_plan(filled, plan_return(filled, file, "SIA"))
        assert areas(filled) == {**dict(zip(NUMBERS, (61.0, 62.0, 63.0))), NEW: 70.0}
        undo_import(filled, done.number)
        assert state(filled) == before
        assert [record.state for record in imports(filled)] == ["Annulé"]

    def test_a_file_that_has_nothing_to_write_is_not_registered_and_may_come_again(
        self, filled, tmp_path
    ):
        rows = [[ident, "soixante", "Hors", None] for ident in NUMBERS]
        refused = write_csv(tmp_path / "remontée.csv", [TITLES, *rows])
        for _time in range(2):
            done = apply_plan(filled, plan_return(filled, refused, "SIA"))
            assert (done.number, done.backup, imports(filled)) == (0, None, [])

    def test_of_two_people_who_import_one_file_the_second_is_told(
        self, filled, second, file, monkeypatch
    ):
        """Both were shown the same preview; one finishes while the other is about to write."""
        plan, theirs = plan_return(filled, file, "SIA"), plan_return(second, file, "SIA")
        copied = application.copied
        done = []

        @contextmanager
        def late(base: Base, wanted: bool) -> Iterator[str | None]:
            monkeypatch.setattr(application, "copied", copied)
            done.append(apply_plan(second, theirs))
            with copied(base, wanted) as copy:
                yield copy

        monkeypatch.setattr(application, "copied", late)
        with pytest.raises(AlreadyImported, match=r"remontée\.csv"):
            apply_plan(filled, plan)
        assert [record.number for record in imports(filled)] == [done[0].number]
        assert len(areas(filled)) == 4

    def test_who_imports_the_same_file_meanwhile_waits_and_is_told(
        self, filled, second, file, monkeypatch
    ):
        plan, theirs = plan_return(filled, file, "SIA"), plan_return(second, file, "SIA")
        record, begun, told = application.record, Event(), []

        def other() -> None:
            begun.set()
            try:
                told.append(apply_plan(second, theirs))
            except AlreadyImported as error:
                told.append(error)

        thread = Thread(target=other)

        def slow(*arguments: Any, **named: Any) -> int:
            monkeypatch.setattr(application, "record", record)
            number = record(*arguments, **named)
            thread.start()
            begun.wait(5)
            thread.join(0.7)
            assert thread.is_alive(), "il n’a pas attendu la fin de l’autre import"
            return number

        monkeypatch.setattr(application, "record", slow)
        apply_plan(filled, plan)
        thread.join(30)
        assert [type(one) for one in told] == [AlreadyImported]
        assert len(imports(filled)) == 1 and len(areas(filled)) == 4

    @pytest.mark.parametrize("at", [1, 2, 3, 4, 5, 6])
    def test_an_import_stopped_between_two_batches_writes_nothing(
        self, filled, file, monkeypatch, at
    ):
        """The user stops once ``at - 1`` of the five rows are written, or at the very end."""
        monkeypatch.setattr(application, "BATCH_ROWS", 1)
        before, asked = state(filled), iter([*[False] * (at - 1), True])
        plan = plan_return(filled, file, "SIA")
        shares: list[float] = []
        with pytest.raises(Cancelled):
            apply_plan(filled, plan, Work(shares.append, lambda: next(asked)))
        assert shares == [count / 5 for count in range(1, at)]
        assert state(filled) == before and imports(filled) == []

    def test_an_undoing_stopped_between_two_batches_undoes_nothing(self, filled, file):
        done = apply_plan(filled, plan_return(filled, file, "SIA"))
        after, asked = state(filled), iter([False, True])
        with pytest.raises(Cancelled):
            undo_import(filled, done.number, Work(asked=lambda: next(asked)))
        assert state(filled) == after
        assert [record.state for record in imports(filled)] == ["Appliqué"]

    def test_an_undoing_that_the_base_throws_away_is_told(self, filled, file):
        from .editing import throw_away

        done = apply_plan(filled, plan_return(filled, file, "SIA"))
        after = state(filled)
        throw_away(filled, "DELETE")
        with pytest.raises(ImportNotUndone, match="vous n’avez pas le droit"):
            undo_import(filled, done.number)
        assert state(filled) == after

    def test_what_an_import_writes_is_exactly_its_share(self, filled, file):
        shares: list[float] = []
        apply_plan(filled, plan_return(filled, file, "SIA"), Work(shares.append))
        assert shares == sorted(shares) and shares[-1] == 1.0

    def test_an_import_that_is_not_in_the_register_is_not_undone(self, filled):
        with pytest.raises(ImportUnknown, match="n’a pas d’import n° 12"):
            undo_import(filled, 12)

    def test_an_import_is_not_undone_twice(self, filled, file):
        done = apply_plan(filled, plan_return(filled, file, "SIA"))
        undo_import(filled, done.number)
        with pytest.raises(ImportNotUndone, match="déjà annulé"):
            undo_import(filled, done.number)

    def test_rows_added_name_each_other_by_the_keys_that_the_base_gives(self, filled):
        """A dwelling that the file numbers 1, as another of the base, and its household."""
        done = apply_changes(filled, new_rows(), **IMPORTED)
        found = filled.rows("SELECT logement, nb_occupants FROM occupation")
        number = filled.rows("SELECT max(id_ddtm62) AS n FROM logement")[0]["n"]
        assert found == [{"logement": number, "nb_occupants": 3}] and number > len(NUMBERS)
        undo_import(filled, done.number)
        assert len(areas(filled)) == 3 and filled.rows("SELECT 1 AS un FROM occupation") == []

    def test_rows_deleted_come_back_under_their_keys_with_what_is_secret(self, filled):
        apply_changes(filled, new_rows(), **IMPORTED)
        kept = [filled.read(name).to_json(default_handler=str) for name in DELETED]
        gone = [
            Change(name, {}, row, row["fid"], 1, verb=DELETE)
            for name in DELETED
            for row in [filled.read(name).iloc[-1].dropna().to_dict()]
        ]
        done = apply_changes(filled, gone, **{**IMPORTED, "digest": "b" * 64})
        assert len(areas(filled)) == 3 and filled.rows("SELECT 1 AS un FROM occupation") == []
        lines = filled.rows("SELECT avant FROM import_ligne WHERE verbe = 'DELETE'")
        assert "(valeur sensible)" in lines[0]["avant"]
        undo_import(filled, done.number)
        assert kept == [filled.read(name).to_json(default_handler=str) for name in DELETED]

    def test_a_row_to_delete_that_changed_since_stops_the_whole(self, filled):
        before = state(filled)
        gone = Change("logement", {}, {"fid": 1}, 1, 7, verb=DELETE)
        with pytest.raises(ImportOutdated, match="changée par quelqu’un d’autre"):
            apply_changes(filled, [gone], **IMPORTED)
        assert state(filled) == before and imports(filled) == []


DELETED = ("occupation", "logement")
IMPORTED: dict[str, Any] = {
    "nature": "Extrait",
    "name": "extrait.gpkg",
    "digest": "a" * 64,
    "bailleur": None,
    "counts": {},
}


def new_rows() -> list[Change]:
    """A dwelling known to its file as number 1, and a household that names it so."""
    row = {"bailleur": "SIA", "type_palu": "Hors", "loyer_avant": 300.25}
    home = {"logement": NewKey("logement", "id_ddtm62", 1), "enquete": 2020, "nb_occupants": 3}
    return [Change("logement", row, keys={"id_ddtm62": 1}), Change("occupation", home)]
