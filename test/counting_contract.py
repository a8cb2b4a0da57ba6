"""Every way of counting dwellings gives the same figures, whatever the dwellings."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsVectorLayer

from osp_plugin.domain.analysis import CUBE_KEYS, Filter
from osp_plugin.storage.base import Base
from osp_plugin.storage.dwellings import Dwellings, base_decisions
from osp_plugin.storage.layers import base_of

from .samples import OPERATIONS, add_references, point

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
            "geom": st.sampled_from([None, point(700000.0, 7030000.0)]),
        }
    ),
    max_size=30,
)
criteria = st.builds(
    Filter,
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


def replace_dwellings(base: Base, rows: list[dict[str, object]]) -> QgsVectorLayer:
    with base.transaction() as session:
        session.execute("DELETE FROM logement")
        if rows:
            table = pd.DataFrame(rows).astype({"annee_financ": "Int64"})
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
            kept.keeps(row["bailleur"], row["annee_financ"]) for row in rows
        )
        for part in ("synthese", "operations", "doublons"):
            assert canonical(getattr(by_base, part)) == canonical(getattr(by_qgis, part))

    @FEW
    @given(rows=dwellings, by=st.lists(st.sampled_from(CUBE_KEYS), min_size=1, unique=True))
    def test_sql_counts_what_the_base_counts(self, referred, rows, by):
        replace_dwellings(referred, rows)
        assert canonical(referred.count("logement", by)) == canonical(
            Base.count(referred, "logement", by)
        )

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
