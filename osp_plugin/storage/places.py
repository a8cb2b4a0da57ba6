"""Where a source of QGIS leads: one file is one place, and one database, however it is reached."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from qgis.core import QgsDataSourceUri

from .postgis_services import service_named

Place = tuple[str, ...]
"""What two ways to the same file or database have in common, to be compared and nothing else."""

OGR = "ogr"
PROVIDERS_OF_FILES = (OGR, "spatialite")
PROVIDERS_OF_SERVERS = ("postgres", "postgis")
"""Providers of QGIS through which a table of a base can be written, the second an old name."""

POSTGRES_PORT = "5432"
_NAMES: dict[tuple[int, int], str] = {}
"""By device and number of file, the name by which it was met."""
_LOCAL = {"localhost", "127.0.0.1", "::1"}
_WINDOW = re.compile(r"/vsi(?:subfile/[\d_]+,|cached\?(?:.*&)?file=)(?P<path>[^&]+)")
"""GDAL's ways to a whole file through a window or a cache."""
_DATABASE = re.compile(r"GPKG:(?P<path>.+?)(?::(?P<table>[^:/\\]+))?", re.IGNORECASE)
"""GDAL's own name of a table of a GeoPackage."""


def split_table(source: str) -> tuple[str, str]:
    """Path and table of GDAL's name of a GeoPackage's table; of another text, itself and « »."""
    found = _DATABASE.fullmatch(source)
    return (found["path"], found["table"] or "") if found else (source, "")


def file_path(text: str | os.PathLike[str]) -> str:
    """The absolute path of a file, given as a path, as a ``file:`` address or as GDAL names it."""
    path = split_table(os.fspath(text))[0]
    window = _WINDOW.fullmatch(path)
    if window:
        path = window["path"]
    if path.lower().startswith("file:"):
        path = _path_of_address(path)
    return os.path.abspath(os.path.expanduser(path))


def _path_of_address(address: str) -> str:
    parts = urlsplit(address)
    if parts.netloc and parts.netloc.lower() not in _LOCAL:
        return f"//{parts.netloc}{unquote(parts.path)}"
    return url2pathname(parts.path)


def place_of_file(text: str | os.PathLike[str]) -> Place:
    """The place of a file: links of either kind, « .. », short names, letters of drives and case
    put aside."""
    return ("fichier", os.path.normcase(_one_name(os.path.realpath(file_path(text)))))


def _one_name(path: str) -> str:
    """Of the names that hard links give to one file, the first that was asked about."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return path
    identity = (found.st_dev, found.st_ino)
    known = _NAMES.get(identity, path)
    if found.st_nlink < 2 or not _leads_to(known, identity):
        known = _NAMES[identity] = path
    return known


def _leads_to(path: str, identity: tuple[int, int]) -> bool:
    try:
        found = os.stat(path)
    except OSError:
        return False
    return (found.st_dev, found.st_ino) == identity


def place_of_server(uri: QgsDataSourceUri) -> Place:
    """The place of a schema on a server; who goes there, and how, does not matter.

    A service is the server and the database that it stands for, where a file says them.
    """
    service = uri.service()
    said = service_named(service) if service else {}
    database = uri.database() or said.get("dbname", "")
    if service and not said:
        return ("serveur", service, "", "", database)
    host = (uri.host() or said.get("host") or said.get("hostaddr", "")).rstrip(".").lower()
    port = uri.port() or said.get("port") or POSTGRES_PORT
    return ("serveur", "", "localhost" if host in _LOCAL else host, port, database)


def named_like_a_base(path: str | os.PathLike[str]) -> bool:
    """Whether a file has the name of a GeoPackage."""
    return Path(path).suffix.lower() == ".gpkg"
