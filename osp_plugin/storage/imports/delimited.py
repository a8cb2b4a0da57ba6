"""The one sheet of a .csv file: its encoding and separator are recognised, its records hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ...domain.common.encodings import decoded, has_mark
from ...domain.imports.records import records, requoted, unwrapped, usual_width
from ...domain.imports.sheets import Cells, Sheet
from .bounds import MEGABYTE, Watch
from .errors import FileDamaged, NotATable

SEPARATORS = (";", "\t", ",", "|")
MOST_OF_LINE = 200_000
"""Characters of a line: 500 cells of 400."""
MOST_BYTES = 40 * MEGABYTE
"""Of a text: 150 000 rows of 250 letters. It is held whole, up to four bytes a letter."""
_OF_CELL = 64
"""Bytes that a text takes in memory besides its letters, with its place."""
_WATCHED_LINES = 10_000
_SAMPLE_LINES = 60
_WIDTH_LINES = 2_000


def read_csv(path: Path, watch: Watch) -> list[Sheet]:
    """The rows of a delimited text, numbered as a spreadsheet program shows them."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise watch.too_large(f"ce texte pèse {size // MEGABYTE} Mo")
    lines = _lines(_text(path, watch), watch)
    for candidate in SEPARATORS:
        lines = unwrapped(lines, candidate) or lines
    separator = separator_of(lines)
    if separator is None:
        raise NotATable(fichier=watch.path.name, raison="ce texte n’a pas de colonnes séparées")
    return [_sheet(path.stem, requoted(lines, separator), separator, watch)]


def _text(path: Path, watch: Watch) -> str:
    """The letters of a file, its lines ending alike. Raises FileDamaged, NotATable."""
    content = path.read_bytes()
    text = decoded(content)
    if text is None and has_mark(content):
        raise FileDamaged(fichier=watch.path.name, raison="texte mal codé")
    if text is None:
        raise NotATable(fichier=watch.path.name, raison="ce n’est pas un fichier de texte")
    watch.work.check()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Large computers and web pages end lines by other signs.
    several = text.find("\n", 0, len(text) - 1) >= 0  # without a copy of it
    return text if several else "\n".join(text.splitlines())


def _lines(text: str, watch: Watch) -> list[str]:
    """The lines, with their ends, those that repeat the one before held once.

    Raises FileTooLarge when a line, or their number, is out of proportion.
    """
    lines: list[str] = []
    before, start, size = "", 0, len(text)
    while start < size:
        end = text.find("\n", start, start + MOST_OF_LINE) + 1 or size
        if end - start > MOST_OF_LINE:
            raise watch.too_large("une de ses lignes est démesurée")
        line = text[start:end]
        before = before if line == before else line
        lines.append(before)
        start = end
        if len(lines) % _WATCHED_LINES == 0:
            watch.work.check()
            if len(lines) > watch.bounds.lines:
                raise watch.too_large(f"il a plus de {watch.bounds.lines} lignes")
    return lines


def separator_of(lines: Sequence[str]) -> str | None:
    """The separator that cuts most lines into the same number of columns, two at least."""
    first = lines[0].rstrip("\n") if lines else ""
    if first[:4].lower() == "sep=" and len(first) >= 5:
        return first[4]
    best, best_score = None, 0.0
    for separator in SEPARATORS:
        sample = records(lines[:_SAMPLE_LINES], separator)
        widths = [
            len(record.cells) for record in sample if any(cell.strip() for cell in record.cells)
        ]
        several = Counter(width for width in widths if width > 1)
        if not several:
            continue
        width, count = several.most_common(1)[0]
        score = count / len(widths) * (1 + min(width, 40) / 100)
        if score > best_score:
            best, best_score = separator, score
    return best


def _sheet(name: str, lines: Sequence[str], separator: str, watch: Watch) -> Sheet:
    width = usual_width(lines[:_WIDTH_LINES], separator)
    rows: list[tuple[int, Cells]] = []
    faults: dict[int, str] = {}
    widths: dict[int, int] = {}
    for number, record in enumerate(records(lines, separator, width), start=1):
        if number % _WATCHED_LINES == 0:
            watch.work.check()
        cells: list[str | None] = watch.cells(
            [value if value.strip() else None for value in record.cells]
        )
        if not cells:
            continue
        watch.row()
        watch.hold(_OF_CELL * len(cells) + sum(len(cell) for cell in cells if cell is not None))
        rows.append((number, cells))
        if record.fault:
            faults[number] = record.fault
        if len(record.cells) != width:
            widths[number] = len(record.cells)
    return Sheet(name, rows, faults=faults, width=width, widths=widths)
