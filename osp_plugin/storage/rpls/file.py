"""The public file of the RPLS, read by pieces: millions of rows, in .csv or in a .zip of them."""

from __future__ import annotations

import codecs
import csv
import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ...domain.common.work import QUIET, Work
from ...domain.rpls.columns import recognise
from ...domain.rpls.rows import SURPLUS
from ..imports.errors import FileMissing
from .errors import NotAnRplsFile, RplsFileDamaged

if TYPE_CHECKING:
    import pandas as pd

PIECE_BYTES = 8 << 20
_BLOCK = 1 << 20
_HEAD_LINES = 5
_SEPARATORS = (";", "\t", ",")


@dataclass(frozen=True)
class _Layout:
    encoding: str
    separator: str
    titles_line: int
    width: int
    places: dict[str, int]


class RplsFile:
    """A file of the RPLS, or an archive of such files.

    Raises FileMissing, RplsFileDamaged or NotAnRplsFile when it is made.
    """

    def __init__(self, path: str | os.PathLike[str], work: Work = QUIET) -> None:
        self.path = Path(path)
        self._work = work
        with self._named_errors():
            self._members = self._list_members()
            self._size = sum(self._sizes().values())
            found = {member: self._layout(member) for member in self._members}
        self._layouts = {member: layout for member, layout in found.items() if layout is not None}
        if not self._layouts:
            raise NotAnRplsFile(fichier=self.path.name)

    @property
    def columns(self) -> set[str]:
        """Columns that the file has, by the names of :data:`~.domain.rpls.columns.NAMES`."""
        return {name for layout in self._layouts.values() for name in layout.places}

    def pieces(self) -> Iterator[pd.DataFrame]:
        """Rows as texts, labelled by their line; missing ones are empty.

        The work is told the share of the file that was read, 0 to 1. Raises Cancelled.
        """
        done = 0
        for member, layout in self._layouts.items():
            with self._named_errors(), self._open(member) as stream:
                titles = [stream.readline() for _ in range(layout.titles_line + 1)]
                done += sum(map(len, titles))
                line = len(titles) + 1
                for block in _whole_lines(stream):
                    self._work.check()
                    yield _parsed(block, layout, line)
                    line += block.count(b"\n")
                    done += len(block)
                    self._work.tell(done / max(self._size, 1))

    # -- what the file is ----------------------------------------------------------------------

    def _list_members(self) -> list[str]:
        if not self.path.is_file():
            raise FileMissing(fichier=self.path.name)
        if not zipfile.is_zipfile(self.path):
            return [""]
        with zipfile.ZipFile(self.path) as archive:
            names = archive.namelist()
        return [name for name in names if name.lower().endswith((".csv", ".txt"))]

    def _sizes(self) -> dict[str, int]:
        if self._members == [""]:
            return {"": self.path.stat().st_size}
        with zipfile.ZipFile(self.path) as archive:
            return {name: archive.getinfo(name).file_size for name in self._members}

    @contextmanager
    def _open(self, member: str) -> Iterator[IO[bytes]]:
        if not member:
            with self.path.open("rb") as stream:
                yield stream
            return
        with zipfile.ZipFile(self.path) as archive, archive.open(member) as part:
            yield part

    def _layout(self, member: str) -> _Layout | None:
        with self._open(member) as stream:
            head = stream.read(_BLOCK)
        if b"\x00" in head:
            return None
        lines = head.decode("utf-8-sig", errors="replace").splitlines()[:_HEAD_LINES]
        for separator in _SEPARATORS:
            for number, titles in enumerate(csv.reader(lines, delimiter=separator)):
                places = recognise(titles)
                if places:
                    encoding = self._encoding(member)
                    return _Layout(encoding, separator, number, len(titles), places)
        return None

    def _encoding(self, member: str) -> str:
        """UTF-8 if the whole file is: a single accent, perhaps far into it, tells the two apart."""
        decoder = codecs.getincrementaldecoder("utf-8")()
        with self._open(member) as stream:
            try:
                for block in iter(lambda: stream.read(_BLOCK), b""):
                    self._work.check()
                    decoder.decode(block)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                return "cp1252"
        return "utf-8"

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise RplsFileDamaged(fichier=self.path.name, raison="archive illisible") from error
        except RuntimeError as error:  # zipfile says so of a password
            raise RplsFileDamaged(
                fichier=self.path.name, raison="archive protégée par un mot de passe"
            ) from error
        except OSError as error:
            raise FileMissing(fichier=self.path.name) from error
        except ValueError as error:  # pandas' ParserError is one
            raise RplsFileDamaged(fichier=self.path.name, raison=str(error).strip()) from error


def _whole_lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Blocks of a stream, each ending with a line."""
    for block in iter(lambda: stream.read(PIECE_BYTES), b""):
        yield block + stream.readline()


def _parsed(block: bytes, layout: _Layout, line: int) -> pd.DataFrame:
    """Rows of a block of the file that begins at ``line``."""
    import pandas as pd

    # Pandas cuts off without a word what a row has beyond the first one: an empty row comes first,
    # one column wider than the titles.
    widest = (layout.separator * layout.width + "\n").encode()
    kept = {layout.places[name]: name for name in layout.places} | {layout.width: SURPLUS}
    rows = pd.read_csv(
        io.BytesIO(widest + block),
        sep=layout.separator,
        header=None,
        names=list(range(layout.width + 1)),
        usecols=list(kept),
        dtype=str,
        na_filter=False,
        encoding=layout.encoding,
        encoding_errors="replace",
        low_memory=False,  # else it looks at the width of each of its own pieces
    )
    rows.index = pd.RangeIndex(line - 1, line - 1 + len(rows))
    # A row shorter than the titles has missing values at its end.
    return rows.iloc[1:].rename(columns=kept).fillna("")
