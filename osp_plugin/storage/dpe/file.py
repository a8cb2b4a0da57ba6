"""The open file of the ADEME, read by pieces: millions of rows, in .csv, .csv.gz or a .zip."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ...domain.common.work import QUIET, Work
from ...domain.dpe.columns import recognise
from ..imports.errors import TextDamaged, TextIsAnother, TextTooLarge
from ..imports.text_tables import TextTable
from .errors import DpeFileDamaged, NotADpeFile

if TYPE_CHECKING:
    import pandas as pd


def pieces(path: str | os.PathLike[str], work: Work = QUIET) -> Iterator[pd.DataFrame]:
    """Rows as texts, labelled by their line, columns of :data:`~.domain.dpe.columns.NAMES`.

    The work is told the share of the file that was read, 0 to 1. Raises FileMissing, TextRefused,
    NotADpeFile, DpeFileDamaged or Cancelled.
    """
    name = os.path.basename(path)
    with _named_errors(name):
        table = TextTable(path, recognise, work)
        if not table.known:
            raise NotADpeFile(fichier=name)
        yield from table.pieces()


@contextmanager
def _named_errors(name: str) -> Iterator[None]:
    try:
        yield
    except (TextDamaged, TextTooLarge) as error:
        raise DpeFileDamaged(fichier=name, raison=error.values["raison"]) from error
    except TextIsAnother as error:
        raise NotADpeFile(fichier=name) from error
