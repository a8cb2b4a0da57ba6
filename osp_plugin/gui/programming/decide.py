"""« Décision du CRHH »: a scenario becomes the decision of a session, whose date is given here."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox

from ...i18n import translate
from ...storage.programming.reading import Campaign
from ..common import forms


class DecideDialog(QDialog):
    """Says what will be written, and asks for the date of the session of the CRHH."""

    def __init__(self, scenario: str, count: int, campaign: Campaign, parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        text = translate(
            "gui",
            "Le scénario « {scenario} » devient la décision du CRHH : le nombre de logements "
            "retenus et l’enveloppe de chacune des {nombre} lignes de la campagne {campagne} "
            "seront écrits, en une fois.",
        )
        self.introLabel.setText(
            text.format(scenario=scenario, nombre=count, campagne=campaign.year)
        )
        proposed = campaign.session or date.today()
        self.dateEdit.setDate(QDate(proposed.year, proposed.month, proposed.day))
        known = translate(
            "gui",
            "C’est la date que porte la campagne. Si vous la changez, la campagne prend aussi la "
            "nouvelle.",
        )
        unknown = translate(
            "gui",
            "La campagne n’a pas encore de date du CRHH : celle d’aujourd’hui est proposée, et la "
            "campagne prendra celle que vous donnez.",
        )
        self.sourceLabel.setText(known if campaign.session else unknown)
        write = self.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        write.setText(translate("gui", "Écrire la décision"))
        write.setAutoDefault(False)
        self.buttonBox.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
        self.buttonBox.accepted.connect(self.accept)
        self.buttonBox.rejected.connect(self.reject)

    def session(self) -> date:
        """When the CRHH sits."""
        chosen = self.dateEdit.date()
        return date(chosen.year(), chosen.month(), chosen.day())
