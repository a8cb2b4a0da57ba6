"""A public text of any size as a table: its titles found, its rows given by pieces."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.imports.records import records, unwrapped, usual_width
from .blocks import Blocks, Layout
from .errors import TextDamaged
from .streams import TextFile

if TYPE_CHECKING:
    import pandas as pd

HEAD_LINES = 40
"""Lines looked at for the titles: notices stand above them."""
_WIDTH_LINES = 2_000
_SEPARATORS = (";", "\t", ",", "|")
_UNREADABLE = QT_TRANSLATE_NOOP("errors", "contenu illisible")
Recognise = Callable[[Sequence[str]], Mapping[str, int]]
"""Place of each wanted column among titles; nothing when they are not those looked for."""


@dataclass(frozen=True)
class _Part:
    """A text of the file: its layout, the line where its titles end."""

    layout: Layout
    titles_end: int
    wrapped: bool


class TextTable:
    """A text, or the texts of an archive, whose titles ``recognise`` knows.

    Raises FileMissing, TextRefused.
    """

    def __init__(
        self, path: str | os.PathLike[str], recognise: Recognise, work: Work = QUIET
    ) -> None:
        self._work = work
        self._text = TextFile(path, work)
        self.path = self._text.path
        quiet = TextFile(path, work.silent)
        found = {part: _part(quiet.head(part), recognise) for part in self._text.parts}
        self._parts = {name: part for name, part in found.items() if part is not None}

    @property
    def known(self) -> bool:
        """Whether it has the titles looked for."""
        return bool(self._parts)

    @property
    def columns(self) -> set[str]:
        """The wanted columns that it has."""
        return {name for part in self._parts.values() for name in part.layout.columns}

    def pieces(self) -> Iterator[pd.DataFrame]:
        """Rows as texts, labelled by their line; missing ones are empty.

        The work is told the share of the file that was read, 0 to 1. Raises Cancelled, TextRefused.
        """
        try:
            for name, part in self._parts.items():
                blocks = _after(self._text.blocks(name), part.titles_end)
                if part.wrapped:
                    blocks = map(_unwrapped, blocks)
                rows = Blocks(part.layout, part.titles_end + 1, self._work)
                yield from rows.frames(blocks)
        except ValueError as error:  # pandas' ParserError is one, in English
            raise TextDamaged(fichier=self._text.name, raison=_UNREADABLE) from error
        self._work.tell(1.0)


def _part(lines: Sequence[str], recognise: Recognise) -> _Part | None:
    """How a text is cut, by its first lines; None when its titles are not known."""
    for separator in _SEPARATORS:
        if all(separator not in line for line in lines[:HEAD_LINES]):
            continue
        inside = unwrapped(lines[:-1], separator)
        found = _titles(inside or lines, separator, recognise, wrapped=inside is not None)
        if found is not None:
            return found
    return None


def _titles(
    lines: Sequence[str], separator: str, recognise: Recognise, *, wrapped: bool
) -> _Part | None:
    width = usual_width(lines[:_WIDTH_LINES], separator)
    end = 0
    for record in records((f"{line}\n" for line in lines), separator, width):
        end += record.lines
        columns = recognise(record.cells)
        if columns:
            titles = len(record.cells)
            widths = _widths(lines[end:], separator)
            usual = widths.most_common(1)[0][0] if widths else titles
            whole = sum(count for width, count in widths.items() if width >= titles)
            even = whole > sum(widths.values()) / 2
            layout = Layout(separator, titles, max(titles, usual), columns, even)
            return _Part(layout, end, wrapped)
        if end >= HEAD_LINES:
            return None
    return None


def _widths(lines: Sequence[str], separator: str) -> Counter[int]:
    """How many cells the lines have; the last one may be cut short by the reading of the head."""
    whole = [line for line in lines[:-1] if line.strip()][:_WIDTH_LINES]
    return Counter(
        len(record.cells)
        for record in records((f"{line}\n" for line in whole), separator)
        if not record.fault
    )


def _after(blocks: Iterator[bytes], lines: int) -> Iterator[bytes]:
    """The blocks without the first lines."""
    for block in blocks:
        place = 0
        while lines and place < len(block):
            place = block.index(b"\n", place) + 1
            lines -= 1
        if place < len(block):
            yield block[place:]


def _unwrapped(block: bytes) -> bytes:
    """Lines that were each quoted as a whole, as they were before."""
    return b"".join(
        line.strip()[1:-1].replace(b'""', b'"') + b"\n" for line in block.split(b"\n")[:-1]
    )
