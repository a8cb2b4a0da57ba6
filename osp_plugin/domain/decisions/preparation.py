"""A list of operations by number (SISAL, Galion, SIAP): from its rows to the operations.

A row is the operation that has its number, be it one of its other numbers, else that of its title;
else a new operation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..common.decision_numbers import OTHER, decision_number, year_of
from ..common.tables import Values, column, records
from ..common.text import folded
from ..common.work import QUIET, Work
from ..dictionary import Field, Table, dictionary
from ..imports.columns import Vocabulary
from ..imports.context import Context
from ..imports.findings import ERROR, WARNING, Finding, refused_positions
from ..imports.kinds import Kind
from ..imports.plan import CHANGED, CONFLICT, NEW, REFUSED, Attached, Naming, Plan, RowPlan
from ..imports.preparation import changes_of, in_order, read_values
from ..imports.readings import readings
from ..imports.references import departments_of_epci, known_codes
from ..imports.table import ImportTable

_EVENTS = (
    Field("date_notification", "Date de notification", "date"),
    Field("date_prorogation", "Date de la prorogation", "date"),
    Field("echeance", "Échéance prorogée", "date"),
)
"""What a list says besides of the life of an operation: each is an event of it."""
FIELDS = (
    *("intitule", "num_decision", "date_decision", "bailleur", "epci", "dep", "annee_financ"),
    *("type_palu", "aide", "nb_logements_decision", "montant_palulos", "observations"),
)
"""Fields of the operation that a list gives."""
LISTED = (*FIELDS, *(field.name for field in _EVENTS))
NAMING = Naming(
    "operation",
    "Décisions",
    names=("intitule", "num_decision"),
    belongs="bailleur",
    others=_EVENTS,
)
SYNONYMS: dict[str, tuple[str, ...]] = {
    "intitule": ("intitule operation", "nom operation", "operation", "intitule de l operation",
                 "libelle operation", "nom de l operation", "libelle", "nomoperation",
                 "libelle de l operation"),
    "num_decision": ("n decision", "numero decision", "numero de decision", "n sisal", "sisal",
                     "numero sisal", "decision", "n galion", "numero", "n operation",
                     "numero galion", "numero d operation", "numero operation", "numerooperation",
                     "n siap", "numero siap", "n de l operation", "identifiant operation"),
    "date_decision": ("date", "date de decision", "date decision", "decision du",
                      "date d agrement", "date engagement"),
    "bailleur": ("organisme", "maitre d ouvrage", "beneficiaire", "mo", "nom du bailleur"),
    "epci": ("code epci", "agglomeration", "agglo", "communaute", "intercommunalite",
             "delegataire"),
    "dep": ("departement", "code departement", "dept"),
    "annee_financ": ("annee", "annee financement", "annee de programmation", "exercice"),
    "aide": ("code aide", "code de l aide", "type d aide", "produit"),
    "date_notification": ("notification", "notifiee le", "date notification"),
    "date_prorogation": ("prorogation", "prorogee le", "date prorogation"),
    "echeance": ("nouvelle echeance", "echeance prorogee", "date limite prorogee",
                 "echeance apres prorogation"),
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
    return Vocabulary(_listed(), LISTED, SYNONYMS)


def _listed() -> Table:
    """The table ``operation`` with what a list says of events."""
    table = dictionary()["operation"]
    return replace(table, fields=(*table.fields, *_EVENTS))


def prepare_decisions(
    table: ImportTable, context: Context, name: str, digest: str, work: Work = QUIET
) -> Plan:
    """What a list of decisions would change in the operations of the base.

    ``work`` is told 0 to 1.
    """

    work.tell(0.0)
    fields = _listed()
    values, findings = read_values(table, context.listed(fields[item] for item in LISTED))
    findings += known_codes(table, values, context, "bailleur")
    findings += known_codes(table, values, context, "epci")
    findings += known_codes(table, values, context, "dep")
    findings += _rules(table, values)
    work.tell(0.5)
    rows, more, attached = _matched(table, values, context, refused_positions(findings))
    return Plan(
        name=name,
        digest=digest,
        bailleur="",
        table=table,
        findings=in_order(findings + more, table),
        rows=rows,
        naming=NAMING,
        attached=attached,
        readings=readings(table, values, fields, findings),
    )


def _rules(table: ImportTable, values: Values) -> Iterator[Finding]:
    size = len(table)
    numbers, titles = column(values, "num_decision", size), column(values, "intitule", size)
    days = column(values, "date_decision", size)
    seen: dict[object, int] = {}
    granted, until = column(values, "date_prorogation", size), column(values, "echeance", size)
    for position in range(size):
        number, title = numbers[position], titles[position]
        if until[position] and (not granted[position] or until[position] < granted[position]):
            yield table.finding(
                position,
                "echeance",
                ERROR,
                "prorogation",
                "Une nouvelle échéance demande la date de la prorogation, qui la précède. "
                "Remplissez ou corrigez l’une des deux.",
            )
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
    year = year_of(number) if number else None
    if year is not None and day and year != day.year:
        yield table.finding(
            position,
            field,
            WARNING,
            "annee_decision",
            f"Le numéro de la décision est de {year} et sa date du {day:%d/%m/%Y}. Vérifiez "
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


def _by_number(held: list[dict[str, Any]], context: Context) -> Mapping[str, list[dict[str, Any]]]:
    """The operations of the base by each of their numbers."""
    others: dict[str, set[str]] = defaultdict(set)
    for row in records(context.numeros):
        others[str(row["operation"])].add(str(row["numero"]))
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in held:
        for number in {str(row["num_decision"] or ""), *others[str(row["intitule"])]} - {""}:
            found[number].append(row)
    return found


class _Events:
    """The events that rows bring, but for those that the base has."""

    def __init__(self, context: Context) -> None:
        self._held = {
            (str(row["operation"]), str(row["nature"]), row["date_evenement"])
            for row in records(context.evenements)
        }

    def of(self, position: int, title: Any, told: Mapping[str, Any]) -> list[Attached]:
        """Those of a row: its notification, and an extension that says its day (when it was granted
        or, of which only the new deadline is known, none)."""
        found = []
        granted = {"echeance": told["echeance"]} if "echeance" in told else {}
        for name, nature, more in (
            ("date_notification", "Notification", {}),
            ("date_prorogation", "Prorogation", granted),
        ):
            day = told.get(name)
            if day is None or (str(title), nature, day) in self._held:
                continue
            self._held.add((str(title), nature, day))
            values = {"operation": title, "nature": nature, "date_evenement": day, **more}
            found.append(Attached("evenement", position, values, after=True))
        return found


def _kept_number(position: int, told: Mapping[str, Any], operation: Mapping[str, Any]) -> Attached:
    """The number that an operation takes in the place of its own, which it keeps beside.

    The base would note it by itself: written by the import, it goes when the import is undone.
    """
    number = decision_number(str(told["num_decision"]))
    return Attached(
        "operation_numero",
        position,
        {
            "operation": operation["intitule"],
            "systeme": number.system if number else OTHER,
            "numero": told["num_decision"],
            "date_numero": told.get("date_decision"),
        },
    )


def _matched(
    table: ImportTable, values: Values, context: Context, refused: set[int]
) -> tuple[list[RowPlan], list[Finding], list[Attached]]:
    held = records(context.operations)
    by_number = _by_number(held, context)
    by_title: dict[str, dict[str, Any]] = {folded(str(row["intitule"])): row for row in held}
    rows: list[RowPlan] = []
    findings: list[Finding] = []
    kept: list[Attached] = []
    events = _Events(context)
    taken: set[int] = set()
    departments = departments_of_epci(context)
    for position in range(len(table)):
        if position in refused:
            rows.append(RowPlan(REFUSED))
            continue
        told = {name: cells[position] for name, cells in values.items()}
        told = {name: value for name, value in told.items() if value is not None}
        happened = {field.name: told.pop(field.name) for field in _EVENTS if field.name in told}
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
            if rows[-1].status == NEW:
                kept += events.of(position, told["intitule"], happened)
            findings += _against_base(table, position, told, told, {}, departments)
        else:
            taken.add(int(str(operation["fid"])))
            said = dict(told)
            told.pop("intitule", None)  # the dwellings name it: a decision does not rename it
            by = "num_decision" if operation in found else "intitule"
            if operation in found:
                told.pop("num_decision")  # its own, or another that it keeps beside its own
            elif operation["num_decision"] and "num_decision" in told:
                kept.append(_kept_number(position, told, operation))
            changes = changes_of("operation", told, operation)
            more = events.of(position, operation["intitule"], happened)
            kept += more
            plan = RowPlan.of_known(operation, by, changes)
            rows.append(replace(plan, status=CHANGED) if more else plan)
            findings += _against_base(table, position, said, changes, operation, departments)
    return rows, findings, kept


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
    year = year_of(number) if number else None
    if year is not None:
        told.setdefault("annee_financ", year)
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
