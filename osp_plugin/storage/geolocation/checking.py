"""« Contrôler la géolocalisation »: layers are read, then checked, for whoever asks it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeatureSource,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
)

from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, Phrase
from ...domain.geolocation.anomalies import Anomalies, find_anomalies
from ...domain.geolocation.checks.catalogue import CHECKS
from ...domain.geolocation.checks.check import Check
from ...domain.geolocation.positions import COMMUNE_LENGTH, Areas, Coded, Positions
from ...domain.geolocation.survey import Cadastre, Options, Survey
from ..bare_layers import bare_layer
from ..base import Base
from .checks_accepted import AcceptedAnomalies
from .checks_areas import CITE, COMMUNE, Kind, mistaken_systems, parcel_areas, read_areas
from .checks_positions import Reader, columns_reader, read_positions
from .placing_parcels import answers_by_id, communes_with_parcels, id_field, read_parcels

_BY_QUERY_RATIO = 20
"""Parcels per dwelling above which a layer is asked for those wanted rather than read whole."""
_READ, _COMPARED = 0.4, 0.5
"""Shares of the work done once the dwellings are read, then the parcels."""

_MENDED = QT_TRANSLATE_NOOP(
    "errors",
    "« {couche} » : {nombre} contours invalides sont lus une fois réparés. Corrigez-les dans la "
    "couche (Vecteur, Outils de géométrie, Vérifier la validité).",
)
_NO_CODE_KNOWN = QT_TRANSLATE_NOOP(
    "errors",
    "« {couche} » ne connaît aucun code des logements : elle a « {code} », ils ont "
    "« {logement} ». Sa colonne du code n’est sans doute pas la bonne : choisissez-la dans les "
    "paramètres avancés.",
)
_OTHER_EPCI = QT_TRANSLATE_NOOP(
    "errors",
    "L’EPCI n’est pas contrôlé : la couche des communes les nomme « {communes} », celle des "
    "logements « {logements} ». Donnez les communes d’une base OSP.",
)


@dataclass(frozen=True)
class Compared:
    """A layer that dwellings are compared with; ``column`` holds its codes, empty: guessed.

    ``layer`` is what ``source`` reads, where it is known: a database is asked for its parcels.
    """

    source: QgsFeatureSource
    column: str = ""
    layer: QgsVectorLayer | None = None


@dataclass(frozen=True)
class Sources:
    """What is checked; ``reader`` is that of :func:`.checks_positions.columns_reader`."""

    dwellings: QgsFeatureSource
    reader: Reader | None
    communes: Compared
    cites: Compared | None = None
    parcels: Compared | None = None
    transform_context: Any = None


@dataclass(frozen=True)
class Checked:
    """What was found, in what, and what the person who asked must know of the layers."""

    anomalies: Anomalies
    survey: Survey
    warnings: tuple[Phrase, ...]


def check_positions(
    sources: Sources,
    options: Options = Options(),
    checks: Iterable[Check] = CHECKS,
    work: Work = QUIET,
) -> Checked:
    """Read the layers and make the checks. ``work`` is told 0 to 1.

    Raises MissingColumns, NoCodeColumn, NoParcelId, NoArea, Cancelled.
    """
    transform = sources.transform_context or QgsCoordinateTransformContext()
    total = max(int(sources.dwellings.featureCount()), 1)
    positions = read_positions(
        sources.dwellings, sources.reader, transform, work.within(0, _READ, total)
    )
    warnings: list[Phrase] = []

    def areas(compared: Compared, kind: Kind, named: Coded) -> Areas:
        read, mended = read_areas(compared.source, kind, compared.column, transform, work.silent)
        warnings.extend(_warnings(compared.source.sourceName(), read, mended, named))
        return read

    communes = areas(sources.communes, COMMUNE, positions.idcom)
    cites = areas(sources.cites, CITE, positions.id_cite) if sources.cites else None
    communes = _comparable(positions, communes, warnings)
    cadastre = None
    if sources.parcels is not None:
        cadastre = read_cadastre(sources.parcels, positions, work.within(_READ, _COMPARED))
    survey = Survey(positions, communes, cites, cadastre, mistaken_systems(), options, work.silent)
    found = find_anomalies(survey, checks, work.within(_COMPARED, 1.0))
    return Checked(found, survey, tuple(warnings))


def _warnings(layer: str, areas: Areas, mended: int, named: Coded) -> list[Phrase]:
    """What must be known of a layer of areas, of which dwellings name those ``named``."""
    found = [Phrase(_MENDED, couche=layer, nombre=mended)] if mended else []
    if areas.codes and named.labels and areas.numbers.keys().isdisjoint(named.labels):
        code, own = areas.codes[0], named.labels[0]
        found.append(Phrase(_NO_CODE_KNOWN, couche=layer, code=code, logement=own))
    return found


def _comparable(positions: Positions, communes: Areas, warnings: list[Phrase]) -> Areas:
    """The communes without their EPCI when they name them in another way than the dwellings.

    An EPCI has a name, an acronym and a SIREN number: two layers may tell it differently.
    """
    told = {epci for epci in communes.epci if epci}
    used = set(positions.epci.labels)
    if not told or not used or told & used:
        return communes
    warnings.append(Phrase(_OTHER_EPCI, communes=sorted(told)[0], logements=sorted(used)[0]))
    return replace(communes, epci=())


def read_cadastre(compared: Compared, positions: Positions, work: Work = QUIET) -> Cadastre:
    """The parcels that dwellings name. ``work`` is told 0 to 1.

    Raises NoCodeColumn, NoParcelId, Cancelled.
    """
    source = compared.source
    field = id_field(source, compared.column)
    wanted = {code.decode() for code in positions.parcels.tolist()}
    few = len(wanted) * _BY_QUERY_RATIO < source.featureCount()
    by_query = few and answers_by_id(source, compared.layer, field)
    communes: set[str] = set()
    found = read_parcels(source, field, wanted, by_query, work, communes)
    if by_query:
        unseen = {idpar[:COMMUNE_LENGTH] for idpar in wanted} - communes
        communes |= communes_with_parcels(source, field, unseen)
    return Cadastre(parcel_areas(found), frozenset(communes))


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
    context = QgsProcessingContext()
    cadastre = Compared(QgsProcessingFeatureSource(parcels, context), "idpar", parcels)
    checked = check_positions(
        Sources(
            dwellings,
            columns_reader(dwellings),
            Compared(communes),
            Compared(cites),
            cadastre if parcels.featureCount() else None,
        ),
        work=work,
    )
    accepted = AcceptedAnomalies.read(base)
    tolerance, positions = checked.survey.options.tolerance, checked.survey.positions
    found: dict[str, set[int]] = {}
    for code, row in checked.anomalies.rows():
        if accepted.reason(code, positions, row, tolerance) is None:
            found.setdefault(code, set()).add(int(positions.fid[row]))
    return {code: frozenset(fids) for code, fids in found.items()}


def _layer(base: Base, table: str) -> QgsVectorLayer:
    source = base.source(table)
    return bare_layer(source.uri, base.tables[table].title, source.provider)
