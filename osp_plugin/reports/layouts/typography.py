"""French typography: a sign that belongs to a word never begins a line without it."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from ...domain.common.text import visible

_NARROW, _WIDE = "\u202f", "\u00a0"
_RULES = (
    (re.compile(r" (?=[;!?%€])"), _NARROW),
    (re.compile(r" (?=[:»])"), _WIDE),
    (re.compile(r"(?<=«) "), _WIDE),
)
Told = TypeVar("Told")


def typeset(text: str) -> str:
    """« Coût : 12 % » with no-break spaces: narrow before ; ! ? % €, whole before « : ».

    What is not seen of a text, such as marks that turn its letters around, is not printed.
    """
    text = visible(text)
    for pattern, space in _RULES:
        text = pattern.sub(space, text)
    return text


def typeset_all(told: Told) -> Told:
    """The same of every text in a value: a text, a tuple, plain data of the layouts."""
    return _all(told)  # type: ignore[no-any-return]


def _all(told: Any) -> Any:
    if isinstance(told, str):
        return typeset(told)
    if isinstance(told, tuple):
        return tuple(_all(one) for one in told)
    if is_dataclass(told) and not isinstance(told, type):
        return replace(told, **{one.name: _all(getattr(told, one.name)) for one in fields(told)})
    return told
