"""SQL, and what one database says in its own words, stand in ``storage/`` alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "osp_plugin"
ROOM = "storage"
EXCEPTIONS = {
    "domain/common/calculator.py": "the rules of the dictionary are conditions in SQL, which "
    "SQLite is asked in memory: no base is read",
}
"""Files outside that may hold SQL, and why."""

_SQL = re.compile(
    r"""
    \bselect\b .+ \bfrom\b | \binsert\s+into\b | \bdelete\s+from\b | \bupdate\b .+ \bset\b .* =
    | \b(?:create|alter|drop)\s+(?:table|view|index|trigger|schema|extension|function)\b
    | \btruncate\s+table\b | \bpragma\s+\w+ | \bgroup\s+by\b | \border\s+by\b | \bjoin\s+\S+.*\son\b
    | \bbegin\s+(?:immediate|exclusive)\b | \block\s+table\b | \bvacuum\b | \bon\s+conflict\b
    | \bpg_\w+ | \bst_[a-z]+\s*\( | \bgpkg_\w+ | \bsqlite_(?:master|sequence)\b
    | \bcurrent_user\b | \bsession_user\b | \bhas_\w+_privilege\b
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_BACKENDS = {"postgis", "postgres", "postgresql", "geopackage", "spatialite", "sqlite"}
"""Names of a backend or of its provider: outside, nothing depends on them."""
_CLASSES = {"PostgisBase", "GeoPackageBase", "PostgisSession", "GeoPackageSession"}
_WORDS = {"backend", "dialect", "count_located", "quote_name", "quote_text"}


def violations(source: str) -> list[str]:
    """What a module outside ``storage`` says that only ``storage`` may, with its line."""
    tree = ast.parse(source)
    told = _docstrings(tree)
    found = []
    for node in ast.walk(tree):
        if id(node) in told:
            continue
        for text in _said(node):
            found.append(f"ligne {getattr(node, 'lineno', 0)} : {text}")
    return found


def _docstrings(tree: ast.AST) -> set[int]:
    """Strings that are statements: they explain, and do nothing."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def _said(node: ast.AST) -> Iterator[str]:
    text = _text(node)
    if text is not None and _SQL.search(text):
        yield f"du SQL : {text[:60]!r}"
    if isinstance(node, ast.Constant) and node.value in _BACKENDS:
        yield f"un nom de base ou de fournisseur : {node.value!r}"
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        names = {alias.name for alias in node.names}
        yield from (f"importe {name}" for name in sorted(names & (_CLASSES | _WORDS)))
        if isinstance(node, ast.Import) and names & {"sqlite3", "psycopg2"}:
            yield f"importe {', '.join(sorted(names))}"
    if isinstance(node, ast.Attribute) and node.attr in _WORDS | _CLASSES:
        yield f"demande .{node.attr}"


def _text(node: ast.AST) -> str | None:
    """A string, its places shown as « {} »; the parts of an f-string are told with it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            part.value if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return None


def _outside() -> list[Path]:
    return [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0] != ROOM
        and path.relative_to(PACKAGE).as_posix() not in EXCEPTIONS
    ]


def test_only_storage_speaks_to_a_database() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}, {text}"
        for path in _outside()
        for text in violations(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


def test_an_exception_is_still_one() -> None:
    for name in EXCEPTIONS:
        assert violations((PACKAGE / name).read_text(encoding="utf-8")), name


@pytest.mark.parametrize(
    "source",
    [
        'base.query("SELECT * FROM logement")',
        'base.query(f"SELECT {names} FROM {table} WHERE x")',
        'base.rows("select fid "\n"from logement")',
        "session.execute(\"UPDATE campagne SET etat = 'Close'\")",
        'session.execute("INSERT INTO journal VALUES (1)")',
        'session.execute(f"DELETE FROM {table}")',
        'sql = "ORDER BY fid"',
        'sql = f" LEFT JOIN {a} AS a ON a.fid = b.fid"',
        'table = "pg_class"',
        'shape = "ST_AsBinary(geom)"',
        'if base.backend == "postgis":\n    pass',
        'if base.backend in ("geopackage",):\n    pass',
        'kind = {"postgres": 1}',
        'if layer.providerType() == "postgres":\n    pass',
        "from ...storage.postgis import PostgisBase",
        "from ..storage import postgis\nisinstance(base, postgis.PostgisBase)",
        "from ...storage.ddl import quote_name",
        "like = base.dialect.like",
        "import sqlite3",
    ],
)
def test_what_belongs_to_storage_is_seen(source: str) -> None:
    assert violations(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""Rows SELECTed FROM a table, in the words of postgis."""',
        'def f():\n    """DELETE FROM nothing."""',
        'verb = "UPDATE"',
        'text = "Sélectionnez les logements de la base, puis triez."',
        "rule = '\"geom\" IS NULL AND \"bailleur\" = \\'SIA\\''",
        "from ...storage import open_geopackage, open_postgis",
        "reference = BaseReference.postgis(name, schema)",
        'title = "Base OSP (GeoPackage)"',
        "base.read(table, columns)",
    ],
)
def test_what_anybody_may_say_is_accepted(source: str) -> None:
    assert violations(source) == []
