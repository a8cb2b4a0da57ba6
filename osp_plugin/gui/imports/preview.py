"""What the import dialog shows of a plan: its categories, each a list."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...domain.common.text import folded
from ...domain.common.values import shown
from ...domain.dictionary import dictionary
from ...domain.imports import preview
from ...domain.imports.findings import ERROR, WARNING
from ...domain.imports.plan import CONFLICT, NEW, REFUSED, SAME, VANISHED_COLUMNS, Plan
from ...i18n import translate
from ...reports.imports.subject import ImportSubject


@dataclass(frozen=True)
class Listing:
    """A category of a plan: its name for scripts, its title, and a table of plain values.

    ``count`` may differ from the number of rows: a dwelling that changes has a row per field.
    ``with_tab`` says that the first column is the tab of the file.
    """

    name: str
    title: str
    headers: tuple[str, ...]
    rows: list[preview.Row]
    count: int = -1
    with_tab: bool = True
    texts: list[str] = field(init=False, repr=False)
    """What is searched, row by row."""

    def __post_init__(self) -> None:
        said = [
            folded(" ".join(shown(cell) for cell in row if cell is not None)) for row in self.rows
        ]
        object.__setattr__(self, "texts", said)
        if self.count < 0:
            object.__setattr__(self, "count", len(self.rows))


def listings(plan: Plan, subject: ImportSubject) -> list[Listing]:
    """The categories of a plan, in the order in which a person looks at them."""
    named = preview.labels(plan)
    place = (translate("gui", "Onglet"), translate("gui", "Ligne"))
    what, masculine = translate("gui", subject.row), subject.masculine
    changed = (
        *(*place, what, translate("gui", "Champ"), translate("gui", "Avant")),
        *(translate("gui", "Après"), translate("gui", "Reconnu par")),
    )
    kept = (*place, what, *_titles(plan.target, (plan.naming.belongs,)))
    refused = (*place, what, translate("gui", "Pourquoi"))
    return [
        Listing(
            "modifies",
            translate("gui", "Modifiés") if masculine else translate("gui", "Modifiées"),
            changed,
            preview.differences(plan, named),
            count=plan.counts["NB_MODIFIES"],
        ),
        Listing(
            "nouveaux",
            translate("gui", "Nouveaux") if masculine else translate("gui", "Nouvelles"),
            kept,
            preview.rows_with(plan, named, NEW),
        ),
        Listing(
            "rejetes",
            translate("gui", "Refusés pour erreur")
            if masculine
            else translate("gui", "Refusées pour erreur"),
            refused,
            preview.left_out(plan, named, REFUSED),
        ),
        Listing(
            "conflits",
            translate("gui", "En conflit"),
            refused,
            preview.left_out(plan, named, CONFLICT),
        ),
        *_anomalies(plan, place),
        Listing(
            "lectures",
            translate("gui", "Lu autrement qu’écrit"),
            (
                *(translate("gui", "Onglet"), translate("gui", "Colonne du fichier")),
                *(translate("gui", "Champ de l’OSP"), translate("gui", "Cellules")),
                *(translate("gui", "Écrit (exemples)"), translate("gui", "Lu")),
            ),
            preview.read_otherwise(plan),
            count=len(plan.readings),
        ),
        Listing(
            "inchanges",
            translate("gui", "Inchangés") if masculine else translate("gui", "Inchangées"),
            kept,
            preview.rows_with(plan, named, SAME),
        ),
        *(_of_bailleur(plan) if subject.kind.of_bailleur else ()),
    ]


def _anomalies(plan: Plan, place: tuple[str, str]) -> list[Listing]:
    """What is wrong in the file, errors first. ``place``: titles of the tab and of the row."""
    column, value = translate("gui", "Colonne"), translate("gui", "Valeur")
    faults = (*place, column, value, translate("gui", "Ce qui ne va pas"))
    return [
        Listing(
            "erreurs",
            translate("gui", "Anomalies : erreurs"),
            faults,
            preview.anomalies(plan, ERROR),
        ),
        Listing(
            "avertissements",
            translate("gui", "Anomalies : avertissements"),
            faults,
            preview.anomalies(plan, WARNING),
        ),
    ]


def _of_bailleur(plan: Plan) -> list[Listing]:
    """What a return alone has: dwellings that it no longer names, operations that it brings."""
    return [
        Listing(
            "disparus",
            translate("gui", "Absents de ce fichier"),
            _titles("logement", VANISHED_COLUMNS),
            preview.vanished(plan),
            with_tab=False,
        ),
        Listing(
            "operations",
            translate("gui", "Opérations à créer"),
            _titles("operation", preview.OPERATION_COLUMNS),
            preview.new_operations(plan),
            with_tab=False,
        ),
    ]


def _titles(table: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dictionary()[table][name].title for name in names)
