"""An OSP base on GeoPackage or PostGIS: one interface, two backends, migrations."""

from __future__ import annotations

import os

from .base import Base

__all__ = ["Base", "open_geopackage", "open_postgis"]


def open_geopackage(path: str | os.PathLike[str], *, check: bool = True) -> Base:
    """The OSP base in a GeoPackage. ``check`` raises when it cannot be used as it is."""
    from .geopackage import GeoPackageBase

    base = GeoPackageBase(path)
    if check:
        base.check()
    return base


def open_postgis(connection: str, schema: str = "osp", *, check: bool = True) -> Base:
    """The OSP base in a schema of a PostgreSQL connection of QGIS."""
    from .postgis import PostgisBase

    base = PostgisBase.named(connection, schema)
    if check:
        base.check()
    return base
