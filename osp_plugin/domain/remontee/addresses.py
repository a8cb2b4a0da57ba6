"""Addresses written in one cell: the number, its mark and the street are told apart."""

from __future__ import annotations

from collections.abc import Iterator

from ..common.addresses import split_number
from ..common.tables import Values, column
from ..imports.findings import WARNING, Finding
from ..imports.table import ImportTable

NUMBER, MARK, STREET = PARTS = ("dnvoiri", "dindic", "dvoilib")


def split_addresses(table: ImportTable, values: Values) -> set[int]:
    """Take the number out of the streets of the tabs that have no column for it.

    « 12 bis rue des Lilas » becomes 12, B and « rue des Lilas » in ``values``. Returns the
    positions of the rows.
    """
    size = len(table)
    numbers, marks = list(column(values, NUMBER, size)), list(column(values, MARK, size))
    streets = list(column(values, STREET, size))
    found = set()
    for position, street in enumerate(streets):
        if not street or table.header(position, NUMBER):
            continue
        read = split_number(street)
        if read is not None:
            number, streets[position] = read
            numbers[position] = str(number.number)
            marks[position] = marks[position] or number.suffix.upper() or None
            found.add(position)
    if found:
        values.update(zip(PARTS, (numbers, marks, streets)))
    return found


def told(table: ImportTable, values: Values, positions: list[int]) -> Iterator[Finding]:
    """How the addresses ``positions`` were read, for a person to agree with."""
    for position in positions:
        number, mark, street = (values[name][position] for name in PARTS)
        read = f"n° {number}, indice {mark}" if mark else f"n° {number}"
        yield table.finding(
            position,
            STREET,
            WARNING,
            "adresse_en_une_cellule",
            f"Sans colonne du numéro, cette adresse est lue : {read}, voie « {street} ». "
            "Vérifiez-la ; si elle est mal lue, ajoutez une colonne « N° de voirie ».",
        )
