"""Values that must be known to the base: bailleur, operation, commune, EPCI, département, cité.

Each function makes the values canonical in place (the code of a name, the title of an operation as
the base writes it) and says what is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..common.communes import Communes, Found
from ..common.tables import Values, column, records
from ..common.text import folded, nearest, suggestion
from ..imports.cites import CiteMatch, CiteReferential
from ..imports.context import Context
from ..imports.findings import ERROR, WARNING, Finding
from ..imports.preparation import known
from ..imports.references import book_of, former_told, known_codes, unknown_told, written
from ..imports.table import ImportTable
from .rules import Rule

_OPERATION_CUTOFF = 0.93


def bailleurs(table: ImportTable, values: Values, context: Context) -> Iterator[Finding]:
    """Every row is of the bailleur of the return."""
    own = context.bailleur
    book = book_of(context, "bailleur")
    for position, value in enumerate(column(values, "bailleur", len(table))):
        if value is not None and folded(value) != folded(own) and book.find(value).code != own:
            yield table.finding(
                position,
                "bailleur",
                ERROR,
                "autre_bailleur",
                f"Cette ligne est d’un autre bailleur que « {own} ». Retirez-la, ou corrigez le "
                "bailleur.",
            )
    values["bailleur"] = [own] * len(table)


def operations(table: ImportTable, values: Values, context: Context) -> Iterator[Finding]:
    """Operations known, nearly known (refused), or to be created."""
    known = {str(row["intitule"]): str(row["bailleur"]) for row in records(context.operations)}
    by_folded = {folded(name): name for name in known}
    own = [name for name, bailleur in known.items() if bailleur == context.bailleur]
    by_decision = _only_operation_of_decision(context)
    titles = list(column(values, "intitule", len(table)))
    decisions = column(values, "num_decision", len(table))
    near: dict[str, list[str]] = {}
    new: dict[str, str] = {}
    for position, title in enumerate(titles):
        if title is None:
            titles[position] = by_decision.get(decisions[position] or "")
            continue
        canonical = title if title in known else by_folded.get(folded(title))
        if canonical is None:
            # Of a new operation written in two ways, the first is its name.
            title = titles[position] = new.setdefault(folded(title), title)
            first = title not in near
            if first:
                near[title] = nearest(title, own, _OPERATION_CUTOFF)
            # A new operation is told once, a wrong title on every row that has it.
            if first or near[title]:
                yield _unknown_operation(table, position, title, near[title])
        elif known[canonical] != context.bailleur:
            yield table.finding(
                position,
                "intitule",
                ERROR,
                "operation_autre_bailleur",
                f"L’opération « {canonical} » est du bailleur « {known[canonical]} ». Corrigez "
                "l’intitulé.",
            )
        else:
            titles[position] = canonical
    values["intitule"] = titles


def _unknown_operation(table: ImportTable, position: int, title: str, near: list[str]) -> Finding:
    if near:
        return table.finding(
            position,
            "intitule",
            ERROR,
            "operation_inconnue",
            f"L’opération « {title} » n’existe pas, mais une autre s’écrit presque pareil."
            f"{suggestion(near)} Reprenez l’intitulé exact, ou choisissez un intitulé plus "
            "différent pour une opération nouvelle.",
        )
    return table.finding(
        position,
        "intitule",
        WARNING,
        "operation_a_creer",
        f"L’opération « {title} » n’existe pas encore : elle sera créée. Vérifiez son intitulé.",
    )


def without_operation(table: ImportTable, position: int) -> Finding:
    """Said of a dwelling of which neither the file nor the base knows the operation."""
    return table.finding(
        position,
        "intitule",
        WARNING,
        "sans_operation",
        "Cette ligne ne dit pas de quelle opération est le logement. Remplissez l’intitulé de "
        "l’opération.",
    )


def _only_operation_of_decision(context: Context) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for row in records(context.operations):
        if row["num_decision"] and row["bailleur"] == context.bailleur:
            found.setdefault(str(row["num_decision"]), []).append(str(row["intitule"]))
    return {number: names[0] for number, names in found.items() if len(names) == 1}


def territory(table: ImportTable, values: Values, context: Context) -> Iterator[Finding]:
    """Commune, EPCI and département are known, and agree."""
    communes = {str(row["idcom"]): row for row in records(context.communes)}
    yield from _communes(table, values, communes)
    yield from commune_named(communes)(table, values)
    yield from known_codes(table, values, context, "epci")
    yield from known_codes(table, values, context, "dep")
    for field in ("epci", "dep"):
        yield from commune_within(communes, field)(table, values)


def commune_within(communes: Mapping[str, Mapping[str, object]], field: str) -> Rule:
    """The rule that the commune of a row is of its ``field``, the EPCI or the département."""
    of = "de l’EPCI" if field == "epci" else "du département"

    def rule(table: ImportTable, values: Values) -> Iterator[Finding]:
        for position, code, value in known(table, values, "idcom", field):
            row = communes.get(code)
            if row and row[field] and row[field] != value:
                yield table.finding(
                    position,
                    field,
                    WARNING,
                    "territoire",
                    f"La commune {row['nom_commune']} ({code}) est {of} « {row[field]} », et non "
                    f"« {value} ». Vérifiez la commune.",
                )

    return rule


def commune_named(communes: Mapping[str, Mapping[str, object]]) -> Rule:
    """The rule that the name of the commune is that of its code."""
    book = Communes({code: str(row["nom_commune"]) for code, row in communes.items()})

    def rule(table: ImportTable, values: Values) -> Iterator[Finding]:
        for position, code, name in known(table, values, "idcom", "idcomtxt"):
            found = book.find(name)
            if code in communes and code != found.code and code not in found.several:
                yield table.finding(
                    position,
                    "idcomtxt",
                    WARNING,
                    "commune_discordante",
                    f"Le code {code} est celui de {book.names[code]}, et la ligne dit « {name} ». "
                    "Corrigez l’un ou l’autre.",
                )

    return rule


def _communes(
    table: ImportTable, values: Values, communes: Mapping[str, Mapping[str, object]]
) -> Iterator[Finding]:
    size = len(table)
    codes, names = list(column(values, "idcom", size)), list(column(values, "idcomtxt", size))
    book = Communes({code: str(row["nom_commune"]) for code, row in communes.items()})
    for position in range(size):
        code, name = codes[position], names[position]
        found = book.find(name) if name else Found()
        told = book.find(code) if code is not None else Found()
        if told.former is not None:
            codes[position] = told.code
            yield table.finding(
                position, "idcom", WARNING, "commune_ancienne", former_told(told.former, book)
            )
        elif code is not None and code not in communes:
            yield table.finding(
                position,
                "idcom",
                ERROR,
                "reference",
                f"La commune « {code} » n’est pas au référentiel de la base. Vérifiez ce code "
                "INSEE ; s’il est juste, demandez à la DDTM de charger cette commune.",
            )
        elif name and code is None and written(table, "idcom", position):
            continue
        elif name and code is None and found.code is None:
            message = f"{unknown_told(name, found, book)} Indiquez son code INSEE."
            yield table.finding(position, "idcomtxt", WARNING, "commune_inconnue", message)
        elif name and code in (None, found.code, *found.several):
            codes[position] = code or found.code
            names[position] = book.names[codes[position]]
            if found.former is not None and code is None:
                yield table.finding(
                    position,
                    "idcomtxt",
                    WARNING,
                    "commune_ancienne",
                    former_told(found.former, book),
                )
    if any(code is not None for code in codes):
        values["idcom"] = codes
    if "idcomtxt" in values:
        values["idcomtxt"] = names


def cites(
    table: ImportTable,
    values: Values,
    positions: Mapping[int, str | None],
    context: Context,
) -> tuple[dict[int, Mapping[str, object]], list[Finding]]:
    """What the name of the cité fills in the rows ``positions`` (→ their commune)."""
    names = column(values, "cite_ini", len(table))
    communes = [str(name) for name in context.communes["nom_commune"]]
    referential = CiteReferential(context.cites, communes)
    filled: dict[int, Mapping[str, object]] = {}
    findings = []
    for position, idcom in positions.items():
        name = names[position]
        if not name:
            continue
        match = referential.find(name, idcom)
        filled[position] = cite_values(match)
        if match.id_cite is None:
            findings.append(_cite_finding(table, position, name, match))
    return filled, findings


def _cite_finding(table: ImportTable, position: int, name: str, match: CiteMatch) -> Finding:
    if match.candidates:
        listed = ", ".join(f"{cite} (n° {number})" for number, cite in match.candidates)
        rule, message = (
            "cite_ambigue",
            f"La cité « {name} » peut être : {listed}. Écrivez le nom complet.",
        )
    else:
        rule, message = (
            "cite_inconnue",
            f"La cité « {name} » n’est pas au référentiel de cette commune."
            f"{suggestion(list(match.suggestions))} Reprenez le nom de la liste des cités du "
            "modèle de remontée.",
        )
    return table.finding(position, "cite_ini", WARNING, rule, message)


def cite_values(match: CiteMatch) -> Mapping[str, object]:
    """Fields of a dwelling that a match fills."""
    if match.id_cite is not None:
        return {
            "id_cite": match.id_cite,
            "nom_cite_1": match.nom_cite,
            "l_id_cite": f"{{{match.id_cite}}}",
        }
    if match.candidates:
        listed = ",".join(str(number) for number, _ in sorted(match.candidates))
        return {"l_id_cite": f"{{{listed}}}"}
    return {}


def label_years(table: ImportTable, values: Values, context: Context) -> Iterator[Finding]:
    """A label serves in the years that the list of the base gives it."""
    for position, label, year in known(table, values, "label_vise", "annee_financ"):
        first, last = context.annees.get(label, (None, None))
        if first is not None and year < first:
            when = f"ne sert que depuis {first}"
        elif last is not None and year > last:
            when = f"ne sert plus depuis {last + 1}"
        else:
            continue
        yield table.finding(
            position,
            "label_vise",
            WARNING,
            "annee_label",
            f"Le label « {label} » {when}, et l’année de financement est {year}. Vérifiez l’un et "
            "l’autre, ou les années de la table « Labels et bonus ».",
        )
