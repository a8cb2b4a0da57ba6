#!/usr/bin/env python3
"""Write the migrations to the next version of the tables, from what changed since the last release.

``make nouvelle-version`` compares the dictionary with the last released version
(``test/data/released``), writes the migration of both databases, the version of the tables and
``docs/dictionnaire.md``. Until that version is released it may be run again: it writes the same
files anew. ``make publier-version`` keeps the tables of the current version as released: from then
on a change makes another version.

What may lose data (a column or table gone, another type, a new required column without default) is
refused: it is written by hand, in ``NNNN_a_la_main.sql``, which runs before the generated file and
says by lines ``-- Fait ici : table`` or ``-- Fait ici : table.colonne`` what it has settled.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from osp_plugin.domain.common.patterns import UnsupportedPattern  # noqa: E402
from osp_plugin.domain.dictionary import SCHEMA_VERSION, dictionary  # noqa: E402
from osp_plugin.storage.ddl import (  # noqa: E402
    Dialect,
    PostgresDialect,
    SqliteDialect,
    create_all,
)
from osp_plugin.storage.migrations.definition import Definitions, tables_of  # noqa: E402
from osp_plugin.storage.migrations.difference import (  # noqa: E402
    Difference,
    difference,
    settled,
)
from osp_plugin.storage.migrations.writing import WRITERS  # noqa: E402
from osp_plugin.storage.scripts import DONE_HERE  # noqa: E402

RELEASED = ROOT / "test" / "data" / "released"
SQL = ROOT / "resources" / "sql"
CONSTANT = ROOT / "osp_plugin" / "domain" / "dictionary.py"
DIALECTS: dict[str, Dialect] = {"geopackage": SqliteDialect(), "postgis": PostgresDialect()}


class Undecided(Exception):
    """Changes that a person must write; the text says which and where."""


def last_released() -> int:
    """Number of the last released version of the tables."""
    return max(int(path.stem.rpartition("v")[2]) for path in RELEASED.glob("postgis_v*.sql"))


def released_script(backend: str, version: int) -> Path:
    """Where the script of a whole base of a released version is kept."""
    return RELEASED / f"{backend}_v{version}.sql"


def released(backend: str, version: int) -> Definitions:
    """Tables of a released version."""
    return tables_of([released_script(backend, version).read_text(encoding="utf-8")])


def today(backend: str) -> Definitions:
    """Tables of the dictionary as it is."""
    return tables_of(create_all(dictionary(), DIALECTS[backend]))


def generated_file(backend: str, version: int) -> Path:
    """The migration that this tool writes."""
    return SQL / backend / "migrations" / f"{version:04d}_genere.sql"


def hand_file(backend: str, version: int) -> Path:
    """The migration that a person writes, run before the other."""
    return SQL / backend / "migrations" / f"{version:04d}_a_la_main.sql"


def pending(backend: str) -> Difference:
    """What changed since the last release, but for what a person's migration settles.

    Raises Undecided.
    """
    version = last_released()
    by_hand = hand_file(backend, version + 1)
    text = by_hand.read_text(encoding="utf-8") if by_hand.exists() else ""
    before = settled(released(backend, version), today(backend), DONE_HERE.findall(text))
    change = difference(before, today(backend))
    open_questions = change.undecided()
    if open_questions:
        listed = "".join(f"\n  - {question}" for question in open_questions)
        raise Undecided(
            f"{backend} : ces changements demandent une migration écrite à la main, qui garde les "
            f"données :{listed}\nÉcrivez {by_hand.relative_to(ROOT)}, avec une ligne "
            "« -- Fait ici : table » ou « -- Fait ici : table.colonne » pour chacun, puis relancez "
            "« make nouvelle-version »."
        )
    return change


def expected(backend: str) -> str | None:
    """Text of the migration to the next version; None when the tables have not changed."""
    change = pending(backend)
    return WRITERS[backend].script(change) if change else None


def write_version() -> int:
    """Write the migrations and the version of the tables, which it returns. Raises Undecided."""
    texts = {backend: expected(backend) for backend in DIALECTS}
    number = last_released() + 1
    for backend, text in texts.items():
        path = generated_file(backend, number)
        if text is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
    by_hand = any(hand_file(backend, number).exists() for backend in DIALECTS)
    changed = by_hand or any(text is not None for text in texts.values())
    version = number if changed else number - 1
    source = CONSTANT.read_text(encoding="utf-8")
    CONSTANT.write_text(
        re.sub(r"(?m)^SCHEMA_VERSION = \d+$", f"SCHEMA_VERSION = {version}", source),
        encoding="utf-8",
    )
    return version


def release() -> None:
    """Keep the tables of the current version as released."""
    from qgis.core import QgsDataSourceUri

    from osp_plugin.storage.geopackage import GeoPackageBase
    from osp_plugin.storage.migrations.recording import creation_script
    from osp_plugin.storage.postgis import PostgisBase

    bases = (GeoPackageBase("base.gpkg"), PostgisBase(QgsDataSourceUri(), "osp", ""))
    for base in bases:
        path = released_script(base.backend, SCHEMA_VERSION)
        path.write_text(creation_script(base), encoding="utf-8")
        print(path.relative_to(ROOT))


def main(arguments: Sequence[str]) -> None:
    """Write the next version, or with ``--publier`` keep the current one as released."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--publier", action="store_true", help="garde la version comme publiée")
    publishing = parser.parse_args(arguments).publier
    if publishing and last_released() == SCHEMA_VERSION:
        sys.exit(f"La version {SCHEMA_VERSION} des tables est déjà publiée.")
    try:
        version = write_version()
    except Undecided as refusal:
        sys.exit(str(refusal))
    except UnsupportedPattern as refusal:
        sys.exit(f"Un « pattern » du dictionnaire ne peut se dire sur un GeoPackage : {refusal}.")
    subprocess.run([sys.executable, ROOT / "tools" / "make_dictionary_page.py"], check=True)
    if not publishing:
        print(f"Les tables sont de version {version} (dernière publiée : {last_released()}).")
    elif version != SCHEMA_VERSION:
        sys.exit(f"La version passe à {version} : relisez, puis relancez « make publier-version ».")
    else:
        release()


if __name__ == "__main__":
    main(sys.argv[1:])
