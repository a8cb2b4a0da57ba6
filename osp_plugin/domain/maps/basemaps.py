"""Base maps: which a service offers, as a file of ours or of an IT service declares them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from ...paths import BASE_MAPS
from ..errors import QT_TRANSLATE_NOOP, OspError, Phrase

WMTS, WMS = "WMTS", "WMS"
LARGEST = 1_000_000
"""Bytes of a list that are read."""
DEEPEST = 24
"""The smallest scale of a pyramid that a list may name."""
_KEY = re.compile(r"[a-z0-9_]{1,40}")
_PLAIN = re.compile(r"[^\x00-\x1f\x7f]{0,300}")
_FORMAT = re.compile(r"image/[a-z0-9.+-]+")


class BaseMapsUnreadable(OspError):
    """A list of base maps cannot be used. Values: ``fichier``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La liste des fonds de plan « {fichier} » ne peut pas être utilisée : {raison} Corrigez "
        "ce fichier, ou videz le réglage dans les options d’OSP ERBM pour retrouver les fonds de "
        "l’IGN.",
    )


class _Refused(ValueError):
    """What is wrong with a list, in a sentence."""

    def __init__(self, sentence: str, **values: object) -> None:
        self.phrase = Phrase(sentence, **values)
        super().__init__(self.phrase)


NOT_READ = QT_TRANSLATE_NOOP("errors", "il n’a pas pu être lu.")
NOT_JSON = QT_TRANSLATE_NOOP("errors", "ce n’est pas du JSON.")
TOO_LARGE = QT_TRANSLATE_NOOP("errors", "il est trop gros.")
NO_LIST = QT_TRANSLATE_NOOP("errors", "il n’a pas de liste « fonds ».")
TWICE = QT_TRANSLATE_NOOP("errors", "deux fonds ont la clé « {cle} ».")
NO_OBJECT = QT_TRANSLATE_NOOP("errors", "le fond n° {rang} n’est pas un objet.")
BAD_KEY = QT_TRANSLATE_NOOP(
    "errors", "la clé du fond n° {rang} n’est pas en minuscules sans accent."
)
BAD_SERVICE = QT_TRANSLATE_NOOP("errors", "le fond « {cle} » n’est ni WMTS ni WMS.")
BAD_ADDRESS = QT_TRANSLATE_NOOP(
    "errors", "l’adresse du fond « {cle} » ne commence pas par http:// ou https://."
)
BAD_FORMAT = QT_TRANSLATE_NOOP("errors", "le format du fond « {cle} » n’est pas celui d’une image.")
NO_TEXT = QT_TRANSLATE_NOOP("errors", "« {nom} » manque au fond n° {rang}, ou n’est pas un texte.")
BAD_ZOOMS = QT_TRANSLATE_NOOP(
    "errors", "les zooms du fond « {cle} » ne sont pas deux nombres, comme [0, 19]."
)


@dataclass(frozen=True)
class BaseMap:
    """A map of a web service that may stand behind the layers.

    ``service`` is :data:`WMTS` or :data:`WMS`; ``layer`` and ``style`` are what the service calls
    them. ``matrix`` (WMTS) is a tile matrix set of the Web Mercator pyramid, ``zooms`` its first
    and last level; ``crs`` (WMS) what the service is asked in. ``overlay`` is drawn over another
    base map instead of in its place. ``account`` is an authentication of QGIS, ``attribution``
    what a layout must say.
    """

    key: str
    title: str
    service: str
    url: str
    layer: str
    style: str = ""
    format: str = "image/png"
    matrix: str = "PM"
    zooms: tuple[int, int] = (0, 19)
    crs: str = "EPSG:2154"
    overlay: bool = False
    account: str = ""
    attribution: str = ""

    @property
    def host(self) -> str:
        """Machine that serves it, to be named to the user."""
        return urlsplit(self.url).hostname or self.url

    def tile(self, zoom: str = "{z}", row: str = "{y}", column: str = "{x}") -> str:
        """Address of a tile of a WMTS (OGC 07-057r7, KVP); the template of all by default."""
        asked = {
            "SERVICE": "WMTS",
            "REQUEST": "GetTile",
            "VERSION": "1.0.0",
            "LAYER": self.layer,
            "STYLE": self.style,
            "FORMAT": self.format,
            "TILEMATRIXSET": self.matrix,
        }
        listed = "&".join(f"{name}={_quoted(value)}" for name, value in asked.items())
        return (
            f"{self.url}{_joint(self.url)}{listed}&TILEMATRIX={zoom}&TILEROW={row}&TILECOL={column}"
        )

    def capabilities(self) -> str:
        """Address of what the service says of itself."""
        return f"{self.url}{_joint(self.url)}SERVICE={self.service}&REQUEST=GetCapabilities"


