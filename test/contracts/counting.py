"""Every way of counting dwellings gives the same figures, whatever the dwellings."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsVectorLayer, QgsVectorLayerFeatureSource

from osp_plugin.domain.analysis import CUBE_KEYS
from osp_plugin.domain.common.criteria import Criteria
from osp_plugin.domain.indicators.formula import POSITION, Condition, Measure
from osp_plugin.storage.analysis.dwellings import Dwellings, base_decisions
from osp_plugin.storage.base import Base
from osp_plugin.storage.counting.aggregation import aggregate_by_sql, aggregate_rows
from osp_plugin.storage.layers import aggregate_features, base_of

from ..support.samples import OPERATIONS, add_references, point

dwellings = st.lists(
    st.fixed_dictionaries(
        {
            "ident_rep": st.sampled_from([None, "", "0044619057", "0044619180", "0019617672"]),
            "intitule": st.sampled_from([None, *OPERATIONS]),
            "bailleur": st.sampled_from(["M&C", "SIA"]),
            "type_palu": st.sampled_from(["Groupé", "Isolé", "Hors"]),
            "annee_financ": st.sampled_from([None, 2016, 2019, 2031]),
            "epci": st.sampled_from([None, "CABBALR", "DA"]),
            "dep": st.sampled_from([None, "59", "62"]),
            "etiquette_avant": st.sampled_from([None, "D", "G"]),
            "etiquette_apres": st.sampled_from([None, "A", "D"]),
            "cout_travaux": st.sampled_from([None, 0.0, 85_000.5, 99_999.0]),
            "loyer_avant": st.sampled_from([None, 300.25]),
            "loyer_apres": st.sampled_from([None, 310.5, 300.25]),
            "relogement": st.sampled_from([None, "Oui", "Non"]),
            "geom": st.sampled_from([None, point(700000.0, 7030000.0)]),
        }
    ),
    max_size=30,
)
conditions = st.lists(
    st.one_of(
        st.builds(
            Condition,
            st.just("type_palu"),
            st.lists(st.sampled_from(["Groupé", "Isolé", "Hors"]), min_size=1).map(tuple),
        ),
        st.builds(Condition, st.just("relogement"), st.sampled_from([("Oui",), ("Non",), None])),
        st.builds(Condition, st.sampled_from(["etiquette_apres", "cout_travaux", "id_ddtm62"])),
        st.just(Condition(POSITION, (True,))),
    ),
    max_size=2,
    unique_by=lambda condition: condition.field,
).map(tuple)
values = st.sampled_from(
    [
        (None, None),
        ("cout_travaux", None),
        ("etiquette_avant", None),
        ("etiquette_avant", "etiquette_apres"),
        ("loyer_apres", "loyer_avant"),
    ]
)
measures = st.builds(lambda pair, where: Measure("logement", *pair, where), values, conditions)
criteria = st.builds(
    lambda bailleur, first, last: Criteria(first, last).only("bailleur", bailleur),
    st.sampled_from([None, "SIA"]),
    st.sampled_from([None, 2017]),
    st.sampled_from([None, 2030]),
)
# The base is emptied before each example, and each subclass is another kind of base: neither
# sharing the fixture nor the executors that differ make the tests flaky.
FEW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.differing_executors,
    ],
)


def canonical(table: pd.DataFrame) -> list[tuple[object, ...]]:
    rows = table.astype(object).where(table.notna(), None).itertuples(index=False, name=None)
    return sorted(rows, key=repr)


def by_hand(
    rows: list[dict[str, object]], by: list[str], asked: list[Measure]
) -> list[tuple[object, ...]]:
    """What measures are, said once more in plain Python."""
    totals: dict[tuple[object, ...], list[float]] = {}
    for number, row in enumerate(rows, 1):
        known = {**row, "id_ddtm62": number, POSITION: True if row["geom"] else None}
        sums = totals.setdefault(tuple(row[name] for name in by), [0.0] * len(asked))
        for place, measure in enumerate(asked):
            terms = [_term(known[name], name) for name in measure.terms]
            meets = all(
                known[item.field] is not None
                and (item.values is None or known[item.field] in item.values)
                for item in measure.where
            )
            if meets and None not in terms:
                sums[place] += terms[0] - sum(terms[1:]) if terms else 1
    return sorted(((*key, *sums) for key, sums in totals.items()), key=repr)


def _term(value: object, name: str) -> float | None:
    return "ABCDEFG".index(value) + 1 if value and name.startswith("etiquette") else value


def replace_dwellings(base: Base, rows: list[dict[str, object]]) -> QgsVectorLayer:
    with base.transaction() as session:
        session.execute("DELETE FROM logement")
        if rows:
            table = pd.DataFrame(rows, dtype=object).astype({"annee_financ": "Int64"})
            if "ident_rep" in table:
                table.loc[table["ident_rep"] == "", "ident_rep"] = None
            session.append(base.tables["logement"], table.assign(id_ddtm62=range(1, len(rows) + 1)))
    found = base.source("logement")
    return QgsVectorLayer(found.uri, "logement", found.provider)


class CountingContract:
    """Tests of counting. A subclass's module gives the fixture ``base``, new and empty."""

    @pytest.fixture
    def referred(self, base: Base) -> Base:
        add_references(base)
        return base

    @FEW
    @given(rows=dwellings, kept=criteria)
    def test_the_database_and_qgis_analyse_alike(self, referred, rows, kept):
        layer = replace_dwellings(referred, rows)
        recognised = base_of(layer, "logement")
        assert recognised is not None
        decisions = base_decisions(referred)
        by_base = Dwellings(layer, recognised).analyse(decisions, kept)
        by_qgis = Dwellings(layer, None).analyse(decisions, kept)
        assert by_base.figures == by_qgis.figures
        assert by_base.figures.nb_logements == sum(
            kept.keeps(row["annee_financ"], row) for row in rows
        )
        for part in ("synthese", "operations", "doublons"):
            assert canonical(getattr(by_base, part)) == canonical(getattr(by_qgis, part))

    @FEW
    @given(
        rows=dwellings,
        by=st.lists(st.sampled_from(CUBE_KEYS), min_size=1, unique=True),
        asked=st.lists(measures, min_size=1, max_size=4, unique=True),
    )
    def test_a_measure_is_the_same_in_sql_in_arrays_and_through_qgis(
        self, referred, rows, by, asked
    ):
        layer = replace_dwellings(referred, rows)
        table = referred.tables["logement"]
        expected = by_hand(rows, by, asked)
        ways = {
            "base": aggregate_rows(referred, "logement", by, asked),
            "SQL": aggregate_by_sql(referred, "logement", by, asked),
            "QGIS": aggregate_features(layer, table, by, asked),
            "instantané": aggregate_features(QgsVectorLayerFeatureSource(layer), table, by, asked),
        }
        for way, found in ways.items():
            assert canonical(found) == expected, way

    def test_a_layer_with_pending_edits_a_filter_or_a_join_is_read_by_qgis(self, referred):
        layer = replace_dwellings(
            referred,
            [{"ident_rep": None, "bailleur": "SIA", "type_palu": "Hors", "annee_financ": 2019}],
        )
        assert base_of(layer, "logement") is not None
        assert base_of(layer, "operation") is None
        layer.startEditing()
        assert base_of(layer, "logement") is not None
        layer.deleteFeature(next(layer.getFeatures()).id())
        assert base_of(layer, "logement") is None
        layer.rollBack()
        layer.setSubsetString("bailleur = 'SIA'")
        assert base_of(layer, "logement") is None
