"""Statistics of the ERBM at any scale, of a base or of layers as QGIS shows them.

    statistics = Statistics.of_base(base)
    figures = statistics.at("epci", ["nb_logements", "part_livres"], Criteria(annee_min=2018))
    figures.table        # a row per EPCI, a column per indicator
    figures.tidy()       # echelle, code, nom, indicateur, valeur

Each table is counted once, by all its dimensions; scales, criteria and indicators are then cut
out of the same cubes, so that their totals agree and changing them costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Union

from qgis.core import QgsFeatureSource, QgsVectorLayerFeatureSource

from ...domain.common.criteria import as_codes
from ...domain.common.grouping import as_years, code_text
from ...domain.common.work import QUIET, Work
from ...domain.dictionary import dictionary
from ...domain.disclosure.secrecy import SHOWN_FROM
from ...domain.errors import MissingColumns
from ...domain.indicators import (
    SCALES,
    Criteria,
    Cube,
    Figures,
    Measure,
    breakdowns,
    indicator,
    scale,
)
from ...domain.indicators.catalogue import every_indicator
from ...domain.indicators.cubes import Reached, columns_to_count, dimensions, make_cube, zoned
from ...domain.indicators.figures import NAME, break_down, compute, crossed
from ...domain.indicators.formula import Formula, needed
from ...domain.indicators.kept import CubeKey, Kept, Situation, without_sensitive
from ...domain.indicators.perimeter import Perimeter
from ...domain.indicators.scales import LAYER, YEAR
from ...domain.indicators.secret import with_companions
from ..bare_layers import bare_layer
from ..base import Base
from ..counting.aggregation import aggregate_rows
from ..counting.measures import columns_of
from ..layers import aggregate_features, read_attributes
from ..zones import Zones

if TYPE_CHECKING:
    import pandas as pd

Features = Union[QgsFeatureSource, QgsVectorLayerFeatureSource]
DWELLINGS = "logement"


class Tables:
    """Where the tables are read: through QGIS those that ``layers`` holds, the others by a base.

    ``layers`` is by name of table: layers, or snapshots of layers, which another thread may read.
    With ``zones``, dwellings are counted by the zone of their position too, one by one. With
    ``kept``, nothing is read: figures are those that a situation keeps. With a ``perimeter``,
    dwellings are counted in the EPCI that it says rather than in that written on them.
    """

    def __init__(
        self,
        base: Base | None,
        layers: Mapping[str, Features] | None = None,
        zones: Zones | None = None,
        kept: Kept | None = None,
        perimeter: Perimeter | None = None,
    ) -> None:
        self.base = base
        self.perimeter = perimeter if kept is None else None
        self.kept = kept
        self.layers = dict(layers or {}) if kept is None else {}
        self.zones = zones

    def has(self, table: str) -> bool:
        """Whether the table can be read."""
        if self.kept is not None:
            return (table, ()) in self.kept.cubes
        return table in self.layers or self.base is not None

    def lacking(self, table: str, columns: Sequence[str]) -> list[str]:
        """Columns of the dictionary that the layer of a table has not."""
        if table not in self.layers:
            return []
        fields = self.layers[table].fields()
        own = (name for name in columns if name != LAYER.code)
        return [name for name in own if fields.lookupField(name) < 0]

    def aggregate(
        self,
        table: str,
        by: Sequence[str],
        measures: Sequence[Measure],
        work: Work = QUIET,
    ) -> pd.DataFrame:
        """Measures by columns (:meth:`.base.Base.aggregate`)."""
        source = self.layers.get(table)
        if source is None and LAYER.code in by and self.base is not None:
            found = self.base.source(table)
            source = bare_layer(found.uri, table, found.provider)
        if source is not None:
            known = dictionary()[table]
            return aggregate_features(source, known, by, measures, work, self.zones)
        assert self.base is not None  # nosec B101 # what is not in a layer is in the base
        return aggregate_rows(self.base, table, by, measures, work)

    def read(self, table: str, columns: Sequence[str]) -> pd.DataFrame:
        """Rows of a small table."""
        if table in self.layers:
            return read_attributes(self.layers[table], columns)
        assert self.base is not None  # nosec B101 # what is not in a layer is in the base
        return self.base.read(table, list(columns))


class Statistics:
    """Figures of the indicators. Nothing is counted before it is asked for; then it is kept.

    ``shown_from`` is the threshold of secrecy: what tells of fewer dwellings stays secret.
    """

    def __init__(self, tables: Tables, *, shown_from: int = SHOWN_FROM) -> None:
        self.tables = tables
        self.shown_from = shown_from
        self._cubes: dict[tuple[str, tuple[str, ...]], Cube] = {}
        self._lists: dict[str, pd.DataFrame] = {}

    @classmethod
    def of_base(
        cls, base: Base, *, shown_from: int = SHOWN_FROM, kept: Kept | None = None
    ) -> Statistics:
        """Statistics of a whole base, which counts by itself, or of a situation that it keeps."""
        return cls(Tables(base, kept=kept), shown_from=shown_from)

    @property
    def situation(self) -> Situation | None:
        """The situation whose figures these are; None when they are counted now."""
        return self.tables.kept.situation if self.tables.kept is not None else None

    def prepare(
        self,
        keys: Sequence[str],
        work: Work = QUIET,
    ) -> None:
        """Count what these indicators need. ``work`` is told the rows of dwellings read.

        Raises MissingColumns, Cancelled, BaseError.
        """
        measures = needed(indicator(key).formula for key in keys)
        for table in dict.fromkeys(measure.table for measure in measures):
            if self.tables.has(table):
                wanted = [measure for measure in measures if measure.table == table]
                self._cube(table, wanted, work if table == DWELLINGS else work.silent)

    def at(
        self,
        scale_key: str,
        keys: Sequence[str],
        criteria: Criteria = Criteria(),
        work: Work = QUIET,
    ) -> Figures:
        """Indicators of every territory of a scale (cite, commune, epci, departement, bassin,
        bailleur, operation, annee; couche, the zones of the tables).

        Limit it to a territory with the criteria: ``Criteria().only("epci", "CALL")`` with the
        scale « operation » gives the operations of an EPCI, with « annee » its years. An
        indicator whose table cannot tell what is asked is missing (``Indicator.known_by``).

        Raises UnknownScale, UnknownIndicator, MissingColumns.
        """
        self.prepare(keys, work)
        cubes = {table: cube for (table, extra), cube in self._cubes.items() if not extra}
        listed = self._listed(scale_key, criteria)
        asked = (listed, scale_key, keys, criteria, self.shown_from)
        kept = self.tables.kept
        figures = kept.at(*asked) if kept is not None else compute(cubes, *asked)
        if self.tables.zones is not None and figures.scale.of_layer:
            figures.scale = self.tables.zones.scale
        return figures

    def cube(self, table: str, keys: Sequence[str]) -> Cube:
        """What indicators count of a table, by dimension. Raises MissingColumns."""
        measures = needed(indicator(key).formula for key in keys)
        return self._cube(table, [measure for measure in measures if measure.table == table])

    def available(self, key: str) -> bool:
        """Whether the tables that an indicator counts can be read, with their columns."""
        return all(
            self.tables.has(measure.table)
            and not self.tables.lacking(measure.table, measure.fields)
            for measure in indicator(key).formula.measures()
        )

    def names(self, scale_key: str) -> dict[str, str]:
        """Name of each territory of a scale by code, in order; empty without its table."""
        found = scale(scale_key)
        if found.of_layer:
            return dict(self.tables.zones.names) if self.tables.zones is not None else {}
        if found.table is None:
            return {scale_key: found.title} if found.is_place else {}
        if self.tables.kept is None and not self.tables.has(found.table):
            return {}
        return dict(self._territories(scale_key)[NAME])

    def told(self, scale_key: str) -> pd.DataFrame:
        """What the table of a scale tells of its codes: ``nom`` and the dimensions that it has."""
        return self._territories(scale_key)

    def years(self) -> list[int]:
        """Years of the dwellings, in order."""
        years = self._cube(DWELLINGS, []).rows["annee"].dropna().unique()
        return sorted(int(year) for year in years)

    def broken_down(self, key: str, criteria: Criteria = Criteria()) -> pd.DataFrame:
        """Indicators by the values of fields, as ``resources/indicators`` declares them.

        Criteria may be about what their table tells: years, bailleurs, types, territories.
        """
        asked = breakdowns()[key]
        measures = needed(indicator(name).formula for name in asked.indicators)
        cube = self._cube(asked.table, measures, extra=asked.fields)
        return break_down(cube, asked, criteria, self.shown_from)

    def labels(self, criteria: Criteria = Criteria()) -> pd.DataFrame:
        """Dwellings by energy label before (rows, A to G) and after works (columns, A to G).

        « Non renseigné » comes last in both when there are any.
        """
        return crossed(self.broken_down("etiquettes", criteria)["nb_logements"]).astype("int64")

    def funders(self, criteria: Criteria = Criteria()) -> pd.DataFrame:
        """What each funder plans, has committed and has paid (€), by funder in the order of the
        dictionary: columns ``financement_prevu, financement_engage, financement_paye``.
        """
        return self.broken_down("financeurs", criteria)

    def everything(self, work: Work = QUIET) -> tuple[dict[CubeKey, Cube], dict[str, pd.DataFrame]]:
        """Every cube, and the territories of each scale that has a table. What is sensitive is in
        it: not to be shown. Raises what :meth:`prepare` does."""
        self.prepare(list(every_indicator()), work)
        for asked in breakdowns().values():
            self._cube(asked.table, needed(map(_formula, asked.indicators)), extra=asked.fields)
        listed = {key: self._territories(key) for key, one in SCALES.items() if one.table}
        return dict(self._cubes), listed

    def whole(
        self, criteria: Criteria, work: Work = QUIET
    ) -> tuple[dict[CubeKey, Cube], dict[str, pd.DataFrame], dict[str, Figures]]:
        """All that a situation keeps of these figures within criteria: sums of no sensitive field,
        the territories of each scale and the figures released of every indicator. Raises what
        :meth:`at` does."""
        keys = list(every_indicator())
        every = self.everything(work)[0].items()
        found = {key: without_sensitive(cube, criteria) for key, cube in every}
        cubes = {key: cube for key, cube in found.items() if cube is not None}
        lists, levels = {}, {}
        for scale_key in SCALES:
            work.check()
            levels[scale_key] = self.at(scale_key, keys, criteria)
            if scale(scale_key).table is not None:
                names = list(self._listed(scale_key, criteria))
                lists[scale_key] = self._territories(scale_key).loc[names]
        return cubes, lists, levels

    def _listed(self, scale_key: str, criteria: Criteria) -> dict[str, str]:
        """The territories that criteria may be met in, by code.

        Those of an EPCI are told by the table of the territories. Where it does not tell, as the
        operations of a commune, they are those that have rows. A bailleur or years leave out
        no place: a figure of zero says something of it.
        """
        names = self.names(scale_key)
        table = scale(scale_key).table
        if not names or table is None:
            return names
        territories = self._territories(scale_key)
        told = [item for item in criteria.codes if item[0] in territories]
        ever = self.tables.perimeter.ever if self.tables.perimeter is not None else None
        if ever is not None and scale_key == "commune" and criteria.kept("epci"):
            # A commune that moved is of both EPCI, each with the dwellings of its time.
            told = [item for item in told if item[0] != "epci"]
            epci = set(criteria.kept("epci"))
            territories = territories[[bool(epci & ever(code)) for code in territories.index]]
        listed = territories[Criteria(codes=tuple(told)).mask(territories)]
        left = {name for name, _ in criteria.codes if name in SCALES and SCALES[name].is_place}
        left -= set(territories.columns)
        if left:
            listed = listed[listed.index.isin(self._met(scale_key, criteria))]
        return dict(listed[NAME])

    def _met(self, scale_key: str, criteria: Criteria) -> set[str]:
        """Codes of a scale that rows counted so far have within the criteria."""
        met: set[str] = set()
        for (_table, extra), cube in self._cubes.items():
            if not extra and {scale_key, *criteria.dimensions} <= set(cube.dimensions):
                met |= set(as_codes(cube.rows.loc[criteria.mask(cube.rows), scale_key]))
        return met

    def _territories(self, scale_key: str) -> pd.DataFrame:
        """Territories of a scale that has a table: by code, ``nom`` and the dimensions it tells."""
        import pandas as pd

        if self.tables.kept is not None:
            return self.tables.kept.territories[scale_key]
        if scale_key not in self._lists:
            found = scale(scale_key)
            table = dictionary()[str(found.table)]
            reached = {
                name: place.column
                for name, place in self._reached(table.name).items()
                if place.through is None
            }
            wanted = dict.fromkeys((found.code, found.name, *reached.values()))
            rows = self.tables.read(table.name, list(wanted))
            codes = rows[found.code].map(code_text)
            names = rows[found.name].astype(object).where(rows[found.name].notna(), codes)
            columns = {NAME: names.map(str)}
            for name, column in reached.items():
                values = rows[column]
                columns[name] = as_years(values) if name == YEAR else values.map(code_text)
            listed = pd.DataFrame(columns).set_axis(codes.to_numpy(), axis=0)
            listed = listed[listed.index.notna() & ~listed.index.duplicated()]
            if self.tables.perimeter is not None:
                listed = self.tables.perimeter.of_list(scale_key, listed)
            self._lists[scale_key] = listed.loc[sorted(listed.index, key=_order)]
        return self._lists[scale_key]

    def _cube(
        self,
        table: str,
        wanted: Sequence[Measure],
        work: Work = QUIET,
        extra: tuple[str, ...] = (),
    ) -> Cube:
        """The cube of a table with these measures, counted unless it was already.

        ``extra`` are more columns to count by.
        """
        if self.tables.kept is not None:
            self._cubes[table, extra] = self.tables.kept.cubes[table, extra]
            return self._cubes[table, extra]
        known = self._cubes.get((table, extra))
        have = known.measures if known is not None else ()
        if known is not None and set(wanted) <= set(have):
            return known
        measures = with_companions((*have, Measure(table), *wanted))
        reached = self._reached(table)
        by = (*columns_to_count(reached), *extra)
        lacking = self.tables.lacking(table, columns_of(measures) + extra)
        if lacking:
            raise MissingColumns(
                couche=dictionary()[table].title, colonnes=", ".join(dict.fromkeys(lacking))
            )
        counted = self.tables.aggregate(table, by, measures, work)
        reached.update({name: Reached(name) for name in extra})
        others = {
            name: self.tables.read(name, columns) for name, columns in _leading(reached).items()
        }
        cube = make_cube(dictionary()[table], counted, measures, reached, others)
        if self.tables.perimeter is not None:
            cube = self.tables.perimeter.of_rows(cube)
        self._cubes[table, extra] = cube
        return cube

    def _reached(self, table: str) -> dict[str, Reached]:
        """Dimensions of a table, those left out that its layer has not the column of."""
        found = dimensions(dictionary()[table])
        if self.tables.zones is not None:
            found.update(zoned(dictionary()[table]))
        return {
            name: place
            for name, place in found.items()
            if not self.tables.lacking(table, columns_to_count({name: place}))
            and (place.through is None or self.tables.has(place.through.table))
        }


def _leading(reached: Mapping[str, Reached]) -> dict[str, list[str]]:
    """Columns to read of the tables that foreign keys lead to."""
    columns: dict[str, list[str]] = {}
    for place in reached.values():
        if place.through is not None:
            wanted = columns.setdefault(place.through.table, [place.through.target])
            if place.column not in wanted:
                wanted.append(place.column)
    return columns


def _formula(key: str) -> Formula:
    return indicator(key).formula


def _order(code: str) -> tuple[int, str]:
    """Codes that are numbers in their order, before the others."""
    return (int(code), "") if code.isdecimal() and len(code) < 5 else (10**6, code)
