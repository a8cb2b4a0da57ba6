"""The panel « OSP – Programmation »: a campaign, its totals, its checks, and all that it offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QFrame, QSizePolicy, QToolButton

from ...domain.common.tables import records
from ...domain.dictionary import dictionary
from ...domain.errors import OspError
from ...domain.imports.findings import ERROR
from ...domain.programming.checks import check_lines
from ...domain.programming.figures import COUNTS, FIGURES, LINE, TOTAL, published, totals
from ...domain.programming.gaps import gaps
from ...i18n import explain, plural, said, translate
from ...paths import ICONS
from ...project import BaseReference, find_layer, osp_layers, reference_of, role_of
from ...storage import Base
from ...storage.programming.reading import Campaign, Programme, campaigns, read_programme
from ..common import forms
from ..common.background import Worker
from ..common.menu_entry import Entry
from ..common.messages import Messages
from ..common.one_work import OneWork
from ..common.plain import as_html
from .figures_table import FigureRow, show
from .on_map import show_lines

PUBLISHED = "publie"
FOLLOWED = ("programmation", "tarif", "enveloppe", "campagne", "epci", "avancement")
"""Tables that the panel shows something of."""
SMALLER = 0.9
"""Size of the figures: nine columns beside the map."""


@dataclass(frozen=True)
class Loaded:
    """The campaigns of a base, and the one shown, read at one moment."""

    campaigns: list[Campaign]
    programme: Programme | None


class ProgrammingDock(QgsDockWidget):
    """Follows one campaign of one base. ``entries`` are what it offers beside."""

    def __init__(
        self,
        iface: Any,
        reference: BaseReference,
        entries: Sequence[Entry],
        messages: Messages,
        worker: Worker,
    ) -> None:
        super().__init__(iface.mainWindow())
        forms.load(self, __file__)
        self.setObjectName("osp_programming")
        self._iface = iface
        self.reference = reference
        self._base: Base = reference.open(check=False)
        self._programme: Programme | None = None
        self.work = OneWork(worker, lambda _percent: None, self._enable, messages.error)
        self._messages = messages
        self._make_buttons(entries)
        self._make_combos()
        project = QgsProject.instance()
        project.layersAdded.connect(self._follow)
        self._follow(osp_layers(project, reference))
        self.refreshButton.clicked.connect(lambda: self.load())
        self.mapButton.clicked.connect(lambda: self._locate())
        for table in (self.totalsTable, self.checksTable, self.gapsTable):
            font = table.font()
            font.setPointSizeF(font.pointSizeF() * SMALLER)
            table.setFont(font)
            table.horizontalHeader().setFont(font)
            table.cellDoubleClicked.connect(
                lambda row, _column, table=table: self._open_line(table, row)
            )
        self.load()

    @property
    def year(self) -> int | None:
        """The campaign chosen."""
        found = self.campaignCombo.currentData()
        return int(found) if found is not None else None

    @property
    def session(self) -> date | None:
        """When the CRHH sits on the campaign shown, if the base says it."""
        return self._programme.campaign.session if self._programme is not None else None

    def load(self, year: int | None = None) -> None:
        """Read the base again and show a campaign: ``year``, else the same, else the last."""
        base, wanted = self._base, year or self.year

        def read(_work: object) -> Loaded:
            known = campaigns(base)
            years = [campaign.year for campaign in known]
            chosen = wanted if wanted in years else next(iter(years), None)
            return Loaded(known, read_programme(base, chosen) if chosen is not None else None)

        self.work.start(translate("gui", "Lecture de la campagne"), read, self._show_loaded)

    # -- what is edited elsewhere ------------------------------------------------------------

    def _follow(self, layers: Any) -> None:
        """Read the campaign again each time that what it is made of is saved."""
        for layer in layers:
            if reference_of(layer) == self.reference and role_of(layer) in FOLLOWED:
                layer.afterCommitChanges.connect(self._saved)

    def _saved(self) -> None:
        lines = find_layer(QgsProject.instance(), "programmation", self.reference)
        if lines is not None and not lines.isEditable():
            lines.reload()  # its envelopes follow the tariff
        self.load()

    # -- widgets -----------------------------------------------------------------------------

    def _make_buttons(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            if entry.separated:
                line = QFrame()
                line.setFrameShape(QFrame.Shape.HLine)
                line.setFrameShadow(QFrame.Shadow.Sunken)
                self.buttonsLayout.addWidget(line)
            button = QToolButton()
            button.setObjectName(f"osp_{entry.icon}")
            button.setText(entry.text)
            button.setToolTip(entry.tip)
            button.setIcon(QIcon(str(ICONS / f"{entry.icon}.svg")))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAutoRaise(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, entry=entry: entry.run())
            self.buttonsLayout.addWidget(button)
        self.buttonsLayout.addStretch(1)

    def _make_combos(self) -> None:
        for key, title in (
            (PUBLISHED, translate("gui", "lignes et totaux, comme publiés")),
            ("delegataire", translate("gui", "totaux par délégataire")),
            ("epci", translate("gui", "totaux par EPCI")),
            ("dep", translate("gui", "totaux par département")),
            ("bailleur", translate("gui", "totaux par bailleur")),
        ):
            self.scaleCombo.addItem(title, key)
        for key, title in (
            ("etat", translate("gui", "la DRBM/DDTM")),
            ("epci", translate("gui", "l’EPCI")),
            ("bailleur", translate("gui", "le bailleur")),
        ):
            self.actorCombo.addItem(title, key)
        self.scaleCombo.activated.connect(lambda *_args: self._show_totals())
        self.actorCombo.activated.connect(lambda *_args: self._show_totals())
        self.campaignCombo.activated.connect(lambda *_args: self.load())

    # -- what it shows -----------------------------------------------------------------------

    def _show_loaded(self, loaded: Loaded) -> None:
        self._programme = loaded.programme
        self.campaignCombo.clear()
        for campaign in loaded.campaigns:
            self.campaignCombo.addItem(str(campaign.year), campaign.year)
        if loaded.programme is not None:
            self.campaignCombo.setCurrentText(str(loaded.programme.campaign.year))
        self._show_state()
        self._show_totals()
        self._show_checks()
        self._show_gaps()

    def _show_state(self) -> None:
        if self._programme is None:
            self.stateLabel.setText(
                translate("gui", "Aucune campagne dans cette base : ouvrez la première.")
            )
            return
        campaign, lines = self._programme.campaign, self._programme.lines
        dates = [
            translate("gui", "ouverte le {jour}").format(jour=f"{campaign.opened:%d/%m/%Y}")
            if campaign.opened
            else "",
            translate("gui", "close le {jour}").format(jour=f"{campaign.closed:%d/%m/%Y}")
            if campaign.closed and campaign.is_closed
            else "",
            translate("gui", "CRHH du {jour}").format(jour=f"{campaign.session:%d/%m/%Y}")
            if campaign.session
            else "",
        ]
        counts = lines["statut"].value_counts()
        told = ", ".join(f"{int(counts[name])} {name.lower()}" for name in counts.index)
        self.stateLabel.setText(
            plural(
                len(lines),
                translate("gui", "<b>{etat}</b> {dates}<br>{nombre} ligne ({statuts})"),
                translate("gui", "<b>{etat}</b> {dates}<br>{nombre} lignes ({statuts})"),
                etat=as_html(campaign.state),
                dates=", ".join(part for part in dates if part),
                statuts=as_html(told) or "–",
            )
        )

    def _show_totals(self) -> None:
        headers = [
            "",
            translate("gui", "Logements"),
            translate("gui", "C"),
            translate("gui", "BBC"),
            translate("gui", "Biosourcés"),
            translate("gui", "PALULOS"),
            translate("gui", "+ toiture"),
            translate("gui", "+ mur"),
            translate("gui", "+ mur et toiture"),
        ]
        try:
            rows = self._totals()
        except OspError as error:
            rows = []
            self._messages.warning(explain(error))
        show(self.totalsTable, headers, rows)

    def _totals(self) -> list[FigureRow]:
        """Raises TariffMissing."""
        if self._programme is None:
            return []
        scale, actor = self.scaleCombo.currentData(), self.actorCombo.currentData()
        programme = self._programme
        if scale == PUBLISHED:
            table = published(programme.lines, programme.tariff, actor)
            return [
                FigureRow([row["libelle"], *_figures(row)], row["niveau"] != LINE, row["fid"])
                for row in records(table)
            ]
        table = totals(programme.lines, programme.tariff, programme.of_epci, actor)
        return [
            FigureRow(
                [translate("gui", "Total") if row["niveau"] == TOTAL else row["code"],
                 *_figures(row)],
                row["niveau"] == TOTAL,
            )
            for row in records(table[table["niveau"].isin([scale, TOTAL])])
        ]  # fmt: skip

    def _show_checks(self) -> None:
        headers = [
            translate("gui", "Ligne"),
            translate("gui", "Champ"),
            translate("gui", "Gravité"),
            translate("gui", "Ce qu’il y a à voir"),
        ]
        rows = []
        if self._programme is not None:
            table = dictionary()["programmation"]
            levels = {True: translate("gui", "à corriger"), False: translate("gui", "à vérifier")}
            rows = [
                FigureRow(
                    [
                        row["nom"],
                        table[row["champ"]].title,
                        levels[row["gravite"] == ERROR],
                        said(row["message"]),
                    ],
                    key=row["fid"],
                )
                for row in records(check_lines(self._programme.lines, self._programme.places))
            ]
        show(self.checksTable, headers, rows, wide=3)
        text = plural(
            len(rows),
            translate("gui", "{nombre} remarque. Double-cliquez pour ouvrir la fiche."),
            translate("gui", "{nombre} remarques. Double-cliquez pour ouvrir la fiche."),
        )
        none = translate("gui", "Rien à signaler sur les lignes de cette campagne.")
        self.checksLabel.setText(text if rows else none)

    def _show_gaps(self) -> None:
        headers = [
            translate("gui", "Ligne"),
            translate("gui", "Compte"),
            translate("gui", "Bailleur"),
            translate("gui", "EPCI"),
            translate("gui", "DRBM/DDTM"),
            translate("gui", "Écart"),
        ]
        titles = {
            "nb_total": translate("gui", "Logements"),
            "nb_c": translate("gui", "C"),
            "nb_bbc": translate("gui", "BBC"),
            "nb_biosources": translate("gui", "Biosourcés"),
        }
        rows = []
        if self._programme is not None:
            rows = [
                FigureRow(
                    [row["nom"], titles[row["champ"]], row["bailleur"], row["epci"], row["etat"],
                     row["ecart"]],
                    key=row["fid"],
                )
                for row in records(gaps(self._programme.lines))
            ]  # fmt: skip
        show(self.gapsTable, headers, rows)
        text = plural(
            len(rows),
            translate("gui", "{nombre} écart. Double-cliquez pour ouvrir la fiche."),
            translate("gui", "{nombre} écarts. Double-cliquez pour ouvrir la fiche."),
        )
        none = translate("gui", "Bailleurs, EPCI et État comptent les mêmes logements.")
        self.gapsLabel.setText(text if rows else none)

    def _locate(self) -> None:
        """Show on the map the lines chosen in the table that is seen, else all of the campaign."""
        if self._programme is None:
            return
        table = (self.totalsTable, self.checksTable, self.gapsTable)[self.tabs.currentIndex()]
        rows = {index.row() for index in table.selectionModel().selectedRows()}
        keys = [table.item(row, 0).data(Qt.ItemDataRole.UserRole) for row in sorted(rows)]
        fids = [int(key) for key in keys if key is not None]
        every = [int(fid) for fid in self._programme.lines["fid"]]
        with self._messages.guard():
            show_lines(self._iface, self._messages, self.reference, fids or every)

    def _open_line(self, table: Any, row: int) -> None:
        key = table.item(row, 0).data(Qt.ItemDataRole.UserRole)
        layer = find_layer(QgsProject.instance(), "programmation", self.reference)
        if layer is None:
            self._messages.warning(layer_gone("programmation", self.reference))
            return
        if key is None:
            return
        feature = next(layer.getFeatures(f'"fid" = {int(key)}'), None)
        if feature is not None:
            self._iface.openFeatureForm(layer, feature, False, False)

    def _enable(self) -> None:
        ready = not self.work.is_busy()
        for widget in (self.campaignCombo, self.refreshButton):
            widget.setEnabled(ready)


def layer_gone(role: str, reference: BaseReference) -> str:
    """Say that a table of the base is not in the project."""
    return translate(
        "gui",
        "La table « {table} » de {base} n’est plus dans le projet : ouvrez de nouveau la base.",
    ).format(table=dictionary()[role].title, base=reference.label)


def _figures(row: dict[str, Any]) -> list[int | float]:
    return [int(row[name]) if name in COUNTS else float(row[name]) for name in FIGURES]
