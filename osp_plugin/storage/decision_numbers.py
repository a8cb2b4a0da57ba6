"""Numbers of operations in SQL."""

from __future__ import annotations

from ..domain.common.decision_numbers import FORMS, OTHER
from .ddl import Dialect, quote_text


def system_of(dialect: Dialect, column: str) -> str:
    """SQL of the system of the number in ``column``: the rule of
    :func:`~osp_plugin.domain.common.decision_numbers.decision_number`."""
    cases = []
    for form in FORMS:
        since = f" AND substr({column}, 1, 4) >= '{form.since}'" if form.since else ""
        matched = dialect.pattern(column, form.pattern)
        cases.append(f"WHEN ({matched}){since} THEN {quote_text(form.system)}")
    return f"CASE {' '.join(cases)} ELSE {quote_text(OTHER)} END"
