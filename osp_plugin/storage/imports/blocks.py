"""Rows of a block of delimited text as columns: by pandas where its lines hold, else one by one.

Pandas reads a million lines in a few seconds, but one quotation mark that is never closed makes it
swallow those that follow, or stop in English. The lines that it would not read as they are meant
are told apart first, by the places of their marks and separators, and read as records.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.imports.records import MARK, MOST_LINES, NEVER_CLOSED, Record, records

if TYPE_CHECKING:
    import pandas as pd

SURPLUS, FAULT = "surplus", "faute"
"""Columns of what is beyond the titles, and of what is wrong with the line."""
SHORT = QT_TRANSLATE_NOOP("errors", "la ligne a moins de valeurs que le fichier n’a de colonnes")
WIDE = QT_TRANSLATE_NOOP("errors", "la ligne a plus de valeurs que le fichier n’a de colonnes")
_FEED, _QUOTE = 10, 34
_WATCHED = 500


@dataclass(frozen=True)
class Layout:
    """How the rows of a text are cut.

    ``titles`` is how many columns have a title, ``width`` how many cells a usual line has, at
    least ``titles``. ``columns`` are those wanted: place by name. ``even``: every line of the
    beginning has all its cells, so that one with fewer has lost some.
    """

    separator: str
    titles: int
    width: int
    columns: Mapping[str, int]
    even: bool = False


class Blocks:
    """Rows of the blocks of a text, in turn. ``line`` is the number of its next line."""

    def __init__(self, layout: Layout, line: int, work: Work = QUIET) -> None:
        self._layout = layout
        self._line = line
        self._work = work
        self._held = b""

    def frames(self, blocks: Iterator[bytes]) -> Iterator[pd.DataFrame]:
        """The wanted columns as texts, labelled by line, with :data:`SURPLUS` and :data:`FAULT`
        where a line has one.

        Each block is whole lines. Raises Cancelled.
        """
        block = next(blocks, None)
        while block is not None:
            following = next(blocks, None)
            yield self._frame(self._held + block, last=following is None)
            block = following

    def _frame(self, block: bytes, *, last: bool) -> pd.DataFrame:
        import pandas as pd

        lines = _Lines(block, self._layout)
        plain = ~lines.odd & ~lines.blank
        apart: dict[int, Record] = {}
        end = len(plain)
        for place, record in self._apart(lines, last):
            if record is None:
                end = place
                break
            after = place + record.lines
            plain[place:after] = False
            apart[place] = record
        self._held = lines.content(end, len(plain))
        plain = plain[:end]
        frame = self._by_pandas(lines, plain)
        frame.index = pd.Index(np.flatnonzero(plain) + self._line)
        if apart:
            for name in (SURPLUS, FAULT):
                frame[name] = frame.get(name, "")
            rows = pd.DataFrame([self._row(record) for record in apart.values()], dtype=object)
            rows.index = pd.Index([place + self._line for place in apart])
            frame = pd.concat([frame, rows[frame.columns]]).sort_index()
        self._line += end
        return frame

    def _apart(self, lines: _Lines, last: bool) -> Iterator[tuple[int, Record | None]]:
        """Records of the odd lines; None for one that may end in the next block."""
        layout = self._layout
        done = 0
        for count, place in enumerate(np.flatnonzero(lines.odd).tolist()):
            if count % _WATCHED == 0:
                self._work.check()
            if place < done:
                continue
            texts = lines.texts
            coming = map(texts.__getitem__, range(place, min(place + MOST_LINES + 1, len(texts))))
            record = next(records(coming, layout.separator, layout.titles))
            if record.fault == NEVER_CLOSED and not last and len(texts) - place < MOST_LINES:
                yield place, None
                return
            done = place + record.lines
            yield place, record

    def _by_pandas(self, lines: _Lines, plain: np.ndarray) -> pd.DataFrame:
        import pandas as pd

        layout = self._layout
        extra = range(layout.titles, layout.width)
        wanted = sorted({*layout.columns.values(), *extra})
        content = lines.chosen(plain)
        if content:
            cells = pd.read_csv(
                io.BytesIO(content),
                sep=layout.separator,
                header=None,
                names=list(range(layout.width)),
                usecols=wanted,
                dtype=str,
                na_filter=False,
                quoting=csv.QUOTE_MINIMAL if lines.marked else csv.QUOTE_NONE,
                encoding="utf-8",
                skip_blank_lines=False,
                low_memory=False,
            )
            if lines.uneven:  # what a short line has not
                cells = cells.fillna("")
        else:
            cells = pd.DataFrame({place: pd.Series(dtype=object) for place in wanted})
        frame = pd.DataFrame({name: cells[place] for name, place in layout.columns.items()})
        for place in extra:
            frame[SURPLUS] = frame.get(SURPLUS, "") + cells[place]
        return frame

    def _row(self, record: Record) -> dict[str, str]:
        layout, cells = self._layout, record.cells
        row = {
            name: cells[place] if place < len(cells) else ""
            for name, place in layout.columns.items()
        }
        told = SHORT if len(cells) < layout.titles else ""
        if len(cells) > layout.width and any(cell.strip() for cell in cells):
            told = WIDE
        row[SURPLUS] = "".join(islice(cells, layout.titles, None))
        row[FAULT] = record.fault or told
        return row


class _Lines:
    """The lines of a block, and which of them pandas may not be given.

    ``odd`` ones have too many separators, too few, or a mark that is not around a whole cell.
    """

    def __init__(self, block: bytes, layout: Layout) -> None:
        self._block = block
        self._texts: list[str] | None = None
        data = np.frombuffer(block, dtype=np.uint8)
        self._ends = np.flatnonzero(data == _FEED)
        self._starts = np.concatenate([[0], self._ends[:-1] + 1])
        self.blank = self._starts == self._ends
        self.marked = MARK.encode() in block
        self.odd = np.zeros(len(self._ends), dtype=bool)
        separates = data == ord(layout.separator)
        cells = self._count(separates) + 1
        if self.marked:
            inside = self._between_marks(data, separates)
            cells -= inside
            # A pair of marks may have taken what was between two cells.
            self.odd |= (inside > 0) & (cells < layout.titles)
        self.odd |= cells > layout.width
        if layout.even:
            self.odd |= cells < layout.titles
        self.odd &= ~self.blank
        self.uneven = bool((cells < layout.width).any())

    @property
    def texts(self) -> list[str]:
        """Every line, with its end."""
        if self._texts is None:
            cut = self._block.decode("utf-8").split("\n")
            self._texts = [f"{line}\n" for line in cut[:-1]]
        return self._texts

    def content(self, first: int, end: int) -> bytes:
        """Lines from ``first`` to ``end``, not included."""
        if first >= end:
            return b""
        begins, stops = self._starts[first], self._ends[end - 1] + 1
        return self._block[begins:stops]

    def chosen(self, plain: np.ndarray) -> bytes:
        """The lines that ``plain`` tells (a flag by line from the first), put together."""
        if plain.all():
            return self.content(0, len(plain))
        edges = np.flatnonzero(np.diff(np.concatenate([[False], plain, [False]]).astype(np.int8)))
        runs = zip(edges[::2].tolist(), edges[1::2].tolist())
        return b"".join(self.content(first, end) for first, end in runs)

    def _between_marks(self, data: np.ndarray, separates: np.ndarray) -> np.ndarray:
        """How many separators of each line are within marks; lines with other marks are odd."""
        is_mark = data == _QUOTE
        count = self._count(is_mark)
        for place in np.flatnonzero(count % 2).tolist():
            self.odd[place] = True
            begins, stops = self._starts[place], self._ends[place]
            is_mark[begins:stops] = False
        # Each line left has pairs of them: every other one opens.
        marks = np.flatnonzero(is_mark)
        # Beside another mark, it is one that is written within a cell.
        beside = separates | (data == _FEED) | is_mark
        opening, closing = marks[::2], marks[1::2]
        held = beside[closing + 1] & ((opening == 0) | beside[opening - 1])
        self.odd[np.searchsorted(self._ends, opening[~held])] = True
        within = np.bitwise_and(np.cumsum(is_mark, dtype=np.uint8), 1).astype(bool)
        return self._count(separates & within)

    def _count(self, flags: np.ndarray) -> np.ndarray:
        """How many bytes of each line are flagged."""
        places = np.flatnonzero(flags)
        found: np.ndarray = np.diff(np.searchsorted(places, self._ends), prepend=0)
        return found
