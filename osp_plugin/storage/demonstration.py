"""The demonstration as a file: its rows in a new GeoPackage, the same whenever it is made."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.common.work import QUIET, Work
from .base_paths import require_base_path
from .ddl import quote_name
from .errors import BaseAlreadyExists, BaseReadOnly, FolderNotFound
from .geopackage import GeoPackageBase
from .session import Session
from .whole_files import made_beside

if TYPE_CHECKING:
    import pandas as pd

AUTHOR = "Démonstration OSP"
MOMENT = "2021-06-15T08:00:00.000Z"
"""When the figures were published."""
CONTENT = "empreinte"
"""Key of osp_meta under which a demonstration keeps what it was made of."""


def require_place(target: Path) -> None:
    """Raise unless ``target`` is free, or an earlier demonstration that nobody has open."""
    require_base_path(target)
    if not target.parent.is_dir():
        raise FolderNotFound(dossier=target.parent)
    if not os.access(target.parent, os.W_OK):
        raise BaseReadOnly(base=str(target))
    if not target.exists():
        return
    earlier = GeoPackageBase(target)
    if not earlier.is_demonstration():
        raise BaseAlreadyExists(base=str(target))
    if not earlier.is_writable():
        raise BaseReadOnly(base=str(target))
    earlier.require_alone()


def keep_changes(target: Path) -> str | None:
    """Copy beside an earlier demonstration that somebody changed; its path, None when as made.

    Raises what :meth:`.Base.backup` does: what cannot be kept is not replaced either.
    """
    if not target.exists():
        return None
    earlier = GeoPackageBase(target)
    with earlier.reading() as session:
        made_of = session.rows("SELECT valeur FROM osp_meta WHERE cle = :cle", {"cle": CONTENT})
        changed = not made_of or made_of[0]["valeur"] != _content(session)
    return earlier.backup() if changed else None


def write_demonstration(
    target: Path, frames: Mapping[str, pd.DataFrame], work: Work = QUIET
) -> None:
    """Write rows by table to ``target``, in the place of an earlier demonstration.

    Written beside and renamed: a stopped creation leaves the earlier file as it was. Raises what
    :func:`require_place` does, Cancelled.
    """
    writing = work.within(0, 1, len(frames))
    with made_beside(target, replace=True) as made:
        base = GeoPackageBase(made, target)
        base.create()
        with base.transaction() as session:
            for done, (name, rows) in enumerate(frames.items()):
                writing.check()
                session.append(base.tables[name], rows)
                writing.tell(done + 1)
            # Its lines are in: the campaign that the CRHH decided is as it was in June 2021.
            session.execute("UPDATE campagne SET etat = 'Close' WHERE date_crhh IS NOT NULL")
            base.mark_as_demonstration(session, AUTHOR, MOMENT)
            base.write_meta(session, CONTENT, _content(session))
        base.compact()


def _content(session: Session) -> str:
    """A digest of all rows but those of osp_meta, which says who opened the base."""
    digest = hashlib.sha256()
    names = session.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'osp_meta' "
        "AND name NOT LIKE 'gpkg\\_%' ESCAPE '\\' AND name NOT LIKE 'rtree\\_%' ESCAPE '\\' "
        "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    )
    for row in names:
        digest.update(f"\n{row['name']}\n".encode())
        _, rows = session.fetch(f"SELECT * FROM {quote_name(row['name'])} ORDER BY 1")  # nosec B608 # names of the file itself, quoted
        for values in rows:
            digest.update(repr(values).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
