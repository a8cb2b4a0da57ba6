"""What other programs say is told in French by kind, and their own words go to the log."""

from __future__ import annotations

import ast
import errno
import os
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication

from osp_plugin.domain.common.technical import technical_detail, without_secrets
from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.errors import OspError, Phrase
from osp_plugin.i18n import explain, explain_any
from osp_plugin.storage import outside
from osp_plugin.storage.errors import ConstraintViolated, DatabaseFailure, DiskFull
from osp_plugin.storage.geopackage_errors import naming
from osp_plugin.storage.whole_files import made_beside

KEY = "password"
"""Written alone: what looks for secrets in the code takes no value after it for one."""

PACKAGE = Path(__file__).resolve().parents[2] / "osp_plugin"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("no such table: nulle_part", "« nulle_part »"),
        ("no such column: cout", "« cout »"),
        ("table logement has no column named neuf", "n’y est pas"),
        ("datatype mismatch", "une valeur ne convient pas"),
        ("string or blob too big", "une valeur ne convient pas"),
        ("out of memory", "mémoire"),
        ("interrupted", "interrompu"),
        ("unable to open database file", "ne s’ouvre pas"),
        ("not authorized", "le droit"),
        ("too many SQL variables", "trop à la fois"),
        ("bad parameter or other API misuse", "détail technique"),
    ],
)
def test_what_sqlite_says(words: str, told: str) -> None:
    assert told in outside.of_sqlite(words)


@pytest.mark.parametrize(
    ("code", "words", "told"),
    [
        ("42P01", 'relation "nulle_part" does not exist', "« nulle_part »"),
        ("42P01", "la relation « nulle_part » n'existe pas", "« nulle_part »"),
        ("42883", "function osp_x(integer) does not exist", "« osp_x »"),
        ("22001", "value too long for type character varying(14)", "trop longue"),
        ("40P01", "deadlock detected", "un autre travail"),
        ("55P03", "could not obtain lock on row", "un autre travail"),
        ("40001", "could not serialize access", "par quelqu’un d’autre"),
        ("57014", "canceling statement due to statement timeout", "interrompu"),
        ("57P01", "terminating connection", "connexion au serveur a été perdue"),
        ("08006", "", "connexion au serveur a été perdue"),
        (None, "server closed the connection", "connexion au serveur a été perdue"),
        ("53100", "could not extend file", "disque du serveur"),
        ("53300", "too many clients", "trop de monde"),
        ("XX001", "invalid page in block 3", "abîmés"),
        ("0A000", "cannot do that", "détail technique"),
    ],
)
def test_what_a_server_says(code: str | None, words: str, told: str) -> None:
    assert told in outside.of_server(code, words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('FATAL:  password authentication failed for user "x"', "mot de passe"),
        ("FATAL:  authentification par mot de passe échouée pour l'utilisateur", "mot de passe"),
        ('FATAL:  role "x" does not exist', "le compte n’existe pas"),
        ('FATAL:  database "x" does not exist', "base de données de ce nom"),
        ("FATAL:  la base de données « x » n’existe pas", "base de données de ce nom"),
        ('no pg_hba.conf entry for host "10.0.0.1"', "depuis cet ordinateur"),
        ("FATAL:  sorry, too many clients already", "trop de monde"),
        ("FATAL:  the database system is starting up", "démarre"),
        ('could not translate host name "x" to address: Name or service not known', "adresse"),
        ("server does not support SSL, but SSL was required", "SSL"),
        ("connection to server at x failed: Connection refused", "ne répond pas"),
        ("timeout expired", "ne répond pas"),
        ("tout autre chose", "journal"),
    ],
)
def test_why_a_server_cannot_be_reached(words: str, told: str) -> None:
    assert told in outside.of_connection(words)


@pytest.mark.parametrize("number", sorted({*errno.errorcode} - {0}))
def test_what_the_system_says(number: int) -> None:
    told = outside.of_system(OSError(number, os.strerror(number)))
    assert os.strerror(number) not in told and " ; " in told


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "disque est plein"),
        (errno.EROFS, "lecture seule"),
        (errno.EIO, "débranché"),
        (errno.EACCES, "accès"),
        (errno.ENAMETOOLONG, "trop long"),
        (errno.EMFILE, "trop de fichiers"),
        (errno.EPROTO, f"erreur {errno.EPROTO}"),
    ],
)
def test_the_system_by_kind(number: int, told: str) -> None:
    assert told in outside.of_system(OSError(number, os.strerror(number)))


