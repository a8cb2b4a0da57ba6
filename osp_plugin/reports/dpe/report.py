"""The report of an import of diagnoses: before and after works, three lists, what is in doubt."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ...domain.dictionary import dictionary
from ...domain.dpe.follow_up import FollowUp, Row, Works, method_of
from ...domain.errors import QT_TRANSLATE_NOOP
from ...storage.dpe.importing import DpePlan
from ...vendored import import_openpyxl
from ..common.replacement import naming_failures, replacing
from ..imports.sheets import SheetWriter, new_book, write_table

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

COUNT_TITLES = {
    "NB_LUS": QT_TRANSLATE_NOOP("algorithms", "Diagnostics lus dans le fichier"),
    "NB_REJETES": QT_TRANSLATE_NOOP("algorithms", "Lignes illisibles"),
    "NB_APPARIES": QT_TRANSLATE_NOOP("algorithms", "Diagnostics de logements de la base"),
    "NB_PAR_NUMERO": QT_TRANSLATE_NOOP("algorithms", "dont reconnus à leur n° RPLS"),
    "NB_PAR_BATIMENT": QT_TRANSLATE_NOOP("algorithms", "dont reconnus à leur bâtiment"),
    "NB_PAR_ADRESSE": QT_TRANSLATE_NOOP("algorithms", "dont reconnus à leur adresse et surface"),
    "NB_PAR_REMPLACEMENT": QT_TRANSLATE_NOOP("algorithms", "dont liés par un remplacement"),
    "NB_DOUTEUX": QT_TRANSLATE_NOOP("algorithms", "Diagnostics douteux, non retenus"),
    "NB_LOGEMENTS": QT_TRANSLATE_NOOP(
        "algorithms", "Logements qui ont un diagnostic dans le fichier"
    ),
    "NB_NOUVEAUX": QT_TRANSLATE_NOOP("algorithms", "Lignes nouvelles"),
    "NB_MODIFIES": QT_TRANSLATE_NOOP("algorithms", "Lignes modifiées"),
    "NB_NON_ATTEINTS": QT_TRANSLATE_NOOP("algorithms", "Étiquette promise et non atteinte"),
    "NB_SANS_DPE": QT_TRANSLATE_NOOP("algorithms", "Livrés sans diagnostic après travaux"),
    "NB_REFORME": QT_TRANSLATE_NOOP("algorithms", "Étiquettes déplacées par la seule réforme"),
}
FOLLOWED = ("NB_NON_ATTEINTS", "NB_SANS_DPE", "NB_REFORME")
"""Those of the three lists, which a base gives without any file."""
_TITLE = "Diagnostics (DPE) de l’ADEME"
_DWELLING = ("id_ddtm62", "ident_rep", "bailleur", "intitule")
_WHO_WIDTHS = (10.0, 14.0, 12.0, 54.0, 36.0)
_MEASURES = ("conso_ep", "conso_ef", "emission_ges", "cout_energie")
TWO_METHODS = "Non : deux méthodes, ce n’est pas un gain de travaux"


_TITLE = "Diagnostics (DPE) de l’ADEME"


@contextmanager
def dpe_report(path: str | os.PathLike[str], plan: DpePlan, *, subtitle: str) -> Iterator[None]:
    """Write the report of an import (.xlsx): it is at ``path`` once the block ends without error.

    Raises MissingPackage or the errors of :func:`.replacement.replacing`.
    """
    import_openpyxl()
    with replacing(path, ".xlsx") as temporary:
        book = new_book(_TITLE)
        lines = [subtitle, f"Fichier : {plan.name}"]
        _summary(book.create_sheet("Synthèse"), plan.counts, plan.follow_up, lines)
        _lists(book, plan.follow_up)
        write_table(
            book.create_sheet("Douteux"),
            ["DPE", "Date", "N° RPLS", "Commune", "Voie", "N°", "Surface (m²)", "Pourquoi"],
            _doubtful(plan),
            (18.0, 12.0, 14.0, 10.0, 36.0, 8.0, 12.0, 60.0),
        )
        with naming_failures(path):
            book.save(temporary)
        yield


def follow_up_report(path: str | os.PathLike[str], found: FollowUp, *, subtitle: str) -> None:
    """Write what the diagnoses of a base say (.xlsx). Raises what :func:`dpe_report` does."""
    import_openpyxl()
    with replacing(path, ".xlsx") as temporary:
        book = new_book(_TITLE)
        _summary(book.create_sheet("Synthèse"), found.counts, found, [subtitle])
        _lists(book, found)
        with naming_failures(path):
            book.save(temporary)


def _lists(book: Workbook, found: FollowUp) -> None:
    who = [*(dictionary()["logement"][name].title for name in _DWELLING), "Adresse"]
    for title, headers, rows, widths in (
        ("Avant et après", _works_titles(), _works(found), (12.0,) * 20),
        (
            "Promis et non atteint",
            ["Étiquette promise", "Étiquette du DPE", "DPE", "Date", "Méthode"],
            _not_reached(found),
            (16.0, 16.0, 18.0, 12.0, 28.0),
        ),
        (
            "Livrés sans DPE",
            ["Fin des travaux", "Étiquette promise"],
            ([*_named(row), row["date_fin"], row["etiquette_apres"]] for row in found.without),
            (14.0, 16.0),
        ),
        (
            "Déplacés par la réforme",
            ["Étiquette avant", "Méthode avant", "Étiquette ensuite", "Méthode ensuite", "DPE"],
            _moved(found),
            (14.0, 28.0, 14.0, 28.0, 18.0),
        ),
    ):
        write_table(book.create_sheet(title), [*who, *headers], rows, [*_WHO_WIDTHS, *widths])


def _summary(
    sheet: Worksheet, counts: Mapping[str, int], found: FollowUp, lines: Sequence[str]
) -> None:
    sheet.column_dimensions["A"].width = 58
    sheet.column_dimensions["B"].width = 14
    writer = SheetWriter(sheet)
    writer.heading(_TITLE)
    for line in lines:
        writer.line([line])
    writer.line([])
    for name, count in counts.items():
        writer.line([COUNT_TITLES[name], count])
    both = [item for item in found.works if item.before and item.after]
    writer.line([])
    writer.line(["Logements diagnostiqués avant et après travaux", len(both)])
    writer.line(["dont par une seule méthode", sum(item.comparable for item in both)])
    writer.line([])
    for text in (
        "Un gain n’est montré qu’entre deux diagnostics d’une même méthode. Le 01/01/2026, le "
        "facteur de l’électricité est passé de 2,3 à 1,9 : des étiquettes ont changé sans travaux.",
        "Promis : l’étiquette après travaux remontée, à défaut celle que promet le label visé "
        "(table « Labels et bonus »).",
        "Source : ADEME, DPE logements existants (Licence ouverte 2.0).",
    ):
        writer.line([text])


def _works_titles() -> list[str]:
    fields = dictionary()["dpe"]
    titles = ["DPE avant", "Étiquette avant", "DPE après", "Étiquette après", "Comparable"]
    for name in _MEASURES:
        titles += [f"{fields[name].alias}, avant", f"{fields[name].alias}, après", "Gain"]
    return [*titles, "Méthode avant", "Méthode après"]


def _works(found: FollowUp) -> Iterator[list[Any]]:
    for item in found.works:
        line = [*_named(item.dwelling)]
        for row in (item.before, item.after):
            line += [row["date_dpe"], row["etiquette_dpe"]] if row else [None, None]
        line.append(_comparable(item))
        for name in _MEASURES:
            line += [row[name] if row else None for row in (item.before, item.after)]
            line.append(item.gain(name))
        yield [*line, *(method_of(row) if row else None for row in (item.before, item.after))]


def _comparable(item: Works) -> str | None:
    if item.before is None or item.after is None:
        return None
    return "Oui" if item.comparable else TWO_METHODS


def _not_reached(found: FollowUp) -> Iterator[list[Any]]:
    for item in found.not_reached:
        after = item.after
        assert after is not None  # nosec B101 # what is not reached was measured
        yield [
            *_named(item.dwelling), item.promised, after["etiquette_dpe"], after["numero_dpe"],
            after["date_dpe"], method_of(after),
        ]  # fmt: skip


def _moved(found: FollowUp) -> Iterator[list[Any]]:
    for item in found.moved:
        first = _method_first(item.first, same=item.first is item.last)
        yield [
            *_named(item.dwelling), item.label_before, first, item.label_after,
            method_of(item.last), item.last["numero_dpe"],
        ]  # fmt: skip


def _method_first(row: Row, *, same: bool) -> str:
    """The method of a label; of the label read before, when one diagnosis has ``same`` two."""
    return method_of({**row, "etiquette_lue": None}) if same else method_of(row)


def _doubtful(plan: DpePlan) -> Iterator[list[Any]]:
    for item, why in plan.matches.doubtful:
        street = f"{item.street.kind} {item.street}".strip() if item.street else None
        number = str(item.number) if item.number else None
        yield [
            item.number_dpe, item.values["date_dpe"], item.ident_rep, item.idcom, street, number,
            item.values["surf_hab"], why,
        ]  # fmt: skip


def _named(row: Row) -> list[Any]:
    street = " ".join(str(row[name]) for name in ("dnvoiri", "dindic", "dvoilib") if row[name])
    place = ", ".join(filter(None, (street, row["idcomtxt"])))
    return [*(row[name] for name in _DWELLING), place]
