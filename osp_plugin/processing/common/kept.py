"""What a format of file kept of a layer, told by reading it again."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsFields

from ...domain.common.numbers import number
from ...i18n import translate
from ...reports.common.whole import FileIncomplete
from ...storage.gdal_answers import answer_or_none

_KEEPING_ALL = {".gpkg", ".csv", ".geojson", ".json", ".xlsx", ".ods", ".shp", ".sqlite", ".fgb"}
"""Formats that have a place for every row: one that lacks was not written."""
_KEEPING_NAMES = _KEEPING_ALL - {".shp"}


def kept_by_the_file(written: Path, target: Path, fields: QgsFields, count: int) -> str:
    """A sentence on the rows, of ``count``, and on the names of ``fields`` that a file has lost.

    « » when it kept all. ``target`` is the name that a person knows. Raises FileIncomplete.
    """
    found = _read(written)
    if found is None:
        raise FileIncomplete(fichier=target)
    rows, names = found
    suffix = target.suffix.lower()
    if rows < count and suffix in _KEEPING_ALL:
        raise FileIncomplete(fichier=target)
    told = []
    if rows < count:
        told.append(
            translate("algorithms", "{manque} lignes sur {nombre} n’y sont pas").format(
                manque=number(count - rows), nombre=number(count)
            )
        )
    changed = (
        []
        if suffix in _KEEPING_NAMES
        else [item.name() for item in fields.toList() if item.name() not in names]
    )
    if changed:
        told.append(
            translate("algorithms", "{nombre} noms de colonnes y sont changés ({noms})").format(
                nombre=len(changed), noms=", ".join(changed)
            )
        )
    if not told:
        return ""
    text = translate(
        "algorithms",
        "« {fichier} » : ce format de fichier ne garde pas tout, {quoi}. Un GeoPackage garde tout.",
    )
    return text.format(fichier=target.name, quoi=" ; ".join(told))


def _read(path: Path) -> tuple[int, set[str]] | None:
    """How many rows a file has, all its layers together, and the names of its columns."""
    from osgeo import gdal

    dataset = answer_or_none(gdal.OpenEx, str(path), gdal.OF_VECTOR)
    if dataset is None:
        return None
    rows, names = 0, set()
    for index in range(dataset.GetLayerCount()):
        layer = dataset.GetLayer(index)
        rows += layer.GetFeatureCount()
        definition = layer.GetLayerDefn()
        names |= {definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())}
        names.add(layer.GetFIDColumn())
    return rows, names
