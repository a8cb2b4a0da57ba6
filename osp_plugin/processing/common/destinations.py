"""Where an algorithm writes a layer: what is there already, and what a failure leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsDataSourceUri

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...reports.common.targets import NotARegularFile, OutputIsBase, OutputIsInput, is_read
from ...storage.database_files import is_osp_base, main_file, tables_of
from ...storage.postgis_connections import tables_of_base

_PROVIDER = re.compile(r"(\w+):(.*dbname=.*)", re.DOTALL)
OGR = "ogr"
_KEPT = ("gpkg_", "sqlite_", "rtree_", "osp_")
"""How the tables begin that a GeoPackage, SQLite or the OSP keep for themselves."""


class OutputIsTable(OspError):
    """A layer would be written in the place of a table of a base. Values: ``base``, ``table``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {table} » est une table de la base OSP « {base} » : y enregistrer une couche effacerait "
        "ses lignes. Donnez un autre nom à la couche, ou un autre fichier. Rien n’a été modifié.",
    )


@dataclass(frozen=True)
class Destination:
    """A layer to be written: its file, its table when the file may hold others.

    ``path`` is None for what is no file (a layer in memory, a table on a server).
    """

    path: Path | None
    table: str = ""
    existed: bool = False

    def discard(self) -> None:
        """Remove what was written: the layer, or the file when it holds nothing else."""
        if self.path is None or not self.path.exists():
            return
        if self.table and self.existed:
            self._drop_table()
            return
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)
        if self.path.suffix.lower() == ".csv":
            self.path.with_suffix(".csvt").unlink(missing_ok=True)

    def _drop_table(self) -> None:
        from osgeo import ogr

        dataset = ogr.Open(str(self.path), 1)
        for index in range(dataset.GetLayerCount()):
            if dataset.GetLayer(index).GetName() == self.table:
                dataset.DeleteLayer(index)
                break
        del dataset


def planned(target: str) -> Destination:
    """The destination that Processing was given, before anything is written.

    Raises OutputIsBase, OutputIsTable, OutputIsInput, NotARegularFile.
    """
    given = _PROVIDER.fullmatch(target)
    if given is not None and given[1] != OGR:
        _refuse_server_table(given[2])
        return Destination(None)
    if given is not None:
        uri = QgsDataSourceUri(given[2])
        path, table = Path(uri.database()), uri.table()
        if path.exists():
            _refuse_table(path, table)
        return Destination(path, table, path.exists())
    path = Path(target.partition("|")[0])
    if not path.is_absolute() and (":" in target or not path.suffix):
        return Destination(None)
    _refuse_file(path)
    return Destination(path)


def _refuse_file(path: Path) -> None:
    """A layer that is given a file alone replaces all of it."""
    main = main_file(path)
    if main is not None and is_osp_base(main):
        raise OutputIsBase(fichier=path)
    if not path.exists():
        return
    if not path.is_file():
        raise NotARegularFile(fichier=path)
    if is_osp_base(path):
        raise OutputIsBase(fichier=path)
    if is_read(path):
        raise OutputIsInput(fichier=path)


def _refuse_table(path: Path, table: str) -> None:
    """A new table may go into a base or beside a layer that is read, not in the place of one."""
    if not path.is_file():
        raise NotARegularFile(fichier=path)
    name = table.strip().strip('"').lower()
    held = tables_of(path)
    if is_osp_base(path) and (not held or not name or name in held or name.startswith(_KEPT)):
        raise OutputIsTable(base=path, table=table)
    if is_read(path) and (not name or name in held):
        raise OutputIsInput(fichier=path)


def _refuse_server_table(text: str) -> None:
    """On a server, every table of a schema that holds an OSP base."""
    uri = QgsDataSourceUri(text)
    held = tables_of_base(uri)
    if held and (not uri.table() or uri.table() in held or uri.table().startswith(_KEPT)):
        raise OutputIsTable(base=uri.schema(), table=uri.table())
