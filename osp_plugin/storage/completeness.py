"""The dwellings and operations of two layers, as the completeness check takes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsFeature, QgsFeatureRequest, QgsFeatureSource

from ..compat import python_value
from ..domain.common.work import QUIET, Work
from ..domain.completeness import DWELLING_COLUMNS, OPERATION_KEYS
from ..domain.errors import MissingColumns
from .base import Base
from .ddl import quote_name
from .layers import has_position, read_attributes

if TYPE_CHECKING:
    import pandas as pd

_NEEDED = ("ident_rep", "bailleur", "intitule", "type_palu")
_NEEDED_OF_OPERATIONS = ("intitule", "type_palu", "nb_logements_decision")
_PAUSE_ROWS = 1_000


def read_dwellings(
    source: QgsFeatureSource,
    work: Work = QUIET,
) -> pd.DataFrame:
    """``fid``, the DWELLING_COLUMNS, ``x`` and ``y`` of each dwelling, as QGIS sees them.

    ``x`` and ``y`` are missing without position. A column that the layer lacks is missing values.
    Raises MissingColumns, Cancelled.
    """
    import pandas as pd

    _require(source, _NEEDED)
    places = [source.fields().lookupField(name) for name in DWELLING_COLUMNS]
    request = QgsFeatureRequest().setSubsetOfAttributes(
        [name for name, place in zip(DWELLING_COLUMNS, places) if place >= 0], source.fields()
    )
    rows = []
    for done, feature in enumerate(source.getFeatures(request), start=1):
        if done % _PAUSE_ROWS == 0:
            work.tell(done)
        values = feature.attributes()
        held = [python_value(values[place]) if place >= 0 else None for place in places]
        rows.append([feature.id(), *held, *_position(feature)])
    columns = ["fid", *DWELLING_COLUMNS, "x", "y"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def base_dwellings(base: Base, also: Sequence[str] = ()) -> pd.DataFrame:
    """The same of every dwelling of a base, and the columns ``also``.

    ``x`` and ``y`` are 0 where there is a position: the check asks whether, and not where.
    """
    names = dict.fromkeys(("fid", *DWELLING_COLUMNS, *also))
    listed = ", ".join(quote_name(name) for name in names)
    here = f"CASE WHEN {base.located} THEN 0.0 END"
    table = base.query(f"SELECT {listed}, {here} AS x, {here} AS y FROM logement ORDER BY fid")  # nosec B608 # names are the dictionary's, values are bound
    return table.astype(object).where(table.notna(), None)


def read_operations(source: QgsFeatureSource) -> pd.DataFrame:
    """The OPERATION_KEYS of each operation that has a title. Raises MissingColumns."""
    _require(source, _NEEDED_OF_OPERATIONS)
    table = read_attributes(source, OPERATION_KEYS)
    return table[table["intitule"].notna()].drop_duplicates("intitule", ignore_index=True)


def _position(feature: QgsFeature) -> tuple[float | None, float | None]:
    if not has_position(feature):
        return None, None
    middle = feature.geometry().boundingBox().center()
    return middle.x(), middle.y()


def _require(source: QgsFeatureSource, names: tuple[str, ...]) -> None:
    missing = [name for name in names if source.fields().lookupField(name) < 0]
    if missing:
        raise MissingColumns(couche=source.sourceName(), colonnes=", ".join(missing))
