"""The public file of the RPLS, read by pieces: millions of rows, in .csv, .csv.gz or a .zip."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ...domain.common.work import QUIET, Work
from ...domain.rpls.columns import recognise
from ..imports.errors import TextDamaged, TextIsAnother, TextTooLarge
from ..imports.text_tables import TextTable
from .errors import NotAnRplsFile, RplsFileDamaged

if TYPE_CHECKING:
    import pandas as pd


class RplsFile:
    """A file of the RPLS, or an archive of such files.

    Raises FileMissing, TextRefused, RplsFileDamaged or NotAnRplsFile when it is made.
    """

    def __init__(self, path: str | os.PathLike[str], work: Work = QUIET) -> None:
        with _named_errors(os.path.basename(path)):
            self._table = TextTable(path, recognise, work)
        self.path = self._table.path
        if not self._table.known:
            raise NotAnRplsFile(fichier=self.path.name)

    @property
    def columns(self) -> set[str]:
        """Columns that the file has, by the names of :data:`~.domain.rpls.columns.NAMES`."""
        return self._table.columns

    def pieces(self) -> Iterator[pd.DataFrame]:
        """Rows as texts, labelled by their line; missing ones are empty.

        The work is told the share of the file that was read, 0 to 1. Raises Cancelled.
        """
        with _named_errors(self.path.name):
            yield from self._table.pieces()


@contextmanager
def _named_errors(name: str) -> Iterator[None]:
    try:
        yield
    except (TextDamaged, TextTooLarge) as error:
        raise RplsFileDamaged(fichier=name, raison=error.values["raison"]) from error
    except TextIsAnother as error:
        raise NotAnRplsFile(fichier=name) from error
