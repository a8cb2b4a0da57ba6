"""« Accueil »: what a base holds and what waits in it, and the way to each thing."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from qgis.core import QgsApplication, QgsProject

from osp_plugin.domain.common.numbers import NARROW_SPACE
from osp_plugin.gui.common.forms import PAGES as PAGE_OF
from osp_plugin.gui.shell import home_lines
from osp_plugin.gui.shell.help import PAGES, page
from osp_plugin.gui.shell.home import ICON_OF
from osp_plugin.gui.shell.home_ways import late
from osp_plugin.paths import ICONS
from osp_plugin.project import BaseReference, open_base
from osp_plugin.storage import open_geopackage
from osp_plugin.storage.home.overview import overview

from ..support.campaigns import forget_open_campaign
from ..support.new_base import new_base

TODAY = date(2021, 6, 15)


@pytest.fixture
def base(demo, tmp_path):
    return open_geopackage(shutil.copy(demo, tmp_path / "base.gpkg"))


def test_the_published_figures_wait(base):
    found = overview(base, TODAY)
    assert (found.dwellings, found.operations, found.estates) == (6287, 788, 307)
    assert found.unplaced == 41
    assert (found.balance.financed, found.balance.reported_decided) == (2247, 2212)
    assert (found.balance.missing, found.balance.with_missing) == (38, 10)
    assert found.anomalies == {"sans_geometrie": 41}
    assert found.campaign is not None and found.campaign.year == 2022
    assert found.imports == ()
    assert found.epci["CALL"] == "Lens-Liévin" and len(found.epci) == 9


def test_dwellings_that_should_be_delivered_are_late(base):
    with base.transaction() as session:
        session.execute("UPDATE logement SET avancement = 'Livré', date_os = NULL, date_fin = NULL")
        session.execute(
            "UPDATE logement SET avancement = 'En cours', date_fin = '2021-06-14' "
            "WHERE fid IN (SELECT fid FROM logement WHERE intitule IS NOT NULL LIMIT 3)"
        )
        session.execute(
            "UPDATE logement SET avancement = NULL, date_fin = '2021-06-15' WHERE fid = "
            "(SELECT max(fid) FROM logement)"
        )
    found = overview(base, TODAY)
    assert found.late_dwellings == 3
    assert found.changed is not None
    project = QgsProject()
    shown = open_base(base, project)["logement"]
    assert len(list(shown.getFeatures(late(TODAY)))) == 3, (
        "la table ouverte est celle que l’on compte"
    )


def test_lines_of_an_open_campaign_without_news_are_told(base):
    forget_open_campaign(base.path)
    with base.transaction() as session:
        session.execute(
            "UPDATE campagne SET etat = 'Ouverte', date_ouverture = '2021-01-01', "
            "motif_reouverture = 'Pour suivre les travaux'"
        )
        session.execute(
            "INSERT INTO avancement (programmation, date_saisie, acteur, texte, retard) "
            "SELECT min(fid), '2021-06-01', 'Bailleur', 'Les entreprises manquent', 1 "
            "FROM programmation"
        )
    found = overview(base, TODAY)
    assert found.lines.total == 30
    first = base.rows("SELECT min(fid) AS fid FROM programmation")[0]["fid"]
    assert first in found.lines.late and found.lines.silent
    assert not set(found.lines.late) & set(found.lines.silent)
    targets = [line.target for part in home_lines.sections(found) for line in part.lines]
    assert home_lines.SILENT_LINES in targets and home_lines.LATE_LINES in targets


def test_each_line_says_what_comes_next(base):
    lines = [line for part in home_lines.sections(overview(base, TODAY)) for line in part.lines]
    assert lines
    for line in lines:
        assert line.text and line.step and line.target in ICON_OF
        assert NARROW_SPACE not in line.text, "Qt coupe un nombre à cette espace"


def test_an_empty_base_leads_to_its_territories(tmp_path):

    made = new_base(str(tmp_path / "vide.gpkg"))
    found = overview(made, TODAY)
    targets = [line.target for part in home_lines.sections(found) for line in part.lines]
    assert targets[0] == home_lines.REFERENTIAL
    assert home_lines.OPEN_CAMPAIGN in targets
    assert BaseReference.of(made).name == "vide"


def test_icons_and_pages_exist():
    assert all((ICONS / f"{name}.svg").is_file() for name in ICON_OF.values())
    assert all(page(name).is_file() for name in PAGES)
    assert set(PAGE_OF.values()) <= set(PAGES)


def test_the_help_of_each_algorithm_is_on_its_page(provider):
    for algorithm in QgsApplication.processingRegistry().providerById("osp").algorithms():
        scheme, _, rest = algorithm.helpUrl().partition(":")
        name, _, anchor = rest.partition("#")
        assert scheme == "osp-aide" and name in PAGES, algorithm.id()
        assert anchor == algorithm.name()
        text = page(name).read_text(encoding="utf-8")
        told = f"osp:{anchor}" in text or algorithm.displayName() in text
        assert told, f"{page(name).name} ne dit rien de {algorithm.id()}"
