"""Bookmarks of a project: one per EPCI, one per cité à enjeux."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from qgis.core import (
    QgsBookmark,
    QgsFeatureRequest,
    QgsProject,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ...compat import python_value
from ...i18n import translate
from ..reference import BaseReference

AROUND = 1.1
LEAST = 150.0
"""Metres: what is seen around a small place."""
_ID = "osp_"


def make_bookmarks(
    project: QgsProject, reference: BaseReference, layers: Mapping[str, QgsVectorLayer]
) -> int:
    """Add the bookmarks of a base, or bring them up to date; how many the project now has."""
    base = sha256("|".join(reference.place).encode()).hexdigest()[:8]
    groups = {
        "epci": (translate("project", "EPCI"), "epci", "nom_epci", ""),
        "cite": (translate("project", "Cités à enjeux"), "id_cite", "nom_cite", '"a_enjeux"'),
    }
    wanted: dict[str, QgsBookmark] = {}
    for role, (group, code, name, kept) in groups.items():
        layer = layers.get(role)
        if layer is None:
            continue
        request = QgsFeatureRequest()
        request.setSubsetOfAttributes([code, name, "a_enjeux"], layer.fields())
        if kept:
            request.setFilterExpression(kept)
        for feature in layer.getFeatures(request):
            box = feature.geometry().boundingBox()
            number = python_value(feature[code])
            if number is None or feature.geometry().isEmpty():
                continue
            box.scale(AROUND)
            box.grow(LEAST)
            bookmark = QgsBookmark()
            bookmark.setId(f"{_ID}{base}_{role}_{number}")
            bookmark.setGroup(group)
            bookmark.setName(str(python_value(feature[name]) or number))
            bookmark.setExtent(QgsReferencedRectangle(box, layer.crs()))
            wanted[bookmark.id()] = bookmark
    manager = project.bookmarkManager()
    for known in manager.bookmarks():
        gone = known.id().startswith(f"{_ID}{base}_") and known.id() not in wanted
        if gone:
            manager.removeBookmark(known.id())
    for identifier, bookmark in wanted.items():
        if manager.bookmarkById(identifier).id():
            manager.updateBookmark(bookmark)
        else:
            manager.addBookmark(bookmark)
    return len(wanted)
