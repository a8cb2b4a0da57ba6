"""What a base or a file says is shown as text: message bar, labels, boxes, tooltips, map tips."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsVectorLayer,
)
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QTextDocument
from qgis.PyQt.QtWidgets import QApplication, QLabel, QMessageBox, QTextBrowser, QWidget

from osp_plugin.domain.common.text import LONGEST_SHOWN, legible
from osp_plugin.domain.errors import OspError
from osp_plugin.gui.common import plain
from osp_plugin.gui.common.messages import Messages
from osp_plugin.gui.common.tables import fill
from osp_plugin.i18n import explain
from osp_plugin.paths import STYLES
from osp_plugin.project import BaseReference
from osp_plugin.project.map_tips import escaped, protect
from osp_plugin.project.styles import apply_shipped_style
from osp_plugin.reports.html import parts

from ..support.hostile_names import HOSTILE_NAMES, WEB

names = pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))


class Refused(OspError):
    message = "La cité « {cite} » ne convient pas."


def shown(html: str) -> str:
    """What a person reads of a rich text, in which no picture and no link is."""
    document = QTextDocument()
    document.setHtml(html)
    text = document.toPlainText()
    assert "\ufffc" not in text, "an image is shown"
    return text


@pytest.fixture
def bar(qgis_app) -> QgsMessageBar:
    return QgsMessageBar()


@names
def test_the_message_bar_says_a_name_as_it_is(bar: QgsMessageBar, name: str) -> None:
    class Window:
        def messageBar(self) -> QgsMessageBar:
            return bar

    Messages(Window()).error(Refused(cite=name))
    browser = bar.currentItem().findChild(QTextBrowser)
    text = browser.toPlainText()
    assert "\ufffc" not in text
    wanted = legible(explain(Refused(cite=name)))
    assert " ".join(wanted.split()) in " ".join(text.split())


@names
def test_what_guesses_marks_shows_the_text(qgis_app, name: str) -> None:
    text = plain.as_text(name)
    read = shown(text) if "<" in text else text
    assert " ".join(read.split()) == " ".join(legible(name).split())


@names
def test_a_table_tips_the_text(qgis_app, name: str) -> None:
    from qgis.PyQt.QtWidgets import QTableWidget

    table = QTableWidget()
    fill(table, ["Nom"], [[name]])
    assert table.item(0, 0).text() == name
    assert "<img" not in table.item(0, 0).toolTip()


def test_labels_of_a_window_show_text(qgis_app) -> None:
    window = QWidget()
    plain_label, drawn = QLabel("…", window), QLabel("<b>Titre</b>", window)
    plain.plain_labels(window)
    assert plain_label.textFormat() == Qt.TextFormat.PlainText
    assert drawn.textFormat() == Qt.TextFormat.AutoText


@pytest.mark.parametrize("ask", [plain.agrees, plain.inform, plain.warn])
def test_boxes_show_text(qgis_app, ask: Callable[..., Any]) -> None:
    seen: list[tuple[Any, str]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append((box.textFormat(), box.text()))
        box.reject()

    QTimer.singleShot(200, look)
    assert not ask(None, "OSP ERBM", WEB)
    assert seen == [(Qt.TextFormat.PlainText, WEB)]


@names
def test_a_map_tip_writes_the_name(qgis_app, name: str) -> None:
    layer = QgsVectorLayer("Point?field=nom_cite:string", "cités", "memory")
    layer.setMapTipTemplate('<b>[% "nom_cite" %]</b> [% coalesce("nom_cite", 1) %]')
    protect(layer)
    tip = _tip(layer, name)
    assert "<img" not in tip and "<script" not in tip and "<b>gras" not in tip
    wanted = legible(name.replace("\x00", ""), 300)[:250]
    assert " ".join(wanted.split()) in " ".join(legible(shown(tip)).split())


def test_a_layer_without_a_tip_shows_its_name_as_text(qgis_app) -> None:
    """QGIS takes the display name for a page."""
    layer = QgsVectorLayer("Point?field=nom_cite:string", "cités", "memory")
    layer.setDisplayExpression('"nom_cite"')
    protect(layer)
    assert "&lt;img" in _tip(layer, WEB)


@pytest.mark.parametrize("role", sorted(path.stem for path in STYLES.glob("*.qml")))
def test_every_tip_of_ours_is_escaped(qgis_app, role: str) -> None:
    qml = (STYLES / f"{role}.qml").read_text(encoding="utf-8")
    kind = "Point" if "<layerGeometryType>0<" in qml else "Polygon"
    layer = QgsVectorLayer(kind, "x", "memory")
    assert apply_shipped_style(layer, role)
    assert layer.mapTipTemplate() == escaped(layer.mapTipTemplate())
    assert "&amp;" in layer.mapTipTemplate()


@names
def test_a_page_writes_the_name(name: str) -> None:
    text = parts.text(name)
    assert "<" not in text and '"' not in text and "\x00" not in text


@names
def test_a_refusal_fits_in_a_message(name: str) -> None:
    text = legible(explain(Refused(cite=name)))
    assert len(text) <= LONGEST_SHOWN
    assert "\x00" not in text and "\u202e" not in text


@names
def test_the_group_of_a_base_says_its_name(name: str) -> None:
    possible = name.translate({ord("/"): "-", 0: "", 0xD800: ""})  # as a system holds it
    told = BaseReference(path=f"/bases/{possible}.gpkg").name
    told.encode("utf-8")
    assert not set(told) & set("\x00\x1b\u202e")


def _tip(layer: QgsVectorLayer, name: str) -> str:
    feature = QgsFeature(layer.fields())
    feature.setAttributes([name.replace("\x00", "")])
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    return QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
