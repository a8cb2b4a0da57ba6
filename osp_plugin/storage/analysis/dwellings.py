"""The dwellings of a layer with what the analysis knows of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsFeature, QgsFeatureRequest, QgsFeatureSource

from ...compat import python_value, without_qt
from ...domain.analysis import CUBE_KEYS, Analysis, analyse, as_cube
from ...domain.common.criteria import BAILLEUR, Criteria
from ...domain.common.work import QUIET, Work
from ...domain.dictionary import dictionary
from ...domain.disclosure.profiles import INTERNAL, Columns, columns_for, fields_for
from ...domain.errors import MissingColumns
from ..base import Base
from ..counting.aggregation import count_rows, repeated_rows
from ..layers import count_features, has_position, read_attributes, repeated_features

if TYPE_CHECKING:
    import pandas as pd

TABLE = "logement"
COMPUTED = (
    ("geolocalise", "boolean"),
    ("nb_occurrences", "integer"),
    ("nb_logements_decision", "integer"),
    ("ecart", "integer"),
)
"""What the analysis adds to a dwelling: has it a position, how many rows carry its identifier,
how many dwellings its operation has financed, and how many of those are not reported."""

NEEDED = ("ident_rep", *CUBE_KEYS)
DECISION_COLUMNS = (
    "intitule",
    "bailleur",
    "annee_financ",
    "type_palu",
    "dep",
    "epci",
    "num_decision",
    "nb_logements_decision",
)
BATCH_ROWS = 5_000
PAUSE_ROWS = 500


class Dwellings:
    """Dwellings read as QGIS sees them, counted by their base where it can.

    ``base`` is that of :func:`.layers.base_of`, or None. Raises MissingColumns when ``source``
    lacks a column of :data:`NEEDED`.
    """

    def __init__(self, source: QgsFeatureSource, base: Base | None) -> None:
        missing = [name for name in NEEDED if source.fields().lookupField(name) < 0]
        if missing:
            raise MissingColumns(couche=source.sourceName(), colonnes=", ".join(missing))
        self.source = source
        self.base = base

    def __len__(self) -> int:
        return max(int(self.source.featureCount()), 0)

    def analyse(
        self,
        decisions: pd.DataFrame,
        criteria: Criteria,
        work: Work = QUIET,
        *,
        reported_only: bool = False,
    ) -> Analysis:
        """Count the dwellings and analyse them against the decisions.

        ``reported_only`` leaves out the operations that none of the dwellings names: those of a
        selection say nothing of the others.
        """
        also = ["bailleur", "annee_financ"]
        if self.base is not None:
            counts = count_rows(self.base, TABLE, CUBE_KEYS, work)
            repeated = repeated_rows(self.base, TABLE, "ident_rep", also)
        else:
            counts = count_features(self.source, CUBE_KEYS, work)
            repeated = repeated_features(self.source, "ident_rep", also)
        cube = as_cube(counts)
        if reported_only:
            decisions = decisions[decisions["intitule"].isin(cube["intitule"])]
        return analyse(cube, decisions, repeated, criteria)

    def annotated(
        self,
        analysis: Analysis,
        work: Work = QUIET,
    ) -> Iterator[tuple[QgsFeature, list[object]]]:
        """Each dwelling of the analysis with the values of :data:`COMPUTED`."""
        fields = self.source.fields()
        ident, intitule, bailleur, annee = (
            fields.lookupField(name)
            for name in ("ident_rep", "intitule", "bailleur", "annee_financ")
        )
        doublons = analysis.doublons
        times = dict(zip(doublons["ident_rep"], doublons["nb_lignes"].tolist()))
        operations = analysis.operations
        financed = _by_operation(operations, "nb_logements_decision")
        gap = _by_operation(operations, "ecart")
        for done, feature in enumerate(self.source.getFeatures(QgsFeatureRequest()), start=1):
            if done % PAUSE_ROWS == 0:
                work.tell(done)
            values = feature.attributes()
            whose = {BAILLEUR: python_value(values[bailleur])}
            if not analysis.criteria.keeps(python_value(values[annee]), whose):
                continue
            number = python_value(values[ident])
            operation = python_value(values[intitule])
            yield (
                feature,
                [
                    has_position(feature),
                    times.get(number, 1) if number else None,
                    financed.get(operation),
                    gap.get(operation),
                ],
            )
        work.tell(len(self))

    def batches(
        self,
        analysis: Analysis,
        columns: Sequence[str],
        work: Work = QUIET,
    ) -> Iterator[pd.DataFrame]:
        """The dwellings of the analysis as tables: ``columns``, then :data:`COMPUTED`.

        A column that the layer lacks is missing values.
        """
        import pandas as pd

        present = [name for name in columns if self.source.fields().lookupField(name) >= 0]
        places = [self.source.fields().lookupField(name) for name in present]
        names = [*present, *(name for name, _ in COMPUTED)]
        wanted = [*columns, *(name for name, _ in COMPUTED)]
        rows: list[list[object]] = []

        def table() -> pd.DataFrame:
            return pd.DataFrame(rows, columns=names, dtype=object).reindex(columns=wanted)

        for feature, computed in self.annotated(analysis, work):
            values = feature.attributes()
            rows.append([*(without_qt(values[place]) for place in places), *computed])
            if len(rows) == BATCH_ROWS:
                yield table()
                rows = []
        if rows:
            yield table()


def workbook_fields(profile: str = INTERNAL) -> list[str]:
    """Names of the fields of a dwelling that the workbook shows to a profile."""
    return [field.name for field in fields_for(dictionary()[TABLE], profile) if field.classeur]


def withheld_fields(profile: str) -> Columns:
    """The columns of the workbook that a profile does not receive."""
    return columns_for(workbook_fields(), profile, dictionary()[TABLE])


def read_decisions(source: QgsFeatureSource) -> pd.DataFrame:
    """Operations of a layer: :data:`DECISION_COLUMNS`, one row per ``intitule``.

    Raises MissingColumns without ``intitule`` and ``nb_logements_decision``.
    """
    needed = ("intitule", "nb_logements_decision")
    missing = [name for name in needed if source.fields().lookupField(name) < 0]
    if missing:
        raise MissingColumns(couche=source.sourceName(), colonnes=", ".join(missing))
    return _one_per_operation(read_attributes(source, DECISION_COLUMNS))


def no_decisions() -> pd.DataFrame:
    """No operation known: the analysis then has no financed count to compare with."""
    import pandas as pd

    return pd.DataFrame(columns=list(DECISION_COLUMNS), dtype=object)


def base_decisions(base: Base) -> pd.DataFrame:
    """Operations of a base: :data:`DECISION_COLUMNS`."""
    return _one_per_operation(base.read("operation", list(DECISION_COLUMNS)))


def _one_per_operation(table: pd.DataFrame) -> pd.DataFrame:
    named = table[table["intitule"].notna()]
    return named.drop_duplicates("intitule", ignore_index=True)


def _by_operation(operations: pd.DataFrame, column: str) -> dict[object, int]:
    known = operations[operations[column].notna()]
    return dict(zip(known["intitule"], known[column].astype(int).tolist()))
