"""A base of somebody else in a window: drawn, what was left out is told, nobody is called."""

from __future__ import annotations

import sqlite3
import struct
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pandas as pd
import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..support.foreign_styles import style, symbol_layer
from ..support.hostile_names import HOSTILE_NAMES
from .test_plugin import PREAMBLE

SIDE = 400.0


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server of this machine, and what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    made = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}", asked
    made.shutdown()


def square(x: float, y: float) -> bytes:
    ring = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    points = b"".join(struct.pack("<dd", x + dx * SIDE, y + dy * SIDE) for dx, dy in ring)
    return struct.pack("<BIIBIII", 1, 6, 1, 1, 3, 1, 5) + points


def foreign_base(path: Path, address: str) -> GeoPackageBase:
    """A base of hostile names, whose styles lead to an address and bring code."""
    base = GeoPackageBase(path)
    base.create()
    held = (name.replace("\x00", "").encode("utf-8", "replace") for name in HOSTILE_NAMES)
    names = [f'<img src="{address}/nom.png">', *(name.decode("utf-8") for name in held)]
    with base.transaction() as session:
        session.append(
            base.tables["cite"],
            pd.DataFrame(
                [
                    {"id_cite": place + 1, "nom_cite": name[:120],
                     "geom": square(684_000 + place * SIDE, 7_040_000)}
                    for place, name in enumerate(names)
                ]
            ),
        )  # fmt: skip
    qml = style(
        symbol_layer("SVGFill", "svgFile", f"{address}/style.svg"),
        rest="<editforminitcode>open('/tmp/evil', 'w')</editforminitcode>"
        '<attributeactions><actionsetting type="1" action="evil()"/></attributeactions>'
        f"<mapTip>&lt;img src='{address}/bulle.png'&gt;</mapTip>"
        "<previewExpression>env('HOME')</previewExpression>",
        kind="fill",
    )
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(
            "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_catalog TEXT, "
            "f_table_schema TEXT, f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, "
            "styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT, "
            "ui TEXT, update_time DATETIME)"
        )
        file.execute(
            "INSERT INTO layer_styles (f_table_schema, f_table_name, styleQML, useAsDefault, "
            "update_time) VALUES ('', 'cite', ?, 1, '2026-01-01')",
            (qml,),
        )
    return base


def test_a_hostile_base_draws_and_calls_nobody(window, server, tmp_path: Path) -> None:
    address, asked = server
    path = tmp_path / "ailleurs.gpkg"
    foreign_base(path, address)
    result = window.run(
        PREAMBLE
        + f"PATH = {str(path)!r}\n"
        + """
from qgis.core import QgsRectangle
from qgis.gui import QgsMapTip
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtWidgets import QTextBrowser

open_base(PATH)
wait(lambda: len(layers()) == LAYERS, 60)
cite = find_layer(QgsProject.instance(), "cite", BaseReference.geopackage(PATH))
canvas = iface.mapCanvas()
canvas.setExtent(QgsRectangle(683900, 7039800, 687000, 7041000))
canvas.refresh()
rest(3)
iface.setActiveLayer(cite)
tip = QgsMapTip()
point = next(cite.getFeatures("id_cite = 1")).geometry().centroid().asPoint()
pixel = canvas.getCoordinateTransform().transform(point)
tip.showMapTip(cite, point, QPoint(int(pixel.x()), int(pixel.y())), canvas)
rest(3)
shot("base_d_ailleurs")
tip.clear(canvas)
result["messages"] = [
    box.toPlainText() for box in iface.messageBar().findChildren(QTextBrowser)
]
result["code"] = cite.editFormConfig().initCode()
result["actions"] = len(cite.actions().actions())
result["nom"] = cite.displayExpression()
"""
    )
    assert asked == []
    assert not result["code"] and not result["actions"] and "env" not in result["nom"]
    told = " ".join(result["messages"])
    assert "Laissé de côté" in told and "du code" in told and "des actions" in told
