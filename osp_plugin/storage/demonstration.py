"""The demonstration as a file: its rows in a new GeoPackage, the same whenever it is made."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..domain.common.work import QUIET, Work
from .base import Base
from .base_paths import require_base_path
from .ddl import quote_name
from .errors import BaseAlreadyExists, BaseReadOnly, FolderNotFound
from .geopackage import GeoPackageBase
from .session import Modification, Session
from .whole_files import made_beside

if TYPE_CHECKING:
    import pandas as pd

AUTHOR = "Démonstration OSP"
MOMENT = "2021-06-15T08:00:00.000Z"
"""When the figures were published."""
UNTIL = "demonstration_jusqu_au"
"""Key of osp_meta under which a continued demonstration keeps its last day."""
AUDITED = (("INSERT", "cree_le", "cree_par"), ("UPDATE", "modifie_le", "modifie_par"))
"""The audit fields that a verb of the journal fills."""
PUBLISHED_IN, LATEST = 2021, 2026
"""The year of the published figures, and the last to which they are continued."""
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


class Step(Protocol):
    """What was written on one day (see ``demonstration.sequel``)."""

    day: date
    added: dict[str, pd.DataFrame]
    changed: dict[str, list[tuple[int, dict[str, object]]]]
    removed: dict[str, list[int]]


def write_demonstration(
    target: Path,
    frames: Mapping[str, pd.DataFrame],
    work: Work = QUIET,
    following: Sequence[Step] = (),
    published: Callable[[Base, Work], object] | None = None,
) -> None:
    """Write rows by table to ``target``, in the place of an earlier demonstration.

    ``published`` is what is done with the base once what was published is there, before the
    campaign that is still open: its lines are invented. ``following`` is what was written after
    all of them, in its order: the journal tells it at its days.

    Written beside and renamed: a stopped creation leaves the earlier file as it was. Raises what
    :func:`require_place` does, Cancelled.
    """
    writing = work.within(0, 1, len(frames) + len(following))
    with made_beside(target, replace=True) as made:
        base = GeoPackageBase(made, target)
        base.create()
        told, invented = _parted(frames)
        with base.transaction() as session:
            for done, (name, rows) in enumerate(told.items()):
                writing.check()
                session.append(base.tables[name], rows)
                writing.tell(done + 1)
            # Its lines are in: the campaign that the CRHH decided is as it was in June 2021.
            session.execute("UPDATE campagne SET etat = 'Close'")
        if published is not None:
            published(base, work.silent)
        with base.transaction() as session:
            for name, rows in invented.items():
                session.append(base.tables[name], rows)
            base.mark_as_demonstration(session, AUTHOR, MOMENT)
        for done, step in enumerate(following):
            writing.check()
            _write_step(base, step)
            writing.tell(len(frames) + done + 1)
        with base.transaction() as session:
            if following:
                base.write_meta(session, UNTIL, following[-1].day.isoformat())
            base.write_meta(session, CONTENT, _content(session))
        base.compact()


def _parted(
    frames: Mapping[str, pd.DataFrame],
) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:
    """The rows of what was decided, and those of the campaigns that no CRHH has closed."""
    campaigns = frames["campagne"]
    still_open = set(campaigns.loc[campaigns["date_crhh"].isna(), "campagne"])
    told, invented = {}, {}
    for name, rows in frames.items():
        late = rows["campagne"].isin(still_open) if "campagne" in rows else None
        told[name] = rows if late is None else rows[~late]
        if late is not None and late.any():
            invented[name] = rows[late]
    return told, invented


def _write_step(base: GeoPackageBase, step: Step) -> None:
    """Write what a day changed; the journal and the audit say that day."""
    moment = {"moment": f"{step.day.isoformat()}T08:00:00.000Z", "author": AUTHOR}
    with base.transaction() as session:
        last = session.rows("SELECT coalesce(max(fid), 0) AS fid FROM journal")[0]["fid"]
        for name, rows in step.added.items():
            session.append(base.tables[name], rows)
        for name, changes in step.changed.items():
            made = [Modification(fid, values) for fid, values in changes]
            session.modify(base.tables[name], made)
        for name, fids in step.removed.items():
            session.remove(base.tables[name], fids)
        for name in sorted({*step.added, *step.changed}):
            for verb, when, who in AUDITED:
                session.execute(
                    f"UPDATE {quote_name(name)} SET {when} = :moment, {who} = :author "  # nosec B608 # names are the dictionary's, values are bound
                    "WHERE fid IN (SELECT fid_ligne FROM journal "
                    "WHERE fid > :last AND nom_table = :name AND verbe = :verb)",
                    {**moment, "last": last, "name": name, "verb": verb},
                )
        session.execute(
            "UPDATE journal SET quand = :moment, qui = :author WHERE fid > :last",
            {**moment, "last": last},
        )


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
