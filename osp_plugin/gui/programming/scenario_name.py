"""The name under which a scenario is kept, asked for."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QInputDialog, QWidget

from ...i18n import translate


def ask_scenario_name(parent: QWidget) -> str:
    """A name without spaces to no purpose; « » when the user gave up."""
    name, accepted = QInputDialog.getText(
        parent, translate("gui", "Enregistrer le scénario"), translate("gui", "Nom du scénario")
    )
    return " ".join(name.split()) if accepted else ""
