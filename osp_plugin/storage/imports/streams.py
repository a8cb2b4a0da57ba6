"""Public texts of any size: packed or not, in any encoding, read by blocks of whole lines."""

from __future__ import annotations

import codecs
import gzip
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Protocol

from ...domain.common.encodings import Lines, wide_encoding
from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, Phrase
from .bounds import MEGABYTE
from .errors import (
    FileMissing,
    TextDamaged,
    TextIsAnother,
    TextIsWorkbook,
    TextTooLarge,
)
from .signatures import GZIP, OLE, PAGES, WEB_PAGE, ZIPS, other_kind

BLOCK = 8 << 20
MOST_OF_LINE = 200_000
"""Bytes of a line."""
_HEAD = 1 << 18
_PACE = 1 << 20
"""What is read at once: the work is asked in between whether it is cancelled."""
_ENDS = b"\x00\x1a"
_OTHER_ENDS = tuple(
    end.encode() for end in ("\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1e", "\x1d", "\x1c")
)
"""Ends of lines of large computers and web pages, of a text that has no other."""
_TEXTS = (".csv", ".txt", ".tsv")
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_NO_TEXT_INSIDE = QT_TRANSLATE_NOOP("errors", "l’archive n’en contient aucun")
_BAD_ARCHIVE = QT_TRANSLATE_NOOP("errors", "archive illisible")
_LOCKED_ARCHIVE = QT_TRANSLATE_NOOP("errors", "archive protégée par un mot de passe")
_BAD_TEXT = QT_TRANSLATE_NOOP("errors", "texte mal codé")
_LONG_LINE = QT_TRANSLATE_NOOP("errors", "une de ses lignes est démesurée")
_INFLATED = QT_TRANSLATE_NOOP("errors", "il occupe plus de {taille} Mo une fois décompressé")
_RATIO = QT_TRANSLATE_NOOP("errors", "il occupe {fois} fois sa taille une fois décompressé")


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True)
class StreamBounds:
    """The most that is unpacked. A national file has 1 500 MB, unfolds 10 to 30 times."""

    inflated: int = 8_000 * MEGABYTE
    ratio: int = 200
    ratio_from: int = 100 * MEGABYTE


STREAM_BOUNDS = StreamBounds()


