"""The figures of a page are compared with those of another day, each with its own."""

from __future__ import annotations

from osp_plugin.reports.layouts.content import Column, Content, Figure, Table
from osp_plugin.reports.layouts.told import changes, told

COLUMNS = (Column("Cité"), Column("Logements"))


def page(*rows: tuple[str, str, str]) -> Content:
    table = Table(COLUMNS, tuple((name, text) for _code, name, text in rows),
                  codes=tuple(code for code, _name, _text in rows))  # fmt: skip
    return Content("Note", table=table)


def as_read(before: Content, after: Content) -> list[tuple[str, str, str]]:
    return [(one.label, one.before, one.after) for one in changes(told(before), told(after))]


def test_rows_of_the_same_name_are_compared_by_their_code_whatever_their_order() -> None:
    before = page(("11", "Cité du Parc", "40"), ("12", "Cité du Parc", "25"))
    after = page(("12", "Cité du Parc", "25"), ("11", "Cité du Parc", "41"))
    assert as_read(before, after) == [
        ("Cité du Parc (11)", "40", "41"),
        ("Cité du Parc (12)", "25", "25"),
    ]


def test_a_row_that_comes_with_the_name_of_another_is_not_taken_for_it() -> None:
    before = page(("12", "Cité du Parc", "25"))
    after = page(("11", "Cité du Parc", "3"), ("12", "Cité du Parc", "25"))
    assert as_read(before, after) == [
        ("Cité du Parc (11)", "", "3"),
        ("Cité du Parc (12)", "25", "25"),
    ]


def test_a_name_alone_says_no_code() -> None:
    assert as_read(page(("1", "Lens", "2")), page(("1", "Lens", "3"))) == [("Lens", "2", "3")]


def test_what_has_no_code_is_compared_by_its_name() -> None:
    def figures(value: str) -> Content:
        return Content("Fiche", figures=(Figure(value, "logements"),))

    assert as_read(figures("2"), figures("2")) == [("logements", "2", "2")]


def test_a_part_of_a_table_keeps_its_codes() -> None:
    table = page(("1", "A", "2"), ("2", "A", "3")).table
    assert table is not None and table.part(1).code(0) == "2"
