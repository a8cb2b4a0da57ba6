"""A connection that keeps its password as it is: said once, and put right at a click."""

from __future__ import annotations

from qgis.core import QgsProject, QgsSettings

from ...i18n import translate
from ...project import BaseReference, open_base, reconnect
from ...project.roles import osp_layers
from ...settings import PREFIX
from ...storage.postgis_connections import keep_in_keyring
from ..common.messages import Messages

KEY = f"{PREFIX}/mots_de_passe_signales"


def warn(reference: BaseReference, messages: Messages) -> None:
    """Say once of a connection that QGIS writes its password into projects; offer to mend it."""
    told = QgsSettings().value(KEY, [], list)
    if reference.connection in told:
        return
    QgsSettings().setValue(KEY, [*told, reference.connection])
    messages.advise(
        translate(
            "gui",
            "La connexion « {connexion} » garde son mot de passe en clair : QGIS l’écrit, lisible, "
            "dans chaque projet que vous enregistrez. Le trousseau de QGIS peut le garder à sa "
            "place.",
        ).format(connexion=reference.connection),
        translate("gui", "Mettre dans le trousseau"),
        lambda: mend(reference, messages),
    )


def mend(reference: BaseReference, messages: Messages) -> None:
    """Put the password into the keyring, and let connection and layers do without it."""
    with messages.guard():
        project = QgsProject.instance()
        if any(layer.isEditable() for layer in osp_layers(project, reference)):
            messages.warning(
                translate(
                    "gui",
                    "Des couches de « {base} » sont en cours de modification. Enregistrez, quittez "
                    "l’édition, puis rouvrez la base.",
                ).format(base=reference.name)
            )
            forget(reference.connection)
            return
        kept = keep_in_keyring(reference.connection)
        if kept is not None:
            reconnect(project, kept.without_password)
            open_base(reference.open(check=False), project)  # our forms know their lists by it
        messages.success(
            translate(
                "gui",
                "Le mot de passe de « {connexion} » est dans le trousseau de QGIS. Enregistrez de "
                "nouveau les projets qui l’ont gardé, et changez-le s’ils ont été transmis.",
            ).format(connexion=reference.connection)
        )


def forget(connection: str) -> None:
    """Say it again the next time."""
    told = [name for name in QgsSettings().value(KEY, [], list) if name != connection]
    QgsSettings().setValue(KEY, told)
