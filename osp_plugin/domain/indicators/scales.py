"""Scales: what the figures are given for, from a cité to the whole Bassin minier."""

from __future__ import annotations

from dataclasses import dataclass

from ..common.criteria import YEAR
from ..common.grouping import UNKNOWN
from ..errors import QT_TRANSLATE_NOOP, OspError

__all__ = ["LAYER", "SCALES", "UNKNOWN", "WHOLE", "YEAR", "Scale", "UnknownScale", "scale"]

WHOLE = "bassin"
YEAR_FIELDS = ("annee_financ", "campagne")
"""Fields that tell the year of a row, the first that its table has."""


class UnknownScale(OspError):
    """No scale of this name. Values: ``echelle``, ``connues``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le niveau « {echelle} » n’existe pas. Niveaux possibles : {connues}.",
    )


@dataclass(frozen=True)
class Scale:
    """A scale; ``table`` lists its territories (``code`` and ``name`` are fields of it).

    ``shapes`` is the table whose polygons draw it: those of the EPCI, together, are the Bassin
    minier. It is None for what is no place.
    """

    key: str
    title: str
    plural: str
    table: str | None = None
    code: str = ""
    name: str = ""
    shapes: str | None = None
    of_layer: bool = False
    """Whether its territories are the polygons of a layer that is no table of a base."""

    @property
    def is_place(self) -> bool:
        """Whether its territories have polygons."""
        return self.shapes is not None or self.of_layer


SCALES = {
    scale.key: scale
    for scale in (
        Scale("cite", "Cité", "Cités", "cite", "id_cite", "nom_cite", "cite"),
        Scale("commune", "Commune", "Communes", "commune", "idcom", "nom_commune", "commune"),
        Scale("epci", "EPCI", "EPCI", "epci", "epci", "nom_epci", "epci"),
        Scale(
            "departement",
            "Département",
            "Départements",
            "departement",
            "dep",
            "nom_dep",
            "departement",
        ),
        Scale(WHOLE, "Bassin minier", "Bassin minier", shapes="epci"),
        Scale("bailleur", "Bailleur", "Bailleurs", "bailleur", "bailleur", "nom_bailleur"),
        Scale("operation", "Opération", "Opérations", "operation", "intitule", "intitule"),
        Scale(YEAR, "Année", "Années"),
    )
}
"""By key, from the smallest place to the largest, then what is no place."""


LAYER = Scale("couche", "Couche", "Couche", code="osp_zone", of_layer=True)
"""The polygons of any layer, that dwellings are found in by their position: ``code`` is no column
of a table."""


def scale(key: str) -> Scale:
    """The scale of this key, one of :data:`SCALES` or :data:`LAYER`. Raises UnknownScale."""
    if key == LAYER.key:
        return LAYER
    try:
        return SCALES[key]
    except KeyError:
        raise UnknownScale(echelle=key, connues=", ".join(SCALES)) from None
