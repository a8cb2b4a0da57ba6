"""What the import dialog shows of a plan: its categories, each a list."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...domain.dictionary import dictionary
from ...domain.remontee import preview
from ...domain.remontee.findings import ERROR, WARNING
from ...domain.remontee.plan import CONFLICT, NEW, REFUSED, SAME, VANISHED_COLUMNS, Plan
from ...domain.remontee.text import folded
from ...domain.values import shown
from ...i18n import translate


@dataclass(frozen=True)
class Listing:
    """A category of a plan: its name for scripts, its title, and a table of plain values.

    ``count`` may differ from the number of rows: a dwelling that changes has a row per field.
    """

    name: str
    title: str
    headers: tuple[str, ...]
    rows: list[preview.Row]
    count: int = -1
    texts: list[str] = field(init=False, repr=False)
    """What is searched, row by row."""

    def __post_init__(self) -> None:
        said = [
            folded(" ".join(shown(cell) for cell in row if cell is not None)) for row in self.rows
        ]
        object.__setattr__(self, "texts", said)
        if self.count < 0:
            object.__setattr__(self, "count", len(self.rows))


def listings(plan: Plan) -> list[Listing]:
    """The categories of a plan, in the order in which a person looks at them."""
    named = preview.labels(plan)
    place = (translate("gui", "Onglet"), translate("gui", "Ligne"))
    what = translate("gui", "Logement") if plan.target == "logement" else translate("gui", "Ligne")
    refused = translate("gui", "Refusés pour erreur")
    of_rows = (*place, what, translate("gui", "Opération"))
    reasons = (*of_rows, translate("gui", "Pourquoi"))
    of_findings = (
        *place,
        translate("gui", "Colonne"),
        translate("gui", "Valeur"),
        translate("gui", "Ce qui ne va pas"),
    )
    found = [
        Listing(
            "modifies",
            translate("gui", "Modifiés"),
            (
                *place,
                what,
                translate("gui", "Champ"),
                translate("gui", "Avant"),
                translate("gui", "Après"),
                translate("gui", "Reconnu par"),
            ),
            preview.differences(plan, named),
            plan.counts["NB_MODIFIES"],
        ),
        _of_status("nouveaux", translate("gui", "Nouveaux"), of_rows, plan, named, NEW),
        _of_status("rejetes", refused, reasons, plan, named, REFUSED),
        _of_status("conflits", translate("gui", "En conflit"), reasons, plan, named, CONFLICT),
        Listing("erreurs", translate("gui", "Anomalies : erreurs"), of_findings,
                preview.anomalies(plan, ERROR)),
        Listing("avertissements", translate("gui", "Anomalies : avertissements"), of_findings,
                preview.anomalies(plan, WARNING)),
        _of_status("inchanges", translate("gui", "Inchangés"), of_rows, plan, named, SAME),
    ]  # fmt: skip
    if plan.target == "logement":
        fields = dictionary()["logement"]
        operations = dictionary()["operation"]
        found += [
            Listing(
                "disparus",
                translate("gui", "Absents de ce fichier"),
                tuple(fields[name].title for name in VANISHED_COLUMNS),
                preview.vanished(plan),
            ),
            Listing(
                "operations",
                translate("gui", "Opérations à créer"),
                tuple(operations[name].title for name in preview.OPERATION_COLUMNS),
                preview.new_operations(plan),
            ),
        ]
    return found


def _of_status(
    name: str, title: str, headers: tuple[str, ...], plan: Plan, named: list[str], status: str
) -> Listing:
    rows = [row[: len(headers)] for row in preview.rows_with(plan, named, status)]
    return Listing(name, title, headers, rows)
