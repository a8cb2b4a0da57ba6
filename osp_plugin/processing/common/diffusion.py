"""For whom an algorithm writes: the parameter DIFFUSION, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qgis.core import (
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
)

from ...domain.dictionary import dictionary
from ...domain.disclosure.profiles import PROFILES, PUBLIC, USUAL, Columns, columns_for
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...i18n import translate
from .algorithm import Parameters
from .choices import words

DIFFUSION = "DIFFUSION"


class NamesDwellings(OspError):
    """A document that lists dwellings was asked for the public."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Ce rapport nomme des logements par leur numéro et leur adresse : le public ne les reçoit "
        "pas. Choisissez d’autres destinataires (DIFFUSION), ou n’écrivez que la couche.",
    )


class DiffusionParameter:
    """The parameter DIFFUSION: who receives what is written."""

    def add_to(self, algorithm: QgsProcessingAlgorithm) -> None:
        """Declare it, optional."""
        label = translate("algorithms", "Destinataires (ce qu’ils ne reçoivent pas est ôté)")
        algorithm.addParameter(words(DIFFUSION, label, list(PROFILES), USUAL, optional=True))

    def profile(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
    ) -> str:
        """The profile asked for, else the usual one."""
        return str(algorithm.parameterAsEnumString(parameters, DIFFUSION, context)) or USUAL

    def profile_of_documents(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
        *documents: str,
    ) -> str:
        """:meth:`profile`, where some outputs are documents that name dwellings.

        Raises NamesDwellings when one of them is asked for the public.
        """
        profile = self.profile(algorithm, parameters, context)
        asked = (algorithm.parameterAsString(parameters, name, context) for name in documents)
        if profile == PUBLIC and any(asked):
            raise NamesDwellings
        return profile

    def columns(
        self,
        profile: str,
        fields: QgsFields,
        feedback: QgsProcessingFeedback,
        computed: Mapping[str, str],
        table: str = "logement",
    ) -> Columns:
        """What ``profile`` receives of a layer of the rows of ``table``; the rest is told.

        ``computed`` is the diffusion of the columns that the algorithm adds.
        """
        found = columns_for(fields.names(), profile, dictionary()[table], computed)
        tell_left_out(found, profile, feedback)
        return found


def tell_left_out(columns: Columns, profile: str, feedback: QgsProcessingFeedback) -> None:
    """Say what a profile does not receive, if anything."""
    told: Iterable[str] = columns.left_out
    if not columns.shape:
        told = (*columns.left_out, translate("algorithms", "position"))
    listed = ", ".join(told)
    if listed:
        feedback.pushInfo(
            translate(
                "algorithms",
                "Destinataires « {profil} » : {colonnes} ne leur sont pas destinés et sont laissés "
                "de côté. « DIFFUSION = interne » garde tout.",
            ).format(profil=profile, colonnes=listed)
        )
