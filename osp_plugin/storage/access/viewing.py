"""« Voir comme… »: what an organisation sees, read in its place and never written.

The role is taken for one transaction that only reads; a pooler in transaction mode keeps nothing
of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.common.work import QUIET, Steps, Work
from ..ddl import quote_name
from ..errors import RightsMissing
from ..postgis import PostgisBase
from ..session import Session
from .errors import NoRoles
from .organisations import organisations_in


@dataclass(frozen=True)
class Seen:
    """``counts``: rows by table, None for one that may not be read; ``totals``: those of who asks.

    ``dwellings`` and ``outlines`` are WKB: the points of the dwellings, the edges of the communes;
    empty when there are none.
    """

    organisation: str
    role: str
    counts: dict[str, int | None]
    totals: dict[str, int | None]
    dwellings: bytes = b""
    outlines: bytes = b""


def seen_by(base: PostgisBase, organisation: str, work: Work = QUIET) -> Seen:
    """What the organisation of a code sees. Raises NoRoles when its place cannot be taken."""
    tables = list(base.tables)
    steps = Steps(work, 2 * len(tables) + 2)
    with base.reading() as session:
        known = {one.code: one.role for one in organisations_in(base, session)}
        role = known.get(organisation, "")
        totals = _counts(session, base.schema, tables, steps)
        outlines = _drawn(
            session,
            "SELECT ST_AsBinary(ST_Collect(d.geom)) AS trait FROM commune AS c, "
            "LATERAL ST_Dump(ST_Boundary(c.geom)) AS d",
            "commune",
        )
        steps.done()
        if not role:
            raise NoRoles(base=base.label)
        try:
            session.execute(f"SET LOCAL ROLE {quote_name(role)}")
        except RightsMissing as error:
            raise NoRoles(base=base.label) from error
        counts = _counts(session, base.schema, tables, steps)
        dwellings = _drawn(
            session,
            "SELECT ST_AsBinary(ST_Collect(l.geom)) AS trait FROM logement AS l "
            "WHERE NOT ST_IsEmpty(l.geom)",
            "logement",
        )
        steps.done()
    return Seen(organisation, role, counts, totals, dwellings, outlines)


def _counts(
    session: Session, schema: str, tables: list[str], steps: Steps
) -> dict[str, int | None]:
    readable = _readable(session, schema, tables)
    counts: dict[str, int | None] = {}
    for name in tables:
        if name in readable:
            sql = f"SELECT count(*) AS nombre FROM {quote_name(name)}"  # nosec B608 # names are the dictionary's
            counts[name] = int(session.rows(sql)[0]["nombre"])
        else:
            counts[name] = None
        steps.done()
    return counts


def _readable(session: Session, schema: str, tables: list[str]) -> set[str]:
    """Those of the tables whose every row that is shown may be counted."""
    found = session.rows(
        "SELECT c.relname::text AS nom FROM pg_class AS c "
        "JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = :schema "
        "AND c.relname = ANY (:noms) AND has_schema_privilege(n.oid, 'USAGE') "
        "AND (has_table_privilege(c.oid, 'SELECT') OR has_any_column_privilege(c.oid, 'SELECT'))",
        {"schema": schema, "noms": tables},
    )
    return {str(row["nom"]) for row in found}


def _drawn(session: Session, sql: str, table: str) -> bytes:
    """What a query draws of a table; nothing when it may not be read."""
    allowed = session.rows(
        "SELECT has_column_privilege(to_regclass(:nom), 'geom', 'SELECT') AS oui",
        {"nom": quote_name(table)},
    )
    if not allowed[0]["oui"]:
        return b""
    drawn = session.rows(sql)[0]["trait"]
    return bytes(drawn) if drawn is not None else b""
