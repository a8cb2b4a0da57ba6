"""What the panel « Accueil » says of a base: its lines, each with the step that comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...domain.common.numbers import NO_BREAK_SPACE
from ...domain.geolocation.checks.catalogue import CHECKS
from ...i18n import said, translate
from ...storage.home.overview import Deadlines, Overview
from ...storage.imports.register import UNDONE, ImportRecord
from ..common.figures import number, quantity

ANOMALY, UNPLACED, RETURN, COMPLETENESS = "anomalie", "placer", "remontee", "completude"
LATE_DWELLINGS, SILENT_LINES, LATE_LINES = "retard_logements", "lignes_muettes", "lignes_retard"
PROGRAMME, OPEN_CAMPAIGN, IMPORT, REFERENTIAL = "programmation", "campagne", "import", "referentiel"
LATE_OPERATIONS, NEAR_OPERATIONS = "echeances_passees", "echeances_proches"
CHECK_POSITIONS, PROJECT = "positions", "projet"

_MOST_ANOMALIES = 6
WITHOUT_POSITION = "sans_geometrie"
"""Told by a line of its own, which leads where they are placed."""


@dataclass(frozen=True)
class Line:
    """What waits, what comes next, and where it leads: ``target`` and, of which, ``which``."""

    text: str
    step: str
    target: str
    which: str = ""


@dataclass(frozen=True)
class Section:
    """Lines of one part of the work."""

    title: str
    lines: tuple[Line, ...]


def about(found: Overview) -> list[str]:
    """Size of a base, its last change, its campaign: a text each."""
    told = [
        translate("gui", "Logements : {logements} ; opérations : {operations} ; cités : {cites}")
        .format(
            logements=number(found.dwellings),
            operations=number(found.operations),
            cites=number(found.estates),
        )
    ]  # fmt: skip
    if found.extract is not None:
        text = translate("gui", "Extrait de « {base} » du {date}, pour {nom}")
        mark = found.extract
        told.insert(0, text.format(base=mark.origin, date=mark.date, nom=mark.name))
    if found.size is not None:
        told[-1] += f" ({_megabytes(found.size)})"
    if found.changed is not None:
        when = f"{found.changed.astimezone():%d/%m/%Y %H:%M}"
        text = translate("gui", "Modifiée le {jour}, par {qui}")
        alone = translate("gui", "Modifiée le {jour}")
        told.append((text if found.changed_by else alone).format(jour=when, qui=found.changed_by))
    if found.campaign is not None:
        text = translate("gui", "Campagne {annee} : {etat}")
        told.append(text.format(annee=found.campaign.year, etat=said(found.campaign.state).lower()))
    return told


def sections(found: Overview, projects: Sequence[str] = ()) -> list[Section]:
    """What waits in a base, in the order of the work; ``projects`` are those that it keeps."""
    made = (
        (translate("gui", "Remontées"), _returns(found)),
        (translate("gui", "Géolocalisation"), _positions(found)),
        (translate("gui", "Travaux et programmation"), _programme(found)),
        (translate("gui", "Derniers imports"), map(_import, found.imports)),
        (translate("gui", "Projets de la base"), map(_project, projects)),
    )
    found_of = [Section(title, tuple(lines)) for title, lines in made]
    return [section for section in found_of if section.lines]


def _returns(found: Overview) -> Iterator[Line]:
    balance = found.balance
    if not found.dwellings and not found.estates:
        yield Line(
            translate("gui", "La base est vide"),
            translate("gui", "Charger communes, EPCI ou cités…"),
            REFERENTIAL,
        )
    yield Line(
        translate("gui", "PALULOS : {remontes} logements reçus sur {finances} financés").format(
            remontes=number(balance.reported_decided), finances=number(balance.financed)
        ),
        translate("gui", "Importer une remontée…"),
        RETURN,
    )
    if balance.missing:
        yield Line(
            translate("gui", "Attendus : {nombre} logements financés (opérations : {operations})")
            .format(nombre=number(balance.missing), operations=number(balance.with_missing)),
            translate("gui", "Contrôler la complétude…"),
            COMPLETENESS,
        )  # fmt: skip


def _positions(found: Overview) -> Iterator[Line]:
    if found.unplaced:
        yield Line(
            translate("gui", "Logements sans position : {nombre}").format(
                nombre=number(found.unplaced)
            ),
            translate("gui", "Les placer…"),
            UNPLACED,
        )
    if found.anomalies is None:
        yield Line(
            translate("gui", "Les positions ne se contrôlent pas sans les communes"),
            translate("gui", "Charger communes, EPCI ou cités…"),
            REFERENTIAL,
        )
        return
    titles = {check.code: said(check.title) for check in CHECKS}
    shown = [code for code in titles if found.anomalies.get(code) and code != WITHOUT_POSITION]
    for code in shown[:_MOST_ANOMALIES]:
        yield Line(
            f"{titles[code]}{NO_BREAK_SPACE}: {number(found.anomalies[code])}",
            translate("gui", "Voir et corriger…"),
            ANOMALY,
            code,
        )
    if len(shown) > _MOST_ANOMALIES:
        others = len(shown) - _MOST_ANOMALIES
        yield Line(
            translate("gui", "Autres sortes d’anomalies : {nombre}").format(nombre=others),
            translate("gui", "Tout voir…"),
            CHECK_POSITIONS,
        )
    elif not shown:
        yield Line(
            translate("gui", "Aucune anomalie de position à traiter"),
            translate("gui", "Contrôler de nouveau"),
            CHECK_POSITIONS,
        )


def _programme(found: Overview) -> Iterator[Line]:
    if found.late_dwellings:
        yield Line(
            translate(
                "gui",
                "Fin des travaux passée, non livrés : {nombre} (opérations : {operations})",
            ).format(nombre=number(found.late_dwellings), operations=number(found.late_operations)),
            translate("gui", "Voir les logements"),
            LATE_DWELLINGS,
        )
    yield from _deadlines(found.deadlines)
    if found.campaign is None:
        yield Line(
            translate("gui", "Aucune campagne de programmation"),
            translate("gui", "Ouvrir une campagne…"),
            OPEN_CAMPAIGN,
        )
        return
    lines, year = found.lines, found.campaign.year
    if lines.silent:
        yield Line(
            translate("gui", "Lignes sans nouvelles : {nombre}").format(nombre=len(lines.silent)),
            translate("gui", "Relancer…"),
            SILENT_LINES,
        )
    if lines.late:
        yield Line(
            translate("gui", "Lignes en retard : {nombre}").format(nombre=len(lines.late)),
            translate("gui", "Voir les lignes"),
            LATE_LINES,
        )
    if found.campaign.is_closed:
        yield Line(
            translate("gui", "La campagne {annee} est close").format(annee=year),
            translate("gui", "Ouvrir une campagne…"),
            OPEN_CAMPAIGN,
        )
    else:
        yield Line(
            translate("gui", "Campagne {annee}, lignes : {nombre}").format(
                annee=year, nombre=lines.total
            ),
            translate("gui", "Panneau de la programmation"),
            PROGRAMME,
        )


def _deadlines(found: Deadlines) -> Iterator[Line]:
    if found.late:
        yield Line(
            translate("gui", "Échéance des travaux passée, opérations : {nombre} ({euros} en jeu)")
            .format(nombre=number(len(found.late)), euros=quantity(found.late_euros, "euro")),
            translate("gui", "Voir les opérations"),
            LATE_OPERATIONS,
        )  # fmt: skip
    if found.near:
        yield Line(
            translate(
                "gui",
                "Échéance des travaux dans les 12 mois, opérations : {nombre} ({euros} en jeu)",
            ).format(nombre=number(len(found.near)), euros=quantity(found.near_euros, "euro")),
            translate("gui", "Éditer les échéances…"),
            NEAR_OPERATIONS,
        )


def _import(record: ImportRecord) -> Line:
    text = translate("gui", "{jour} – {fichier} : {nouveaux} nouveaux, {modifies} modifiés").format(
        jour=f"{record.when.astimezone():%d/%m/%Y}",
        fichier=record.name,
        nouveaux=record.counts["nb_nouveaux"] or 0,
        modifies=record.counts["nb_modifies"] or 0,
    )
    if record.state == UNDONE:
        text += " " + translate("gui", "(annulé)")
    return Line(text, translate("gui", "Voir ou annuler…"), IMPORT, str(record.number))


def _project(name: str) -> Line:
    return Line(name, translate("gui", "L’ouvrir à la place de celui-ci…"), PROJECT, name)


def _megabytes(size: int) -> str:
    return translate("gui", "{nombre} Mo").format(nombre=number(size / 1e6, 1))
