"""The state of the rights: who may do what to which table, and what is wrong with it.

Each cell of the matrix says by letters what is granted: L lire, A ajouter, M modifier, S supprimer;
a capital on all rows, a small letter on those of the organisation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.access.state import CHANGE, SCOPES, VERBS, Actor, RightsState, TableRights
from ...i18n import said
from ..common import french
from ..common.errors import NotAReport
from ..common.replacement import naming_failures
from ..html.parts import Cell, page, paragraph, section, table, tile

if TYPE_CHECKING:
    from openpyxl import Workbook

LEGEND = (
    "L : lire, A : ajouter, M : modifier, S : supprimer. Majuscule : toutes les lignes ; "
    "minuscule : celles de l’organisation. « – » : rien."
)
_WHERE = "Lu dans le catalogue du serveur, et non dans ce qui était prévu."
_DETAIL = ("Rôle", "Nom", "Organisation", "Nature", "Compte", "Table", "Lire", "Ajouter",
           "Modifier", "Supprimer", "Champs modifiables")  # fmt: skip
_WIDTHS = (22, 26, 16, 16, 10, 30, 13, 13, 13, 13, 70)
_FINDINGS = ("Constat", "Objet", "Ce que l’administrateur exécute")
_ACTORS = ("Rôle", "Nom", "Organisation", "Nature", "État", "Valide jusqu’au")


def write_state(path: Path, suffix: str, state: RightsState, note: str) -> None:
    """Write it to ``path``: a workbook or a page, as ``suffix`` (« .xlsx », « .html ») says.

    Raises NotAReport, MissingPackage, or what :func:`.replacement.naming_failures` names.
    """
    if suffix.lower() not in (".xlsx", ".html", ".htm"):
        raise NotAReport(suffixe=suffix)
    with naming_failures(path):
        if suffix.lower() == ".xlsx":
            _workbook(state, note).save(path)
        else:
            path.write_text(_page(state, note), encoding="utf-8")


def _letters(actor: Actor, name: str) -> str:
    for rights in actor.rights:
        if rights.table == name:
            return rights.letters or "–"
    return "–"


def _fields(rights: TableRights) -> str:
    if not rights.fields:
        return ""
    if len(rights.fields) == rights.of:
        return "tous"
    return f"{len(rights.fields)} sur {rights.of} : {', '.join(rights.fields)}"


def _detail(actor: Actor, state: RightsState) -> Iterator[list[str]]:
    """One row per table that the actor may use, as :data:`_DETAIL`."""
    for rights in actor.rights:
        if not rights.letters:
            continue
        yield [
            actor.role,
            actor.title,
            actor.organisation,
            actor.nature,
            "oui" if actor.is_account else "non",
            state.titles[rights.table],
            *(said(SCOPES[rights.scopes[verb]]) for verb in VERBS),
            _fields(rights) if rights.scopes[CHANGE] else "",
        ]


def _parts(state: RightsState) -> list[tuple[str, str, list[Actor]]]:
    """Identifier, title and actors of the two matrices."""
    organisations = [one for one in state.actors if not one.is_account]
    accounts = [one for one in state.actors if one.is_account]
    return [
        ("organisations", "Organisations", organisations),
        ("comptes", "Comptes", accounts),
    ]


# -- page ------------------------------------------------------------------------------------


def _page(state: RightsState, note: str) -> str:
    parts = _parts(state)
    body = [section("synthese", "Synthèse", _tiles(state, parts), _findings(state))]
    for key, title, actors in parts:
        body.append(section(key, title, paragraph(LEGEND), _matrix(title, actors, state)))
        body.append(section(f"{key}-etat", f"{title} : état", _states(title, actors)))
    body.append(section("detail", "Détail", _details(state)))
    return page("État des droits", [note, _WHERE], body, "OSP ERBM")


def _tiles(state: RightsState, parts: Sequence[tuple[str, str, list[Actor]]]) -> str:
    count = len(state.findings)
    tiles = [
        *(tile(french.number(len(actors)), title.lower()) for _key, title, actors in parts),
        tile(
            french.number(count),
            "constat" if count < 2 else "constats",
            css="alerte" if count else "",
        ),
    ]
    return f'<ul class="tuiles">{"".join(tiles)}</ul>\n'


def _findings(state: RightsState) -> str:
    if not state.findings:
        return '<p class="vide">Rien à redire : aucun droit n’est de trop ni ne manque.</p>'
    head = [[Cell(title, "texte", "col") for title in _FINDINGS]]
    body = [
        [Cell(said(text), "texte libre") for text in (one.message, one.what, one.remedy)]
        for one in state.findings
    ]
    return table("Constats", head, body)


def _matrix(title: str, actors: list[Actor], state: RightsState) -> str:
    if not actors:
        return '<p class="vide">Aucun.</p>'
    head = [[Cell("Table", "texte", "col"), *(Cell(one.title, "", "col") for one in actors)]]
    body = []
    for name, text in state.titles.items():
        letters = [_letters(one, name) for one in actors]
        cells = [Cell(each, "nul" if each == "–" else "") for each in letters]
        body.append([Cell(text, "texte", "row"), *cells])
    return table(f"{title} : ce que chacun peut", head, body)


def _states(title: str, actors: list[Actor]) -> str:
    head = [[Cell(each, "texte", "col") for each in _ACTORS]]
    body = [[Cell(text or "–", "texte") for text in _state(one)] for one in actors]
    return table(f"{title} : état", head, body)


def _state(actor: Actor) -> list[str]:
    until = f"{actor.until:%d/%m/%Y}" if actor.until is not None else ""
    return [actor.role, actor.title, actor.organisation, actor.nature, actor.state, until]


def _details(state: RightsState) -> str:
    head = [[Cell(title, "texte", "col") for title in _DETAIL]]
    wide = len(_DETAIL) - 1
    body = [
        [
            Cell(text or "–", "texte libre" if place == wide else "texte")
            for place, text in enumerate(row)
        ]
        for actor in state.actors
        for row in _detail(actor, state)
    ]
    return table("Ce que chacun peut, table par table", head, body)


# -- workbook --------------------------------------------------------------------------------


def _workbook(state: RightsState, note: str) -> Workbook:
    from ..imports.sheets import SheetWriter, new_book, write_table

    book = new_book("État des droits")
    for _key, title, actors in _parts(state):
        sheet = book.create_sheet(title)
        sheet.column_dimensions["A"].width = 34
        sheet.freeze_panes = "B5"
        writer = SheetWriter(sheet)
        writer.heading(f"{title} : ce que chacun peut")
        writer.line([f"{note}. {_WHERE}"])
        writer.line([LEGEND])
        writer.titles(["Table", *(one.title for one in actors)])
        for name, text in state.titles.items():
            writer.line([text, *(_letters(one, name) for one in actors)])
    rows = [row for actor in state.actors for row in _detail(actor, state)]
    write_table(book.create_sheet("Détail"), _DETAIL, rows, _WIDTHS, whole=True)
    states = [_state(one) for one in state.actors]
    write_table(book.create_sheet("État"), _ACTORS, states, (24, 30, 18, 18, 16, 16))
    found = [[said(one.message), one.what, one.remedy] for one in state.findings]
    write_table(book.create_sheet("Constats"), _FINDINGS, found, (70, 40, 70), whole=True)
    return book
