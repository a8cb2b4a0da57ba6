"""Says loudly what a save did not keep, and lets the user choose where two people edit a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.gui import QgsAttributeForm
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication

from ...i18n import explain_any, plural, translate
from ...project.editing.conflicts import Choose, Conflict
from ...project.editing.edits import Sent, add_again, put_back, whole
from ...project.editing.refusals import RefusedRow
from ...project.editing.saving import SaveWatch
from ...project.editing.values import base_of, table_of
from ...project.editing.verification import KEPT, MISSING, Discrepancy, verify
from ..common.background import Worker
from ..common.following import LayerFollower, LetGo
from ..common.messages import Messages
from .conflict_dialog import ConflictDialog
from .qgis_forms import form_of
from .save_report import SaveReportDialog

ONE_LINE = 90
"""Characters that the message bar of a small screen shows."""


class SaveGuard:
    """Watches the saves of every OSP layer of the project, while the plugin is there."""

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self._layers = LayerFollower(self._begin)
        self._watches: dict[str, SaveWatch] = {}
        self._forms: dict[int, tuple[QgsAttributeForm, Any]] = {}
        self._refusals: dict[str, list[Any]] = {}
        """What the message bar says of the saves that a layer was refused, by its id."""
        self._shown: dict[str, list[Any]] = {}
        """What the message bar held when the last save of a layer began."""

    def install(self) -> None:
        """Watch the layers that are there and those to come."""
        QApplication.instance().focusChanged.connect(self._focus_moved)
        self._layers.install()

    def remove(self) -> None:
        """Watch no more."""
        QApplication.instance().focusChanged.disconnect(self._focus_moved)
        for form, slot in self._forms.values():
            form.widgetValueChanged.disconnect(slot)
        self._forms.clear()
        self._layers.remove()

    def follow(self, layers: Sequence[QgsVectorLayer]) -> None:
        """Follow layers of the project that are known since to be of a base."""
        self._layers.follow(layers)

    def _begin(self, layer: QgsVectorLayer) -> LetGo | None:
        """Watch the saves of a layer that is of a base."""
        if table_of(layer) is None:
            return None
        layer_id = layer.id()
        watch = SaveWatch(layer, self._resolve)
        watch.saved.connect(lambda sent: self._verify(watch, sent))
        watch.refused.connect(lambda rows: self._tell_refused(watch, rows))
        watch.saving.connect(self._saving)
        watch.settled.connect(self._withdraw)
        self._watches[layer_id] = watch

        def let_go() -> None:
            self._watches.pop(layer_id).stop()
            self._withdraw(layer_id)

        return let_go

    # -- forms -------------------------------------------------------------------------------

    def _focus_moved(self, _old: Any, widget: Any) -> None:
        """The form that the user is in tells, when it is edited, what it had shown."""
        form = form_of(widget)
        if form is None or sip.unwrapinstance(form) in self._forms:
            return
        if form.layer() is not None and form.layer().id() in self._watches:
            self.follow_form(form)

    def follow_form(self, form: QgsAttributeForm) -> None:
        """Note what a form shows when somebody types in it."""
        address = sip.unwrapinstance(form)

        def edited(*_change: Any) -> None:
            # « beforeSave » cannot be used in Python; the feature stays as loaded until the save.
            layer, feature = form.layer(), form.feature()
            watch = self._watches.get(layer.id()) if layer is not None else None
            if watch is not None and feature.isValid():
                watch.form_read(feature.id(), feature.attributes(), feature.geometry())

        form.widgetValueChanged.connect(edited)
        form.destroyed.connect(lambda *_gone: self._forms.pop(address, None))
        self._forms[address] = (form, edited)

    # -- before a save -----------------------------------------------------------------------

    def _resolve(self, layer: QgsVectorLayer, conflicts: list[Conflict]) -> Choose | None:
        table = table_of(layer)
        assert table is not None  # nosec B101 # only layers of a base are watched
        dialog = ConflictDialog(table, conflicts, self._iface.mainWindow())
        if dialog.exec():
            return dialog.choices()
        shown, layer_id, name = self._messages.shown(), layer.id(), layer.name()
        QTimer.singleShot(0, lambda: self._tell_held_back(layer_id, name, shown))
        return None

    def _tell_held_back(self, layer_id: str, name: str, shown: list[Any]) -> None:
        """Ours instead of what QGIS says of the refusal that held the save back."""
        self._messages.withdraw([item for item in self._messages.shown() if item not in shown])
        before = self._messages.shown()
        text = translate(
            "gui",
            "Rien n’a été enregistré dans « {couche} ». Vos modifications sont toujours en "
            "édition.",
        )
        self._messages.warning(text.format(couche=name))
        self._note(layer_id, before)

    def _saving(self, layer_id: str) -> None:
        self._shown[layer_id] = self._messages.shown()

    def _note(self, layer_id: str, before: list[Any]) -> None:
        """Remember what was said of a refusal, by QGIS too, since the bar held ``before``."""
        said = [item for item in self._messages.shown() if item not in before]
        self._refusals.setdefault(layer_id, []).extend(said)

    def _withdraw(self, layer_id: str) -> None:
        """A layer was saved, or its edits given up: it is refused nothing any more."""
        self._messages.withdraw(self._refusals.pop(layer_id, ()))

    # -- after a save ------------------------------------------------------------------------

    def _verify(self, watch: SaveWatch, sent: Sent) -> None:
        base = base_of(watch.layer)
        if base is None:
            return
        # The layer may be gone before the answer: it is named here, and told all the same.
        table, layer_id, name = watch.table, watch.layer.id(), watch.layer.name()

        def check() -> None:
            self._worker.start(
                translate("gui", "Vérification de l’enregistrement de {couche}").format(
                    couche=name
                ),
                lambda: verify(base, table, sent),
                lambda found: self._tell_lost(layer_id, name, found),
                lambda error: self._tell_unverified(check, name, error),
            )

        check()

    def _tell_lost(self, layer_id: str, name: str, found: list[Discrepancy]) -> None:
        if not found:
            return
        one = translate(
            "gui",
            "ATTENTION : la base n’a pas gardé tout ce qui vient d’être enregistré dans "
            "« {couche} » ({nombre} ligne).",
        )
        several = translate(
            "gui",
            "ATTENTION : la base n’a pas gardé tout ce qui vient d’être enregistré dans "
            "« {couche} » ({nombre} lignes).",
        )
        text = plural(len(found), one, several, couche=name)
        if layer_id not in self._watches:
            again = translate("gui", "Rouvrez cette base pour vérifier vos dernières saisies.")
            self._messages.failure(f"{text} {again}")
            return
        self._messages.alarm(
            text, translate("gui", "Détails…"), lambda: self._show_lost(layer_id, found)
        )

    def _show_lost(self, layer_id: str, found: list[Discrepancy]) -> None:
        watch = self._watches.get(layer_id)
        if watch is None:
            return
        dialog = SaveReportDialog.lost(watch.layer, watch.table, found, self._iface.mainWindow())
        if dialog.exec():
            put_back_lost(watch.layer, found)

    def _tell_unverified(self, check: Callable[[], None], name: str, error: BaseException) -> None:
        text = translate(
            "gui",
            "ATTENTION : l’enregistrement de « {couche} » n’a pas pu être vérifié. {raison}",
        ).format(couche=name, raison=explain_any(error))
        self._messages.alarm(text, translate("gui", "Vérifier de nouveau"), check)

    def _tell_refused(self, watch: SaveWatch, rows: list[RefusedRow]) -> None:
        before = self._shown.get(watch.layer.id(), [])
        if not rows:
            self._note(watch.layer.id(), before)
            return  # QGIS itself says what the provider said
        text = translate("gui", "« {couche} » n’a pas été enregistrée : {raison}.").format(
            couche=watch.layer.name(), raison=_summary(rows)
        )
        self._messages.alarm(
            text,
            translate("gui", "Détails…"),
            lambda: SaveReportDialog.refused(rows, self._iface.mainWindow()).exec(),
        )
        self._note(watch.layer.id(), before)


def put_back_lost(layer: QgsVectorLayer, found: list[Discrepancy]) -> None:
    """Put what the base did not keep into an edit session, as one command."""
    if not layer.isEditable() and not layer.startEditing():
        return
    layer.beginEditCommand(translate("gui", "Remettre les valeurs non enregistrées"))
    for item in found:
        if item.kind == KEPT:
            layer.deleteFeature(item.sent.fid)
        elif item.kind == MISSING:
            add_again(layer, whole(item.sent))
        else:
            put_back(layer, [item.sent])
    layer.endEditCommand()


def _summary(rows: list[RefusedRow]) -> str:
    """What goes on one line; the details say the rest."""
    if len(rows) == 1 and len(rows[0].reason) <= ONE_LINE:
        return rows[0].reason
    text = translate("gui", "{nombre} refus de la base. Vos saisies sont toujours en édition")
    return text.format(nombre=len(rows))
