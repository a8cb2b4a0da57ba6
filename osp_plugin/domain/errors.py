"""Named errors of the tool, each with a French message for the person at the screen.

``message`` is a template: the values that it names are given when the error is raised. The
template is marked for translation here and translated where it is shown
(:func:`osp_plugin.i18n.explain`), so that this package needs no Qt.
"""

from __future__ import annotations

from typing import ClassVar, TypeVar

Raised = TypeVar("Raised", bound="OspError")


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark ``text`` for the translators; they find it by this name."""
    return text


class Phrase(str):
    """A sentence made of a template and values, in French; it can still be translated.

    It is a text like any other. :func:`osp_plugin.i18n.explain` finds the template in it.
    """

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, **values: object) -> Phrase:
        made = super().__new__(cls, template.format(**values))
        made.template = template
        made.values = values
        return made


class OspError(Exception):
    """An error that the user can read: what happened, where, what to do."""

    message: ClassVar[str] = QT_TRANSLATE_NOOP("errors", "L’opération a échoué.")

    detail: str = ""
    """What another program said, in its own words: for the log, and never for the person."""

    noted: bool = False
    """Whether what others said behind it is in the log already."""

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.message.format(**values))

    def detailed(self: Raised, words: str) -> Raised:
        """This error, with what another program said where no cause keeps it."""
        self.detail = words
        return self


class Cancelled(OspError):
    """The user stopped a long work; nothing was left half-written."""

    message = QT_TRANSLATE_NOOP("errors", "Opération annulée. Rien n’a été écrit.")


class MissingPackage(OspError):
    """An optional Python package is absent from this QGIS. Values: ``package``, ``usage``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le composant Python « {package} » manque à cette installation de QGIS : « {usage} » n’est "
        "pas possible. Installez-le avec l’installateur OSGeo4W ou demandez-le à votre service "
        "informatique.",
    )


class MissingColumns(OspError):
    """A layer lacks columns that the work needs. Values: ``couche``, ``colonnes``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La couche « {couche} » n’a pas les colonnes nécessaires : {colonnes}. Choisissez la "
        "couche des logements d’une base OSP, ou ajoutez ces colonnes.",
    )
