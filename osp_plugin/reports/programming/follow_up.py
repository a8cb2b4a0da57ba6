"""The follow-up of a campaign: delays and reports, reminders, calendar, progress to be signed."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.programming.follow_up import LATE, MOVED, follow_up, reminders
from ...i18n import translate
from ...storage.programming.names import Names
from ...storage.programming.reading import Programme
from ..common.names import file_names
from ..common.replacement import naming_failures
from ..statement.content import Block, Column, Row, Statement, with_sums
from ..statement.files import Write
from ..statement.pdf import StatementPrinter
from ..statement.workbook import write_statement
from .recap import sources
from .timeline import timeline_charts, timeline_png

if TYPE_CHECKING:
    import pandas as pd

_SIGNATURE_ROOM = "\n\n\n\n"


class FollowUp:
    """Makes the statements of the follow-up of a campaign, as known on ``today``.

    ``days`` without news and a line is to be asked about.
    """

    def __init__(
        self, programme: Programme, names: Names, today: date, days: int, label: str
    ) -> None:
        self.year = programme.campaign.year
        self._programme = programme
        self._names = names
        self._today = today
        self._days = days
        self._sources = sources(label)
        self._followed = follow_up(
            programme.lines, programme.notes, today, days, programme.campaign.opened
        )

    def files(self, printer: StatementPrinter) -> dict[str, Write]:
        """What writes each file, by name."""
        year = self.year
        files: dict[str, Write] = {
            f"suivi_{year}.pdf": lambda path: printer.write(self.whole(), path),
            f"suivi_{year}.xlsx": lambda path: write_statement(self.whole(), path),
            f"calendrier_{year}.png": self._write_picture,
        }
        for code, part in file_names(sorted(set(self._programme.lines["bailleur"]))).items():
            name = f"avancement_{part}_{year}"
            files[f"{name}.pdf"] = partial(_print, printer, self, code)
            files[f"{name}.xlsx"] = partial(_write, self, code)
        return files

    def whole(self) -> Statement:
        """Delays and reports, reminders, calendar, then every line. Raises MissingPackage."""
        followed = self._followed
        moved = followed[followed["situation"].isin([LATE, MOVED])]
        asked = reminders(followed, self._days)
        blocks = (
            self._block(
                translate("etats", "Lignes en retard ou reportées"),
                moved,
                translate("etats", "Aucune ligne n’est en retard ni reportée."),
            ),
            self._block(
                translate("etats", "Relances : sans nouvelles depuis plus de {jours} jours").format(
                    jours=self._days
                ),
                asked,
                translate("etats", "Toutes les lignes ont donné de leurs nouvelles."),
                tab=translate("etats", "Relances"),
            ),
            *self._calendar(),
            self._block(
                translate("etats", "Toutes les lignes"), followed, tab=translate("etats", "Suivi")
            ),
            self._notes(),
        )
        return self._statement(translate("etats", "Suivi de la programmation"), blocks)

    def of_bailleur(self, code: str) -> Statement:
        """The state of progress of a bailleur, to be signed by it and by the State."""
        own = self._followed[self._followed["bailleur"] == code]
        blocks = (
            self._block(
                translate("etats", "Lignes du bailleur"), own, tab=translate("etats", "Avancement")
            ),
            self._signatures(code),
        )
        name = self._names.with_code("bailleur", code)
        return self._statement(
            translate("etats", "État d’avancement – {bailleur}").format(bailleur=name), blocks
        )

    def _statement(self, name: str, blocks: tuple[Block, ...]) -> Statement:
        title = translate("etats", "ERBM – Programmation {campagne}").format(campagne=self.year)
        edition = translate("etats", "{etat} – situation au {jour}").format(
            etat=name, jour=f"{self._today:%d/%m/%Y}"
        )
        return Statement(title, edition, blocks, self._sources)

    def _block(self, title: str, lines: pd.DataFrame, none: str = "", tab: str = "") -> Block:
        tab = tab or translate("etats", "Retards et reports")
        if lines.empty:
            return Block(title, sentence=none, tab="")
        columns = _columns()
        rows = with_sums(lines, columns, [], "nom", translate("etats", "TOTAL"))
        return Block(title, columns, rows, tab=tab)

    def _calendar(self) -> list[Block]:
        """A picture per page, its title above the first."""
        title = translate("etats", "Calendrier : dépôt, travaux, livraison")
        return [
            Block(title if not number else "", chart=chart)
            for number, chart in enumerate(timeline_charts(self._followed, self._today))
        ]

    def _notes(self) -> Block:
        """Every dated note, the latest first, for the workbook alone."""
        names = dict(zip(self._programme.lines["fid"], self._programme.lines["nom"]))
        notes = self._programme.notes
        table = notes.assign(nom=notes["programmation"].map(names)).sort_values(
            ["date_saisie", "fid"], ascending=False
        )
        columns = (
            Column("nom", translate("etats", "Ligne"), share=0, width=46),
            Column("date_saisie", translate("etats", "Date"), "date", share=0),
            Column("acteur", translate("etats", "Acteur"), share=0, width=14),
            Column("texte", translate("etats", "Point d’avancement"), share=0, width=70),
            Column("retard", translate("etats", "En retard"), "drapeau", share=0),
            Column("report_annee", translate("etats", "Reportée en"), "annee", share=0),
        )
        title = translate("etats", "Points d’avancement")
        return Block("", columns, with_sums(table, columns, [], "nom"), tab=title)

    def _signatures(self, code: str) -> Block:
        whom = translate("etats", "Pour {signataire}")
        columns = (
            Column("bailleur", whom.format(signataire=self._names.of("bailleur", code))),
            Column("etat", whom.format(signataire=translate("etats", "l’État (DRBM, DDTM)"))),
        )
        texts = (
            translate("etats", "Nom et qualité :"),
            translate("etats", "Date :"),
            translate("etats", "Signature :") + _SIGNATURE_ROOM,
        )
        rows = tuple(Row({"bailleur": text, "etat": text}) for text in texts)
        return Block(translate("etats", "Signatures"), columns, rows)

    def _write_picture(self, path: Path) -> None:
        drawn = timeline_png(self._followed, self._today)
        with naming_failures(path):
            path.write_bytes(drawn)


def _print(printer: StatementPrinter, made: FollowUp, code: str, path: Path) -> None:
    printer.write(made.of_bailleur(code), path)


def _write(made: FollowUp, code: str, path: Path) -> None:
    write_statement(made.of_bailleur(code), path)


def _columns() -> tuple[Column, ...]:
    return (
        Column("nom", translate("etats", "Ligne"), share=3.4, width=46),
        Column("bailleur", translate("etats", "Bailleur"), share=0, width=9),
        Column("epci", translate("etats", "EPCI"), share=0, width=10),
        Column("etat_nb_total", translate("etats", "Logements"), "entier", 1, 11, summed=True),
        Column("bailleur_date_depot", translate("etats", "Dépôt"), "date", 1.05),
        Column("bailleur_date_os", translate("etats", "Travaux"), "date", 1.05),
        Column("bailleur_date_livraison", translate("etats", "Livraison"), "date", 1.05),
        Column("situation", translate("etats", "Situation"), share=1.35, width=16),
        Column("report_annee", translate("etats", "Reportée en"), "annee", 0.85, 10),
        Column("jours", translate("etats", "Jours sans nouvelles"), "entier", 1, 11),
        Column("date_saisie", translate("etats", "Dernier point"), "date", 1.05),
        Column("acteur", translate("etats", "Acteur"), share=1.15, width=14),
        Column("texte", translate("etats", "Ce qu’il dit"), share=3.2, width=60),
    )
