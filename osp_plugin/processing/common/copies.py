"""What is said of the copy of a base that an algorithm made before it wrote."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsProcessingFeedback

from ...i18n import translate

COPY = "SAUVEGARDE"
"""The output of every algorithm that may copy its base: the path of the copy, or nothing."""


def tell_copy(results: Mapping[str, object], feedback: QgsProcessingFeedback) -> None:
    """Say that the copy holds all of the base, for nobody to send it as if it did not."""
    if copy := results.get(COPY):
        feedback.pushInfo(
            translate(
                "algorithms",
                "La base d’avant est gardée en entier dans « {copie} », données sensibles "
                "comprises : ne la transmettez pas. « Supprimer d’anciennes copies… » l’ôtera.",
            ).format(copie=copy)
        )
