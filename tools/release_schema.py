"""Write the tables of the current schema version to test/data/released/, once it is released.

From then on the dictionary may not change without a new version and its migration: the tests
compare the two.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from osp_plugin.domain.dictionary import SCHEMA_VERSION, dictionary  # noqa: E402
from osp_plugin.storage.ddl import (  # noqa: E402
    Dialect,
    PostgresDialect,
    SqliteDialect,
    create_tables,
)

DIALECTS: dict[str, Dialect] = {"geopackage": SqliteDialect(), "postgis": PostgresDialect()}


def script(dialect: Dialect) -> str:
    """Every CREATE TABLE of the dictionary, as one SQL script."""
    return "".join(f"{statement};\n\n" for statement in create_tables(dictionary(), dialect))


def main() -> None:
    """Write a file per backend; refuse to change a version already released."""
    for backend, dialect in DIALECTS.items():
        path = ROOT / "test" / "data" / "released" / f"{backend}_v{SCHEMA_VERSION}.sql"
        if path.exists() and path.read_text(encoding="utf-8") != script(dialect):
            sys.exit(f"{path.name} est déjà publié : passez SCHEMA_VERSION à la suivante.")
        path.write_text(script(dialect), encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
