"""Named styles that a base keeps for every project that opens it."""

from __future__ import annotations

from qgis.core import QgsProject

from osp_plugin.domain.common.pieces import at_once
from osp_plugin.project import BaseReference, Showing, open_base
from osp_plugin.project.maps import named_styles
from osp_plugin.project.maps.keeping import keep_in_base


def are_kept_for_every_project(reference: BaseReference) -> None:
    """What one project keeps, another has; kept again, nothing is there twice."""
    first = QgsProject()
    layers = open_base(reference, first)
    drawings = named_styles.dwelling_styles({"M&C": "Maisons & Cités"})
    at_once(named_styles.give(layers["logement"], drawings))
    at_once(named_styles.give(layers["cite"], named_styles.cite_styles()))
    spatial = {role: layers[role] for role in ("logement", "cite")}
    assert at_once(keep_in_base(spatial)) == len(drawings) + 1
    assert at_once(keep_in_base(spatial)) == len(drawings) + 1
    base = reference.open()
    showing = Showing.of(base)
    assert set(showing.styles.named) == {"logement", "cite"}
    assert set(showing.styles.named["logement"]) == set(drawings)
    assert not showing.styles.qml and not showing.locked  # no first look was changed
    second = QgsProject()
    opened = open_base(reference, second, showing=showing)
    at_once(named_styles.give(opened["logement"], showing.styles.named["logement"]))
    assert opened["logement"].styleManager().setCurrentStyle("Avancement")
    values = [category.value() for category in opened["logement"].renderer().categories()]
    assert values[:-1] == list(named_styles.PROGRESS)
    assert opened["logement"].isValid() and opened["logement"].customProperty("osp/role")
    for project in (first, second):
        project.clear()
