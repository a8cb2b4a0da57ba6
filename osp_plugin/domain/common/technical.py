"""What other programs say of a failure — a base, the system, Python: for who repairs, in the log.

A person reads the message of an :class:`~osp_plugin.domain.errors.OspError`, which says it in
French. The words behind it are English, and may hold a password: this is where they are read.
"""

from __future__ import annotations

import re
import traceback

from ..errors import OspError

LONGEST = 10_000
"""Letters of a detail in the log."""
_SECRETS = re.compile(r"(password|passwd|pwd)\s*=\s*('(?:[^'\\]|\\.)*'|\S+)", re.IGNORECASE)
_ADDRESS = re.compile(r"(\w+://[^\s:/@]+):[^\s/@]+@")


def without_secrets(text: str) -> str:
    """Text of an error without the passwords that libpq, QGIS or an address may repeat in it."""
    return _ADDRESS.sub(r"\1:***@", _SECRETS.sub(r"\1=***", text))


def technical_detail(error: BaseException) -> str:
    """What others said behind an error, one line each, the last first; nothing when all is ours."""
    found = []
    seen: BaseException | None = error
    while seen is not None:
        told = seen.detail if isinstance(seen, OspError) else _words(seen)
        if told:
            found.append(f"{type(seen).__name__} : {without_secrets(told).strip()}")
        seen = seen.__cause__
    return "\n".join(found)[:LONGEST]


def whole_story(error: BaseException) -> str:
    """The traceback of an error that nobody foresaw."""
    told = traceback.format_exception(type(error), error, error.__traceback__)
    return without_secrets("".join(told))


def _words(error: BaseException) -> str:
    """A server adds the row that it refuses to what it says: of it, the first line is enough."""
    about = getattr(error, "diag", None)
    primary = getattr(about, "message_primary", None)
    if primary:
        return f"{getattr(error, 'pgcode', None) or '?'} {primary}"
    return str(error)
