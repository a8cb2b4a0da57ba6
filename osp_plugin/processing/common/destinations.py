"""Outputs of an algorithm that a cancel or a failure must not leave half written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsDataSourceUri

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...storage import open_geopackage
from ...storage.errors import BaseError

OGR_PREFIX = "ogr:"


class OutputIsBase(OspError):
    """An output would replace a whole OSP base. Values: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » est une base OSP : l’enregistrer sous ce nom l’effacerait. Donnez un autre "
        "nom de fichier.",
    )


@dataclass(frozen=True)
class Destination:
    """A layer to be written: its file, its table when the file may hold others.

    ``path`` is None for what is no file (a layer in memory, a table on a server).
    """

    path: Path | None
    table: str = ""
    existed: bool = False

    @classmethod
    def planned(cls, target: str) -> Destination:
        """The destination that Processing was given, before anything is written.

        Raises OutputIsBase when writing would replace an OSP base.
        """
        if target.startswith(OGR_PREFIX):
            uri = QgsDataSourceUri(target.removeprefix(OGR_PREFIX))
            path = Path(uri.database())
            return cls(path, uri.table(), path.exists())
        path = Path(target.partition("|")[0])
        if not path.suffix or (":" in target and not path.is_absolute()):
            return cls(None)
        if path.exists() and path.suffix.lower() == ".gpkg" and _is_base(path):
            raise OutputIsBase(fichier=path)
        return cls(path)

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


def _is_base(path: Path) -> bool:
    try:
        open_geopackage(path, check=False).version()
    except BaseError:
        return False
    return True
