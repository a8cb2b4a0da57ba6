"""The commands of the sub-menu « Programmation », which its panel offers too."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import partial
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QInputDialog

from ...i18n import translate
from ...project import BaseReference, find_layer
from ...project.refreshing import refresh
from ...reports.programming.importing import line_files
from ...storage.imports.context import known_bailleurs
from ...storage.programming.reading import require_open
from ..common.algorithm_windows import AlgorithmWindows
from ..common.background import Worker
from ..common.current import required_base
from ..common.menu_entry import Entry
from ..common.messages import Messages
from ..common.windows import Windows
from ..imports.import_dialog import ImportDialog
from ..imports.undo_import_dialog import UndoImportDialog
from . import money_offers
from .dock import ProgrammingDock, layer_gone
from .on_map import show_lines
from .repartition import RepartitionDialog
from .trajectory import TrajectoryDialog


class ProgrammingCommands:
    """The yearly campaign: opened, filled, shared out, closed."""

    icon = "programmation"

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self.dock: ProgrammingDock | None = None
        """The panel, None until it is asked for."""
        self.windows = Windows()
        self._algorithms = AlgorithmWindows()

    @property
    def title(self) -> str:
        return translate("gui", "Programmation")

    def entries(self) -> list[Entry]:
        panel = Entry(
            "programmation",
            translate("gui", "Panneau de la programmation"),
            translate("gui", "Suivre une campagne : totaux, contrôles, répartition"),
            self.show_dock,
        )
        return [panel, *self.offers()]

    def offers(self) -> list[Entry]:
        """What the panel offers as well as the menu."""
        return [*self._campaign_offers(), *self._statement_offers(), *self._table_offers()]

    def _campaign_offers(self) -> list[Entry]:
        return [
            Entry(
                "repartition",
                translate("gui", "Répartition…"),
                translate("gui", "Préparer le CRHH : lignes retenues, scénarios, décision"),
                self.share_out,
                separated=True,
                in_toolbar=False,
            ),
            Entry(
                "ouvrir_campagne",
                translate("gui", "Ouvrir une campagne…"),
                translate("gui", "Ouvrir la campagne d’une année, et dire quel tarif elle a"),
                self.open_campaign,
                separated=True,
                in_toolbar=False,
            ),
            Entry(
                "importer_programmation",
                translate("gui", "Importer des lignes…"),
                translate("gui", "Lire les lignes de programmation d’un tableur"),
                self.import_lines,
                in_toolbar=False,
            ),
            Entry(
                "reporter_lignes",
                translate("gui", "Reporter des lignes…"),
                translate("gui", "Copier dans la campagne suivante les lignes reportées"),
                self.carry_over,
                in_toolbar=False,
            ),
            Entry(
                "clore_campagne",
                translate("gui", "Clore la campagne…"),
                translate("gui", "Figer la campagne, ses lignes, tarifs et scénarios"),
                self.close_campaign,
                in_toolbar=False,
            ),
            Entry(
                "rouvrir_campagne",
                translate("gui", "Rouvrir une campagne…"),
                translate("gui", "Rouvrir une campagne close, en disant pourquoi"),
                self.reopen_campaign,
                in_toolbar=False,
            ),
        ]

    def _statement_offers(self) -> list[Entry]:
        return [
            Entry(
                "etats_programmation",
                translate("gui", "Éditer les états…"),
                translate("gui", "Récapitulatif, bailleurs, EPCI, fiches des lignes, synthèse"),
                lambda: self._run("osp:etats_programmation", CAMPAGNE=self._year()),
                separated=True,
                in_toolbar=False,
            ),
            Entry(
                "suivi_programmation",
                translate("gui", "Suivi et relances…"),
                translate("gui", "Retards, reports, relances, calendrier, avancement à signer"),
                self.ask_news,
                in_toolbar=False,
            ),
            *money_offers.statements(self._run, self.show_trajectory),
            Entry(
                "programme_complementaire",
                translate("gui", "État du programme complémentaire…"),
                translate("gui", "Actions des EPCI dans les cités : état en PDF et classeur"),
                lambda: self._run("osp:etat_programme_complementaire", CAMPAGNE=self._year()),
                in_toolbar=False,
            ),
        ]

    def _table_offers(self) -> list[Entry]:
        tables = [
            (
                "tarif",
                "tarif",
                translate("gui", "Tarifs"),
                translate("gui", "Table des montants par logement de la campagne"),
            ),
            (
                "enveloppe",
                "enveloppe",
                translate("gui", "Enveloppes"),
                translate("gui", "Table des dotations et reliquats des délégataires"),
            ),
            *money_offers.tables(),
            (
                "lignes",
                "programmation",
                translate("gui", "Lignes de la campagne"),
                translate("gui", "Table des lignes de programmation"),
            ),
            (
                "avancement",
                "avancement",
                translate("gui", "Points d’avancement"),
                translate("gui", "Table des points datés sur les lignes de la campagne"),
            ),
            (
                "financement",
                "financement",
                translate("gui", "Financements"),
                translate("gui", "Table des montants prévus, engagés et payés par financeur"),
            ),
            (
                "actions",
                "programme_complementaire",
                translate("gui", "Programme complémentaire"),
                translate("gui", "Table des actions des EPCI dans les cités"),
            ),
        ]
        return [
            Entry(
                icon,
                title,
                tip,
                partial(self._open_table, table),
                separated=table == "tarif",
                in_toolbar=False,
                picture=money_offers.PICTURES.get(icon, ""),
            )
            for icon, table, title, tip in tables
        ]

    def install(self) -> None:
        """Nothing: the panel is made when it is asked for."""

    def remove(self) -> None:
        """Close the panel and the windows."""
        self.windows.close()
        self._algorithms.close()
        self._remove_dock()

    def show_dock(self) -> None:
        """« Panneau de la programmation »"""
        with self._messages.guard():
            reference = self._base()
            if reference is None:
                return
            if self.dock is not None and self.dock.reference != reference:
                self._remove_dock()
            if self.dock is None:
                self.dock = ProgrammingDock(
                    self._iface, reference, self.offers(), self._messages, self._worker
                )
                self._iface.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.dock)
            else:
                self.dock.load()
            self.dock.setUserVisible(True)

    def share_out(self) -> None:
        """« Répartition… »"""
        with self._messages.guard():
            reference = self._base()
            year = self._year()
            if reference is None:
                return
            if year is None:
                self._ask_for_campaign()
                return
            dialog = RepartitionDialog(
                reference, year, self._messages, self._worker, self._iface.mainWindow()
            )
            dialog.changed.connect(self._changed)
            dialog.mapButton.clicked.connect(lambda: self._locate(reference, dialog.in_hand()))
            self.windows.show(dialog)

    def show_trajectory(self) -> None:
        """« Trajectoire… »"""
        with self._messages.guard():
            reference = self._base()
            if reference is not None:
                dialog = TrajectoryDialog(
                    reference, self._messages, self._worker, self._iface.mainWindow()
                )
                dialog.print_asked.connect(lambda name: self._run("osp:trajectoire", SCENARIO=name))
                self.windows.show(dialog)

    def _locate(self, reference: BaseReference, fids: Collection[int]) -> None:
        with self._messages.guard():
            show_lines(self._iface, self._messages, reference, fids)

    def ask_news(self) -> None:
        """« Suivi et relances… »"""
        self._run("osp:suivi_programmation", CAMPAGNE=self._year())

    def edit_deadlines(self) -> None:
        """« Échéances des opérations… »"""
        self._run("osp:echeances_operations")

    def open_campaign(self) -> None:
        """« Ouvrir une campagne… »"""
        year = self._year()
        self._run("osp:ouvrir_campagne", CAMPAGNE=year + 1 if year else date.today().year)

    def import_lines(self) -> None:
        """« Importer des lignes… »"""
        with self._messages.guard():
            reference = self._base()
            if reference is None:
                return
            year = self._year()
            if year is None:
                self._ask_for_campaign()
                return
            base = reference.open(check=False)

            def look() -> dict[str, str]:
                with base.reading() as session:
                    require_open(base, session, year)
                return known_bailleurs(base)

            self._worker.start(
                translate("gui", "Lecture des bailleurs"),
                look,
                # Once the task has ended: a question would keep it under way.
                lambda found: QTimer.singleShot(0, lambda: self._ask_lines(reference, year, found)),
                self._messages.error,
            )

    def _ask_lines(self, reference: BaseReference, year: int, bailleurs: dict[str, str]) -> None:
        """Of which bailleur the file is, then the file."""
        told = translate("gui", "(le fichier le dit, ligne par ligne)")
        names = [told, *(f"{code} – {name}" for code, name in sorted(bailleurs.items()))]
        name, accepted = QInputDialog.getItem(
            self._iface.mainWindow(),
            translate("gui", "Importer des lignes de programmation"),
            translate("gui", "Bailleur des lignes, campagne {campagne}").format(campagne=year),
            names,
            0,
            False,
        )
        if not accepted:
            return
        bailleur = "" if name == told else sorted(bailleurs)[names.index(name) - 1]
        dialog = ImportDialog(
            line_files(year, bailleur),
            reference,
            self._messages,
            self._worker,
            self._iface.mainWindow(),
        )
        dialog.imported.connect(lambda _number: self._changed())
        dialog.undo_asked.connect(lambda number: self._show_imports(reference, number))
        self.windows.show(dialog)

    def _show_imports(self, reference: BaseReference, number: int) -> None:
        window = self._iface.mainWindow()
        dialog = UndoImportDialog(reference, self._messages, self._worker, window, number)
        dialog.finished.connect(lambda *_result: self._changed())
        self.windows.show(dialog)

    def carry_over(self) -> None:
        """« Reporter dans la campagne suivante… »"""
        year = self._year()
        self._run("osp:reporter_lignes", CAMPAGNE=year, VERS=year + 1 if year else None)

    def close_campaign(self) -> None:
        """« Clore la campagne… »"""
        session = self.dock.session if self.dock is not None else None
        self._run(
            "osp:clore_campagne",
            CAMPAGNE=self._year(),
            DATE_CRHH=session.isoformat() if session else None,
        )

    def reopen_campaign(self) -> None:
        """« Rouvrir une campagne… »"""
        self._run("osp:rouvrir_campagne", CAMPAGNE=self._year())

    def _run(self, algorithm: str, **parameters: Any) -> None:
        """Show the dialog of an algorithm, filled in; read the base again afterwards."""
        with self._messages.guard():
            reference = self._base()
            if reference is None:
                return
            given = {name: value for name, value in parameters.items() if value is not None}
            self._algorithms.show(
                algorithm,
                {**reference.algorithm_parameters(), **given},
                lambda results: self._changed(results.get("CAMPAGNE")),
            )

    def _changed(self, year: int | None = None) -> None:
        if self.dock is not None:
            refresh(QgsProject.instance(), self.dock.reference)
            self.dock.load(year)

    def _open_table(self, role: str) -> None:
        with self._messages.guard():
            reference = self._base()
            if reference is None:
                return
            layer = find_layer(QgsProject.instance(), role, reference)
            if layer is None:
                self._messages.warning(layer_gone(role, reference))
                return
            self._iface.showAttributeTable(layer, self._of_campaign(layer, reference))

    def _of_campaign(self, layer: QgsVectorLayer, reference: BaseReference) -> str:
        """Filter of the rows of a table that belong to the campaign of the panel."""
        year = self._year()
        lines = find_layer(QgsProject.instance(), "programmation", reference)
        names = layer.fields().names()
        if year is not None and "campagne" in names:
            return f'"campagne" = {year}'
        if year is not None and "programmation" in names and lines is not None:
            line = f"""get_feature('{lines.id()}', 'fid', "programmation")"""
            return f"attribute({line}, 'campagne') = {year}"
        return ""

    def _year(self) -> int | None:
        return self.dock.year if self.dock is not None else None

    def _base(self) -> BaseReference | None:
        if self.dock is not None and self.dock.isUserVisible():
            return self.dock.reference
        return required_base(self._iface, self._messages)

    def _ask_for_campaign(self) -> None:
        self.show_dock()
        self._messages.info(translate("gui", "Choisissez la campagne dans le panneau."))

    def _remove_dock(self) -> None:
        if self.dock is not None:
            self.dock.work.abandon()
            self._iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
