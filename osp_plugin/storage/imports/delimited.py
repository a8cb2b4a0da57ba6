"""The one sheet of a .csv file: its encoding and separator are recognised."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from pathlib import Path

from ...domain.imports.sheets import Sheet
from .bounds import Watch
from .errors import FileDamaged, NotATable

SEPARATORS = (";", "\t", ",", "|")
_SAMPLE_LINES = 60
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_csv(path: Path, watch: Watch) -> list[Sheet]:
    """The rows of a delimited text, numbered as a spreadsheet program shows them."""
    text = decoded(path.read_bytes(), path)
    separator = separator_of(text)
    if separator is None:
        raise NotATable(fichier=path.name, raison="ce texte n’a pas de colonnes séparées")
    rows: list[tuple[int, list[object]]] = []
    try:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        for number, record in enumerate(records, start=1):
            cells = watch.cells([value if value.strip() else None for value in record])
            if cells:
                watch.row()
                rows.append((number, cells))
    except csv.Error as error:
        raise FileDamaged(fichier=path.name, raison=str(error)) from error
    return [Sheet(path.stem, rows)]


def decoded(content: bytes, path: Path) -> str:
    """Text of a file: its byte order mark decides, else UTF-8 if it is, else Windows-1252."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                raise FileDamaged(fichier=path.name, raison="texte mal codé") from error
    if b"\x00" in content:
        raise NotATable(fichier=path.name, raison="ce n’est pas un fichier de texte")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def separator_of(text: str) -> str | None:
    """The separator that cuts most lines into the same number of columns, two at least."""
    lines = text.splitlines()
    if lines and lines[0][:4].lower() == "sep=" and len(lines[0]) >= 5:
        return lines[0][4]
    best, best_score = None, 0.0
    for separator in SEPARATORS:
        sample = csv.reader(lines[:_SAMPLE_LINES], delimiter=separator)
        try:
            widths = [len(record) for record in sample if any(cell.strip() for cell in record)]
        except csv.Error:
            continue
        if not widths:
            return None
        width, lines_with = (
            Counter(width for width in widths if width > 1).most_common(1)[0]
            if (any(width > 1 for width in widths))
            else (1, 0)
        )
        score = lines_with / len(widths) * (1 + min(width, 40) / 100)
        if width > 1 and score > best_score:
            best, best_score = separator, score
    return best
