"""The return of an extract: three states of a row, and what is written of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.exchange.merge import (
    BASE,
    CHANGED,
    DELETE,
    EXTRACT,
    FIELD,
    GONE,
    INSERT,
    LEAVE,
    NOT_YOURS,
    RESTORE,
    UPDATE,
    Conflict,
    merge_row,
    settle,
)

FIELDS = ("a", "b", "c")
ROWS = st.none() | st.fixed_dictionaries({name: st.integers(0, 2) for name in FIELDS})


def equal(_name: str, one: Any, other: Any) -> bool:
    return bool(one == other)


def merged(origin: Any, extract: Any, base: Any, choice: str) -> Any:
    """What the base has after the return."""
    row = merge_row("t", 1, origin, extract, base, equal)
    done = None if row is None else settle(row, lambda _conflict: choice)
    if done is None:
        return base
    if done.verb == DELETE:
        return None
    return dict(done.values) if done.verb in (INSERT, RESTORE) else {**base, **done.values}


def expected(origin: Any, extract: Any, base: Any, choice: str) -> Any:
    """The same, told field by field, from whole rows."""
    if origin is None or extract == origin:
        return base if origin is not None or extract is None else extract
    if extract is None:
        return None if base in (origin, None) or choice == EXTRACT else base
    if base is None:
        return extract if choice == EXTRACT else None
    clashes = [n for n in FIELDS if len({origin[n], extract[n], base[n]}) == 3]
    if clashes and choice == LEAVE:
        return base
    mine = [n for n in FIELDS if extract[n] != origin[n]]
    return {n: extract[n] if n in mine and (n not in clashes or choice == EXTRACT) else base[n]
            for n in FIELDS}  # fmt: skip


@given(ROWS, ROWS, ROWS, st.sampled_from([BASE, EXTRACT, LEAVE]))
def test_a_return_is_the_model_field_by_field(origin, extract, base, choice):
    base = None if origin is None else base  # a row made in the extract is not in the base
    assert merged(origin, extract, base, choice) == expected(origin, extract, base, choice)


@given(ROWS, ROWS, st.sampled_from([BASE, EXTRACT, LEAVE]))
def test_what_one_side_alone_changed_asks_nothing(origin, changed, choice):
    if origin is None:
        return
    assert merge_row("t", 1, origin, origin, changed, equal) is None
    row = merge_row("t", 1, origin, changed, origin, equal)
    assert row is None or row.conflicts == ()
    assert merged(origin, changed, origin, choice) == changed


@given(ROWS, ROWS)
def test_what_both_did_alike_is_done(origin, changed):
    if origin is not None:
        assert merge_row("t", 1, origin, changed, changed, equal) is None


def test_conflicts_say_the_three_values_and_leave_the_other_fields_to_be_merged():
    row = merge_row("t", 7, {"a": 1, "b": 1}, {"a": 2, "b": 2}, {"a": 3, "b": 1}, equal, 4)
    assert row is not None and (row.verb, dict(row.values), row.version) == (UPDATE, {"b": 2}, 4)
    assert row.conflicts == (Conflict("t", 7, FIELD, "a", 1, 2, 3),)


@pytest.mark.parametrize(
    ("extract", "base", "kind"), [({"a": 2}, None, GONE), (None, {"a": 2}, CHANGED)]
)
def test_a_row_gone_on_one_side_and_changed_on_the_other_is_asked(extract, base, kind):
    row = merge_row("t", 1, {"a": 1}, extract, base, equal)
    assert row is not None and [found.kind for found in row.conflicts] == [kind]


def test_of_what_is_refused_nothing_is_taken_even_by_the_rule_that_takes_the_extract():
    row = merge_row("t", 1, {"a": 1, "b": 1}, {"a": 2, "b": 2}, {"a": 1, "b": 1}, equal)
    assert row is not None
    field = settle(row.refused(NOT_YOURS, "a"), lambda _conflict: EXTRACT)
    assert field is not None and dict(field.values) == {"b": 2}
    assert settle(row.refused(NOT_YOURS), lambda _conflict: EXTRACT) is None
    assert settle(row.refused(NOT_YOURS, "a"), lambda _conflict: LEAVE) is None
