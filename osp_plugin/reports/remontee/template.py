"""The template that a bailleur fills: columns of the dictionary, lists, checks, an example."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ...domain.common.codes import CODES, DECISION
from ...domain.common.spreadsheet import column_letter
from ...domain.common.tables import records
from ...domain.dictionary import Field
from ...domain.imports.context import Context
from ...domain.imports.table import EXAMPLE
from ...domain.remontee.vocabulary import dwelling_fields
from ...vendored import import_openpyxl
from ..common import palette
from ..common.replacement import naming_failures, replacing
from ..workbook.sheet_style import A4, dress, put_text, set_page

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

DATA, README, LISTS = "Remontée", "Lisez-moi", "Listes"
_LEFT_OUT = {"num_rpls_ini", "bailleur"}
_LAST_ROW = 30_000
_LENGTHS = {"ident_rep": 10, "idlocal": 12, "idpar": 14, "idcom": 5, "dep": 2}
_DECISION_LENGTHS = (11, 14)
"""Of the shortest number of SIAP, and of the longest of all."""
_NEEDED = {"ident_rep", "ident_int", "idcom", "intitule", "type_palu"}
_EXAMPLE: dict[str, Any] = {
    "ident_rep": "0044619057",
    "ident_int": EXAMPLE.upper(),
    "idlocal": "594560559289",
    "idpar": "594560000C1988",
    "dnvoiri": "30",
    "dvoilib": "RUE DES ROSSIGNOLS",
    "idcom": "59456",
    "idcomtxt": "Pecquencourt",
    "dep": "59",
    "epci": "CCCO",
    "type_palu": "Groupé",
    "annee_financ": 2020,
    "avancement": "Programmé",
    "etiquette_avant": "F",
    "etiquette_apres": "B",
    "label_vise": "BBC rénovation",
    "biosource": "Toiture",
    "typologie": "T4",
    "surf_hab": 78,
    "cout_travaux": 93890,
    "occupe_avant": "Oui",
}
_README = (
    "Ce modèle sert à remonter à l’OSP les logements rénovés dans le cadre de l’ERBM.",
    "",
    "1. Remplissez l’onglet « Remontée » : une ligne par logement, sous les titres.",
    "2. Ne changez pas les titres : ils disent à l’OSP ce que contient chaque colonne. Passez la "
    "souris sur un titre pour lire ce qui est attendu.",
    f"3. La ligne dont le n° interne est « {EXAMPLE.upper()} » est un exemple : l’OSP ne la lit "
    "pas.",
    "4. Les codes (n° RPLS, INSEE, parcelle…) sont du texte : gardez leurs zéros de tête.",
    "5. Les dates s’écrivent jj/mm/aaaa ; les montants sont en euros, sans espace ni symbole.",
    "6. Une cellule vide ne change rien dans l’OSP : elle n’efface pas ce qui a déjà été remonté.",
    "7. Une opération qui n’est pas dans la liste sera créée : vérifiez d’abord qu’elle n’y est "
    "pas sous un autre intitulé.",
    "8. Un logement se reconnaît à son n° RPLS, sinon à son identifiant local, à votre n° interne, "
    "ou à sa parcelle et son adresse : remplissez-en un au moins.",
    "",
    "Les titres sur fond bleu foncé sont indispensables, les autres utiles.",
)


def write_template(path: str | os.PathLike[str], context: Context) -> int:
    """Write the template of ``context.bailleur`` to ``path`` (.xlsx); how many columns it has.

    Raises MissingPackage or the errors of :func:`.replacement.replacing`.
    """
    import_openpyxl()
    from openpyxl import Workbook

    fields = context.listed(template_fields())
    with replacing(path, ".xlsx") as temporary:
        book = Workbook()
        data = book.active
        data.title = DATA
        lists = _write_lists(book, context)
        _write_data(data, fields, lists, context)
        _write_readme(book.create_sheet(README, 0), context)
        book.active = 0
        data.sheet_view.tabSelected = False
        book.properties.creator = "OSP ERBM"
        with naming_failures(path):
            book.save(temporary)
    return len(fields)


def template_fields() -> tuple[Field, ...]:
    """Fields of the columns, in order."""
    return tuple(item for item in dwelling_fields() if item.name not in _LEFT_OUT)


def _write_lists(book: Workbook, context: Context) -> dict[str, str]:
    """The hidden tab of the long lists; range of each by field."""
    operations = sorted(
        str(row["intitule"])
        for row in records(context.operations)
        if row["bailleur"] == context.bailleur
    )
    lists: dict[str, Sequence[str]] = {
        "intitule": operations,
        "cite_ini": sorted({str(row["nom_cite"]) for row in records(context.cites)}),
        "idcomtxt": sorted({str(row["nom_commune"]) for row in records(context.communes)}),
        "epci": sorted(context.epci),
        "dep": sorted(context.departements),
    }
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    ranges = {}
    for index, (name, values) in enumerate(lists.items(), 1):
        put_text(sheet, 1, index, f"Liste {index}")
        for row, value in enumerate(values, 2):
            put_text(sheet, row, index, value)
        if values:
            letter = column_letter(index)
            ranges[name] = f"{LISTS}!${letter}$2:${letter}${len(values) + 1}"
    return ranges


def _write_data(
    sheet: Worksheet, fields: Sequence[Field], lists: dict[str, str], context: Context
) -> None:
    from openpyxl.styles import Protection

    for index, item in enumerate(fields, 1):
        letter = column_letter(index)
        column = sheet.column_dimensions[letter]
        column.width = max(14, min(28, len(item.alias) + 4))
        column.protection = Protection(locked=False)
        column.number_format = _format(item)
        _write_title(sheet, index, item)
        _write_example(sheet, index, item)
        check = _check(item, lists.get(item.name))
        if check is not None:
            sheet.add_data_validation(check)
            check.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.row_dimensions[1].height = 42
    sheet.freeze_panes = "C2"
    sheet.protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows",
                    "sort", "autoFilter"):  # fmt: skip
        setattr(sheet.protection, allowed, False)  # « False » : not forbidden


def _write_title(sheet: Worksheet, index: int, item: Field) -> None:
    from openpyxl.comments import Comment

    needed = item.name in _NEEDED
    cell = dress(
        put_text(sheet, 1, index, item.alias),
        bold=True,
        color=palette.WHITE if needed else palette.BLUE,
        fill=palette.BLUE if needed else palette.BLUE_FILL,
        wrap=True,
        horizontal="center",
    )
    cell.comment = Comment(_help(item), "OSP ERBM", height=140, width=320)


def _write_example(sheet: Worksheet, index: int, item: Field) -> None:
    from openpyxl.styles import Protection

    value = _EXAMPLE.get(item.name)
    cell = sheet.cell(row=2, column=index)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    dress(cell, italic=True, color=palette.GREY_TEXT, number_format=_format(item))
    cell.protection = Protection(locked=False)


def _help(item: Field) -> str:
    lines = [item.description or item.title]
    if item.enum:
        lines.append("Valeurs : " + ", ".join(item.enum) + ".")
    if item.type == "boolean":
        lines.append("Valeurs : oui, non.")
    if item.type == "date":
        lines.append("Date jj/mm/aaaa.")
    if item.unite:
        lines.append(f"Unité : {item.unite}.")
    if item.name in _NEEDED:
        lines.append("Indispensable.")
    return "\n".join(lines)


def _format(item: Field) -> str:
    if item.type == "date":
        return "dd/mm/yyyy"
    if item.type == "integer":
        return "0"
    if item.type == "number":
        return "0.##"
    return "@"


def _check(item: Field, listed: str | None) -> Any:
    """The data validation of a column, None where anything may be written."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule: dict[str, Any]
    if item.enum or item.type == "boolean":
        values = ",".join(item.enum or ("oui", "non"))
        rule = {"type": "list", "formula1": f'"{values}"', "errorStyle": "stop"}
        told = f"Choisissez une valeur de la liste : {values.replace(',', ', ')}."
    elif listed:
        # Not binding: an operation may be new, a cité be called otherwise.
        strict = item.name in ("epci", "dep")
        rule = {"type": "list", "formula1": listed, "errorStyle": "stop" if strict else "warning"}
        told = "Cette valeur n’est pas dans la liste de l’OSP."
    elif item.type == "date":
        rule = {"type": "date", "operator": "between", "formula1": "32874", "formula2": "55153"}
        told = "Écrivez une date, sous la forme jj/mm/aaaa."
    elif item.type in ("number", "integer"):
        kind = "whole" if item.type == "integer" else "decimal"
        low = item.minimum if item.minimum is not None else 0
        high = item.maximum if item.maximum is not None else 1_000_000_000
        rule = {"type": kind, "operator": "between"}
        rule.update(formula1=f"{low:g}", formula2=f"{high:.0f}")
        told = f"Écrivez un nombre entre {low:g} et {high:.0f}."
    elif item.name == DECISION:
        low, high = _DECISION_LENGTHS
        rule = {"type": "textLength", "operator": "between"}
        rule.update(formula1=str(low), formula2=str(high))
        told = f"Ce numéro a de {low} à {high} caractères, sans espace."
    elif item.name in CODES:
        length = _LENGTHS[item.name]
        rule = {"type": "textLength", "operator": "equal", "formula1": str(length)}
        told = f"Ce code a {length} caractères ; gardez ses zéros de tête."
    elif item.max_length:
        rule = {"type": "textLength", "operator": "lessThanOrEqual"}
        rule.update(formula1=str(item.max_length))
        told = f"Au plus {item.max_length} caractères."
    else:
        return None
    rule.setdefault("errorStyle", "stop")
    check = DataValidation(allow_blank=True, showErrorMessage=True, **rule)
    check.errorTitle = "OSP ERBM"
    check.error = told[:220]
    return check


def _write_readme(sheet: Worksheet, context: Context) -> None:
    sheet.column_dimensions["A"].width = 110
    name = context.bailleurs.get(context.bailleur) or context.bailleur
    dress(
        put_text(sheet, 1, 1, f"Remontée des logements – {name}"),
        bold=True,
        size=14,
        color=palette.BLUE,
    )
    for row, line in enumerate(_README, 3):
        if line:
            dress(put_text(sheet, row, 1, line), size=10, wrap=True)
    sheet.sheet_view.showGridLines = False
    set_page(sheet, A4, name)
    sheet.protection.sheet = True
