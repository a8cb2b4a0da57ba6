"""10 000 edits at random, replayed on both databases, and 1 000 pairs of moments explained.

    .venv/bin/python test/benchmark/run.py --seul past_campaign [--postgis] [--nombre N]

The base of each moment that was seen is found again row for row, and every figure agrees with a
count of pandas alone (``test/support/own_count.py``).
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qgis.core import QgsApplication

from osp_plugin.storage.base import Base
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.postgis import PostgisBase

from ..contracts.evolution import check_pair
from ..contracts.history import check_moment
from ..support.random_edits import edits, snapshot, start

SEEN = 100
"""Moments whose whole base is kept to be compared."""


@contextmanager
def _geopackage() -> Iterator[Base]:
    with tempfile.TemporaryDirectory(prefix="osp_passe_") as folder:
        base = GeoPackageBase(Path(folder) / "osp.gpkg")
        base.create()
        yield base


@contextmanager
def _postgis() -> Iterator[Base]:
    from ..postgis.cluster import running_server

    with running_server() as server:
        server.run("postgres", "CREATE DATABASE osp_passe")
        server.run("osp_passe", "CREATE EXTENSION postgis")
        uri = server.uri("osp_passe", server.user, server.password)
        base = PostgisBase(uri, "osp", "campagne")
        base.create()
        yield base


def campaign(base: Base, count: int, pairs: int, seed: int) -> None:
    """Edit, then compare. Raises AssertionError at the first difference."""
    draw = random.Random(seed)
    start(base)
    seen = [snapshot(base)]
    begun = time.monotonic()
    for number, _edit in enumerate(edits(base, seed, count), 1):
        if number % max(count // SEEN, 1) == 0:
            seen.append(snapshot(base))
    print(f"{base.backend} : {count} opérations en {time.monotonic() - begun:.0f} s", flush=True)
    for each in seen:
        check_moment(base, each)
    print(f"  {len(seen)} instants retrouvés ligne à ligne", flush=True)
    for _pair in range(pairs):
        one, two = sorted(draw.sample(seen, 2), key=lambda each: each.when)
        check_pair(base, one, two, draw)
    print(f"  {pairs} paires de dates expliquées comme pandas les compte", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seul")
    parser.add_argument("--postgis", action="store_true")
    parser.add_argument("--nombre", type=int, default=10_000)
    parser.add_argument("--paires", type=int, default=1_000)
    parser.add_argument("--graine", type=int, default=15)
    asked = parser.parse_args()
    application = QgsApplication([], False)
    application.initQgis()
    with (_postgis if asked.postgis else _geopackage)() as base:
        campaign(base, asked.nombre, asked.paires, asked.graine)
    application.exitQgis()
    return 0


if __name__ == "__main__":
    sys.exit(main())
