"""Named styles written in a base, where QGIS keeps styles (``layer_styles``), on both backends."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsVectorLayer

from ...domain.common.pieces import Pieces
from ...domain.errors import QT_TRANSLATE_NOOP, OspError


class StylesNotKept(OspError):
    """A base did not take a style. Values: ``style``, ``couche``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le style « {style} » de la couche « {couche} » n’est pas gardé dans la base : {raison} Il "
        "faut pouvoir y écrire, et sur un serveur avoir le droit de créer la table layer_styles.",
    )


def keep_in_base(layers: Mapping[str, QgsVectorLayer]) -> Pieces[int]:
    """Write the named styles of these layers in their base; how many. Raises StylesNotKept.

    The style in use is not one of them unless it bears a name.
    """
    kept = 0
    for layer in layers.values():
        if layer.isSpatial():
            kept += yield from _keep(layer)
    return kept


def _keep(layer: QgsVectorLayer) -> Pieces[int]:
    manager = layer.styleManager()
    names = [name for name in manager.styles() if name and not manager.isDefault(name)]
    if not names:
        return 0
    yield from _forget(layer, names)
    # Another layer of the same table: that of the user keeps the style that it shows.
    yield None
    other = layer.clone()
    for name in names:
        yield None
        manager.style(name).writeToLayer(other)
        yield None
        told = other.saveStyleToDatabase(name, "OSP ERBM", False, "")
        if told:
            raise StylesNotKept(style=name, couche=layer.name(), raison=told.rstrip(". ") + ".")
    return len(names)


def _forget(layer: QgsVectorLayer, names: list[str]) -> Pieces[None]:
    """Take these styles out of the base: a provider asks, in a box, before it replaces one."""
    count, keys, titles, _descriptions, _error = layer.listStylesInDatabase()
    for key, title in list(zip(keys, titles))[: max(count, 0)]:  # the others are of other tables
        if title in names:
            yield None
            layer.deleteStyleFromDatabase(key)
