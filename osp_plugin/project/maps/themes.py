"""Ready themes of a project: what is drawn, in which style, at one click."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsMapLayer, QgsMapThemeCollection, QgsProject, QgsVectorLayer

from ...i18n import translate
from ..reference import BaseReference
from . import named_styles

LANDMARKS = ("epci", "commune", "departement")
MARK = "osp_themes"


def make_themes(
    project: QgsProject, reference: BaseReference, layers: Mapping[str, QgsVectorLayer]
) -> list[str]:
    """Add the themes that the named styles of a base allow; one of the same name stays as it is.

    Names of those that were added.
    """
    named = named_styles.titles()
    drawn: dict[str, dict[str, str]] = {
        named[key]: {"logement": named[key], "cite": "", **dict.fromkeys(LANDMARKS, "")}
        for key in named_styles.OF_DWELLINGS
    }
    for key in ("enjeux", "programmation"):
        drawn[named[key]] = {"cite": named[key], **dict.fromkeys(LANDMARKS, "")}
    added = []
    for title, styles in drawn.items():
        shown = {layers[role]: name for role, name in styles.items() if role in layers}
        if all(not name or named_styles.is_named(one, name) for one, name in shown.items()):
            added += add_theme(project, reference, title, shown)
    return added


def add_theme(
    project: QgsProject,
    reference: BaseReference,
    title: str,
    shown: Mapping[QgsMapLayer, str],
) -> list[str]:
    """Add a theme that draws these layers, each in a named style (empty: the one in use).

    That of another base, or of the user, keeps its name, and the new one says its base.
    """
    themes = project.mapThemeCollection()
    given, said = title, translate("project", "{theme} ({base})")

    def anothers(name: str) -> bool:
        return themes.hasMapTheme(name) and not _shows(themes, name, set(shown))

    if anothers(title):
        name = reference.name_beside(lambda base: anothers(said.format(theme=given, base=base)))
        title = said.format(theme=given, base=name)
    if themes.hasMapTheme(title):
        return []
    record = QgsMapThemeCollection.MapThemeRecord()
    for layer, style in shown.items():
        of_layer = QgsMapThemeCollection.MapThemeLayerRecord(layer)
        of_layer.isVisible = True
        of_layer.usingCurrentStyle = True
        of_layer.currentStyle = style or layer.styleManager().currentStyle()
        record.addLayerRecord(of_layer)
    themes.insert(title, record)
    return [title]


def _shows(themes: QgsMapThemeCollection, title: str, layers: set[QgsMapLayer]) -> bool:
    ids = {layer.id() for layer in layers}
    return bool(ids & set(themes.mapThemeVisibleLayerIds(title)))