class TextFile:
    """A text, or the texts of an archive (.gz, .zip): what it holds tells, not its name.

    ``work`` is told the share that was read, 0 to 1. Raises FileMissing, TextRefused.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        work: Work = QUIET,
        bounds: StreamBounds = STREAM_BOUNDS,
    ) -> None:
        self.path = Path(path)
        self.name = self.path.name or str(self.path)
        self._work = work
        self._bounds = bounds
        with self._named_errors():
            self._size = max(1, self.path.stat().st_size)
            self.parts = self._parts()

    def head(self, part: str) -> list[str]:
        """The first lines of a part, without their ends."""
        block = next(self.blocks(part, _HEAD), b"")
        return block.decode("utf-8", errors="replace").split("\n")

    def blocks(self, part: str, size: int | None = None) -> Iterator[bytes]:
        """A part as UTF-8, by blocks of whole lines that all end with a line feed.

        Raises Cancelled.
        """
        with self._named_errors(), self._open(part) as (stream, raw):
            told = self._counted(stream, raw)
            head = b""
            while len(head) < _HEAD and (more := next(told, b"")):
                head += more
            self._refuse_others(head, part)
            lines = Lines()
            most = size or BLOCK
            for block in _whole_lines(_sliced(head, told, most), wide_encoding(head), most):
                self._work.tell(min(1.0, raw.tell() / self._size))
                if block is None:
                    raise TextTooLarge(fichier=self.name, raison=_LONG_LINE)
                yield lines.utf8(block)

    # -- what the file is ----------------------------------------------------------------------

    def _parts(self) -> list[str]:
        with self.path.open("rb") as stream:
            begins = stream.read(len(OLE))
        if not begins.startswith(ZIPS):
            return [""]
        with zipfile.ZipFile(self.path) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
        inside = [name for name in names if not name.startswith("__MACOSX/")]
        if "[Content_Types].xml" in inside or "content.xml" in inside:
            raise TextIsWorkbook(fichier=self.name, classeur=self.name)
        texts = [name for name in inside if name.lower().endswith(_TEXTS)]
        workbooks = [name for name in inside if name.lower().endswith(_WORKBOOKS)]
        if not texts and workbooks:
            raise TextIsWorkbook(fichier=self.name, classeur=workbooks[0])
        if not texts:
            raise TextIsAnother(fichier=self.name, raison=_NO_TEXT_INSIDE)
        return texts

    def _refuse_others(self, head: bytes, part: str) -> None:
        name = part or self.name
        if head.startswith((*ZIPS, OLE)):
            raise TextIsWorkbook(fichier=self.name, classeur=name)
        other = other_kind(head)
        if other:
            raise TextIsAnother(fichier=name, raison=other)
        start = head[:512].lstrip(codecs.BOM_UTF8 + b" \r\n\t").lower()
        if start.startswith((b"<?xml", *PAGES)):
            raise TextIsAnother(fichier=name, raison=WEB_PAGE)

    @contextmanager
    def _open(self, part: str) -> Iterator[tuple[_Readable, BinaryIO]]:
        """A part unpacked, and the file itself, whose place tells the share that was read."""
        with self.path.open("rb") as raw:
            if part:
                with zipfile.ZipFile(raw) as archive, archive.open(part) as inside:
                    yield inside, raw
                return
            packed = raw.read(len(GZIP)) == GZIP
            raw.seek(0)
            if not packed:
                yield raw, raw
                return
            with gzip.GzipFile(fileobj=raw) as unpacked:
                yield unpacked, raw

    def _counted(self, stream: _Readable, raw: BinaryIO) -> Iterator[bytes]:
        """What a stream holds, its inflation watched and the work told."""
        read, bounds = 0, self._bounds
        while more := stream.read(_PACE):
            read += len(more)
            if stream is not raw and read > bounds.inflated:
                size = bounds.inflated // MEGABYTE
                raise TextTooLarge(fichier=self.name, raison=Phrase(_INFLATED, taille=size))
            if stream is not raw and read > bounds.ratio_from and read > bounds.ratio * self._size:
                times = read // self._size
                raise TextTooLarge(fichier=self.name, raison=Phrase(_RATIO, fois=times))
            self._work.check()
            yield more

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except UnicodeDecodeError as error:
            raise TextDamaged(fichier=self.name, raison=_BAD_TEXT) from error
        except RuntimeError as error:  # zipfile says so of a password
            raise TextDamaged(fichier=self.name, raison=_LOCKED_ARCHIVE) from error
        except (
            zipfile.BadZipFile,
            gzip.BadGzipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
        ) as error:
            raise TextDamaged(fichier=self.name, raison=_BAD_ARCHIVE) from error
        except OSError as error:
            raise FileMissing(fichier=self.name) from error


def _sliced(head: bytes, rest: Iterator[bytes], size: int) -> Iterator[bytes]:
    for start in range(0, len(head), size):
        end = start + size
        yield head[start:end]
    yield from rest


def _whole_lines(stream: Iterator[bytes], wide: str, size: int) -> Iterator[bytes | None]:
    """Blocks of whole lines; None in the place of a line beyond measure."""
    pieces: list[bytes] = []
    held = 0
    for piece in _with_feeds(_as_utf8(stream, wide)):
        pieces.append(piece)
        held += len(piece)
        if held < size:
            continue
        block = b"".join(pieces)
        end = max(block.rfind(b"\n"), block.rfind(b"\r", 0, -1)) + 1
        if len(block) - end > MOST_OF_LINE + _HEAD:
            yield None
        if end:
            yield _plain_ends(block[:end])
        pieces = [block[end:]]
        held = len(pieces[0])
    block = b"".join(pieces).rstrip(_ENDS)
    if block:
        yield _plain_ends(block if block.endswith((b"\n", b"\r")) else block + b"\n")


def _as_utf8(stream: Iterator[bytes], wide: str) -> Iterator[bytes]:
    """The pieces of a stream, those of UTF-16 as UTF-8, without the mark of its beginning."""
    decoder = codecs.getincrementaldecoder(wide)() if wide else None
    first = True
    for more in stream:
        piece = decoder.decode(more).encode() if decoder else more
        yield piece.removeprefix(codecs.BOM_UTF8) if first else piece
        first = False
    if decoder:
        yield decoder.decode(b"", final=True).encode()


def _with_feeds(stream: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces of a stream, whose lines may end otherwise than by a line feed or a return."""
    head = next(stream, b"")
    usual = b"\n" in head or b"\r" in head
    end = b"" if usual else next((end for end in _OTHER_ENDS if end in head), b"")
    if not end:
        yield head
        yield from stream
        return
    rest = b""
    for more in chain([head], stream):
        piece = (rest + more).replace(end, b"\n")
        parts = (end[:size] for size in range(len(end) - 1, 0, -1))
        rest = next((part for part in parts if piece.endswith(part)), b"")
        yield piece.removesuffix(rest)
    yield rest


def _plain_ends(block: bytes) -> bytes:
    """Ends of lines as line feeds; no zero, which no database keeps, nor mark of a second file."""
    for ending, plain in (
        (b"\r\n", b"\n"),
        (b"\r", b"\n"),
        (b"\x00", b""),
        (b"\n" + codecs.BOM_UTF8, b"\n"),
    ):
        if ending in block:
            block = block.replace(ending, plain)
    return block
