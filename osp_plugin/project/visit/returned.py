"""What a visit brings back: a file that is imported as a bailleur's return, with its preview."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.core import QgsFeatureRequest, QgsVectorLayer

from ...compat import without_qt
from ...domain.dictionary import dictionary
from ...domain.visit import (
    BEFORE,
    DWELLINGS,
    NOTES,
    NUMBER,
    PACKAGE,
    NothingSeen,
    NoVisit,
    as_table,
    changes,
    returned_name,
)
from ...storage import Base
from ...storage.bare_layers import bare_layer


def write_return(folder: Path, base: Base) -> dict[str, Path]:
    """Write what changed in a visit beside it: a file by bailleur, for a return is of one.

    What is noted of a dwelling comes after what the base already says of it. Raises NoVisit,
    NothingSeen.
    """
    before, after = _rows(folder, BEFORE), _rows(folder, DWELLINGS)
    noted = [number for number, row in after.items() if row.get(NOTES)]
    found = changes(before, after, _told(base, noted))
    if not found:
        raise NothingSeen(dossier=folder)
    table, files = dictionary()[DWELLINGS], {}
    for bailleur in dict.fromkeys(str(row.get("bailleur") or "") for row in found):
        rows = [row for row in found if str(row.get("bailleur") or "") == bailleur]
        path = folder / returned_name(bailleur)
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(as_table(rows, table))
        files[bailleur] = path
    return files


def _told(base: Base, numbers: Sequence[int]) -> dict[int, str]:
    """What the base says now of some dwellings, by number."""
    source = base.source(DWELLINGS)
    layer = bare_layer(source.uri, DWELLINGS, source.provider)
    request = QgsFeatureRequest().setFilterFids(list(numbers))
    told = {row.id(): without_qt(row["info"]) for row in layer.getFeatures(request)}
    return {number: str(text) for number, text in told.items() if text}


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