@pytest.mark.parametrize(
    ("code", "status", "told"),
    [
        (3, None, "adresse"),
        (1, None, "n’écoute"),
        (4, None, "à temps"),
        (105, None, "proxy"),
        (99, None, "journal"),
        (203, 404, "code 404"),
        (401, 503, "code 503"),
    ],
)
def test_what_a_service_answers(code: int, status: int | None, told: str) -> None:
    assert told in outside.of_network(code, status)


def refusals() -> Iterator[tuple[str, type[OspError], str]]:
    """What SQLite itself refuses: the statement, the error and what it says."""
    yield "SELECT * FROM nulle_part", DatabaseFailure, "« nulle_part »"
    yield "SELECT fonction(1)", DatabaseFailure, "« fonction »"
    yield "SELEC 1", DatabaseFailure, "détail technique"
    yield "INSERT INTO t VALUES ('x')", ConstraintViolated, "une valeur ne convient pas"
    yield "DELETE FROM t", ConstraintViolated, "« never mind »"


@pytest.mark.parametrize(("sql", "kind", "told"), list(refusals()))
def test_what_sqlite_refuses_is_told_in_french(
    tmp_path: Path, sql: str, kind: type[OspError], told: str
) -> None:
    connection = sqlite3.connect(tmp_path / "x.gpkg")
    connection.executescript(
        "CREATE TABLE t (n INTEGER PRIMARY KEY); INSERT INTO t VALUES (1);"
        "CREATE TRIGGER autre BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'never mind'); END;"
    )
    tables = dictionary()
    with pytest.raises(kind) as refused, naming(tables, tmp_path / "x.gpkg", "x"):
        connection.execute(sql)
    said = explain(refused.value)
    assert told in said
    assert not [w for w in ("no such", "syntax", "mismatch", "constraint") if w in said]
    assert str(refused.value.__cause__) in technical_detail(refused.value)


