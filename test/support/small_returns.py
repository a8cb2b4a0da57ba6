"""A base of a few rows made by hand, and returns of a few cells to read against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.imports.columns import propose
from osp_plugin.domain.imports.context import Context
from osp_plugin.domain.imports.findings import Finding
from osp_plugin.domain.imports.plan import Plan, RowPlan
from osp_plugin.domain.imports.sheets import Sheet
from osp_plugin.domain.imports.table import ImportTable
from osp_plugin.domain.remontee.kind import RETURN
from osp_plugin.domain.remontee.planning import prepare
from osp_plugin.domain.remontee.vocabulary import dwelling_vocabulary

Values = Mapping[str, Any]

PARCEL = "62498000AX0826"
RPLS = ("0044619057", "0044619065", "0044619073", "0044619081")
"""Four numbers whose key holds."""
OPERATION, OTHER_OPERATION = "SIA CALL LENS 2018", "SIA CALL LIEVIN 2020 TRANCHE 3"
THEIR_OPERATION = "MC CALL AVION 2019"


def rows_of_table(name: str, rows: Sequence[Values]) -> pd.DataFrame:
    """Rows of a table with all its columns, numbered from 1, in their version 1."""
    columns = ["fid", *(item.name for item in dictionary()[name].fields if item.name != "fid")]
    numbered = [{"fid": number, **row} for number, row in enumerate(rows, 1)]
    return pd.DataFrame(numbered, columns=columns, dtype=object).assign(version=1)


def base_of(dwellings: Sequence[Values] = (), **more: Any) -> Context:
    """A base of Lens and Liévin, of M&C and SIA, holding ``dwellings`` (of SIA unless said)."""
    homes = [
        {"id_ddtm62": 100 + number, "bailleur": "SIA", "type_palu": "Groupé", **home}
        for number, home in enumerate(dwellings, 1)
    ]
    operations = [
        {"intitule": OPERATION, "bailleur": "SIA", "type_palu": "Groupé", "num_decision": None},
        {"intitule": OTHER_OPERATION, "bailleur": "SIA", "type_palu": "Isolé",
         "num_decision": "2020DD06200012"},
        {"intitule": THEIR_OPERATION, "bailleur": "M&C", "type_palu": "Hors"},
    ]  # fmt: skip
    held: dict[str, Any] = {
        "bailleur": "SIA",
        "bailleurs": {"SIA": "SIA Habitat", "M&C": "Maisons & Cités"},
        "operations": rows_of_table("operation", operations),
        "communes": pd.DataFrame(
            [("62498", "Lens", "CALL", "62"), ("62510", "Liévin", "CALL", "62"),
             ("59014", "Anzin", "CAVM", "59"), ("62427", "Hénin-Beaumont", None, "62")],
            columns=["idcom", "nom_commune", "epci", "dep"],
        ),
        "epci": {"CALL": "Lens-Liévin", "CAVM": "Valenciennes Métropole"},
        "sirens": {"CALL": "246200364", "CAVM": "245901160"},
        "departements": {"59": "Nord", "62": "Pas-de-Calais"},
        "cites": rows_of_table("cite", [
            {"id_cite": 12, "nom_cite": "Cité n°12 de Lens", "idcom": "62498", "epci": "CALL"},
            {"id_cite": 13, "nom_cite": "Cité Saint-Albert", "idcom": "62510", "epci": "CALL"},
            {"id_cite": 14, "nom_cite": "Cité Saint-Albert", "idcom": "62510", "epci": "CALL"},
        ]),
        "logements": rows_of_table("logement", homes),
        "lignes": rows_of_table("programmation", []),
    }  # fmt: skip
    years = {"BBC rénovation": (None, 2023), "BBC rénovation 2024": (2024, None)}
    return Context(**{"annees": years, **held, **more})


def table_of(rows: Sequence[Values], name: str = "Remontée") -> ImportTable:
    """The cells of a file whose titles are the fields that some row has; the first row is 2."""
    fields = list(dict.fromkeys(field for row in rows for field in row))
    cells = [fields, *([row.get(field) for field in fields] for row in rows)]
    sheet = Sheet(name, list(enumerate(cells, 1)))
    layout = propose(sheet, dwelling_vocabulary(), header_row=1)
    assert layout is not None and [match.field for match in layout.matches] == fields
    return RETURN.rows([sheet], [layout])


def plan_for(rows: Sequence[Values], context: Context) -> Plan:
    """What a return of ``rows`` (field → cell) would do to a base."""
    return prepare(table_of(rows), context, "essai.xlsx", "0" * 64)


def matched(rows: Sequence[Values], dwellings: Sequence[Values]) -> list[RowPlan]:
    """What becomes of each row (of type « Groupé » unless said) in a base of ``dwellings``."""
    return plan_for([{"type_palu": "Groupé", **row} for row in rows], base_of(dwellings)).rows


def told(plan: Plan, rule: str) -> list[Finding]:
    """The findings of a rule, in the order of the file."""
    return [item for item in plan.findings if item.regle == rule]
