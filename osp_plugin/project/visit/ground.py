"""The piece of a raster of this computer that a visit takes along."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsRasterLayer, QgsRectangle

from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, Cancelled, OspError
from ...storage.gdal_answers import answer_or_none

CRS = "EPSG:2154"
MOST_PX = 8_000
"""Width and height of the piece: what a tablet shows without effort."""
LEAST_PX = 256
"""Of a raster that is coarser than what is visited is large."""


class GroundNotLocal(OspError):
    """The base map is no raster file. Value: ``fond``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fond « {fond} » n’est pas un raster de ce poste : un service d’internet n’est pas "
        "emporté. Choisissez un fichier (.tif, .jp2, .ecw, .gpkg), ou aucun fond.",
    )


class GroundNotWritten(OspError):
    """The piece of a base map could not be read or written. Value: ``fond``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le morceau du fond « {fond} » n’a pas pu être écrit : le raster est abîmé, ou le disque "
        "est plein. Libérez de la place, choisissez un autre raster, ou aucun fond.",
    )


def write_ground(
    layer: QgsRasterLayer, extent: QgsRectangle, target: Path, work: Work = QUIET
) -> None:
    """Write what a raster has within ``extent`` (Lambert-93).

    Raises GroundNotLocal, GroundNotWritten, Cancelled.
    """
    from osgeo import gdal

    if layer.providerType() != "gdal":
        raise GroundNotLocal(fond=layer.name())
    source = answer_or_none(gdal.Open, layer.source())
    if source is None:
        raise GroundNotLocal(fond=layer.name())
    width, height = extent.width(), extent.height()
    side = max(width, height)
    pixel = max(side / MOST_PX, min(_pixel(layer), side / LEAST_PX))

    stopped: list[Cancelled] = []

    def progressed(share: float, _text: str, _data: object) -> int:
        try:
            work.tell(share)
        except Cancelled as cancelled:  # GDAL would print it, and only say that it failed
            stopped.append(cancelled)
            return 0
        return 1

    options = gdal.WarpOptions(
        format="GTiff",
        dstSRS=CRS,
        outputBounds=(extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()),
        xRes=pixel,
        yRes=pixel,
        resampleAlg="bilinear",
        creationOptions=["TILED=YES", "COMPRESS=DEFLATE"],
        callback=progressed,
    )
    made = answer_or_none(lambda: gdal.Warp(str(target), source, options=options))
    if stopped:
        raise stopped[0]
    if made is None:
        raise GroundNotWritten(fond=layer.name())
    made.FlushCache()
    made = None


def _pixel(layer: QgsRasterLayer) -> float:
    """Size of a pixel in metres, as near as it matters."""
    size = float(layer.rasterUnitsPerPixelX())
    return size * 111_000 if layer.crs().isGeographic() else size
