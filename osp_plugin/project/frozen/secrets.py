"""Fields of a layer that tell of a household, by whatever way they came to it."""

from __future__ import annotations

from qgis.core import QgsExpression, QgsVectorLayer

from ...compat import COMPUTED_FIELD
from ...domain.dictionary import dictionary
from ...storage.layers import behind

DWELLINGS = "logement"
"""The table that the layers made from a base, and those whose source tells nothing, come from."""


def secret_fields(layer: QgsVectorLayer) -> set[str]:
    """Names of the fields of a layer that are « sensible », are computed from one, or are joined.

    What a layer is of is what its source says, placed by us or not.
    """
    found = _declared(layer)
    for join in layer.vectorJoins():
        joined = join.joinLayer()
        if joined is not None:
            prefix = join.prefix() or f"{joined.name()}_"
            found |= {f"{prefix}{name}" for name in _declared(joined)}
    fields = layer.fields()
    computed = {
        fields.at(place).name(): QgsExpression(layer.expressionField(place)).referencedColumns()
        for place in range(fields.count())
        if fields.fieldOrigin(place) == COMPUTED_FIELD
    }
    while True:  # one may be computed from another
        more = {name for name, read in computed.items() if read & found} - found
        if not more:
            return found
        found |= more


def _declared(layer: QgsVectorLayer) -> set[str]:
    _base, table = behind(layer)
    declared = dictionary().get(table) or dictionary()[DWELLINGS]
    return set(declared.sensitive)
