"""The columns of the workbook's tabs « Logements » and « Opérations »."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...domain.dictionary import Field, Table, dictionary
from ...domain.disclosure.profiles import INTERNAL, fields_for

GROUPS = ("Identifiants", "Programme", "Localisation", "Calculs")


@dataclass(frozen=True)
class Column:
    """A column of a tab.

    ``kind`` is how its cells are written and shown: ``texte``, ``entier``, ``annee`` (a number
    that is not counted in thousands), ``decimal``, ``euro``, ``date``, ``drapeau`` (1 shown
    « Oui », 0 « Non »), ``ecart`` (a signed number). ``summed`` says that its values add up;
    those of other columns are counted. ``width`` is in characters.
    """

    name: str
    title: str
    group: str
    kind: str
    width: float
    summed: bool = False


COMPUTED = (
    Column("geolocalise", "Géolocalisé", "Calculs", "drapeau", 11.5, summed=True),
    Column("nb_occurrences", "Remontées du n° RPLS", "Calculs", "entier", 12),
    Column("nb_logements_decision", "Financés dans l’opération", "Calculs", "entier", 13),
    Column("ecart", "Écart de l’opération", "Calculs", "ecart", 13),
)
"""What the analysis says of each dwelling. The counts of its operation do not add up here."""

WIDTHS = {
    "id_ddtm62": 15.5,
    "ident_rep": 11.5,
    "ident_int": 12,
    "idlocal": 13.5,
    "idpar": 15.5,
    "intitule": 44,
    "bailleur": 8.5,
    "num_decision": 15,
    "avancement": 11.5,
    "etiquette_avant": 10,
    "etiquette_apres": 10,
    "label_vise": 14,
    "biosource": 14,
    "dnvoiri": 8,
    "dindic": 7,
    "dvoilib": 25,
    "idcomtxt": 20,
    "epci": 10,
    "id_cite": 8,
    "nom_cite_1": 25,
}
"""Widths of the columns whose content is longer than their kind's usual width."""

KIND_WIDTHS = {
    "texte": 11,
    "entier": 10,
    "annee": 12,
    "decimal": 11,
    "euro": 14.5,
    "date": 11.5,
    "drapeau": 11,
    "ecart": 11,
}

ADDITIVE_UNITS = ("€", "m²")


def dwelling_columns(
    tables: Mapping[str, Table] | None = None, profile: str = INTERNAL
) -> list[Column]:
    """Columns of « Logements »: the fields that a profile receives by group, then
    :data:`COMPUTED`."""
    fields = fields_for((tables or dictionary())["logement"], profile)
    grouped = [
        _column(field, group) for group in GROUPS for field in fields if field.classeur == group
    ]
    return [*grouped, *COMPUTED]


def operation_columns() -> list[Column]:
    """Columns of « Opérations », named as in ``analysis.OPERATION_COLUMNS``."""
    return [
        Column("bailleur", "Bailleur", "Programme", "texte", 17),
        Column("intitule", "Opération", "Programme", "texte", 62),
        Column("annee_financ", "Année de financement", "Programme", "annee", 13),
        Column("type_palu", "Type de financement", "Programme", "texte", 13),
        Column("dep", "Département", "Localisation", "texte", 13),
        Column("epci", "EPCI", "Localisation", "texte", 12),
        Column("nb_logements", "Logements remontés", "Calculs", "entier", 12, summed=True),
        Column("nb_geolocalises", "Logements géolocalisés", "Calculs", "entier", 13, summed=True),
        Column("num_decision", "N° de décision", "Calculs", "texte", 17),
        Column("nb_logements_decision", "Logements financés", "Calculs", "entier", 12, summed=True),
        Column("ecart", "Écart (financés − remontés)", "Calculs", "ecart", 15, summed=True),
    ]


def _column(field: Field, group: str) -> Column:
    kind = _kind(field)
    return Column(
        name=field.name,
        title=field.alias,
        group=group,
        kind=kind,
        width=WIDTHS.get(field.name, KIND_WIDTHS[kind]),
        summed=field.unite in ADDITIVE_UNITS,
    )


def _kind(field: Field) -> str:
    if field.type == "integer":
        return "annee" if field.format else "entier"
    if field.type == "number":
        return "euro" if (field.unite or "").startswith("€") else "decimal"
    return {"date": "date", "boolean": "drapeau"}.get(field.type, "texte")
