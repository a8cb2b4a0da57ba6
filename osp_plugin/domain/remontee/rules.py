"""Rules between the values of a row, and between rows of the file.

Each rule is a generator of findings over ``values`` (field → one value per row, None where empty or
wrong), and says of which cell it speaks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..common.address_keys import address_keys
from ..common.codes import check_digit_holds
from ..common.communes import commune_of_today
from ..common.decision_numbers import year_of
from ..common.tables import Values, column
from ..imports.findings import ERROR, WARNING, Finding
from ..imports.preparation import known
from ..imports.sheets import is_blank
from ..imports.table import ImportTable
from .vocabulary import IDENTIFIERS

Rule = Callable[[ImportTable, Values], Iterator[Finding]]

FUNDING = (
    *("subv_palulos", "subv_region", "subv_departement", "subv_epci", "subv_autre"),
    *("pret_cdc", "fonds_propres"),
)
"""What pays for the works of a dwelling."""

_TOLERANCE = 1.01
_CENT = 1.0


def check_digit(table: ImportTable, values: Values) -> Iterator[Finding]:
    """The key of the RPLS number."""
    for position, number in known(table, values, "ident_rep"):
        if not check_digit_holds(number):
            yield table.finding(
                position,
                "ident_rep",
                WARNING,
                "cle_rpls",
                f"La clé de contrôle du n° RPLS « {number} » est fausse : un chiffre est sans "
                "doute mal recopié. Vérifiez ce numéro.",
            )


def commune_of_idlocal(table: ImportTable, values: Values) -> Iterator[Finding]:
    """``idlocal`` begins with the commune."""
    yield from _commune_of(table, values, "idlocal", "identifiant local")


def commune_of_idpar(table: ImportTable, values: Values) -> Iterator[Finding]:
    """``idpar`` begins with the commune."""
    yield from _commune_of(table, values, "idpar", "identifiant de parcelle")


def _commune_of(table: ImportTable, values: Values, field: str, what: str) -> Iterator[Finding]:
    for position, code, commune in known(table, values, field, "idcom"):
        # The land register keeps the number of a commune that another took.
        if commune_of_today(code[:5]) != commune_of_today(commune):
            yield table.finding(
                position,
                field,
                ERROR,
                "commune_du_code",
                f"Cet {what} commence par {code[:5]} alors que la commune de la ligne est "
                f"{commune}. Corrigez l’un ou l’autre.",
            )


def works_dates(table: ImportTable, values: Values) -> Iterator[Finding]:
    """The works end after they begin."""
    for position, start, end in known(table, values, "date_os", "date_fin"):
        if end < start:
            yield dates_reversed(table, position, start, end)


def dates_reversed(table: ImportTable, position: int, start: Any, end: Any) -> Finding:
    """Said of the end of the works, whichever of the two dates is wrong."""
    field = "date_fin" if table.header(position, "date_fin") else "date_os"
    return table.finding(
        position,
        field,
        ERROR,
        "dates_travaux",
        f"La fin des travaux ({end:%d/%m/%Y}) précède l’ordre de service ({start:%d/%m/%Y}). "
        "Corrigez l’une des deux dates.",
    )


def decision_year(table: ImportTable, values: Values) -> Iterator[Finding]:
    """The year of a decision may differ from that of the financing, which is worth a look."""
    for position, number, year in known(table, values, "num_decision", "annee_financ"):
        decided = year_of(number)
        if decided is not None and decided != year:
            yield table.finding(
                position,
                "num_decision",
                WARNING,
                "annee_decision",
                f"La décision est de {decided} et l’année de financement {year}. Vérifiez que "
                "c’est bien la décision de cette opération.",
            )


def funding(table: ImportTable, values: Values) -> Iterator[Finding]:
    """The funders together do not pay more than the works cost."""
    columns = [values[name] for name in FUNDING if name in values]
    for position, cost in known(table, values, "cout_travaux"):
        paid = sum(held[position] or 0 for held in columns)
        if paid > cost * _TOLERANCE + _CENT:
            yield table.finding(
                position,
                "cout_travaux",
                WARNING,
                "financement",
                f"Les financements de la ligne ({_euros(paid)}) dépassent le coût des travaux "
                f"({_euros(cost)}). Vérifiez les montants.",
            )


def labels(table: ImportTable, values: Values) -> Iterator[Finding]:
    """A renovation does not lower the energy label."""
    for position, before, after in known(table, values, "etiquette_avant", "etiquette_apres"):
        if after > before:
            yield table.finding(
                position,
                "etiquette_apres",
                WARNING,
                "etiquettes",
                f"L’étiquette après travaux ({after}) est moins bonne qu’avant "
                f"({before}). Vérifiez que les deux colonnes ne sont pas inversées.",
            )


def identified(table: ImportTable, values: Values) -> Iterator[Finding]:
    """A row must say which dwelling it is."""
    size = len(table)
    keys = list(row_keys(values, size).values())
    for position in range(size):
        if any(key[position] for key in keys) or _wrongly_identified(table, values, position):
            continue
        yield table.finding(
            position,
            "ident_rep",
            ERROR,
            "sans_identifiant",
            "Cette ligne ne dit pas de quel logement il s’agit. Remplissez le n° RPLS, "
            "l’identifiant local, le n° interne, ou la parcelle et l’adresse.",
        )


def _wrongly_identified(table: ImportTable, values: Values, position: int) -> bool:
    """Whether an identifier was written and refused, which is said already."""
    return any(
        field in values
        and values[field][position] is None
        and not is_blank(table.columns[field][position])
        for field in IDENTIFIERS
    )


def duplicates(table: ImportTable, values: Values) -> Iterator[Finding]:
    """The same dwelling twice in the file: an error in one operation, a warning in two."""
    size = len(table)
    operations = column(values, "intitule", size)
    told: set[int] = set()
    for field, keys in row_keys(values, size).items():
        groups: dict[object, list[int]] = defaultdict(list)
        for position, key in enumerate(keys):
            if key:
                groups[key].append(position)
        for positions in groups.values():
            # The first row of each operation: a file may have one number on every row.
            firsts = {operations[positions[0]]: positions[0]}
            for position in positions[1:]:
                same = firsts.get(operations[position])
                firsts.setdefault(operations[position], position)
                if position not in told:
                    told.add(position)
                    other = positions[0] if same is None else same
                    yield _duplicate(table, operations, field, position, other)


def _duplicate(
    table: ImportTable, operations: Sequence[Any], field: str, position: int, other: int
) -> Finding:
    """What is said of a row whose dwelling is at the row ``other`` already."""
    place = f"la ligne {table.lignes[other]}"
    if table.onglets[other] != table.onglets[position]:
        place += f" de l’onglet « {table.onglets[other]} »"
    if operations[other] == operations[position]:
        return table.finding(
            position,
            field,
            ERROR,
            "doublon",
            f"Ce logement est déjà à {place}, dans la même opération. Supprimez l’une des deux "
            "lignes, ou corrigez l’identifiant.",
        )
    return table.finding(
        position,
        field,
        WARNING,
        "doublon_operations",
        f"Ce logement est déjà à {place}, dans une autre opération "
        f"(« {operations[other] or 'sans opération'} »). Gardez-le dans une seule.",
    )


def row_keys(values: Values, size: int) -> dict[str, list[Any]]:
    """What identifies the dwelling of each row, from the surest: field to point at → keys.

    The address is a key only for rows that have no other: flats share a parcel and a street.
    """
    others = [list(column(values, name, size)) for name in IDENTIFIERS[:-1]]
    found = dict(zip(IDENTIFIERS, others))
    addresses = address_keys(values, size)
    found["idpar"] = [
        None if any(key[position] for key in others) else address
        for position, address in enumerate(addresses)
    ]
    return found


ROW_RULES: tuple[Rule, ...] = (
    check_digit,
    commune_of_idlocal,
    commune_of_idpar,
    works_dates,
    decision_year,
    funding,
    labels,
    identified,
    duplicates,
)
"""Every rule that needs nothing but the file."""


def _euros(amount: float) -> str:
    return f"{amount:,.0f} €".replace(",", " ")
