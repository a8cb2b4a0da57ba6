"""What a schema of a server may be called."""

from __future__ import annotations

import re

from ..domain.errors import QT_TRANSLATE_NOOP, Phrase
from .errors import SchemaName

MAX_BYTES = 63
"""PostgreSQL cuts longer names without a word: two bases would be one."""
_RESERVED = re.compile(r"pg_|information_schema$", re.IGNORECASE)
_FORBIDDEN = re.compile(r'["$\x00-\x1f\x7f]')
"""« $user » is another schema for each account; quotes and controls go into no name of ours."""


EMPTY = QT_TRANSLATE_NOOP("errors", "il est vide, ou commence ou finit par une espace")
FORBIDDEN = QT_TRANSLATE_NOOP(
    "errors", "il a un guillemet droit, un « $ » ou un caractère invisible"
)
RESERVED = QT_TRANSLATE_NOOP("errors", "PostgreSQL garde ce nom pour lui")
TOO_LONG = QT_TRANSLATE_NOOP(
    "errors", "il a plus de {octets} octets (une lettre accentuée en compte deux)"
)


def require_schema(name: str, base: str) -> None:
    """Raise SchemaName unless a base can be in a schema of this name."""
    if not name.strip() or name != name.strip():
        reason = Phrase(EMPTY)
    elif _FORBIDDEN.search(name):
        reason = Phrase(FORBIDDEN)
    elif _RESERVED.match(name):
        reason = Phrase(RESERVED)
    elif len(name.encode("utf-8", "replace")) > MAX_BYTES:
        reason = Phrase(TOO_LONG, octets=MAX_BYTES)
    else:
        return
    shown = "".join(letter if letter.isprintable() else "�" for letter in name)
    raise SchemaName(base=base.replace(name, shown), schema=shown, raison=reason)
