"""What a visit brings back: a file that is imported as a bailleur's return, with its preview."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsExpression, QgsFeature, QgsFeatureRequest, QgsVectorLayer

from ...compat import without_qt
from ...domain.dictionary import dictionary
from ...domain.visit import (
    BEFORE,
    DWELLINGS,
    KEYS,
    NOTES,
    NUMBER,
    PACKAGE,
    PHOTOS,
    RPLS,
    NothingSeen,
    NoVisit,
    OnlyPhotos,
    as_table,
    changes,
    is_same_dwelling,
    photographed,
    returned_name,
)
from ...storage import Base
from ...storage.bare_layers import bare_layer
from .photos import Kept, keep_photos


@dataclass(frozen=True)
class Returned:
    """What a visit brings back: a file by bailleur, for a return is of one, and its photos."""

    files: Mapping[str, Path]
    photos: Kept


def write_return(folder: Path, base: Base, home: Path) -> Returned:
    """Write what changed in a visit beside it, and keep its photos in a folder of ``home``.

    What is noted of a dwelling comes after what the base already says of it. Raises NoVisit,
    NothingSeen, OnlyPhotos, PhotosNotKept.
    """
    before, after = _rows(folder, BEFORE), _rows(folder, DWELLINGS)
    photos = keep_photos(folder, {n: row for n, row in after.items() if n in before}, home)
    noted = {
        n: before[n]
        for n, row in after.items()
        if n in before and (row.get(NOTES) or n in photos.told)
    }
    found = changes(before, after, _told(base, noted), photos.told)
    if not found:
        seen = photographed(before, after)
        if seen:
            raise OnlyPhotos(dossier=folder, nombre=len(seen), photos=folder / PHOTOS)
        raise NothingSeen(dossier=folder)
    table, files = dictionary()[DWELLINGS], {}
    for bailleur in dict.fromkeys(str(row.get("bailleur") or "") for row in found):
        rows = [row for row in found if str(row.get("bailleur") or "") == bailleur]
        path = folder / returned_name(bailleur)
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(as_table(rows, table))
        files[bailleur] = path
    return Returned(files, photos)


def _told(base: Base, noted: Mapping[int, Mapping[str, Any]]) -> dict[int, str]:
    """What the base says now of dwellings that a visit noted, by their number in the visit.

    In another base, or one that was made anew, the number is that of somebody else: the dwelling is
    then the one that has its number in the RPLS.
    """
    source = base.source(DWELLINGS)
    layer = bare_layer(source.uri, DWELLINGS, source.provider)
    told, lost = {}, {}
    there = {row.id(): row for row in layer.getFeatures(_request().setFilterFids(list(noted)))}
    for number, was in noted.items():
        row = there.get(number)
        if row is not None and is_same_dwelling(was, {name: _held(row, name) for name in KEYS}):
            told[number] = _held(row, "info")
        elif was.get(RPLS):
            lost[str(was[RPLS])] = number
    if lost:
        listed = ", ".join(QgsExpression.quotedValue(name) for name in lost)
        for row in layer.getFeatures(_request().setFilterExpression(f'"{RPLS}" IN ({listed})')):
            told[lost[str(row[RPLS])]] = _held(row, "info")
    return {number: str(text) for number, text in told.items() if text}


def _request() -> QgsFeatureRequest:
    return QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)


def _held(row: QgsFeature, name: str) -> Any:
    return without_qt(row[name])


def _rows(folder: Path, name: str) -> dict[int, dict[str, Any]]:
    path = folder / PACKAGE
    layer = bare_layer(f"{path}|layername={name}", name, "ogr") if path.is_file() else None
    if layer is None or not _is_visit(layer):
        raise NoVisit(dossier=folder)
    names = layer.fields().names()
    rows = {}
    for feature in layer.getFeatures():
        values = {key: without_qt(feature[key]) for key in names}
        if values[NUMBER] is not None:
            rows[int(values[NUMBER])] = values
    return rows


def _is_visit(layer: QgsVectorLayer) -> bool:
    return layer.isValid() and layer.fields().lookupField(NUMBER) >= 0