def shipped() -> tuple[BaseMap, ...]:
    """The base maps of the IGN."""
    return read(BASE_MAPS)


def read(path: Path) -> tuple[BaseMap, ...]:
    """The base maps that a JSON file declares, in order. Raises BaseMapsUnreadable."""
    try:
        if path.stat().st_size > LARGEST:
            raise _Refused(TOO_LARGE)
        found = json.loads(path.read_text(encoding="utf-8-sig"))
        return _maps(found)
    except OSError as error:
        raise BaseMapsUnreadable(fichier=path, raison=Phrase(NOT_READ)) from error
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BaseMapsUnreadable(fichier=path, raison=Phrase(NOT_JSON)) from error
    except _Refused as error:
        raise BaseMapsUnreadable(fichier=path, raison=error.phrase) from error


def _maps(found: Any) -> tuple[BaseMap, ...]:
    listed = found.get("fonds") if isinstance(found, Mapping) else None
    if not isinstance(listed, list):
        raise _Refused(NO_LIST)
    made = tuple(_map(number, item) for number, item in enumerate(listed, start=1))
    keys = [item.key for item in made]
    twice = next((key for key in keys if keys.count(key) > 1), "")
    if twice:
        raise _Refused(TWICE, cle=twice)
    return made


def _map(number: int, item: Any) -> BaseMap:
    if not isinstance(item, Mapping):
        raise _Refused(NO_OBJECT, rang=number)
    text = _Texts(number, item)
    key, title, url = text("cle"), text("titre"), text("adresse")
    service = text("service").upper()
    if not _KEY.fullmatch(key):
        raise _Refused(BAD_KEY, rang=number)
    if service not in (WMTS, WMS):
        raise _Refused(BAD_SERVICE, cle=key)
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise _Refused(BAD_ADDRESS, cle=key)
    form = text("format", "image/png")
    if not _FORMAT.fullmatch(form):
        raise _Refused(BAD_FORMAT, cle=key)
    return BaseMap(
        key=key,
        title=title,
        service=service,
        url=url,
        layer=text("couche"),
        style=text("style", ""),
        format=form,
        matrix=text("matrice", "PM"),
        zooms=_zooms(key, item.get("zooms", [0, 19])),
        crs=text("projection", "EPSG:2154"),
        overlay=item.get("transparent") is True,
        account=text("authcfg", ""),
        attribution=text("attribution", ""),
    )


class _Texts:
    """The texts of one base map; one that has no default must be there."""

    def __init__(self, number: int, item: Mapping[str, Any]) -> None:
        self._number, self._item = number, item

    def __call__(self, name: str, default: str | None = None) -> str:
        found = self._item.get(name, default)
        if (
            not isinstance(found, str)
            or not _PLAIN.fullmatch(found)
            or (default is None and not found.strip())
        ):
            raise _Refused(NO_TEXT, nom=name, rang=self._number)
        return found.strip()


def _zooms(key: str, found: Any) -> tuple[int, int]:
    whole = isinstance(found, list) and all(type(level) is int for level in found)
    if not whole or len(found) != 2 or not 0 <= found[0] <= found[1] <= DEEPEST:
        raise _Refused(BAD_ZOOMS, cle=key)
    return found[0], found[1]


def _joint(url: str) -> str:
    if "?" not in url:
        return "?"
    return "" if url.endswith(("?", "&")) else "&"


def _quoted(value: str) -> str:
    return quote(value, safe="/:.")
