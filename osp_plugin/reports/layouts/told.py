"""The figures that a page tells, one by one, to be compared with those of another day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .content import Content, Table
from .typography import typeset

BETWEEN = " – "
_CODE = "\x1f"
"""Between what a figure is of, as it is read, and its code."""


@dataclass(frozen=True)
class Change:
    """What a page said of something, and what it would say now; « » when it says nothing of it."""

    label: str
    before: str
    after: str

    @property
    def is_change(self) -> bool:
        """Whether both differ."""
        return self.before != self.after


def told(content: Content) -> dict[str, str]:
    """Each figure or text of a content that may change with the base, by what it is of
    (:func:`keyed`)."""
    found: dict[str, str] = {}
    for label, text in _pairs(content):
        name, rank = label, 1
        while name in found:
            rank += 1
            name = f"{label} ({rank})"
        found[name] = typeset(text)
    return found


def keyed(label: str, code: str = "") -> str:
    """What a figure is of, with the code that another of the same name has not."""
    return f"{label}{_CODE}{code}" if code else label


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """What two pages tell, those that differ first, each in the order of the newer one.

    A name that several bear is followed by the code of each.
    """
    keys = [*after, *(key for key in before if key not in after)]
    parts = {key: key.split(_CODE) for key in keys}
    met: set[str] = set()
    shared: set[str] = set()
    for name, *_code in parts.values():
        (shared if name in met else met).add(name)
    every = []
    for key, (name, *code) in parts.items():
        label = f"{name} ({code[0]})" if code and name in shared else name
        every.append(Change(label, before.get(key, ""), after.get(key, "")))
    return sorted(every, key=lambda change: not change.is_change)


def _pairs(content: Content) -> Iterator[tuple[str, str]]:
    yield from content.identity
    for figure in content.figures:
        yield figure.label, figure.value
    if content.table is not None:
        yield from _cells(content.table, "")
    for section in content.sections:
        if section.table is not None:
            yield from _cells(section.table, section.title)
        elif section.sentence:
            yield section.title, section.sentence


def _cells(table: Table, title: str) -> Iterator[tuple[str, str]]:
    """A cell by its row and, if there are several figures, by its column."""
    several = len(table.columns) > 2
    for number, row in enumerate(table.rows):
        for column, text in list(zip(table.columns, row))[1:]:
            label = BETWEEN.join(filter(None, (title, row[0], column.title if several else "")))
            yield keyed(label, table.code(number)), text
