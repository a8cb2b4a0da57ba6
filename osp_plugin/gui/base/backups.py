"""« Supprimer d’anciennes copies… »: what the tool copied before it wrote, removed when asked."""

from __future__ import annotations

from typing import Any

from ...i18n import plural, translate
from ...storage.old_backups import old_backups, remove
from ..common import plain
from ..common.current import required_base
from ..common.messages import Messages
from .backups_dialog import BackupsDialog


def remove_backups(iface: Any, messages: Messages) -> None:
    """Ask which copies of the base in hand may go, then whether they really may."""
    reference = required_base(iface, messages)
    if reference is None:
        return
    copies = old_backups(reference.path) if reference.path else []
    if not copies:
        messages.info(translate("gui", "Il n’y a aucune copie de cette base à côté d’elle."))
        return
    dialog = BackupsDialog(copies, iface.mainWindow())
    if not dialog.exec():
        return
    chosen = dialog.chosen()
    question = plural(
        len(chosen),
        translate("gui", "Supprimer cette copie de la base ? Elle ne se retrouve pas ensuite."),
        translate(
            "gui", "Supprimer {nombre} copies de la base ? Elles ne se retrouvent pas ensuite."
        ),
    )
    if not plain.agrees(iface.mainWindow(), translate("gui", "Copies de la base"), question):
        return
    kept = remove(reference.path, chosen)
    if kept:
        text = translate("gui", "Ces copies n’ont pas pu être supprimées : {fichiers}.")
        messages.warning(text.format(fichiers=", ".join(path.name for path in kept)))
        return
    messages.success(
        plural(
            len(chosen),
            translate("gui", "{nombre} copie de la base supprimée."),
            translate("gui", "{nombre} copies de la base supprimées."),
        )
    )
