"""Rights weakened one by one: whoever tries the accounts, or reads the catalogue, sees it.

``OSP_MUTANTS=tous`` tries every one of them; by default a sample, the same each time.
"""

from __future__ import annotations

import os
import random
from contextlib import nullcontext

import psycopg2
import pytest

from osp_plugin.storage.access.inspection import gaps
from osp_plugin.storage.postgis_session import PostgisSession

from ..support import rights_mutants
from ..support.rights_audit import Audit

WHOLE = os.environ.get("OSP_MUTANTS") == "tous"
SAMPLE, SEED = 60, 16


@pytest.fixture
def audit(server, shared_database):
    connection = psycopg2.connect(server.uri(shared_database).connectionInfo(False))
    yield Audit(connection)
    connection.rollback()
    connection.close()


def chosen(found: list[rights_mutants.Mutant], count: int) -> list[rights_mutants.Mutant]:
    return found if WHOLE else random.Random(SEED).sample(found, min(count, len(found)))


def test_each_right_weakened_is_seen(shared, audit):
    cursor = audit.cursor
    cursor.execute("SET LOCAL search_path = osp, pg_temp")
    session = PostgisSession(cursor.connection, "osp", nullcontext)
    rights = shared._rights(session)
    found = list(rights_mutants.mutants(audit))
    assert len(found) > 4_000
    unfelt, unseen = rights_mutants.alive(
        audit, chosen(found, SAMPLE), lambda: bool(gaps(session, "osp", rights))
    )
    assert unseen == []
    print(f"{len(unfelt)} ne se voient que dans le catalogue")  # with -s


def test_policies_hold_without_the_guards(audit):
    """Nothing of another is read or written; only what is refused is passed over in silence."""
    rights_mutants.without_guards(audit)
    left = [gap for gap in audit.gaps(columns=()) if not _is_for_guards(gap[2])]
    assert left == []


def _is_for_guards(case: str) -> bool:
    """Cases that no policy can see: the old row of who sees more, parents, others' fields."""
    return case.startswith(
        ("I ", "U sous", "U prendre", "U d’un autre", "D d’un autre", "U sans", "D sans")
    )


def test_guards_hold_without_the_policies(audit):
    """Where a table has guards, rows of others are neither changed nor deleted."""
    rights_mutants.without_policies(audit)
    audit.cursor.execute(
        "SELECT c.relname, t.tgname FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid "
        "WHERE starts_with(t.tgname, 'osp_z_garde')"
    )
    guarded: dict[str, set[str]] = {}
    for table, name in audit.cursor.fetchall():
        guarded.setdefault(table, set()).add(name)
    ends = {"U": "modification", "D": "suppression"}
    broken = [
        gap
        for gap in audit.gaps(tuple(guarded), columns=())
        for letter, end in ends.items()
        if gap[2].startswith(f"{letter} d’un autre")
        and any(one.endswith(end) for one in guarded[gap[1]])
    ]
    assert [gap for gap in broken if gap[0] in ("u_d62", "u_d59", "u_drbm")] == []
