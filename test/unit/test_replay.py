"""The journal read backwards, line by line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.history.replay import DELETE, INSERT, UPDATE, Line, PastRow, Replay


def replay(*lines: Line) -> Replay:
    """The lines as they were written, taken back from the last."""
    made = Replay("***")
    for line in reversed(lines):
        made.undo(line)
    return made


def update(key: int, before: dict[str, object], after: dict[str, object]) -> Line:
    return Line(0, "t", key, UPDATE, before, after)


def test_of_two_changes_of_a_field_the_first_says_what_was_there():
    made = replay(update(1, {"a": 1}, {"a": 2}), update(1, {"a": 2, "b": "x"}, {"a": 3, "b": None}))
    row = made.rows["t"][1]
    assert (row.source, row.values, row.expected) == (1, {"a": 1, "b": "x"}, {"a": 3, "b": None})
    assert row.updates == 2 and not made.gaps


def test_a_row_made_since_was_not_there():
    made = replay(Line(0, "t", 1, INSERT, {}, {"a": 1}), update(1, {"a": 1}, {"a": 2}))
    assert not made.rows["t"][1].exists and not made.gaps


def test_a_row_deleted_since_is_whole_and_its_empty_fields_are_no_gap():
    made = replay(update(1, {"b": 1}, {"b": None}), Line(0, "t", 1, DELETE, {"a": 2}, {}))
    row = made.rows["t"][1]
    assert (row.source, row.exists, row.values, row.today) == (None, True, {"a": 2, "b": 1}, False)
    assert not made.gaps


def test_a_row_that_came_back_under_its_key_is_the_one_before():
    made = replay(Line(0, "t", 1, DELETE, {"a": 1}, {}), Line(0, "t", 1, INSERT, {}, {"a": 2}))
    row = made.rows["t"][1]
    assert (row.exists, row.values, row.today) == (True, {"a": 1}, True)


def test_a_key_that_changed_leads_to_the_row_of_today():
    made = replay(update(9, {"fid": 4, "a": 1}, {"fid": 9, "a": 2}), update(9, {"b": 5}, {"b": 6}))
    assert not made.rows["t"][9].exists
    row = made.rows["t"][4]
    assert (row.source, row.values, row.today) == (9, {"a": 1, "b": 5}, False)


def test_what_does_not_follow_is_a_gap():
    made = replay(update(1, {"a": 1}, {"a": 2}), update(1, {"a": 5}, {"a": 6}))
    assert made.gaps == {("t", 1)}
    lost = replay(update(2, {"a": 1}, {"a": 2}), Line(0, "t", 2, INSERT, {}, {"a": 1}))
    assert lost.gaps == {("t", 2)}


def test_a_masked_value_proves_nothing():
    made = replay(update(1, {"a": "***"}, {"a": "***"}), Line(0, "t", 1, DELETE, {"b": 1}, {}))
    assert not made.gaps and made.rows["t"][1].values == {"a": "***", "b": 1}


VALUES = st.dictionaries(st.sampled_from("abc"), st.integers(0, 3), max_size=3)


@given(st.lists(st.tuples(st.integers(1, 3), st.one_of(st.none(), VALUES)), max_size=25), st.data())
def test_any_history_gives_back_each_of_its_states(steps, data):
    rows: dict[int, dict[str, int]] = {}
    states, lines = [{}], []
    for number, (key, values) in enumerate(steps):
        if values is None:
            if key in rows:
                lines.append(Line(number, "t", key, DELETE, rows.pop(key), {}))
        elif key in rows:
            new = {**rows[key], **values}
            changed = {name for name in new if rows[key].get(name) != new[name]}
            before = {name: rows[key].get(name) for name in changed}
            lines.append(Line(number, "t", key, UPDATE, before, {n: new[n] for n in changed}))
            rows[key] = new
        else:
            rows[key] = dict(values)
            lines.append(Line(number, "t", key, INSERT, {}, dict(values)))
        states = states[: len(lines)] + [{k: dict(v) for k, v in rows.items()}]
    moment = data.draw(st.integers(0, len(lines)))
    made = replay(*lines[moment:])
    assert not made.gaps
    known = made.rows.get("t", {})
    found = {key: row for key, row in rows.items() if key not in known}
    for key, row in known.items():
        if row.exists:
            found[key] = whole(row, rows)
    assert found == states[moment]


def whole(row: PastRow, today: dict[int, dict[str, int]]) -> dict[str, int]:
    """A row of that time, without the fields that were empty."""
    values = {**(today[row.source] if row.source is not None else {}), **row.values}
    return {name: value for name, value in values.items() if value is not None}
