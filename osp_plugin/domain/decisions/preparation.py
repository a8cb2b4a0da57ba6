"""The list of financed operations (an extract of SISAL): from its rows to the operations.

A row is the operation of its decision number, else of its title; else a new operation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from ..common.tables import Values, column, records
from ..common.text import folded
from ..common.work import QUIET, Work
from ..dictionary import dictionary
from ..imports.columns import Vocabulary
from ..imports.context import Context
from ..imports.findings import ERROR, WARNING, Finding, refused_positions
from ..imports.kinds import Kind
from ..imports.plan import CONFLICT, NEW, REFUSED, Naming, Plan, RowPlan
from ..imports.preparation import changes_of, in_order, read_values
from ..imports.readings import readings
from ..imports.references import departments_of_epci, known_codes
from ..imports.table import ImportTable

FIELDS = (
    *("intitule", "num_decision", "date_decision", "bailleur", "epci", "dep", "annee_financ"),
    *("type_palu", "nb_logements_decision", "montant_palulos", "observations"),
)
NAMING = Naming("operation", "Décisions", names=("intitule", "num_decision"), belongs="bailleur")
SYNONYMS: dict[str, tuple[str, ...]] = {
    "intitule": ("intitule operation", "nom operation", "operation", "intitule de l operation",
                 "libelle operation", "nom de l operation", "libelle"),
    "num_decision": ("n decision", "numero decision", "numero de decision", "n sisal", "sisal",
                     "numero sisal", "decision", "n galion", "numero", "n operation"),
    "date_decision": ("date", "date de decision", "date decision", "decision du",
                      "date d agrement", "date engagement"),
    "bailleur": ("organisme", "maitre d ouvrage", "beneficiaire", "mo", "nom du bailleur"),
    "epci": ("code epci", "agglomeration", "agglo", "communaute", "intercommunalite",
             "delegataire"),
    "dep": ("departement", "code departement", "dept"),
    "annee_financ": ("annee", "annee financement", "annee de programmation", "exercice"),
    "type_palu": ("type", "type palulos", "palulos", "nature"),
    "nb_logements_decision": ("nb logements", "nombre de logements", "nb lgts", "logements",
                              "nombre logements", "nb logts", "nb lgt", "nombre de lgts",
                              "nbre logements", "nb de logements"),
    "montant_palulos": ("montant", "montant subvention", "subvention", "montant palulos",
                        "subvention accordee", "montant accorde"),
    "observations": ("observation", "remarques", "commentaire"),
}  # fmt: skip


def decision_vocabulary() -> Vocabulary:
    """Names of the columns of a list of decisions."""
    return Vocabulary(dictionary()["operation"], FIELDS, SYNONYMS)


def prepare_decisions(
    table: ImportTable, context: Context, name: str, digest: str, work: Work = QUIET
) -> Plan:
    """What a list of decisions would change in the operations of the base.

    ``work`` is told 0 to 1.
    """

    work.tell(0.0)
    fields = dictionary()["operation"]
    values, findings = read_values(table, [fields[item] for item in FIELDS])
    findings += known_codes(table, values, context, "bailleur")
    findings += known_codes(table, values, context, "epci")
    findings += known_codes(table, values, context, "dep")
    findings += _rules(table, values)
    work.tell(0.5)
    rows, more = _matched(table, values, context, refused_positions(findings))
    return Plan(
        name=name,
        digest=digest,
        bailleur="",
        table=table,
        findings=in_order(findings + more, table),
        rows=rows,
        naming=NAMING,
        readings=readings(table, values, fields, findings),
    )


def _rules(table: ImportTable, values: Values) -> Iterator[Finding]:
    size = len(table)
    numbers, titles = column(values, "num_decision", size), column(values, "intitule", size)
    days = column(values, "date_decision", size)
    seen: dict[object, int] = {}
    for position in range(size):
        number, title = numbers[position], titles[position]
        if (
            number is None
            and title is None
            and table.columns.get("num_decision", [None] * size)[position] is None
        ):
            yield table.finding(
                position,
                "num_decision",
                ERROR,
                "sans_identifiant",
                "Cette ligne n’a ni numéro de décision ni intitulé d’opération. Remplissez l’un "
                "des deux.",
            )
        key = (number, folded(title or ""))
        if (number or title) and key in seen:
            yield table.finding(
                position,
                "num_decision",
                ERROR,
                "doublon",
                f"Cette décision est déjà à la ligne {table.lignes[seen[key]]}. Supprimez l’une "
                "des deux lignes.",
            )
        seen.setdefault(key, position)
        yield from _years(table, position, "date_decision", number, days[position])


def _years(
    table: ImportTable, position: int, field: str, number: Any, day: Any
) -> Iterator[Finding]:
    """The number of a decision begins with the year of its date."""
    if number and day and number[:4] != str(day.year):
        yield table.finding(
            position,
            field,
            WARNING,
            "annee_decision",
            f"Le numéro de la décision est de {number[:4]} et sa date du {day:%d/%m/%Y}. Vérifiez "
            "l’un et l’autre.",
        )


def _against_base(
    table: ImportTable,
    position: int,
    told: Mapping[str, Any],
    changes: Mapping[str, Any],
    row: Mapping[str, Any],
    departments: Mapping[str, set[str]],
) -> Iterator[Finding]:
    """What a row (``told``) would write against what stays in its operation ``row``, empty for a
    new one."""
    merged = {**row, **changes}
    pair = ("num_decision", "date_decision")
    if changes.keys() & set(pair) and not told.keys() >= set(pair):
        field = next(name for name in pair if name in changes)
        yield from _years(table, position, field, merged.get(pair[0]), merged.get(pair[1]))
    epci, dep = merged.get("epci"), merged.get("dep")
    own = departments.get(str(epci))
    if changes.keys() & {"epci", "dep"} and own and dep and dep not in own:
        yield table.finding(
            position,
            "dep" if "dep" in changes else "epci",
            WARNING,
            "territoire",
            f"L’EPCI {epci} est du département {', '.join(sorted(own))}, et l’opération du "
            f"département {dep}. Vérifiez l’un et l’autre.",
        )


def _matched(
    table: ImportTable, values: Values, context: Context, refused: set[int]
) -> tuple[list[RowPlan], list[Finding]]:
    held = records(context.operations)
    by_number: dict[str, list[dict[str, Any]]] = defaultdict(list)
    by_title: dict[str, dict[str, Any]] = {folded(str(row["intitule"])): row for row in held}
    for row in held:
        if row["num_decision"]:
            by_number[str(row["num_decision"])].append(row)
    rows: list[RowPlan] = []
    findings: list[Finding] = []
    taken: set[int] = set()
    departments = departments_of_epci(context)
    for position in range(len(table)):
        if position in refused:
            rows.append(RowPlan(REFUSED))
            continue
        told = {name: cells[position] for name, cells in values.items()}
        told = {name: value for name, value in told.items() if value is not None}
        titled = by_title.get(folded(str(told.get("intitule", ""))))
        found = by_number.get(str(told.get("num_decision", "")), [])
        operation, reason = _operation(found, titled)
        if operation is not None and int(str(operation["fid"])) in taken:
            reason = "une autre ligne désigne déjà cette opération"
        if reason:
            rows.append(RowPlan(CONFLICT))
            findings.append(
                table.finding(
                    position,
                    "num_decision",
                    ERROR,
                    "conflit",
                    f"Cette ligne n’est pas importée : {reason}. Précisez l’intitulé de "
                    "l’opération.",
                )
            )
        elif operation is None:
            rows.append(_new(table, position, told, findings))
            findings += _against_base(table, position, told, told, {}, departments)
        else:
            taken.add(int(str(operation["fid"])))
            told.pop("intitule", None)  # the dwellings name it: a decision does not rename it
            by = "num_decision" if operation in found else "intitule"
            changes = changes_of("operation", told, operation)
            rows.append(RowPlan.of_known(operation, by, changes))
            findings += _against_base(table, position, told, changes, operation, departments)
    return rows, findings


def _operation(
    found: list[dict[str, Any]], titled: dict[str, Any] | None
) -> tuple[dict[str, Any] | None, str]:
    """The operation of a row, or why it cannot be told."""
    if not found:
        return titled, ""
    if titled is not None and titled in found:
        return titled, ""
    if len(found) > 1:
        return None, f"{len(found)} opérations de la base portent ce numéro de décision"
    if titled is not None:
        return None, (
            f"le numéro est celui de « {found[0]['intitule']} », l’intitulé celui d’une autre "
            "opération"
        )
    return found[0], ""


def _new(
    table: ImportTable, position: int, told: dict[str, Any], findings: list[Finding]
) -> RowPlan:
    """An operation to create: what the row does not say follows from its decision."""
    if "bailleur" not in told:
        findings.append(
            table.finding(
                position,
                "bailleur",
                ERROR,
                "obligatoire",
                "Cette opération est nouvelle : son bailleur doit être rempli.",
            )
        )
        return RowPlan(REFUSED)
    number = told.get("num_decision")
    if number:
        told.setdefault("annee_financ", int(number[:4]))
    parts = (told["bailleur"], told.get("epci"), number)
    told.setdefault("intitule", " ".join(str(part) for part in parts if part))
    one = told.get("nb_logements_decision") == 1
    told.setdefault("type_palu", "Isolé" if one else "Groupé")
    findings.append(
        table.finding(
            position,
            "intitule",
            WARNING,
            "operation_a_creer",
            f"Aucune opération de la base n’a ce numéro ni cet intitulé : « {told['intitule']} » "
            f"sera créée, de type {told['type_palu']}. Vérifiez-la.",
        )
    )
    return RowPlan(NEW, values=told)


DECISIONS = Kind(NAMING, decision_vocabulary, prepare_decisions, keys=("num_decision", "intitule"))
