"""What names a base: a GeoPackage's path, or a connection of QGIS and a schema."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import QgsDataSourceUri, QgsVectorLayer

from ..domain.common.text import visible
from ..domain.errors import QT_TRANSLATE_NOOP
from ..storage import Base, open_geopackage, open_postgis
from ..storage.base import META
from ..storage.errors import BaseError
from ..storage.layers import reached_from
from ..storage.places import (
    Place,
    file_path,
    named_like_a_base,
    place_of_file,
    place_of_server,
)
from ..storage.postgis import DEFAULT_SCHEMA
from ..storage.postgis_connections import connection_to, place_of_connection

SEPARATOR = " / "
"""Between the connection and the schema, as in the label of a PostGIS base."""


class NoConnection(BaseError):
    """No connection of QGIS leads to a base on a server. Values: ``base``, ``serveur``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucune de vos connexions PostgreSQL ne mène à la base « {base} » ({serveur}). Ajoutez-la "
        "dans QGIS (Couche, Gestionnaire des sources de données, PostgreSQL), puis recommencez.",
    )


@dataclass(frozen=True)
class BaseReference:
    """A base that may or may not be there: ``path``, or ``connection`` and ``schema``.

    Two references are equal when they lead to one file, or to one schema of one database,
    whatever the path, the name of the connection or the account.
    """

    path: str = field(default="", compare=False)
    connection: str = field(default="", compare=False)
    schema: str = DEFAULT_SCHEMA
    source: str = field(default="", compare=False, repr=False)
    """Source of a layer that leads there, with its own account; it says where, if it is known."""
    place: Place = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "place", self._place())

    def _place(self) -> Place:
        if self.path:
            return place_of_file(self.path)
        if self.source:
            return place_of_server(QgsDataSourceUri(self.source))
        return place_of_connection(self.connection) or ("connexion", self.connection)

    @classmethod
    def geopackage(cls, path: str | os.PathLike[str]) -> BaseReference:
        """The base in a file; its path is made absolute."""
        return cls(path=file_path(path))

    @classmethod
    def postgis(cls, connection: str, schema: str = DEFAULT_SCHEMA) -> BaseReference:
        """The base in a schema of a PostgreSQL connection of QGIS."""
        return cls(connection=connection, schema=schema or DEFAULT_SCHEMA)

    @classmethod
    def parse(cls, uri: str | os.PathLike[str], schema: str = DEFAULT_SCHEMA) -> BaseReference:
        """``uri`` is the path of a GeoPackage, or else the name of a connection."""
        text = os.fspath(uri)
        if named_like_a_base(text) or Path(file_path(text)).is_file():
            return cls.geopackage(text)
        return cls.postgis(text, schema)

    @classmethod
    def of(cls, base: Base) -> BaseReference:
        """Reference of an open base."""
        if base.path is not None:
            return cls.geopackage(base.path)
        return cls(connection=base.name, schema=base.schema, source=base.source(META).uri)

    @classmethod
    def reaching(cls, base: Base, layer: QgsVectorLayer) -> BaseReference:
        """Reference of the base behind a layer of any origin, by a connection if one leads there.

        Connects to nothing.
        """
        if base.path is not None:
            return cls.of(base)
        connection = connection_to(QgsDataSourceUri(layer.source()))
        return cls(connection=connection or "", schema=base.schema, source=layer.source())

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
        if self._leads_there() or not self.source:
            return open_postgis(self.connection, self.schema, check=check)
        base = reached_from(self.source)
        if check:
            base.check()
        return base

    def algorithm_parameters(self) -> dict[str, Any]:
        """What an algorithm of the provider is given to find the base. Raises NoConnection."""
        if self.path:
            return {"BASE": self.path}
        if self.source and not self._leads_there():
            raise NoConnection(base=self.label, serveur=self.server)
        return {"CONNEXION": self.connection, "SCHEMA": self.schema}

    @property
    def server(self) -> str:
        """The server and the database, as a person tells them apart; « » for a file."""
        if self.path or len(self.place) < 3:
            return ""
        _kind, service, host, port, database = self.place
        return f"« {database or service} » ({service or f'{host}:{port}'})"

    def _leads_there(self) -> bool:
        """Whether the connection is one of QGIS, and leads to this base."""
        return place_of_connection(self.connection) == self.place

    @property
    def name(self) -> str:
        """Short name, for a group of layers or a list."""
        return visible(Path(self.path).stem if self.path else self.label)

    def name_beside(self, taken: Callable[[str], bool]) -> str:
        """The short name, with its folder where that of another base is the same.

        ``taken`` says whether a name is another's already.
        """
        folder = Path(self.path).parent
        longer = [f"{self.name} ({visible(folder.name)})", f"{self.name} ({visible(str(folder))})"]
        names = [self.name, *(longer if self.path else [])]
        return next((name for name in names if not taken(name)), names[-1])

    @property
    def label(self) -> str:
        """Whole name: the path, or the connection and the schema."""
        return self.path or f"{self.connection or self._database}{SEPARATOR}{self.schema}"

    @property
    def _database(self) -> str:
        return reached_from(self.source).name
