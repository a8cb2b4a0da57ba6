"""Parcels written otherwise than the base does: « BL 711 » beside the commune, a zero too many."""

from __future__ import annotations

from ..common.parcels import in_commune, parcel_id
from ..common.tables import Values, column, records
from ..imports.context import Context
from ..imports.findings import WARNING, Finding
from ..imports.sheets import is_blank
from ..imports.table import ImportTable
from ..imports.values import as_text

_FIELD = "idpar"


def completed_parcels(
    table: ImportTable, values: Values, findings: list[Finding], context: Context
) -> list[Finding]:
    """``findings`` once the parcels refused for their form are read, where that can be sure.

    The commune is that of the row, else that of its dwelling in the base, by its RPLS number.
    """
    if _FIELD not in values:
        return findings
    refused = [
        position
        for position, parcel in enumerate(column(values, _FIELD, len(table)))
        if parcel is None and not is_blank(table.columns[_FIELD][position])
    ]
    if not refused:
        return findings
    communes, numbers = (column(values, name, len(table)) for name in ("idcom", "ident_rep"))
    held = {row["ident_rep"]: row["idcom"] for row in records(context.logements)}
    read: dict[int, Finding] = {}
    for position in refused:
        written = as_text(table.columns[_FIELD][position])
        parcel = _read(written, str(communes[position] or held.get(numbers[position]) or ""))
        if parcel:
            values[_FIELD][position] = parcel
            message = (
                f"« {written} » est lu comme la parcelle {parcel}. Vérifiez-la ; écrivez de "
                "préférence ses 14 caractères : commune, préfixe, section, numéro."
            )
            read[position] = table.finding(position, _FIELD, WARNING, "parcelle_completee", message)
    kept = [item for item in findings if item.champ != _FIELD or item.position not in read]
    return [*kept, *read.values()]


def _read(written: str, commune: str) -> str:
    """The parcel in the commune, « » when it is none."""
    parcel = parcel_id(written, commune)
    may_be = in_commune(written, commune) if commune else []
    if may_be:
        return may_be[0] if len(may_be) == 1 else ""
    return parcel
