"""What a PostgreSQL server says, as the errors of a base."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..domain.dictionary import Dictionary
from ..domain.errors import QT_TRANSLATE_NOOP, Phrase
from . import rights, violations
from .base import Base
from .errors import (
    AccessRefused,
    BaseReadOnly,
    ConstraintViolated,
    DatabaseFailure,
    EditConflict,
    Frozen,
    RightsMissing,
    RowsOfOthers,
)
from .outside import of_server
from .session import Right

if TYPE_CHECKING:
    import psycopg2

FROZEN = "OSP01"
"""What the triggers give as SQLSTATE when they refuse to change a closed campaign."""
REFUSED = "OSP10"
"""What the rules of roles and accounts give when they say no."""
_DENIED = r"(?:permission denied|droit refusé) .*?(\w+)[ :]+[\"«]?\s?([\w.]+)\s?[\"»]?$"
_ACCESS = QT_TRANSLATE_NOOP("errors", "l’accès à « {objet} »")
_ANY_ACCESS = QT_TRANSLATE_NOOP("errors", "les droits sur le schéma et ses tables")


@contextmanager
def naming(base: Base) -> Iterator[None]:
    """Turn what psycopg2 raises into the errors of ``base``."""
    import psycopg2
    from psycopg2 import errorcodes

    try:
        yield
    except psycopg2.IntegrityError as error:
        raise ConstraintViolated(base=base.label, raison=_reason(base.tables, error)) from error
    except psycopg2.Error as error:
        if error.pgcode == errorcodes.READ_ONLY_SQL_TRANSACTION:
            raise BaseReadOnly(base=base.label) from error
        told = (error.diag.message_primary or "").strip().rstrip(".")
        # What somebody wrote in a function is to be read; the rest is the server's own.
        raised = told and violations.is_raised(error.diag.context or "")
        if error.pgcode == errorcodes.INSUFFICIENT_PRIVILEGE:
            of_others = told if raised else violations.of_others(base.tables, told)
            if of_others:
                raise RowsOfOthers(base=base.label, raison=of_others) from error
            raise _missing_right(base, told, error) from error
        reason = told if raised else of_server(error.pgcode, told)
        if error.pgcode == errorcodes.SERIALIZATION_FAILURE:
            raise EditConflict(base=base.label, raison=reason) from error
        if error.pgcode == REFUSED:
            raise AccessRefused(base=base.label, raison=reason) from error
        if error.pgcode == FROZEN:
            raise Frozen(base=base.label, raison=reason) from error
        raise DatabaseFailure(base=base.label, raison=reason) from error


def _missing_right(base: Base, told: str, error: psycopg2.Error) -> RightsMissing:
    """What the account is not allowed: ``told`` by the server, in English or in French."""
    found = re.search(_DENIED, told)
    if found is None or found[2] not in base.tables:
        named = Phrase(_ACCESS, objet=found[2]) if found else Phrase(_ANY_ACCESS)
        reason = "faire ce qui est demandé"
        return RightsMissing(base=base.label, raison=reason, droits=named)
    query = error.cursor.query if error.cursor is not None else None
    verb = (query or b"").decode("utf-8", "replace").lstrip()[:6]
    # What locks a table is allowed to who may change it.
    right = Right(verb if verb in rights.VERBS else "UPDATE", found[2])
    return rights.refusal(base, [right])


def _reason(tables: Dictionary, error: psycopg2.IntegrityError) -> str:
    from psycopg2 import errorcodes

    about = error.diag
    if error.pgcode == errorcodes.NOT_NULL_VIOLATION:
        return violations.missing_value(tables, str(about.table_name), str(about.column_name))
    if error.pgcode == errorcodes.FOREIGN_KEY_VIOLATION and violations.says_used(
        about.message_primary or "", about.message_detail or ""
    ):
        return violations.still_used(tables, str(about.table_name))
    return violations.explain(tables, str(about.constraint_name))
