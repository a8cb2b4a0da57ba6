"""A return with a fault planted in it: what is written in the file, and what may be read of it.

A :class:`Return` is a small table that a bailleur filled, one row per dwelling of :func:`base`.
Faults (``planted_faults``) change its cells or how the file is made; whoever plants one says what a
person would have understood. :func:`misread` compares that with the plan of the import.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from osp_plugin.domain.imports.context import Context
from osp_plugin.domain.imports.plan import CHANGED, SAME, Plan
from osp_plugin.domain.remontee.kind import RETURN
from osp_plugin.storage.imports.errors import FileRefused
from osp_plugin.storage.imports.preparation import proposed, rows_of
from osp_plugin.storage.imports.reading import read_file

from .small_returns import OPERATION, OTHER_OPERATION, base_of

TITLES = {
    "ident_rep": "N° RPLS",
    "intitule": "Intitulé de l’opération",
    "dvoilib": "Voie",
    "idcomtxt": "Commune",
    "epci": "EPCI",
    "idpar": "Parcelle",
    "date_fin": "Date de fin des travaux",
    "annee_constr": "Année de construction",
    "surf_hab": "Surface habitable",
    "cout_travaux": "Coût des travaux",
    "subv_palulos": "Subvention PALULOS",
    "loyer_apres": "Loyer après travaux",
    "label_vise": "Label visé",
    "info": "Remarque",
}
"""The columns of the return, in its order."""
FIELDS = tuple(TITLES)
RPLS = ("0044619057", "0044619065", "0044619073", "0044619081", "0044619099", "0044619106")
AMOUNTS = ("cout_travaux", "subv_palulos")
NUMBERS = (*AMOUNTS, "surf_hab", "loyer_apres")
TEXTS = ("dvoilib", "info")


def truth() -> list[dict[str, Any]]:
    """What the bailleur means, row by row: no value stands twice, but those of lists."""
    streets = (
        "rue Voltaire",
        "rue des Lilas",
        "allée Zola",
        "rue du Moulin",
        "cour Hugo",
        "rue Ney",
    )
    return [
        {
            "ident_rep": RPLS[row],
            "intitule": OTHER_OPERATION,
            "dvoilib": streets[row],
            "idcomtxt": "Lens",
            "epci": "CALL",
            "idpar": f"62498000AX{826 + row:04d}",
            "date_fin": date(2021, 3 + row, 4 + row),
            "annee_constr": 1931 + row,
            "surf_hab": 61.5 + row,
            "cout_travaux": float(82_000 + 1_000 * row),
            "subv_palulos": float(9_000 + 500 * row),
            "loyer_apres": 401.25 + row,
            "label_vise": "C",
            "info": f"chauffage remplacé {row}",
        }
        for row in range(len(RPLS))
    ]


def base() -> Context:
    """What the base holds of these dwellings before: other values, in the same commune."""
    held = {
        "intitule": OPERATION,
        "dvoilib": "rue ancienne",
        "dnvoiri": "5",
        "idcom": "62498",
        "idcomtxt": "Lens",
        "epci": "CALL",
        "dep": "62",
        "annee_constr": 1900,
        "surf_hab": 30.0,
        "cout_travaux": 11.0,
        "subv_palulos": 12.0,
        "loyer_apres": 13.0,
        "date_fin": "2019-01-01",
        "label_vise": "BBC rénovation",
        "info": "ancienne",
    }
    return base_of([
        {**held, "ident_rep": number, "idpar": f"62498000AX{100 + row:04d}"}
        for row, number in enumerate(RPLS)
    ])  # fmt: skip


@dataclass(frozen=True)
class Raw:
    """A cell of a text as it stands between its separators, with its marks."""

    text: str


@dataclass(frozen=True)
class Failed:
    """A cell whose formula failed: an error that a spreadsheet shows as ``text``."""

    text: str


@dataclass(frozen=True)
class Serial:
    """A number shown as a date: the format is that of a date, what was typed is ``number``."""

    number: int


@dataclass(frozen=True)
class Shown:
    """A number that its format, ``code`` in Excel, shows as ``text``."""

    number: float
    code: str
    text: str


@dataclass
class Allowed:
    """What a cell may become: one of ``values``, or nothing; ``told`` when somebody must hear."""

    values: tuple[Any, ...]
    silent: bool = False
    """Whether nothing may be written without a word (a cell that a person sees as empty)."""
    always_told: bool = False
    """Whether it is to be told even where it is read right."""


@dataclass
class Return:
    """The file to be: cells by row and field, and how it is made.

    ``merged`` are the ranges (field, first row, last row) whose first cell alone is written,
    ``wide`` those over columns (first field, last field, row, -1 for the titles);
    ``hidden`` the rows of tabs that nobody sees; ``before`` the lines above the titles, ``after``
    those below the rows; ``coding`` how a text is encoded; ``container`` what the file is put in.
    """

    cells: list[dict[str, Any]] = field(default_factory=truth)
    titles: dict[str, Any] = field(default_factory=lambda: dict(TITLES))
    allowed: dict[tuple[int, str], Allowed] = field(default_factory=dict)
    merged: list[tuple[str, int, int]] = field(default_factory=list)
    wide: list[tuple[str, str, int]] = field(default_factory=list)
    hidden: list[list[dict[str, Any]]] = field(default_factory=list)
    hidden_first: bool = False
    before: list[list[Any]] = field(default_factory=list)
    after: list[list[Any]] = field(default_factory=list)
    extra: dict[int, list[Any]] = field(default_factory=dict)
    """Cells beyond the last title, by row."""
    lost_rows: set[int] = field(default_factory=set)
    """Rows of which nothing may be written, but that must be told."""
    coding: str = "utf-8-sig"
    whole_lines: bool = False
    tail: bytes = b""
    suffix: str = ""
    container: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    """Other names of the parts of a workbook."""
    refusable: bool = False
    """Whether the file as a whole may be refused, in so many words."""

    def copy(self) -> Return:
        """Another one, whose cells may be changed."""
        return copy.deepcopy(self)

    def set(self, row: int, name: str, written: Any, *values: Any, **more: bool) -> None:
        """Write a cell, and say what may be read of it."""
        self.cells[row][name] = written
        self.allowed[row, name] = Allowed(values, **more)


def plan_of(path: Path, context: Context) -> Plan:
    """What the import of a file would do."""
    opened = proposed(read_file(path), RETURN)
    return RETURN.prepare(rows_of(opened), context, path.name, "0" * 64, _quiet())


def misread(made: Return, path: Path, context: Context) -> list[str]:
    """What the import of the file would do wrong, in words; nothing when all is well."""
    try:
        plan = plan_of(path, context)
    except FileRefused as refusal:
        return [] if made.refusable else [f"refused as a whole: {refusal}"]
    return list(_faults_of(made, plan, context))


def _quiet() -> Any:
    from osp_plugin.domain.common.work import QUIET

    return QUIET


def _faults_of(made: Return, plan: Plan, context: Context) -> Iterable[str]:
    numbers = {str(row["ident_rep"]): place for place, row in enumerate(_held(context))}
    fids = {int(row["fid"]): place for place, row in enumerate(_held(context))}
    told = {item.position for item in plan.findings}
    told_lines = " ".join(item.sentence for item in plan.findings)
    seen: set[int] = set()
    for position, row in enumerate(plan.rows):
        if row.status == "nouveau":
            yield f"a dwelling is created from row {position}: {dict(row.values)}"
            continue
        if row.status not in (CHANGED, SAME):
            continue
        place = fids[row.fid or 0]
        seen.add(place)
        if place in made.lost_rows:
            yield f"dwelling {place} is written though its row does not hold together"
        yield from _wrong_values(made, place, row.values, position in told)
    for operation in plan.operations:
        yield f"the operation « {operation['intitule']} » would be created"
    for place in range(len(numbers)):
        spoilt = {where for where, _name in made.allowed} | made.lost_rows
        if place not in seen and not (place in spoilt and told_lines):
            yield f"dwelling {place} is not written, and it had no fault"


def _wrong_values(made: Return, place: int, values: Mapping[str, Any], told: bool) -> Iterable[str]:
    meant = truth()[place]
    for name in FIELDS:
        if name in ("ident_rep", "idcomtxt", "epci"):
            continue
        allowed = made.allowed.get((place, name), Allowed((meant[name],)))
        if name in values:
            if not any(_equal(values[name], value) for value in allowed.values):
                yield f"{name} of dwelling {place}: {values[name]!r}, not {allowed.values!r}"
            elif allowed.always_told and not told:
                yield f"{name} of dwelling {place}: written without a word"
        elif (place, name) not in made.allowed:
            yield f"{name} of dwelling {place} is lost"
        elif not allowed.silent and not told:
            yield f"{name} of dwelling {place}: {made.cells[place][name]!r} left out without a word"
    for name in ("idcomtxt", "epci"):
        spoilt = made.allowed.get((place, name))
        if name in values and not (spoilt and values[name] in spoilt.values):
            yield f"{name} of dwelling {place} becomes {values[name]!r}"
        elif spoilt and (spoilt.always_told or (name not in values and not spoilt.silent)):
            right = spoilt.values and spoilt.values[0] == meant[name] and not spoilt.always_told
            if not told and not right:
                yield f"{name} of dwelling {place}: {made.cells[place][name]!r}, not a word"
    for name in set(values) - set(FIELDS) - _FOLLOWING:
        yield f"{name} of dwelling {place} becomes {values[name]!r}"


_FOLLOWING = {"id_cite", "nom_cite_1", "l_id_cite", "num_decision"}


def _held(context: Context) -> list[dict[str, Any]]:
    return context.logements.to_dict("records")


def _equal(one: Any, other: Any) -> bool:
    if isinstance(other, float):
        return isinstance(one, (int, float)) and abs(one - other) < 1e-6
    return bool(str(one) == str(other))
