"""What is wrong with a line of a campaign, and what deserves a look.

The rules of the dictionary refuse; those that hold from publication on are told of a draft as
something still to do. What takes other tables to know only warns: the lines of partners come with
the errors of partners, and are discussed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..common.tables import records
from ..common.values import listed
from ..dictionary import dictionary
from ..errors import QT_TRANSLATE_NOOP, Phrase
from ..imports.findings import ERROR, WARNING
from ..validation import rules_broken
from .figures import published_order

if TYPE_CHECKING:
    import pandas as pd

DRAFT, PUBLISHED, CLOSED = "Brouillon", "Publié", "Clos"
"""Values of ``statut``."""

_CITE_ELSEWHERE = QT_TRANSLATE_NOOP(
    "errors", "La cité n° {cite} est de l’EPCI {autre}, et la ligne de l’EPCI {epci}."
)
_CITE_UNKNOWN = QT_TRANSLATE_NOOP("errors", "La cité n° {cite} n’est pas au référentiel.")
_COMMUNE_ELSEWHERE = QT_TRANSLATE_NOOP(
    "errors", "La commune {commune} est de l’EPCI {autre}, et la ligne de l’EPCI {epci}."
)
_COMMUNE_UNKNOWN = QT_TRANSLATE_NOOP("errors", "La commune {commune} n’est pas au référentiel.")
_DEPARTMENT = QT_TRANSLATE_NOOP(
    "errors", "L’EPCI {epci} est du département {autre}, et la ligne du département {dep}."
)
_DEPOSIT = QT_TRANSLATE_NOOP(
    "errors", "Le dépôt prévu le {jour} n’est pas dans l’année {campagne} de la campagne."
)
_NO_COUNT = QT_TRANSLATE_NOOP(
    "errors", "Le bailleur n’a pas dit combien de logements il programme."
)
_TOO_MANY = QT_TRANSLATE_NOOP(
    "errors", "Le CRHH retient {retenus} logements, plus que les {nombre} de la DRBM/DDTM."
)


@dataclass(frozen=True)
class Fault:
    """Something to say of field ``champ`` of a line. ``gravite`` is ERROR or WARNING."""

    champ: str
    gravite: str
    regle: str
    message: str


@dataclass(frozen=True)
class Places:
    """The territory that lines refer to: EPCI by cité and by commune, départements by EPCI."""

    cites: Mapping[str, str] = field(default_factory=dict)
    communes: Mapping[str, str] = field(default_factory=dict)
    departments: Mapping[str, Collection[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, cites: pd.DataFrame, communes: pd.DataFrame) -> Places:
        """From ``cite`` (``id_cite, epci``) and ``commune`` (``idcom, epci, dep``)."""
        departments: dict[str, set[str]] = {}
        for row in records(communes):
            if row["epci"] and row["dep"]:
                departments.setdefault(str(row["epci"]), set()).add(str(row["dep"]))
        return cls(
            {str(row["id_cite"]): str(row["epci"] or "") for row in records(cites)},
            {str(row["idcom"]): str(row["epci"] or "") for row in records(communes)},
            departments,
        )


def line_faults(line: Mapping[str, Any], places: Places) -> Iterator[Fault]:
    """Faults of one line, a row of ``programmation`` with None where nothing is known."""
    table = dictionary()["programmation"]
    fields = {item.name for item in table.fields}
    broken = {rule.name for rule in rules_broken(table, line)}
    for rule in rules_broken(table, {**line, "statut": PUBLISHED}):
        named = next(word for word in rule.words if word in fields)
        yield Fault(named, ERROR if rule.name in broken else WARNING, rule.name, rule.message)
    yield from _territory(line, places)
    deposit, year = line.get("bailleur_date_depot"), line.get("campagne")
    if deposit and year and deposit.year != year:
        yield _warning(
            "bailleur_date_depot", "depot", _DEPOSIT, jour=f"{deposit:%d/%m/%Y}", campagne=year
        )
    if line.get("bailleur_nb_total") is None:
        yield _warning("bailleur_nb_total", "sans_nombre", _NO_COUNT)
    kept, counted = line.get("crhh_nb_logements"), line.get("etat_nb_total")
    if kept is not None and counted is not None and kept > counted:
        yield _warning("crhh_nb_logements", "crhh", _TOO_MANY, retenus=kept, nombre=counted)


def check_lines(lines: pd.DataFrame, places: Places) -> pd.DataFrame:
    """``fid, nom, champ, gravite, regle, message`` of every fault, in published order of lines."""
    import pandas as pd

    found = [
        (line["fid"], line["nom"], fault.champ, fault.gravite, fault.regle, fault.message)
        for line in records(published_order(lines))
        for fault in line_faults(line, places)
    ]
    return pd.DataFrame(found, columns=["fid", "nom", "champ", "gravite", "regle", "message"])


def _territory(line: Mapping[str, Any], places: Places) -> Iterator[Fault]:
    epci, dep = line.get("epci"), line.get("dep")
    own = places.departments.get(str(epci))
    if own and dep and dep not in own:
        yield _warning(
            "dep", "departement", _DEPARTMENT, epci=epci, autre=", ".join(sorted(own)), dep=dep
        )
    for number in listed(line.get("cites")):
        other = places.cites.get(number)
        if other is None:
            yield _warning("cites", "cite_inconnue", _CITE_UNKNOWN, cite=number)
        elif other and epci and other != epci:
            yield _warning(
                "cites", "cite_epci", _CITE_ELSEWHERE, cite=number, autre=other, epci=epci
            )
    for code in listed(line.get("communes")):
        other = places.communes.get(code)
        if other is None:
            yield _warning("communes", "commune_inconnue", _COMMUNE_UNKNOWN, commune=code)
        elif other and epci and other != epci:
            yield _warning(
                "communes", "commune_epci", _COMMUNE_ELSEWHERE, commune=code, autre=other, epci=epci
            )


def _warning(champ: str, rule: str, template: str, **values: object) -> Fault:
    return Fault(champ, WARNING, rule, Phrase(template, **values))
