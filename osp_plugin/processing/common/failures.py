"""What a person is told of an algorithm that failed, and what goes to its log besides."""

from __future__ import annotations

from qgis.core import QgsProcessingException, QgsProcessingFeedback

from ...domain.common.technical import technical_detail, whole_story
from ...domain.errors import MissingPackage, OspError
from ...i18n import detail_text, explain_any


def failure_told(error: Exception, title: str, feedback: QgsProcessingFeedback) -> str:
    """The message of an error of the algorithm called ``title``.

    The words of other programs go to its log, told apart: a run without a window keeps no other.
    """
    if isinstance(error, QgsProcessingException):
        return str(error)  # QGIS says it in its language, or one of ours asked it to
    if isinstance(error, ModuleNotFoundError):
        error = MissingPackage(package=error.name, usage=title)
    known = isinstance(error, OspError)
    detail = technical_detail(error) if known else whole_story(error)
    if detail:
        feedback.pushDebugInfo(detail_text(detail))
    return explain_any(error)
