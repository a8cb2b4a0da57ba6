"""Lines of a campaign from a spreadsheet, of one bailleur or of all: from its rows to the lines.

A row is the line of its name in the campaign, else a new one, a draft.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from ..common.communes import Communes
from ..common.tables import Values, column, records
from ..common.text import folded, suggestion
from ..common.values import listed
from ..common.work import QUIET, Work
from ..dictionary import dictionary
from ..imports.cites import CiteReferential
from ..imports.columns import Vocabulary
from ..imports.context import Context
from ..imports.findings import ERROR, WARNING, Finding, refused_positions
from ..imports.kinds import Kind
from ..imports.plan import NEW, REFUSED, Naming, Plan, RowPlan
from ..imports.preparation import changes_of, in_order, known, read_values
from ..imports.readings import readings
from ..imports.references import former_told, known_codes, unknown_told
from ..imports.table import ImportTable
from .checks import DRAFT, Places, line_faults

FIELDS = (
    *("campagne", "nom", "bailleur", "epci", "dep", "cites", "communes"),
    *("bailleur_nb_total", "bailleur_nb_c", "bailleur_nb_bbc", "bailleur_nb_biosources"),
    *("bailleur_date_depot", "bailleur_date_os", "bailleur_date_livraison", "bailleur_report"),
    *("bailleur_integree", "bailleur_perimetre", "bailleur_observations"),
    *("epci_nb_total", "epci_nb_c", "epci_nb_bbc", "epci_nb_biosources", "epci_observations"),
    *("epci_date_validite", "etat_nb_total", "etat_nb_c", "etat_nb_bbc", "etat_nb_biosources"),
    *("etat_observations",),
)
NAMING = Naming("programmation", "Programmation", names=("nom",), belongs="epci")
SYNONYMS: dict[str, tuple[str, ...]] = {
    "campagne": ("annee de campagne", "annee de la campagne", "annee de programmation",
                 "campagne de programmation", "annee campagne"),
    "nom": ("ligne", "operation", "intitule", "nom de l operation", "intitule operation",
            "libelle", "nom operation", "programme"),
    "bailleur": ("organisme", "maitre d ouvrage", "nom du bailleur", "code bailleur"),
    "epci": ("code epci", "agglomeration", "agglo", "intercommunalite"),
    "dep": ("departement", "code departement", "dept"),
    "cites": ("cite", "cite miniere", "cites concernees", "nom cite", "nom de la cite"),
    "communes": ("commune", "ville", "communes concernees", "code insee", "insee"),
    "bailleur_nb_total": ("nb logements", "nombre de logements", "logements", "nb total", "total",
                          "nb lgts", "nb logts", "nombre logements", "nb de logements"),
    "bailleur_nb_c": ("nb c", "c", "etiquette c", "dont c", "dont etiquette c", "nb etiquette c"),
    "bailleur_nb_bbc": ("nb bbc", "bbc", "bbc renovation", "dont bbc", "dont bbc renovation"),
    "bailleur_nb_biosources": ("nb biosources", "biosources", "biosource", "dont biosources",
                               "nb biosource"),
    "bailleur_date_depot": ("date de depot", "date depot", "depot", "date depot prev",
                            "date previsionnelle de depot", "depot du dossier"),
    "bailleur_date_os": ("date os", "date d os", "os", "debut des travaux", "debut travaux",
                         "demarrage travaux", "ordre de service"),
    "bailleur_date_livraison": ("livraison", "date de livraison", "date livraison",
                                "fin des travaux", "fin travaux"),
    "bailleur_report": ("report", "reportee", "annulee", "annulee ou reportee"),
    "bailleur_integree": ("renovation integree", "integree"),
    "bailleur_perimetre": ("perimetre", "rues", "tranche"),
    "bailleur_observations": ("observations", "observation", "remarques", "commentaire"),
}  # fmt: skip
"""What the columns are called in the spreadsheets of programming. Plain names are the bailleur's:
it is the one who programmes first."""


def programming_kind(campaign: int, bailleur: str = "") -> Kind:
    """Files of lines for ``campaign``; ``bailleur`` is that of rows that name none."""
    return Kind(
        NAMING,
        line_vocabulary,
        partial(prepare_lines, campaign, bailleur),
        keys=("nom",),
        compared=("programmation",),
    )


def line_vocabulary() -> Vocabulary:
    """Names of the columns of a file of lines."""
    return Vocabulary(dictionary()["programmation"], FIELDS, SYNONYMS)


def prepare_lines(
    campaign: int,
    bailleur: str,
    table: ImportTable,
    context: Context,
    name: str,
    digest: str,
    work: Work = QUIET,
) -> Plan:
    """What a file would change in the lines of ``campaign`` (``context.lignes``)."""

    fields = dictionary()["programmation"]
    values, findings = read_values(table, [fields[item] for item in FIELDS])
    work.tell(0.4)
    if bailleur:
        values["bailleur"] = [held or bailleur for held in column(values, "bailleur", len(table))]
    findings += known_codes(table, values, context, "bailleur")
    findings += known_codes(table, values, context, "epci")
    findings += known_codes(table, values, context, "dep")
    findings += _places(table, values, context)
    others = list(_of_others(table, values, campaign))
    findings += [*others, *_names(table, values, {finding.position for finding in others})]
    values.pop("campagne", None)
    work.tell(0.7)
    rows, more = _planned(table, values, context, campaign, refused_positions(findings))
    return Plan(
        name=name,
        digest=digest,
        bailleur=bailleur,
        table=table,
        findings=in_order(findings + more, table),
        rows=rows,
        naming=NAMING,
        campaign=campaign,
        readings=readings(table, values, fields, findings),
    )


def _names(table: ImportTable, values: Values, others: set[int]) -> Iterator[Finding]:
    """Every row has a name of its own, but those that are of ``others``."""
    seen: dict[str, int] = {}
    for position, name in enumerate(column(values, "nom", len(table))):
        if position in others:
            continue
        if name is None:
            yield table.finding(
                position,
                "nom",
                ERROR,
                "sans_identifiant",
                "Cette ligne n’a pas de nom. Donnez-lui celui de l’opération programmée.",
            )
        elif folded(name) in seen:
            yield table.finding(
                position,
                "nom",
                ERROR,
                "doublon",
                f"Cette ligne est déjà à la ligne {table.lignes[seen[folded(name)]]}. Supprimez "
                "l’une des deux.",
            )
        else:
            seen[folded(name)] = position


def _of_others(table: ImportTable, values: Values, campaign: int) -> Iterator[Finding]:
    """A file may hold several campaigns: only the rows of this one, or that say none, are read."""
    for position, year in known(table, values, "campagne"):
        if year != campaign:
            yield table.finding(
                position,
                "campagne",
                ERROR,
                "autre_campagne",
                f"Cette ligne est de la campagne {year}, et l’import se fait dans celle de "
                f"{campaign} : elle est laissée de côté. Importez-la dans sa campagne, ou corrigez "
                "l’année.",
            )


def _places(table: ImportTable, values: Values, context: Context) -> list[Finding]:
    """Cités and communes, by number or by name, become lists of keys."""
    findings: list[Finding] = []
    communes = {str(row["idcom"]): str(row["nom_commune"]) for row in records(context.communes)}
    book = Communes(communes)
    referential = CiteReferential(context.cites, communes.values())
    numbers = {str(row["id_cite"]) for row in records(context.cites)}
    for position in range(len(table)):
        towns = _keys(column(values, "communes", len(table))[position])
        findings += _told_towns(table, position, towns, book)
        codes = list(dict.fromkeys(code for town in towns if (code := book.find(town).code)))
        only = codes[0] if len(codes) == 1 else None
        found: list[str] = []
        for cite in _keys(column(values, "cites", len(table))[position]):
            match = referential.find(cite, only)
            if cite in numbers:
                found.append(cite)
            elif match.id_cite is not None:
                found.append(str(match.id_cite))
            else:
                findings.append(
                    table.finding(
                        position,
                        "cites",
                        WARNING,
                        "cite_inconnue",
                        f"La cité « {cite} » n’est pas reconnue, ou plusieurs le sont : elle est "
                        f"laissée de côté.{suggestion(list(match.suggestions))}",
                    )
                )
        if "cites" in values:
            values["cites"][position] = f"{{{','.join(found)}}}" if found else None
        if "communes" in values:
            quoted = ",".join(f'"{code}"' for code in codes)
            values["communes"][position] = f"{{{quoted}}}" if codes else None
    return findings


def _keys(cell: object) -> list[str]:
    """What a cell lists: an array of the base, or texts between semicolons or commas."""
    if cell is None:
        return []
    text = str(cell)
    if text.startswith("{"):
        return listed(text)
    # Not by slashes: « Cité 4/11 » is one.
    return [part.strip() for part in text.replace(",", ";").split(";") if part.strip()]


def _told_towns(
    table: ImportTable, position: int, towns: list[str], book: Communes
) -> Iterator[Finding]:
    for town in towns:
        found = book.find(town)
        if found.code is None:
            message = f"{unknown_told(town, found, book)} Elle est laissée de côté."
            yield table.finding(position, "communes", WARNING, "commune_inconnue", message)
        elif found.former is not None:
            message = former_told(found.former, book)
            yield table.finding(position, "communes", WARNING, "commune_ancienne", message)


def _planned(
    table: ImportTable, values: Values, context: Context, campaign: int, refused: set[int]
) -> tuple[list[RowPlan], list[Finding]]:
    places = Places.of(context.cites, context.communes)
    held = {
        folded(str(row["nom"])): row
        for row in records(context.lignes)
        if row["campagne"] == campaign
    }
    rows: list[RowPlan] = []
    findings: list[Finding] = []
    for position in range(len(table)):
        if position in refused:
            rows.append(RowPlan(REFUSED))
            continue
        told = {name: cells[position] for name, cells in values.items()}
        told = {name: value for name, value in told.items() if value is not None}
        line = held.get(folded(told["nom"]))
        if line is None:
            row = _new(told, campaign, places)
        else:
            del told["nom"]  # it is what the line was found by
            row = RowPlan.of_known(line, "nom", changes_of("programmation", told, line))
        more = _faults(table, position, line or {}, row.values, places)
        findings += more
        wrong = any(finding.gravite == ERROR for finding in more)
        rows.append(RowPlan(REFUSED) if wrong else row)
    return rows, findings


def _new(told: dict[str, Any], campaign: int, places: Places) -> RowPlan:
    departments = places.departments.get(str(told.get("epci")), ())
    if "dep" not in told and len(departments) == 1:
        told["dep"] = next(iter(departments))
    return RowPlan(NEW, values={**told, "campagne": campaign, "statut": DRAFT})


def _faults(
    table: ImportTable,
    position: int,
    held: Mapping[str, Any],
    changes: Mapping[str, Any],
    places: Places,
) -> list[Finding]:
    """What the line as it would be lacks, and what is wrong with it.

    What is wrong in the base already (``held``) refuses no row: it is only told.
    """
    line = {**held, **changes}
    before = {(fault.champ, fault.regle, fault.message) for fault in line_faults(held, places)}
    fields = dictionary()["programmation"]
    found = [
        table.finding(
            position,
            name,
            ERROR,
            "obligatoire",
            f"« {fields[name].title} » doit être rempli pour une ligne nouvelle.",
        )
        for name in ("bailleur", "epci", "dep")
        if line.get(name) is None
    ]
    for fault in line_faults(line, places):
        known_already = held and (fault.champ, fault.regle, fault.message) in before
        level = WARNING if known_already else fault.gravite
        found.append(table.finding(position, fault.champ, level, fault.regle, fault.message))
    return found
