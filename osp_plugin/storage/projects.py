"""Where QGIS keeps projects in a base: which of its storages, and the address of each project."""

from __future__ import annotations

from qgis.core import QgsDataSourceUri
from qgis.PyQt.QtCore import QUrl, QUrlQuery

from .base import META, Base

IN_FILE, ON_SERVER = "geopackage", "postgresql"
"""Storages of projects of QGIS."""


def storage_of(base: Base) -> str:
    """The storage of QGIS that keeps the projects of a base."""
    return ON_SERVER if base.path is None else IN_FILE


def uri_of(base: Base, name: str = "") -> str:
    """The address by which QGIS opens a project of a base; of all of them without ``name``.

    It never has a password.
    """
    url, query = QUrl(), QUrlQuery()
    url.setScheme(storage_of(base))
    if base.path is not None:
        url.setPath(str(base.path))
        if name:
            query.addQueryItem("projectName", name)
    else:
        uri = QgsDataSourceUri(base.source(META, geometry=False).uri)
        url.setHost(uri.host())
        if uri.port():
            url.setPort(int(uri.port()))
        url.setUserName(uri.username())
        items = {"service": uri.service(), "authcfg": uri.authConfigId()}
        items |= {"dbname": uri.database(), "schema": base.schema, "project": name}
        for key, value in items.items():
            if value:
                query.addQueryItem(key, value)
    url.setQuery(query)
    return bytes(url.toEncoded()).decode("ascii")


def name_in(uri: str) -> str:
    """The name of the project that an address opens."""
    query = QUrlQuery(QUrl.fromEncoded(uri.encode("utf-8")).query())
    decoded = QUrl.ComponentFormattingOption.FullyDecoded
    named = (query.queryItemValue(key, decoded) for key in ("projectName", "project"))
    return next(filter(None, named), "")
