"""Territories chosen, as rows of the table and as features of the map."""

from __future__ import annotations

from collections.abc import Set

from qgis.core import QgsFeature, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, QSortFilterProxyModel
from qgis.PyQt.QtWidgets import QTableView

from ...compat import python_value
from ...domain.common.grouping import code_text
from ...domain.indicators import Scale
from .figures_model import NAME, FiguresModel


def select_rows(view: QTableView, model: FiguresModel, chosen: Set[str]) -> None:
    """Select the rows of these codes in a view that sorts ``model``; a single one is shown."""
    shown = _sorted(view)
    selection = QItemSelection()
    for row in range(shown.rowCount()):
        index = shown.index(row, NAME)
        if model.code_at(shown.mapToSource(index).row()) in chosen:
            selection.select(index, index)
            if len(chosen) == 1:
                view.scrollTo(index)
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)


def picked_rows(view: QTableView, model: FiguresModel) -> frozenset[str]:
    """Codes of the rows that the user selected."""
    shown, rows = _sorted(view), view.selectionModel().selectedRows()
    return frozenset(model.code_at(shown.mapToSource(row).row()) for row in rows)


def select_places(layer: QgsVectorLayer, scale: Scale, chosen: Set[str]) -> None:
    """Select the territories of these codes on the map; a scale without codes has none."""
    if not scale.code:
        return
    fids = []
    if chosen:  # else nothing is read: the territories may be far, on a server
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes([scale.code], layer.fields())
        fids = [f.id() for f in layer.getFeatures(request) if code_of(f, scale) in chosen]
    layer.selectByIds(fids)


def code_of(feature: QgsFeature, scale: Scale) -> str | None:
    """Code of the territory that a feature of the map is."""
    return code_text(python_value(feature[scale.code])) if scale.code else scale.key


def rows_in_order(view: QTableView) -> list[int]:
    """Rows of the model behind a view, in the order that the view shows."""
    shown = _sorted(view)
    return [shown.mapToSource(shown.index(row, NAME)).row() for row in range(shown.rowCount())]


def _sorted(view: QTableView) -> QSortFilterProxyModel:
    """What a view shows: the rows of a model, sorted."""
    shown = view.model()
    assert isinstance(shown, QSortFilterProxyModel)  # nosec B101 # the view is given a model that sorts
    return shown
