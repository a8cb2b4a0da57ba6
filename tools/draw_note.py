"""Write a note, map and table, of a base: draw_note.py BASE.gpkg NOTE.pdf"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from osgeo import gdal
from qgis.core import QgsApplication

from osp_plugin.reports.fiches.notes import note_charts, note_content
from osp_plugin.reports.layouts import NOTE_TABLE, MapSource, Signature, fill, template_of
from osp_plugin.reports.layouts.files import write_pdf
from osp_plugin.settings import Settings
from osp_plugin.storage import Base, open_geopackage
from osp_plugin.storage.indicators.statistics import Statistics

TITLE = "La rénovation thermique des cités minières"
SUBTITLE = "Logements remontés par les bailleurs, situation au 15 juin 2021"


def draw(path: str, target: str) -> None:
    """Write the note of a base."""
    base = open_geopackage(path)
    maps = MapSource.of_base(base)
    write(base, maps, target)


def write(base: Base, maps: MapSource, target: str) -> None:
    """The layout is gone before the project that it draws."""
    statistics, settings = Statistics.of_base(base), Settings.load()
    content = note_content(
        base, statistics, "epci", title=TITLE, subtitle=SUBTITLE, charts=note_charts(statistics)
    )
    signature = Signature.of(settings)
    layout = template_of(NOTE_TABLE, "a3_paysage").load(maps.project)
    fill(layout, content, signature, maps.view("bassin", "bassin"))
    write_pdf(layout, target)


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    gdal.UseExceptions()  # as QGIS has it; GDAL warns of a program that does not choose
    application = QgsApplication([], False)
    application.initQgis()
    try:
        draw(sys.argv[1], sys.argv[2])
    finally:
        application.exitQgis()


if __name__ == "__main__":
    main()
