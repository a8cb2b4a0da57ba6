"""Codes that must be known to the base, or names in their place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..common.communes import Communes, Former, Found
from ..common.names import NameBook, other_names
from ..common.tables import Values, records
from ..common.text import nearest, suggestion
from .context import Context
from .findings import ERROR, WARNING, Finding
from .table import ImportTable

_WHAT = {"bailleur": "bailleur", "epci": "EPCI", "dep": "département"}


def book_of(context: Context, field: str) -> NameBook:
    """The codes of a field (``bailleur``, ``epci``, ``dep``) and all the names of each."""
    if field == "bailleur":
        return NameBook(context.bailleurs, others=other_names("bailleur"))
    if field == "epci":
        return NameBook(context.epci, context.sirens, other_names("epci"))
    return NameBook(context.departements)


def departments_of_epci(context: Context) -> dict[str, set[str]]:
    """The départements of the communes of each EPCI."""
    found: dict[str, set[str]] = {}
    for row in records(context.communes):
        if row["epci"] and row["dep"]:
            found.setdefault(str(row["epci"]), set()).add(str(row["dep"]))
    return found


def known_codes(
    table: ImportTable, values: Values, context: Context, field: str
) -> Iterator[Finding]:
    """Codes of a referential, or names in their place, become codes."""
    if field not in values:
        return
    book = book_of(context, field)
    found: list[Any] = []
    for position, value in enumerate(values[field]):
        if value is None:
            found.append(None)
            continue
        named = book.find(str(value))
        found.append(named.code)
        if named.code is None:
            message = _unknown(book, _WHAT[field], str(value), named.several)
            yield table.finding(position, field, ERROR, "reference", message)
        elif named.former:
            name = book.known[named.code]
            message = (
                f"« {value} » est un ancien nom : la ligne est lue « {named.code} » ({name}). "
                "Vérifiez que c’est bien lui."
            )
            yield table.finding(position, field, WARNING, "nom_ancien", message)
    values[field] = found


def _unknown(book: NameBook, what: str, value: str, several: tuple[str, ...]) -> str:
    if several:
        listed = ", ".join(f"{code} ({book.known[code]})" for code in several)
        return f"« {value} » peut être plusieurs {what} : {listed}. Écrivez le code d’un seul."
    near = nearest(value, [*book.known, *book.known.values()], 0.6)
    listed = ", ".join(sorted(book.known)) or "aucun"
    return (
        f"« {value} » n’est pas un {what} du référentiel.{suggestion(near)} Les codes connus "
        f"sont : {listed}."
    )


def former_told(former: Former, book: Communes) -> str:
    """Said of a commune that is no more, or that has another name."""
    since = f" depuis le {former.until:%d/%m/%Y}" if former.until else ""
    ended = "a changé de nom" if former.code == former.now else "n’est plus une commune"
    return (
        f"{former.name} ({former.code}) {ended}{since} : la ligne est lue {book.names[former.now]} "
        f"({former.now}). Vérifiez que c’est bien elle."
    )


def unknown_told(name: str, found: Found, book: Communes) -> str:
    """Said of a name that is no commune of the base, or that may be several."""
    if found.several:
        listed = ", ".join(f"{book.names[code]} ({code})" for code in found.several)
        return f"La commune « {name} » peut être : {listed}."
    return f"La commune « {name} » n’est pas au référentiel.{suggestion(list(found.near))}"


def written(table: ImportTable, field: str, position: int) -> bool:
    """Whether the file holds something in the cell, though it was refused."""
    held = table.columns.get(field)
    return held is not None and held[position] is not None
