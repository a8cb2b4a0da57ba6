"""The positions of a whole base, checked at once as « Contrôler la géolocalisation » does."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
)

from ...domain.common.work import QUIET, Work
from ...domain.geolocation.checks import Checker, Options
from ...domain.geolocation.positions import COMMUNE_LENGTH
from ..base import Base
from .checks_accepted import AcceptedAnomalies
from .checks_areas import CITE, COMMUNE, mistaken_systems, parcel_areas, read_areas
from .checks_positions import columns_reader, read_positions
from .placing_parcels import answers_by_id, communes_with_parcels, id_field, read_parcels

_BY_QUERY_RATIO = 20
"""Parcels per dwelling above which a layer is asked for those wanted rather than read whole."""


def see_parcels(
    checker: Checker,
    source: QgsProcessingFeatureSource,
    layer: QgsVectorLayer | None,
    column: str = "",
    work: Work = QUIET,
) -> None:
    """Show a checker the parcels that the dwellings name; ``column`` holds their ids, else guessed.

    ``layer`` is what ``source`` reads. ``work`` is told 0 to 1. Raises NoCodeColumn, NoParcelId,
    Cancelled.
    """
    field = id_field(source, column)
    wanted = {code.decode() for code in checker.parcel_codes().tolist()}
    few = len(wanted) * _BY_QUERY_RATIO < source.featureCount()
    by_query = few and answers_by_id(source, layer, field)
    communes: set[str] = set()
    found = read_parcels(source, field, wanted, by_query, work, communes)
    if by_query:
        unseen = {idpar[:COMMUNE_LENGTH] for idpar in wanted} - communes
        communes |= communes_with_parcels(source, field, unseen)
    checker.see_parcels(parcel_areas(found), communes)


def open_anomalies(base: Base, work: Work = QUIET) -> dict[str, frozenset[int]] | None:
    """``fid`` of the dwellings that have each anomaly, by its code; accepted ones left out.

    With the thresholds of the algorithm. None when the base has no communes: nothing can be told
    of its positions. Raises Cancelled, BaseError.
    """
    dwellings, communes, cites, parcels = (
        _layer(base, table) for table in ("logement", "commune", "cite", "parcelle")
    )
    if not communes.featureCount():
        return None
    transform = QgsCoordinateTransformContext()
    options = Options()
    positions = read_positions(dwellings, columns_reader(dwellings), transform, work.silent)
    checker = Checker(
        positions,
        read_areas(communes, COMMUNE, "", transform, work)[0],
        read_areas(cites, CITE, "", transform, work)[0],
        mistaken_systems(),
        options,
        work.silent.tell,
    )
    if parcels.featureCount():
        context = QgsProcessingContext()
        source = QgsProcessingFeatureSource(parcels, context)
        see_parcels(checker, source, parcels, "idpar", work.silent)
    accepted = AcceptedAnomalies.read(base)
    found: dict[str, set[int]] = {}
    for code, row in checker.run().rows():
        if accepted.reason(code, positions, row, options.tolerance) is None:
            found.setdefault(code, set()).add(int(positions.fid[row]))
    return {code: frozenset(fids) for code, fids in found.items()}


def _layer(base: Base, table: str) -> QgsVectorLayer:
    source = base.source(table)
    return QgsVectorLayer(source.uri, base.tables[table].title, source.provider)
