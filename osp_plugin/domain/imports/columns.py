"""Which column of a file is which field: a proposal that a person may correct.

Names compare without accents, case or punctuation. In order: what was chosen before for this
bailleur, the name, title or alias of the field, its synonyms, then what is nearly one of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from ..common.alike import Alike
from ..common.spreadsheet import column_letter
from ..common.text import folded
from ..common.work import QUIET, Work
from ..dictionary import Table
from .sheets import Sheet, is_blank

IGNORED = ""
"""A column that a person chose to leave out."""

EXACT, SYNONYM, REMEMBERED, NEAR = "nom", "synonyme", "mémorisé", "ressemblance"
_NEAR_CUTOFF = 0.86
_OTHER_UNIT = re.compile(r"\bk ?(€|eur)|\bmilliers\b|€ ?/ ?m[²2]", re.IGNORECASE)
"""Unit of a title that is not that of the field (€, €/mois): its numbers would be read wrong, so
that only a person chooses such a column."""
_OWN_TITLES = 2
_MOST_FOUND = 4_000
"""Titles whose field is kept: looking for what is nearly a known one takes long."""
HEADER_ROWS = 40
"""The titles are looked for in this many first rows."""


@dataclass(frozen=True)
class Match:
    """Column ``index`` (from 0) of a sheet is ``field``, or none (None); ``by`` says why.

    A column without title has one made of its letters: it can be chosen all the same. ``repeats``
    is the column read under the same title, -1 when no other has it.
    """

    index: int
    header: str
    field: str | None
    by: str = ""
    repeats: int = -1

    @property
    def titled(self) -> bool:
        """Whether the title is that of the file."""
        return self.header != _untitled(self.index)


@dataclass(frozen=True)
class Layout:
    """A sheet's table: the number of its row of titles in the file, and its columns."""

    sheet: str
    header_row: int
    matches: tuple[Match, ...]

    @cached_property
    def fields(self) -> dict[str, Match]:
        """The columns read, by field."""
        return {match.field: match for match in self.matches if match.field}


class Vocabulary:
    """The names under which the fields of ``table`` may come."""

    def __init__(
        self,
        table: Table,
        names: Iterable[str],
        synonyms: Mapping[str, Sequence[str]],
        redirected: Mapping[str, str] | None = None,
    ) -> None:
        self.table = table
        self.fields = tuple(table[name] for name in names)
        self._found: dict[str, tuple[str, str]] = {}
        self._exact: dict[str, str] = {}
        self._synonyms: dict[str, str] = {}
        for field in self.fields:
            for name in (field.name, field.title, field.alias):
                self._exact.setdefault(folded(name), field.name)
            for name in synonyms.get(field.name, ()):
                self._synonyms.setdefault(folded(name), field.name)
        self._exact.update(redirected or {})
        self._unordered = {_sorted(key): name for key, name in self._synonyms.items()}
        self._unordered.update({_sorted(key): name for key, name in self._exact.items()})
        self._given = synonyms
        self._redirected = redirected or {}
        # What the base has but is not imported must not pass for something near.
        imported = {field.name for field in self.fields}
        self._not_imported = {
            folded(text)
            for field in table.columns
            if field.name not in imported
            for text in (field.name, field.title, field.alias)
        }

    @cached_property
    def _names(self) -> Alike:
        return Alike([*self._exact, *self._synonyms])

    def is_own(self, titles: Iterable[object]) -> bool:
        """Whether these are the titles of what the OSP writes itself: some are those of fields
        that it fills, and no file that is received has."""
        own = self._not_imported - self._redirected.keys() - {"fid"}
        told = {folded(title) for title in titles if isinstance(title, str)} & own
        return len(told) >= _OWN_TITLES

    def filled(self, title: str) -> bool:
        """Whether a title of our own is that of a field that the OSP fills, though in a file
        received it would be that of another."""
        return folded(title) in self._redirected.keys() & self._not_imported

    def disputed(self) -> list[str]:
        """Names that two fields of the table claim, in words: one of them would take the other's
        column without a word. A redirected name is decided."""
        claims: dict[str, set[str]] = {}
        for field in self.table.fields:
            own = (field.name, field.title, field.alias, *self._given.get(field.name, ()))
            for name in own:
                claims.setdefault(_sorted(folded(name)), set()).add(field.name)
        decided = {_sorted(name) for name in self._redirected}
        return [
            f"« {name} » : {', '.join(sorted(fields))}"
            for name, fields in claims.items()
            if len(fields) > 1 and name not in decided
        ]

    def find(self, header: str, remembered: Mapping[str, str] | None = None) -> tuple[str, str]:
        """Field (or « ») and why, for a title."""
        key = folded(header)
        if not key:
            return "", ""
        if remembered is not None and key in remembered:
            return remembered[key], REMEMBERED
        found = self._found.get(header)
        if found is None:
            if len(self._found) >= _MOST_FOUND:
                self._found.clear()
            found = self._found[header] = self._look_for(header, key)
        return found

    def _look_for(self, header: str, key: str) -> tuple[str, str]:
        if _OTHER_UNIT.search(header):
            return "", ""
        if key in self._exact:
            return self._exact[key], EXACT
        if key in self._synonyms:
            return self._synonyms[key], SYNONYM
        if _sorted(key) in self._unordered:
            return self._unordered[_sorted(key)], SYNONYM
        if key in self._not_imported:
            return "", ""
        close = self._names.nearest(key, 1, _NEAR_CUTOFF) if len(key) > 3 else []
        if close:
            return self._exact.get(close[0]) or self._synonyms[close[0]], NEAR
        return "", ""


