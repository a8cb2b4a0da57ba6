"""The panel « OSP – Droits »: organisations, accounts, conventions, agreements, state of rights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtWidgets import QHeaderView, QTableWidget

from ...domain.access.conventions import Convention
from ...domain.access.passwords import one_time
from ...domain.access.roles import NATURES
from ...domain.common.work import Work
from ...i18n import explain_any, plural, said, translate
from ...project import BaseReference
from ...storage.access import accounts as registered
from ...storage.access import organisations as organised
from ...storage.access.accounts import ACTIVE, ASKED, Account
from ...storage.access.catalogue import rights_state
from ...storage.access.organisations import Answer, Organisation
from ...storage.access.shared import ServerBase, shared
from ...storage.access.viewing import Seen, seen_by
from ..common import forms, plain, tables
from ..common.algorithm_windows import AlgorithmWindows
from ..common.background import Worker
from ..common.one_work import OneWork
from .password_dialog import PasswordDialog
from .seen_dialog import SeenDialog


@dataclass(frozen=True)
class Loaded:
    """What the panel shows of a base, read at one moment."""

    base: ServerBase
    organisations: list[Organisation]
    admitted: dict[str, tuple[bool, date | None]]
    accounts: list[Account]
    has_accounts: bool
    conventions: list[Convention]
    answers: list[Answer]


def read(reference: BaseReference) -> Loaded:
    """Read it all. Raises NotShared, ServerTooOld, NoRoles."""
    base = shared(reference.open(check=False))
    listed, signed = organised.organisations(base), organised.conventions(base)
    there = registered.has_accounts(base)
    return Loaded(
        base,
        listed,
        organised.admissions(listed, signed, datetime.now(timezone.utc).date()),
        registered.accounts(base) if there else [],
        there,
        signed,
        organised.answers(base),
    )


class AccessDock(QgsDockWidget):
    """Follows the organisations and accounts of one base; nothing it does holds the window."""

    def __init__(self, iface: Any, reference: BaseReference, worker: Worker) -> None:
        super().__init__(iface.mainWindow())
        forms.load(self, __file__)
        self.setObjectName("osp_droits")
        self.reference = reference
        self._algorithms = AlgorithmWindows()
        self._loaded: Loaded | None = None
        self.work = OneWork(worker, lambda _percent: None, self._enable, self._failed)
        self.shown: SeenDialog | None = None
        """What was last seen in the place of an organisation."""
        self.password: PasswordDialog | None = None
        """What shows the password of the account that was opened last."""
        self.baseLabel.setText(reference.label)
        self.conventionsLabel.setText(
            translate(
                "gui",
                "Les conventions se saisissent dans la table « Conventions » ; appliquez-les "
                "ensuite aux comptes.",
            )
        )
        for button, act in (
            (self.refreshButton, self.load),
            (self.addOrganisationButton, self._add_organisation),
            (self.seeButton, self.see),
            (self.addAccountButton, self._add_account),
            (self.openButton, self.open_chosen),
            (self.suspendButton, self.suspend_chosen),
            (self.applyButton, self._apply),
            (self.inspectButton, self.inspect),
            (self.stateButton, self._state),
        ):
            button.clicked.connect(lambda *_checked, act=act: act())
        for table in (self.organisationsTable, self.accountsTable):
            table.itemSelectionChanged.connect(self._enable)
        self.saidLabel.clear()
        self.load()

    def release(self) -> None:
        """Forget what is under way."""
        self.work.abandon()
        self._algorithms.close()

    def load(self, then: str = "") -> None:
        """Read the base again; ``then`` is what to say afterwards."""

        def show(loaded: Loaded) -> None:
            self._show(loaded)
            self.saidLabel.setText(then)

        self._start(lambda _work: read(self.reference), show)

    # -- what is done ------------------------------------------------------------------------

    def see(self) -> None:
        """« Voir comme… »"""
        chosen, loaded = self._organisation(), self._loaded
        if chosen is not None and loaded is not None:

            def show(seen: Seen) -> None:
                self.shown = SeenDialog(loaded.base, seen, self.window())
                self.shown.show()

            self._start(lambda work: seen_by(loaded.base, chosen.code, work), show)

    def open_chosen(self) -> None:
        """Open the account chosen under a one-time password, which is shown once."""
        chosen, loaded = self._account(), self._loaded
        if chosen is None or loaded is None:
            return
        question = translate(
            "gui",
            "Ouvrir le compte « {compte} » sous un nouveau mot de passe ? L’ancien, s’il y en a "
            "un, ne servira plus.",
        )
        if chosen.state != ASKED and not plain.agrees(
            self, self.windowTitle(), question.format(compte=chosen.login)
        ):
            return
        password = one_time()

        def opened(until: date | None) -> None:
            # Not waited for: the task whose end this is would not be over meanwhile.
            told = translate("gui", "« {compte} » est ouvert.").format(compte=chosen.login)
            self.password = PasswordDialog(chosen.login, password, until, self.window())
            self.password.finished.connect(lambda _result: self.load(told))
            self.password.open()

        self._start(
            lambda _work: registered.open_account(loaded.base, chosen.login, password), opened
        )

    def suspend_chosen(self) -> None:
        """Close the account chosen, once the user agrees."""
        chosen, loaded = self._account(), self._loaded
        question = translate("gui", "Suspendre le compte « {compte} » ? Il se rouvre par Valider.")
        if chosen is None or loaded is None:
            return
        if not plain.agrees(self, self.windowTitle(), question.format(compte=chosen.login)):
            return

        def closed(sessions: int) -> None:
            told = translate("gui", "« {compte} » est fermé.").format(compte=chosen.login)
            if sessions:
                told += " " + plural(
                    sessions,
                    translate("gui", "{nombre} session ouverte continue jusqu’à sa fin."),
                    translate("gui", "{nombre} sessions ouvertes continuent jusqu’à leur fin."),
                )
            self.load(told)

        self._start(lambda _work: registered.suspend(loaded.base, chosen.login), closed)

    def inspect(self) -> None:
        """Read the catalogue and show what it should not say."""
        loaded = self._loaded
        if loaded is None:
            return

        def show(state: Any) -> None:
            rows = [[said(one.message), one.remedy] for one in state.findings]
            tables.fill(
                self.findingsTable,
                [translate("gui", "Constat"), translate("gui", "Ce qu’il faut exécuter")],
                rows,
            )
            self.stateLabel.setText(
                plural(
                    len(rows),
                    translate("gui", "{nombre} constat dans le catalogue du serveur."),
                    translate("gui", "{nombre} constats dans le catalogue du serveur."),
                )
            )

        self._start(lambda work: rights_state(loaded.base, work), show)

    def _apply(self) -> None:
        loaded = self._loaded
        if loaded is not None:
            told = translate("gui", "Comptes dont la validité change : {nombre}.")
            self._start(
                lambda _work: registered.follow_conventions(loaded.base),
                lambda count: self.load(told.format(nombre=count)),
            )

    def _add_organisation(self) -> None:
        self._window("osp:ajouter_organisation")

    def _add_account(self) -> None:
        chosen = self._organisation()
        more = {"ORGANISATION": chosen.code} if chosen is not None else {}
        self._window("osp:ajouter_compte", OUVRIR=False, **more)

    def _state(self) -> None:
        self._window("osp:etat_des_droits")

    def _window(self, algorithm: str, **more: Any) -> None:
        parameters = {**self.reference.algorithm_parameters(), **more}
        self._algorithms.show(algorithm, parameters, lambda _results: self.load())

    # -- what is shown -----------------------------------------------------------------------

    def _start(self, function: Callable[[Work], Any], done: Callable[[Any], None]) -> None:
        self.saidLabel.clear()
        self.work.start(self.windowTitle(), function, done)

    def _show(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._show_organisations(loaded)
        self._show_accounts(loaded)
        self._fill(
            self.conventionsTable,
            [
                translate("gui", "Organisation"),
                translate("gui", "Signée le"),
                translate("gui", "Depuis le"),
                translate("gui", "Jusqu’au"),
                translate("gui", "Pièce"),
            ],
            [
                [one.organisation, _day(one.signed), _day(one.start), _day(one.end), one.document]
                for one in loaded.conventions
            ],
        )
        self._fill(
            self.agreementsTable,
            [
                translate("gui", "Vague"),
                translate("gui", "Bailleur"),
                translate("gui", "Réponse"),
                translate("gui", "Le"),
            ],
            [
                [
                    str(one.wave),
                    one.bailleur,
                    translate("gui", "oui") if one.agreed else translate("gui", "non"),
                    _day(one.day),
                ]
                for one in loaded.answers
            ],
        )
        self.agreementsLabel.setText(self._waves(loaded))
        self._enable()

    def _show_organisations(self, loaded: Loaded) -> None:
        rows = []
        for one in loaded.organisations:
            valid, until = loaded.admitted[one.code]
            state = _until(until) if valid else translate("gui", "sans convention")
            nature = translate("errors", NATURES[one.nature])
            rows.append([one.code, nature, one.perimeter or "–", state])
        headers = [
            translate("gui", "Organisation"),
            translate("gui", "Nature"),
            translate("gui", "Périmètre"),
            translate("gui", "Admise"),
        ]
        self._fill(self.organisationsTable, headers, rows)

    def _show_accounts(self, loaded: Loaded) -> None:
        now = datetime.now(timezone.utc)
        rows = []
        for one in loaded.accounts:
            state = one.state
            if one.state == ACTIVE and one.expired(now):
                state = translate("gui", "convention finie")
            elif one.administrator:
                state = translate("gui", "{etat}, administrateur").format(etat=one.state)
            rows.append([one.login, one.organisation, one.name or "–", state])
        headers = [
            translate("gui", "Compte"),
            translate("gui", "Organisation"),
            translate("gui", "Nom"),
            translate("gui", "État"),
        ]
        self._fill(self.accountsTable, headers, rows)

    @staticmethod
    def _waves(loaded: Loaded) -> str:
        found = organised.waves(loaded.organisations, loaded.answers)
        if not found:
            return translate(
                "gui", "Aucun bailleur n’a répondu : les adresses restent fermées partout."
            )
        opened = translate("gui", "{vague} : adresses ouvertes")
        closed = translate("gui", "{vague} : adresses fermées (il manque un oui)")
        told = [(opened if yes else closed).format(vague=wave) for wave, yes in found.items()]
        return " ; ".join(told)

    @staticmethod
    def _fill(table: QTableWidget, headers: list[str], rows: list[list[str]]) -> None:
        tables.fill(table, headers, rows)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    def _organisation(self) -> Organisation | None:
        row = self.organisationsTable.currentRow()
        listed = self._loaded.organisations if self._loaded is not None else []
        return listed[row] if 0 <= row < len(listed) else None

    def _account(self) -> Account | None:
        row = self.accountsTable.currentRow()
        listed = self._loaded.accounts if self._loaded is not None else []
        return listed[row] if 0 <= row < len(listed) else None

    def _enable(self) -> None:
        free = not self.work.is_busy() and self._loaded is not None
        chosen = self._account()
        may = free and chosen is not None and chosen.may_decide
        self.openButton.setEnabled(may)
        self.suspendButton.setEnabled(
            may and chosen is not None and chosen.state in (ACTIVE, ASKED)
        )
        self.seeButton.setEnabled(free and self._organisation() is not None)
        for button in (self.applyButton, self.inspectButton):
            button.setEnabled(free)
        self.addAccountButton.setEnabled(
            free and self._loaded is not None and self._loaded.has_accounts
        )
        self.refreshButton.setEnabled(not self.work.is_busy())

    def _failed(self, error: BaseException) -> None:
        self.saidLabel.setText(explain_any(error))


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day is not None else "–"


def _until(day: date | None) -> str:
    if day is None:
        return translate("gui", "oui")
    return translate("gui", "jusqu’au {jour}").format(jour=f"{day:%d/%m/%Y}")
