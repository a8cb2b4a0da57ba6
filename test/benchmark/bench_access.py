"""What the rights of a base that organisations share cost: 600 000 dwellings, and an import.

Each account is measured beside the administrator of the server, whom no rule holds back. The
cluster is the tests' own.
"""

from __future__ import annotations

import statistics
import time

import pandas as pd
import psycopg2

from osp_plugin.storage.access import sharing
from osp_plugin.storage.postgis import PostgisBase

from ..postgis.cluster import Server, running_server
from ..support import shared_rows
from .timing import contract, spaced

STATE, SMALL_MS, OPENING, IMPORT = 1.3, 50, 2.0, 1.2
BOX = "geom && ST_MakeEnvelope(690000, 7040000, 692000, 7042000, 2154)"
QUERIES = {
    "carte de 2 km": f"SELECT count(*), max(ST_X(geom)) FROM osp.logement WHERE {BOX}",
    "EPCI × année": "SELECT epci, annee_financ, count(*) FROM osp.logement GROUP BY 1, 2",
}
ACCOUNTS = ("administrateur", "u_d62", "u_drbm", "u_mc", "u_call", "u_da")
_DWELLINGS = """
SET session_replication_role = replica;
INSERT INTO osp.logement (id_ddtm62, bailleur, epci, dep, type_palu, annee_financ, version, geom)
SELECT n, CASE WHEN n %% 3 = 0 THEN 'SIA' ELSE 'M&C' END,
  CASE WHEN n <= 95 THEN 'DA' ELSE 'CALL' END, CASE WHEN n %% 4 = 0 THEN '59' ELSE '62' END,
  'Hors', 2015 + n %% 10, 1,
  ST_SetSRID(ST_MakePoint(
    660000 + (n::bigint * 7919) %% 70000, 7020000 + (n::bigint * 104729) %% 40000
  ), 2154)
FROM generate_series(1, {count}) AS n;
ANALYZE osp.logement;
"""


def main(count: int = 600_000, dwellings: int = 23_000) -> bool:
    """Print each measure; returns whether the promises are kept."""
    with running_server() as server:
        base = _made(server)
        before = _append(base, dwellings, 10_000_000)
        server.run("mesure", "DELETE FROM osp.logement")
        sharing.share(base, shared_rows.NAMES.prefix)
        after = _append(_as(server, "u_mc"), dwellings, 20_000_000)
        server.run("mesure", "DELETE FROM osp.logement; DELETE FROM osp.journal")
        server.run("mesure", _DWELLINGS.format(count=count).replace("%%", "%"))
        times = _queries(server)
        opened = {one: _seconds(_as(server, one).check) for one in ACCOUNTS[1:]}
    print(f"\nDroits, {spaced(count)} logements")
    for name in QUERIES:
        for account in ACCOUNTS:
            print(f"  {name + ', ' + account:<48}{1000 * times[name, account]:9.1f} ms")
    kept = []
    for name in QUERIES:
        free = times[name, ACCOUNTS[0]]
        for account in ("u_d62", "u_drbm"):
            kept.append(contract(f"{name}, {account} (×)", times[name, account] / free, STATE))
    kept.append(
        contract("petite organisation, 2 km (ms)", 1000 * times["carte de 2 km", "u_da"], SMALL_MS)
    )
    kept.append(contract("ouvrir (s)", max(opened.values()), OPENING))
    print(f"  {spaced(dwellings)} lignes : {before:.1f} s sans droits, {after:.1f} s avec")
    kept.append(contract("importer (×)", after / before, IMPORT))
    return all(kept)


def _made(server: Server) -> PostgisBase:
    server.run("postgres", "CREATE DATABASE mesure")
    server.run("mesure", "CREATE EXTENSION postgis")
    base = PostgisBase(server.uri("mesure"), "osp", "mesure")
    base.create()
    server.run("mesure", shared_rows.accounts_sql())
    connection = psycopg2.connect(server.uri("mesure").connectionInfo(False))
    shared_rows.fill_references(connection)
    connection.close()
    return base


def _as(server: Server, account: str) -> PostgisBase:
    if account == ACCOUNTS[0]:
        return PostgisBase(server.uri("mesure"), "osp", "mesure")
    return PostgisBase(server.uri("mesure", account, shared_rows.WORD), "osp", "mesure")


def _append(base: PostgisBase, count: int, first: int) -> float:
    rows = pd.DataFrame(
        {"id_ddtm62": range(first, first + count), "bailleur": "M&C", "type_palu": "Hors"}
    ).assign(epci="CALL", dep="62", surf_hab=60.0)
    start = time.perf_counter()
    with base.transaction() as session:
        session.append(base.tables["logement"], rows)
    return time.perf_counter() - start


def _queries(server: Server, runs: int = 5) -> dict[tuple[str, str], float]:
    """Medians; the accounts take turns, so that what disturbs one disturbs the others."""
    seconds: dict[tuple[str, str], list[float]] = {}
    connections = {
        one: psycopg2.connect(_as(server, one)._uri.connectionInfo(False)) for one in ACCOUNTS
    }
    for _ in range(runs + 1):
        for name, sql in QUERIES.items():
            for account, connection in connections.items():
                start = time.perf_counter()
                with connection, connection.cursor() as cursor:
                    cursor.execute(sql)
                seconds.setdefault((name, account), []).append(time.perf_counter() - start)
    for connection in connections.values():
        connection.close()
    return {key: statistics.median(values[1:]) for key, values in seconds.items()}


def _seconds(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start
