"""What names a base: a GeoPackage's path, or a connection of QGIS and a schema."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsDataSourceUri, QgsVectorLayer

from ..storage import Base, open_geopackage, open_postgis
from ..storage.postgis import DEFAULT_SCHEMA
from ..storage.postgis_connections import connection_to

SEPARATOR = " / "
"""Between the connection and the schema, as in the label of a PostGIS base."""


@dataclass(frozen=True)
class BaseReference:
    """A base that may or may not be there: ``path``, or ``connection`` and ``schema``."""

    path: str = ""
    connection: str = ""
    schema: str = DEFAULT_SCHEMA

    @classmethod
    def geopackage(cls, path: str | os.PathLike[str]) -> BaseReference:
        """The base in a file. Its path is made absolute, so that one file has one reference."""
        return cls(path=os.path.abspath(os.path.expanduser(path)))

    @classmethod
    def postgis(cls, connection: str, schema: str = DEFAULT_SCHEMA) -> BaseReference:
        """The base in a schema of a PostgreSQL connection of QGIS."""
        return cls(connection=connection, schema=schema or DEFAULT_SCHEMA)

    @classmethod
    def parse(cls, uri: str | os.PathLike[str], schema: str = DEFAULT_SCHEMA) -> BaseReference:
        """``uri`` is the path of a GeoPackage, or else the name of a connection."""
        text = os.fspath(uri)
        if text.lower().endswith(".gpkg") or Path(text).is_file():
            return cls.geopackage(text)
        return cls.postgis(text, schema)

    @classmethod
    def of(cls, base: Base) -> BaseReference:
        """Reference of an open base."""
        if base.path is not None:
            return cls.geopackage(base.path)
        return cls.postgis(base.name, base.schema)

    @classmethod
    def reaching(cls, base: Base, layer: QgsVectorLayer) -> BaseReference | None:
        """Reference of the base behind a layer of any origin.

        None on a server that no connection of QGIS leads to. Connects to nothing.
        """
        if base.path is not None:
            return cls.of(base)
        connection = connection_to(QgsDataSourceUri(layer.source()))
        return cls.postgis(connection, base.schema) if connection is not None else None

    @classmethod
    def from_json(cls, value: dict[str, str]) -> BaseReference:
        """Inverse of :meth:`to_json`; raises TypeError for what is no reference."""
        return cls(**value)

    def to_json(self) -> dict[str, str]:
        """The fields that matter, as settings keep them."""
        if self.path:
            return {"path": self.path}
        return {"connection": self.connection, "schema": self.schema}

    def open(self, *, check: bool = True) -> Base:
        """The base itself. Raises a BaseError when it cannot be used."""
        if self.path:
            return open_geopackage(self.path, check=check)
        return open_postgis(self.connection, self.schema, check=check)

    def algorithm_parameters(self) -> dict[str, Any]:
        """What an algorithm of the provider is given to find the base."""
        if self.path:
            return {"BASE": self.path}
        return {"CONNEXION": self.connection, "SCHEMA": self.schema}

    @property
    def name(self) -> str:
        """Short name, for a group of layers or a list."""
        return Path(self.path).stem if self.path else f"{self.connection}{SEPARATOR}{self.schema}"

    @property
    def label(self) -> str:
        """Whole name: the path, or the connection and the schema."""
        return self.path or f"{self.connection}{SEPARATOR}{self.schema}"
