"""« Ajouter une organisation »."""

from __future__ import annotations

from datetime import date

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterString,
)

from ...domain.access.conventions import Convention
from ...domain.access.roles import ORGANISED
from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...storage.access.accounts import follow_conventions
from ...storage.access.organisations import (
    Organisation,
    add_organisation,
    conventions,
    keep_convention,
)
from ...storage.access.shared import shared
from ..common.algorithm import Parameters, Results
from ..common.choices import words
from ..common.writing import WritingAlgorithm


class AjouterOrganisation(WritingAlgorithm):
    """``osp:ajouter_organisation``: an organisation, its role, and what it signed."""

    ID = "ajouter_organisation"
    GROUP = "droits"
    ICON = "ajouter_organisation.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Ajouter une organisation")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Ajoute à une base partagée une organisation et son rôle sur le serveur, membre du groupe "
        "de sa nature. Le périmètre dit quelles lignes sont les siennes : le code d’un bailleur, "
        "d’un EPCI, ou d’un département pour une DDTM ; la DREAL et les partenaires qui ne font "
        "que lire n’en ont pas.\n\n"
        "Avec un jour de signature, sa convention est ajoutée : ses comptes ne s’ouvrent, et ne "
        "valent, que tant qu’elle tient. Les services de l’État n’en signent pas. Relancer avec le "
        "même code complète ce qui manque, et ne change ni nature ni périmètre.",
    )
    ORGANISATION = "ORGANISATION"
    NOM = "NOM"
    NATURE = "NATURE"
    PERIMETRE = "PERIMETRE"
    SIGNEE = "SIGNEE_LE"
    FIN = "FIN"
    PIECE = "PIECE"
    ROLE = "ROLE"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.addParameter(
            QgsProcessingParameterString(
                self.ORGANISATION, translate("algorithms", "Code de l’organisation")
            )
        )
        self.addParameter(
            QgsProcessingParameterString(self.NOM, translate("algorithms", "Nom"), optional=True)
        )
        self.addParameter(
            words(self.NATURE, translate("algorithms", "Nature"), list(ORGANISED), "bailleur")
        )
        self.addParameter(
            QgsProcessingParameterString(
                self.PERIMETRE,
                translate("algorithms", "Périmètre (code du bailleur, de l’EPCI, du département)"),
                optional=True,
            )
        )
        for name, label in (
            (self.SIGNEE, translate("algorithms", "Convention signée le (vide : aucune)")),
            (self.FIN, translate("algorithms", "Convention jusqu’au (vide : sans fin connue)")),
        ):
            self.addParameter(
                QgsProcessingParameterDateTime(
                    name, label, type=QgsProcessingParameterDateTime.Type.Date, optional=True
                )
            )
        self.addParameter(
            QgsProcessingParameterString(
                self.PIECE,
                translate("algorithms", "Où la convention est rangée"),
                optional=True,
            )
        )
        self.addOutput(
            QgsProcessingOutputString(self.ROLE, translate("algorithms", "Rôle de l’organisation"))
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = shared(self.open_base(parameters, context))

        def text(name: str) -> str:
            return str(self.parameterAsString(parameters, name, context)).strip()

        made = add_organisation(
            base,
            Organisation(
                text(self.ORGANISATION),
                text(self.NOM),
                self.parameterAsEnumString(parameters, self.NATURE, context),
                text(self.PERIMETRE),
            ),
        )
        self.wrote = True
        told = translate("algorithms", "Organisation « {organisation} » : rôle {role}.")
        feedback.pushInfo(told.format(organisation=made.code, role=made.role))
        signed = self._day(parameters, self.SIGNEE, context)
        if signed is not None:
            convention = Convention(
                made.code,
                signed,
                signed,
                self._day(parameters, self.FIN, context),
                text(self.PIECE),
            )
            same = [one for one in conventions(base) if one.organisation == made.code]
            kept = [one for one in same if one.signed == signed]
            if not kept:
                keep_convention(base, convention)
            changed = follow_conventions(base)
            if changed:
                feedback.pushInfo(
                    translate("algorithms", "Comptes dont la validité change : {nombre}.").format(
                        nombre=changed
                    )
                )
        return {self.ROLE: made.role}

    def _day(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> date | None:
        if not parameters.get(name):
            return None
        day = self.parameterAsDateTime(parameters, name, context).date()
        return date(day.year(), day.month(), day.day()) if day.isValid() else None
