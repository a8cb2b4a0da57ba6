"""Whether a base map answers, asked beside the window."""

from __future__ import annotations

from math import asinh, pi, radians, tan

from qgis.core import QgsBlockingNetworkRequest, QgsFeedback
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkRequest

from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, OspError, Phrase
from ...domain.maps.basemaps import WMTS, BaseMap
from ...storage.interruption import stopping

PATIENCE_MS = 10_000
"""How long a service may stay silent."""
LENS = (50.43, 2.83)
"""Latitude and longitude of a tile that any base map of the Bassin minier has."""
_ZOOM = 12
NO_ANSWER = QT_TRANSLATE_NOOP("errors", "aucune réponse")
STATUS = QT_TRANSLATE_NOOP("errors", "erreur HTTP {code}")
DOWN = QT_TRANSLATE_NOOP("errors", "il est en panne")
NO_IMAGE = QT_TRANSLATE_NOOP("errors", "sa réponse n’est pas une image")


class BaseMapUnreachable(OspError):
    """A base map does not answer. Values: ``fond``, ``serveur``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fond « {fond} » n’est pas affiché : {serveur} ne répond pas ({raison}). La carte reste "
        "comme elle était. Vérifiez votre connexion et le mandataire (proxy) dans les options de "
        "QGIS, puis cliquez de nouveau.",
    )


def check(item: BaseMap, work: Work = QUIET) -> None:
    """Ask the service for one image, or for what it offers. Raises BaseMapUnreachable, Cancelled.

    To be called in another thread than that of the window.
    """
    request = QNetworkRequest(QUrl(_asked(item)))
    if hasattr(request, "setTransferTimeout"):  # Qt 5.15
        request.setTransferTimeout(PATIENCE_MS)
    blocking = QgsBlockingNetworkRequest()
    blocking.setAuthCfg(item.account)
    feedback = QgsFeedback()
    with stopping(work, feedback.cancel):
        error = blocking.get(request, True, feedback)
    work.check()
    reply = blocking.reply()
    if error != QgsBlockingNetworkRequest.ErrorCode.NoError:
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        reason = Phrase(NO_ANSWER) if status is None else Phrase(STATUS, code=int(status))
    elif reply.attribute(QNetworkRequest.Attribute.SourceIsFromCacheAttribute):
        # Qt gives a kept answer in place of one that says that the service is down.
        reason = Phrase(DOWN)
    elif item.service == WMTS and not _is_image(bytes(reply.content())):
        reason = Phrase(NO_IMAGE)
    else:
        return
    raise BaseMapUnreachable(fond=item.title, serveur=item.host, raison=reason)


def _asked(item: BaseMap) -> str:
    if item.service != WMTS:
        return item.capabilities()
    zoom = min(max(_ZOOM, item.zooms[0]), item.zooms[1])
    column, row = tile_of(*LENS, zoom)
    return item.tile(str(zoom), str(row), str(column))


def tile_of(latitude: float, longitude: float, zoom: int) -> tuple[int, int]:
    """Column and row of the tile of the Web Mercator pyramid that holds a place (degrees)."""
    side = 2**zoom
    column = int((longitude + 180) / 360 * side)
    row = int((1 - asinh(tan(radians(latitude))) / pi) / 2 * side)
    return column, row


def _is_image(content: bytes) -> bool:
    return content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF"))
