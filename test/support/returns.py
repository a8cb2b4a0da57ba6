"""Files of returns for the tests: rows of a base written as bailleurs would, errors planted."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pandas as pd
from openpyxl import Workbook

from osp_plugin.domain.imports.columns import Sheet, propose
from osp_plugin.domain.imports.context import Context
from osp_plugin.domain.imports.plan import Plan
from osp_plugin.domain.remontee.kind import RETURN
from osp_plugin.domain.remontee.planning import prepare
from osp_plugin.domain.remontee.vocabulary import dwelling_fields, dwelling_vocabulary

Rows = list[list[Any]]
REFERENCES = ("departement", "delegataire", "epci", "commune", "bailleur", "cite", "operation")
"""Tables that a base has before its first dwelling, each after those that it refers to."""
FIELDS = [field.name for field in dwelling_fields()]


def rows_of(dwellings: pd.DataFrame, fields: Sequence[str] = FIELDS) -> Rows:
    """Titles and rows of dwellings."""
    table = dwellings[list(fields)].astype(object)
    table = table.where(table.notna(), None)
    return [list(fields), *table.values.tolist()]


def without_doubles(dwellings: pd.DataFrame) -> pd.DataFrame:
    """The dwellings whose RPLS number no other has, and whose decision is of its year."""
    year = dwellings["num_decision"].str[:4] == dwellings["annee_financ"].astype(str)
    return dwellings[~dwellings["ident_rep"].duplicated(keep=False) & year]


def write_xlsx(path: Path, sheets: dict[str, Rows]) -> Path:
    """A workbook as openpyxl writes it."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def write_csv(path: Path, rows: Rows, separator: str = ";", encoding: str = "utf-8-sig") -> Path:
    """A text as a French Excel writes it: decimal commas, dd/mm/yyyy, oui/non."""
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream, delimiter=separator)
        writer.writerows([[_french(value) for value in row] for row in rows])
    return path


def write_ods(path: Path, sheets: dict[str, Rows]) -> Path:
    """A bare OpenDocument workbook."""
    urn = "urn:oasis:names:tc:opendocument:xmlns:"
    body = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(_ods_row(row) for row in rows)}'
        "</table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{urn}office:1.0" '
        f'xmlns:table="{urn}table:1.0" xmlns:text="{urn}text:1.0"><office:body>'
        f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


def plan_of(rows: Rows, context: Context, name: str = "Remontée") -> Plan:
    """The plan of rows whose titles are the first."""
    sheet = Sheet(name, list(enumerate(rows, 1)))
    layout = propose(sheet, dwelling_vocabulary())
    assert layout is not None
    return prepare(RETURN.rows([sheet], [layout]), context, "essai.xlsx", "0" * 64)


def context_of(tables: dict[str, pd.DataFrame], bailleur: str, dwellings: pd.DataFrame) -> Context:
    """What a base of these tables knows."""

    def named(table: str, code: str, name: str) -> dict[str, str]:
        return dict(zip(tables[table][code], tables[table][name]))

    operations = tables["operation"].assign(version=1)
    if "fid" not in operations:
        operations = operations.assign(fid=range(1, len(operations) + 1))
    return Context(
        bailleur=bailleur,
        bailleurs=named("bailleur", "bailleur", "nom_bailleur"),
        operations=operations,
        communes=tables["commune"],
        epci=named("epci", "epci", "nom_epci"),
        departements=named("departement", "dep", "nom_dep"),
        cites=tables["cite"],
        logements=dwellings.assign(version=1).drop(columns="geom", errors="ignore"),
        lignes=tables["programmation"].assign(version=1),
    )


def _french(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return repr(value).replace(".", ",")
    if hasattr(value, "strftime"):
        return value.strftime("%d/%m/%Y")
    return str(value)


def _ods_row(row: Sequence[Any]) -> str:
    return f"<table:table-row>{''.join(_ods_cell(value) for value in row)}</table:table-row>"


def _ods_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, bool):
        kind = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, (int, float)):
        kind = f'office:value-type="float" office:value="{value}"'
    elif hasattr(value, "strftime"):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"
