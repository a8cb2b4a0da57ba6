"""The variables « @osp_… » of a project: they stay in it, and its layouts are whole anywhere."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsExpression, QgsExpressionContextUtils, QgsProject

from ...compat import python_value
from ...i18n import translate
from ...storage.home.known import Known

CAMPAIGN, SERVICE, SITUATION = "osp_campagne", "osp_service", "osp_situation"
VARIABLES = (CAMPAIGN, SERVICE, SITUATION)
_CHOSEN, _LAST = "osp_situation_choisie", "osp_situation_base"
"""Of the project in memory alone: the time chosen in the viewer, the last change of the base."""


def describe_variables() -> None:
    """Give the expression builder what each variable is."""
    for name, text in (
        (CAMPAIGN, translate("project", "Année de la campagne de programmation en cours.")),
        (
            SERVICE,
            translate("project", "Nom du service, tel que les options d’OSP ERBM le disent."),
        ),
        (
            SITUATION,
            translate(
                "project",
                "Date des données : « Situation au 15/06/2021 », celle de la situation ou de la "
                "date choisie dans la visionneuse, sinon de la dernière modification de la base.",
            ),
        ),
    ):
        QgsExpression.addVariableHelpText(name, text)


def set_variables(project: QgsProject, known: Known, service: str) -> bool:
    """Give a project what its base says; whether that changed anything, which marks it unsaved."""
    project.setProperty(_LAST, _told(known))
    told = project.property(_CHOSEN) or _told(known)
    wanted: dict[str, Any] = {CAMPAIGN: known.campaign, SERVICE: service, SITUATION: told}
    variables = project.customVariables()
    changed = {
        name: value
        for name, value in wanted.items()
        if _as_kept(variables.get(name)) != _as_kept(value)
    }
    for name, value in changed.items():
        QgsExpressionContextUtils.setProjectVariable(project, name, value)
    return bool(changed)


def tell_time(project: QgsProject, told: str) -> None:
    """Let the variable say of what time the figures shown are; with « », of what date the base is.

    Nothing is changed when it says so already, which would mark the project unsaved.
    """
    project.setProperty(_CHOSEN, told)
    wanted = told or project.property(_LAST)
    kept = _as_kept(project.customVariables().get(SITUATION))
    if wanted is not None and kept != wanted:
        QgsExpressionContextUtils.setProjectVariable(project, SITUATION, wanted)


def _as_kept(value: Any) -> str:
    """A value as the file of a project keeps it: a text, empty for none."""
    known = python_value(value)
    return "" if known is None else str(known)


def _told(known: Known) -> str:
    if known.changed is None:
        return ""
    text = translate("project", "Situation au {jour}")
    return text.format(jour=f"{known.changed:%d/%m/%Y}")
