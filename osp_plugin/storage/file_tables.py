"""Tables of a file of layers, dropped or put in the place of another as one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .ddl import quote_name
from .errors import DatabaseFailure
from .gdal_answers import answer_or_none


def drop_table(path: Path, table: str) -> None:
    """Drop a table that is there."""
    dataset = _opened(path)
    if dataset is not None:  # else no file of layers: nothing was written into it
        _drop(dataset, table)


def replace_table(path: Path, made: str, table: str) -> None:
    """Give the table ``made`` the name of ``table``, which goes: both, or neither.

    Raises DatabaseFailure.
    """
    dataset = _opened(path)
    if dataset is None or dataset.StartTransaction():
        raise DatabaseFailure(base=str(path), raison=made)
    _drop(dataset, table)
    sql = f"ALTER TABLE {quote_name(made)} RENAME TO {quote_name(table)}"
    answer_or_none(dataset.ExecuteSQL, sql)
    if dataset.CommitTransaction() or dataset.GetLayerByName(made) is not None:
        dataset.RollbackTransaction()
        raise DatabaseFailure(base=str(path), raison=made)


def _opened(path: Path) -> Any:
    from osgeo import gdal

    return answer_or_none(gdal.OpenEx, str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)


def _drop(dataset: Any, table: str) -> None:
    for index in range(dataset.GetLayerCount()):
        if dataset.GetLayer(index).GetName().lower() == table.lower():
            dataset.DeleteLayer(index)
            return
