"""A service of this machine that speaks WMTS and WMS, as strictly as the national one."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

PLAN = (12, 120, 200)
IMAGE = (20, 160, 40)
"""Colours of what it serves: the tiles of the WMTS, the pictures of the WMS."""
LAYER, STYLE, FORMAT, MATRIX = "PLAN.TEST", "normal", "image/png", "PM"
DEEPEST = 19


class MapService:
    """What the service was asked, and whether it answers."""

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[dict[str, str]] = []
        self.broken = False

    def of(self, request: str) -> list[dict[str, str]]:
        """The questions of a kind: GetTile, GetMap, GetCapabilities."""
        return [one for one in self.asked if one.get("REQUEST", "").lower() == request.lower()]


@contextmanager
def map_service() -> Iterator[MapService]:
    """The service, until the end of the block."""
    service = MapService()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = {k.upper(): v for k, v in parse_qsl(urlsplit(self.path).query, True)}
            service.asked.append(query)
            status, kind, body = _answer(service, query)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_address[1]}/carte"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(service: MapService, query: dict[str, str]) -> tuple[int, str, bytes]:
    if service.broken:
        return 503, "text/plain", b"en maintenance"
    kind, request = query.get("SERVICE", "").upper(), query.get("REQUEST", "").lower()
    if request == "getcapabilities":
        told = _wmts(service.url) if kind == "WMTS" else _wms(service.url)
        return 200, "application/xml", told.encode("utf-8")
    if kind == "WMTS" and request == "gettile":
        return _tile(query)
    if kind == "WMS" and request == "getmap" and query.get("LAYERS") == LAYER:
        return 200, FORMAT, picture(int(query["WIDTH"]), int(query["HEIGHT"]), IMAGE)
    return _refused("OperationNotSupported")


def _tile(query: dict[str, str]) -> tuple[int, str, bytes]:
    expected = {"VERSION": "1.0.0", "LAYER": LAYER, "STYLE": STYLE, "FORMAT": FORMAT}
    expected["TILEMATRIXSET"] = MATRIX
    for name, value in expected.items():
        if query.get(name) != value:
            return _refused(f"{name}={query.get(name)}")
    zoom, row, column = (int(query[name]) for name in ("TILEMATRIX", "TILEROW", "TILECOL"))
    if not 0 <= zoom <= DEEPEST or not 0 <= row < 2**zoom or not 0 <= column < 2**zoom:
        return _refused("TileOutOfRange")
    return 200, FORMAT, picture(256, 256, PLAN)


def _refused(reason: str) -> tuple[int, str, bytes]:
    text = (
        f'<ExceptionReport xmlns="http://www.opengis.net/ows/1.1"><Exception>{reason}</Exception>'
    )
    return 400, "application/xml", f"{text}</ExceptionReport>".encode()


def picture(width: int, height: int, color: tuple[int, int, int]) -> bytes:
    """A PNG of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    rows = (b"\0" + bytes(color) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _wmts(url: str) -> str:
    """Capabilities of OGC 07-057r7, of one layer in the Web Mercator pyramid."""
    whole, least = 20037508.3427892, 559082264.028717
    matrices = "".join(
        f"<TileMatrix><ows:Identifier>{zoom}</ows:Identifier>"
        f"<ScaleDenominator>{least / 2**zoom!r}</ScaleDenominator>"
        f"<TopLeftCorner>-{whole} {whole}</TopLeftCorner><TileWidth>256</TileWidth>"
        f"<TileHeight>256</TileHeight><MatrixWidth>{2**zoom}</MatrixWidth>"
        f"<MatrixHeight>{2**zoom}</MatrixHeight></TileMatrix>"
        for zoom in range(DEEPEST + 1)
    )
    get = f'<ows:DCP><ows:HTTP><ows:Get xlink:href="{url}?"/></ows:HTTP></ows:DCP>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Capabilities version="1.0.0" '
        'xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><ows:OperationsMetadata>'
        f'<ows:Operation name="GetCapabilities">{get}</ows:Operation>'
        f'<ows:Operation name="GetTile">{get}</ows:Operation></ows:OperationsMetadata><Contents>'
        "<Layer><ows:Title>Plan</ows:Title><ows:WGS84BoundingBox><ows:LowerCorner>-180 -85"
        "</ows:LowerCorner><ows:UpperCorner>180 85</ows:UpperCorner></ows:WGS84BoundingBox>"
        f'<ows:Identifier>{LAYER}</ows:Identifier><Style isDefault="true"><ows:Identifier>{STYLE}'
        f"</ows:Identifier></Style><Format>{FORMAT}</Format><TileMatrixSetLink><TileMatrixSet>"
        f"{MATRIX}</TileMatrixSet></TileMatrixSetLink></Layer><TileMatrixSet><ows:Identifier>"
        f"{MATRIX}</ows:Identifier><ows:SupportedCRS>EPSG:3857</ows:SupportedCRS>{matrices}"
        "</TileMatrixSet></Contents></Capabilities>"
    )


def _wms(url: str) -> str:
    """Capabilities of OGC 06-042, of one layer."""
    get = f'<DCPType><HTTP><Get><OnlineResource xlink:href="{url}?"/></Get></HTTP></DCPType>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?><WMS_Capabilities version="1.3.0" '
        'xmlns="http://www.opengis.net/wms" xmlns:xlink="http://www.w3.org/1999/xlink"><Service>'
        f'<Name>WMS</Name><Title>Essai</Title><OnlineResource xlink:href="{url}?"/></Service>'
        f"<Capability><Request><GetCapabilities><Format>text/xml</Format>{get}</GetCapabilities>"
        f"<GetMap><Format>{FORMAT}</Format>{get}</GetMap></Request><Exception><Format>XML</Format>"
        "</Exception><Layer><Title>Essai</Title><CRS>EPSG:2154</CRS><Layer>"
        f"<Name>{LAYER}</Name><Title>Image</Title><CRS>EPSG:2154</CRS><EX_GeographicBoundingBox>"
        "<westBoundLongitude>-9</westBoundLongitude><eastBoundLongitude>10</eastBoundLongitude>"
        "<southBoundLatitude>41</southBoundLatitude><northBoundLatitude>52</northBoundLatitude>"
        '</EX_GeographicBoundingBox><BoundingBox CRS="EPSG:2154" minx="0" miny="6000000" '
        'maxx="1300000" maxy="7200000"/></Layer></Layer></Capability></WMS_Capabilities>'
    )