def propose(
    sheet: Sheet,
    vocabulary: Vocabulary,
    remembered: Mapping[str, str] | None = None,
    header_row: int | None = None,
    work: Work = QUIET,
) -> Layout | None:
    """The table of a sheet, None when no row looks like titles.

    ``remembered`` gives the field by folded title (« » for a column to leave out). The row of
    titles is ``header_row`` when a person says so, whatever it holds; else the one with most known
    names among the first ones, two at least. Titles written on two rows (« N° » above « RPLS »)
    count when together they name more. ``work`` only hears the cancel.
    """
    told = header_row is not None
    best: tuple[int, int, Sequence[object]] | None = None
    above: Sequence[object] = ()
    for number, cells in sheet.rows if told else sheet.rows[:HEADER_ROWS]:
        work.check()
        if header_row in (None, number):
            for titles in (cells, _stacked(above, cells, lambda title: vocabulary.find(title)[0])):
                known = _known_titles(titles, vocabulary, remembered)
                if (told or known >= 2) and (best is None or known > best[0]):
                    best = (known, number, titles)
        above = cells
    if best is None:
        return None if header_row is None else Layout(sheet.name, header_row, ())
    _, number, cells = best
    covered = {
        place: cell.column
        for cell in sheet.wide
        if cell.first <= number <= cell.last
        for place in range(cell.column + 1, cell.last_column + 1)
    }
    return Layout(sheet.name, number, _matches(cells, vocabulary, remembered, covered))


def _stacked(
    above: Sequence[object], below: Sequence[object], known: Callable[[str], str]
) -> list[object]:
    """Titles on two rows as one: what is above a cell, then the cell, unless they are the same.

    What is above reaches to the right (« Après travaux » over « DPE » and « Loyer ») where that
    makes a known title.
    """
    found: list[object] = []
    group = ""
    for high, low in zip_longest(above, below):
        titled = isinstance(high, str) and not is_blank(high)
        group = str(high) if titled else group
        if not isinstance(low, str) or is_blank(low) or high == low:
            found.append(high if is_blank(low) else low)
        elif titled or (group and known(f"{group} {low}")):
            found.append(f"{group} {low}")
        else:
            found.append(low)
    return found


def _sorted(key: str) -> str:
    """A folded title whatever the order of its words."""
    return " ".join(sorted(key.split()))


def corrected(layout: Layout, choices: Mapping[str, str]) -> Layout:
    """``layout`` with the fields chosen by a person, by title; « » leaves a column out."""
    chosen = {folded(header): field for header, field in choices.items()}
    taken = set(chosen.values())
    matches = []
    for match in layout.matches:
        key = folded(match.header)
        if key in chosen:
            matches.append(Match(match.index, match.header, chosen[key] or None, REMEMBERED))
        elif match.field in taken:
            matches.append(Match(match.index, match.header, None))
        else:
            matches.append(match)
    return Layout(layout.sheet, layout.header_row, _one_column_each(matches))


def _known_titles(
    cells: Sequence[object], vocabulary: Vocabulary, remembered: Mapping[str, str] | None
) -> int:
    titles = [str(cell) for cell in cells if isinstance(cell, str) and not is_blank(cell)]
    found = [vocabulary.find(title, remembered) for title in titles if len(title) <= 200]
    return len({field for field, by in found if field and by != NEAR})


def _matches(
    cells: Sequence[object],
    vocabulary: Vocabulary,
    remembered: Mapping[str, str] | None,
    covered: Mapping[int, int],
) -> tuple[Match, ...]:
    """The columns under the titles ``cells``; ``covered`` gives, for a place that a title merged
    over columns covers, the place where that title is."""
    found: list[Match] = []
    own = vocabulary.is_own(cells)
    read: dict[str, int] = {}
    reach = max((place for place, first in covered.items() if first < len(cells)), default=-1)
    for index in range(max(len(cells), reach + 1)):
        cell = cells[index] if index < len(cells) else None
        if is_blank(cell) and covered.get(index, len(cells)) < len(cells):
            cell = cells[covered[index]]
        header = "" if is_blank(cell) else " ".join(str(cell).split())
        field, by = vocabulary.find(header, remembered)
        if own and by != REMEMBERED and vocabulary.filled(header):
            field = ""
        first = read.setdefault(folded(header), index) if field and by != NEAR else index
        if first != index:
            # The letter makes of it a title of its own, that a person may choose.
            header = f"{header} ({_untitled(index)})"
            field = (remembered or {}).get(folded(header), "")
            by = REMEMBERED if folded(header) in (remembered or {}) else ""
        repeats = first if first != index and not by else -1
        found.append(Match(index, header or _untitled(index), field or None, by, repeats))
    return _one_column_each(found)


def _untitled(index: int) -> str:
    return f"colonne {column_letter(index + 1)}"


def _one_column_each(found: list[Match]) -> tuple[Match, ...]:
    """Each field from one column: the surest, then the first."""
    order = (REMEMBERED, EXACT, SYNONYM, NEAR)
    best: dict[str, Match] = {}
    for match in found:
        if match.field is None:
            continue
        held = best.get(match.field)
        if held is None or order.index(match.by) < order.index(held.by):
            best[match.field] = match
    return tuple(
        match
        if match.field is None or best[match.field] is match
        else Match(match.index, match.header, None, repeats=match.repeats)
        for match in found
    )