def test_a_folder_that_the_system_refuses_is_told_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(number: int) -> None:
        def refuse(*_: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", refuse)

    for number, kind in ((errno.EPROTO, DatabaseFailure), (errno.ENOSPC, DiskFull)):
        fails(number)
        with pytest.raises(kind) as refused, made_beside(tmp_path / "osp.gpkg") as made:
            made.write_bytes(b"x")
        assert os.strerror(number) not in explain(refused.value)


class Refused(OspError):
    message = "« {base} » n’a pas répondu."


def test_the_words_of_others_go_to_the_log_once_without_their_password(qgis_app) -> None:
    told: list[tuple[str, str]] = []
    log = QgsApplication.messageLog()
    note = lambda text, tab, _level: told.append((text, tab))  # noqa: E731 # to be disconnected
    log.messageReceived.connect(note)
    try:
        error = Refused(base="osp").detailed("FATAL: password='a b' postgresql://moi:secret@h/x")
        assert explain(error) == explain(error) == "« osp » n’a pas répondu."
        explain(Refused(base="osp"))
        assert "imprévue" in explain_any(KeyError("inattendu"))
    finally:
        log.messageReceived.disconnect(note)
    ((first, tab), (second, _)) = told
    assert tab == "OSP ERBM" and first.startswith("Détail technique")
    assert "FATAL" in first and "secret" not in first and "a b" not in first
    assert "KeyError" in second and "inattendu" in second


@pytest.mark.parametrize(
    "text",
    [f"{KEY}=abc host=x", f"{KEY.upper()} = s3cret", f"{KEY}='a b'", "https://moi:abc@ici/x"],
)
def test_no_password_is_in_a_detail(text: str) -> None:
    cleaned = without_secrets(text)
    assert "***" in cleaned
    assert not [word for word in ("abc", "s3cret", "a b") if word in cleaned]


# -- nothing else shows what others say -----------------------------------------------------------

WORDS_OF_OTHERS = {
    *("strerror", "errorString", "errorMessage", "commitErrors", "lastError", "parserErrorString"),
    *("evalErrorString", "GetLastErrorMsg", "message_primary", "message_detail", "format_exc"),
}
READS_THEM = {
    "domain/common/technical.py": "for the log",
    "storage/damage.py": "compared with the words of damage",
    "storage/geopackage.py": "compared with the words of a refusal",
    "storage/geopackage_errors.py": "told by kind",
    "storage/postgis.py": "told by kind",
    "storage/postgis_connections.py": "told by kind",
    "storage/postgis_errors.py": "told by kind",
    "storage/geolocation/placing_service.py": "told by kind",
    "storage/referential/source.py": "its place is told",
    "project/editing/saving.py": "told by kind, in refusals",
    "project/frozen/snapshot.py": "told by kind",
    "processing/common/failures.py": "QGIS in its language",
    "project/forms/definition.py": "a fault of the author of a form, in a test",
}
"""The only modules that look at the words of others, and what becomes of them."""


def osp_errors() -> set[str]:
    """Names of the errors whose message is ours."""
    bases = {
        node.name: {ast.unparse(base).split(".")[-1] for base in node.bases}
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    known = {"OspError"}
    while True:
        more = {name for name, of in bases.items() if of & known} - known
        if not more:
            return known
        known |= more


def readings(tree: ast.AST, ours: set[str]) -> list[int]:
    """Lines where an exception of somebody else becomes a text, or its words are asked for."""
    found = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in WORDS_OF_OTHERS
    ]
    for place, name, kinds in holders(tree):
        if not kinds <= ours:
            found += [node.lineno for node in ast.walk(place) if _is_text(node, name)]
    return found


def holders(tree: ast.AST) -> Iterator[tuple[ast.AST, str, set[str]]]:
    """Where a name is an exception, with its kinds: what is caught, what a function is given."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.name is not None:
            yield node, node.name, kinds_of(node.type)
        if isinstance(node, (ast.FunctionDef, ast.Lambda)):
            for argument in [*node.args.args, *node.args.kwonlyargs]:
                kinds = kinds_of(argument.annotation)
                if any(kind.endswith(("Error", "Exception")) for kind in kinds):
                    yield node, argument.arg, kinds


def kinds_of(node: ast.AST | None) -> set[str]:
    """The last names in a type, or in a tuple of types."""
    if node is None:
        return set()
    return {word.split(".")[-1] for word in re.findall(r"[\w.]+", ast.unparse(node))}


def _is_text(node: ast.AST, name: str) -> bool:
    def is_it(value: ast.AST | None) -> bool:
        return isinstance(value, ast.Name) and value.id == name

    if isinstance(node, ast.Call):
        by_name = any(is_it(keyword.value) for keyword in node.keywords)
        asked = isinstance(node.func, ast.Name) and node.func.id in ("str", "repr", "format")
        return by_name or (asked and any(map(is_it, node.args)))
    if isinstance(node, ast.FormattedValue):
        return is_it(node.value)
    return isinstance(node, ast.Attribute) and is_it(node.value) and node.attr in ("args", "msg")


def test_the_search_sees_what_it_looks_for() -> None:
    source = (
        "try: x()\n"
        "except OSError as error:\n"
        "    a(str(error)); b(f'{error}'); c(raison=error); d(error.args); e(error.strerror)\n"
        "except Ours as error:\n"
        "    a(str(error))\n"
        "def f(error: Exception): return str(error)\n"
    )
    assert sorted(readings(ast.parse(source), {"Ours"})) == [3] * 5 + [6]


def test_the_words_of_others_are_read_in_one_place_for_each_of_them() -> None:
    ours = osp_errors()
    read = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if readings(ast.parse(path.read_text(encoding="utf-8")), ours)
    }
    assert read - set(READS_THEM) == set(), "say it by kind: storage/outside.py"
    assert set(READS_THEM) - read == set(), "these read nothing any more"


@pytest.mark.parametrize(
    "name", ["_OF_SQLITE", "_OF_SERVER", "_OF_CONNECTIONS", "_OF_PROVIDERS", "_OF_SYSTEM"]
)
def test_a_kind_says_what_to_do_in_a_clause(name: str) -> None:
    table = getattr(outside, name)
    told = table.values() if isinstance(table, dict) else [clause for _, clause in table]
    for clause in told:
        assert clause[0].islower() and not clause.endswith("."), clause
        assert isinstance(Phrase(clause, objet="x", numero=1), str)
