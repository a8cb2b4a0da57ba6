"""What a base refuses of a file: it is told at its row, and the checks leave nothing to refuse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from osp_plugin.domain.imports.plan import Plan
from osp_plugin.domain.imports.sheets import Sheet
from osp_plugin.reports.imports.scenario import FileImport
from osp_plugin.reports.remontee.subject import RETURNS
from osp_plugin.storage.base import Base
from osp_plugin.storage.imports import application
from osp_plugin.storage.imports.application import apply_plan
from osp_plugin.storage.imports.errors import ImportOutdated, RowRefused
from osp_plugin.storage.imports.reading import ReadFile
from osp_plugin.storage.imports.register import imports
from osp_plugin.storage.imports.undoing import undo_import

from ..support.imports import plan_return
from ..support.returns import write_csv
from ..support.samples import OPERATIONS, add_references, dwelling

TITLES = ["ident_rep", "surf_hab", "type_palu", "intitule", "info", "annee_constr"]
KNOWN = [f"00446190{number:02}" for number in range(10, 17)]
NEW = [f"00446190{number:02}" for number in range(20, 27)]
TOO_MUCH: list[tuple[str, Any, str]] = [
    ("surf_hab", 9000.0, "supérieure"),
    ("type_palu", "zut", "liste"),
    ("ident_rep", "００４４６１９０５７", "forme"),
    ("idcom", "99999", "renvoie|n’existe pas"),
    ("annee_constr", 2**70, "ne sait pas garder|du type attendu|supérieure"),
    ("info", "b\ud800", "ne sait pas garder"),
    ("date_os", "le 3", "ne sait pas garder|du type attendu"),
]
"""Fields, values that no check would let through, and what the base says."""

DIGITS = "0123456789０１２٣٤𝟗²³¹①⅓ⅠⅤ"
LETTERS = "aAbBxXıIİßẞſŉǆﬁœŒéÉe\u0301Å\u212a\u017f\U0001d400\U0001f3e0𐐀"
ODD = " \u00a0\u2007\u3000\u200b\u0000\u0001\u001a\u2028\u2800\ufeff\ufffe\ufffd'\"%\\|{}"
CELLS = st.one_of(
    st.text(DIGITS, max_size=14),
    st.text(DIGITS + ".,-+eE €%", max_size=14),
    st.text(DIGITS + LETTERS + ODD, max_size=16),
    st.text(LETTERS, min_size=3, max_size=5),
    st.sampled_from(["9" * 20, "9" * 400, "2147483648", "-2147483649", "0001-01-01", "0999-12-31",
                     "9999-12-31T23:59:59Z", "99991231", "1e308", "inf", "nan", "0" * 10]),
)  # fmt: skip
"""What Python, SQLite and PostgreSQL do not count, capitalise or take for a digit alike."""
FIELDS = ("ident_int", "dnvoiri", "dindic", "dvoilib", "info", "idcom", "idpar", "idlocal",
          "num_decision", "date_os", "annee_constr", "surf_hab", "cout_travaux",
          "type_palu", "occupe_avant", "intitule", "epci", "num_rpls_ini")  # fmt: skip


class RefusalContract:
    """Tests of refusals. A module that subclasses it gives the fixture ``base``, new and empty."""

    @pytest.fixture
    def filled(self, base: Base) -> Base:
        """Seven dwellings of SIA."""
        add_references(base)
        with base.transaction() as session:
            for number, ident in enumerate(KNOWN, 1):
                row = dwelling(number, ident_rep=ident, surf_hab=50.0, intitule=OPERATIONS[1])
                session.append(base.tables["logement"], row)
        return base

    @pytest.fixture
    def plan(self, filled: Base, tmp_path: Path) -> Plan:
        """Seven rows that change, lines 2 to 8, then seven new ones of a new operation."""
        changed = [[ident, 60.0, "Hors", None, "vu", 1930] for ident in KNOWN]
        new = [[ident, 70.0, "Hors", "TRAVAUX DE LA FOSSE 9", "vu", 1930] for ident in NEW]
        path = write_csv(tmp_path / "remontée.csv", [TITLES, *changed, *new])
        return plan_return(filled, path, "SIA")

    @pytest.mark.parametrize(
        ("position", "field", "value", "says"),
        [
            *((position, *TOO_MUCH[0]) for position in (0, 6, 7, 13)),
            *((3, *case) for case in TOO_MUCH),
            *((10, *case) for case in TOO_MUCH),
        ],
    )
    def test_a_row_that_the_base_refuses_is_told_with_its_column(
        self, filled, plan, position, field, value, says, monkeypatch
    ):
        monkeypatch.setattr(application, "BATCH_ROWS", 5)
        plan = with_value(plan, position, field, value)
        with pytest.raises(RowRefused, match=says) as told:
            apply_plan(filled, plan)
        message = str(told.value)
        assert f"ligne {position + 2} de l’onglet « remontée »" in message
        title = field if field in TITLES else filled.tables["logement"][field].title
        assert f"colonne « {title} »" in message
        assert imports(filled) == []
        rows = filled.rows("SELECT count(*) AS n FROM logement WHERE surf_hab = 50")
        assert rows[0]["n"] == len(KNOWN)

    def test_a_new_operation_that_the_base_refuses_is_told_at_its_first_row(self, filled, plan):
        operations = [{**plan.operations[0], "type_palu": "zut"}]
        with pytest.raises(RowRefused, match=r"ligne 9 de l’onglet « remontée ».*type_palu"):
            apply_plan(filled, replace(plan, operations=operations))

    def test_of_two_rows_that_cannot_be_together_the_second_is_told(self, filled, plan):
        operations = [plan.operations[0], dict(plan.operations[0])]
        with pytest.raises(RowRefused, match="existe déjà"):
            apply_plan(filled, replace(plan, operations=operations))

    def test_a_row_that_somebody_changed_meanwhile_is_told(self, filled, plan):
        with filled.transaction() as session:
            session.execute(f"UPDATE logement SET surf_hab = 51 WHERE ident_rep = '{KNOWN[4]}'")  # nosec B608 # a number of this file
        with pytest.raises(ImportOutdated, match=r"ligne 6 de l’onglet « remontée »"):
            apply_plan(filled, plan)

    def test_a_row_that_somebody_deleted_meanwhile_is_told(self, filled, plan):
        with filled.transaction() as session:
            session.execute(f"DELETE FROM logement WHERE ident_rep = '{KNOWN[4]}'")  # nosec B608 # a number of this file
        with pytest.raises(ImportOutdated, match=r"supprimée \(ligne 6 de l’onglet « remontée »"):
            apply_plan(filled, plan)

    @settings(
        max_examples=15,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(rows=st.lists(st.lists(CELLS, min_size=len(FIELDS), max_size=len(FIELDS)),
                         min_size=8, max_size=8))  # fmt: skip
    def test_what_the_checks_accept_the_base_takes(self, filled, rows):
        idents = [f"{number:010}" for number in range(4_461_900, 4_461_900 + len(rows))]
        table = [["ident_rep", *FIELDS], *([ident, *cells] for ident, cells in zip(idents, rows))]
        # One column at a time is odd beside a row that is right, or each row would be refused.
        single = [
            [f"{4_462_000 + place * 100 + number:010}",
             *(cell if name == FIELDS[place] else "Hors" if name == "type_palu" else None
               for name, cell in zip(FIELDS, cells))]
            for number, cells in enumerate(rows) for place in range(len(FIELDS))
        ]  # fmt: skip
        lines = [(number, cells) for number, cells in enumerate([*table, *single], 1)]
        plan = planned(filled, lines)
        done = apply_plan(filled, plan)
        undo_import(filled, done.number)
        # What is read once is the same when it is read again.
        done = apply_plan(filled, plan)
        again = planned(filled, lines)
        told = [row.values for row in again.rows if row.status == "modifié"]
        undo_import(filled, done.number)
        assert told == []


def planned(base: Base, rows: list[tuple[int, list[Any]]]) -> Plan:
    """What a return of one tab would change; its cells are those that a reader gives."""
    job = FileImport(base, RETURNS)
    looked = job.look(ReadFile("cellules", "0" * 64, [Sheet("cellules", rows)]), "SIA")
    return job.plan(looked.opened, looked.bailleur)


def with_value(plan: Plan, position: int, field: str, value: object) -> Plan:
    """``plan`` with a value in a row that no check has seen."""
    rows = list(plan.rows)
    row = rows[position]
    before = {**row.before, field: None} if row.fid is not None else row.before
    rows[position] = replace(row, values={**row.values, field: value}, before=before)
    return replace(plan, rows=rows)
