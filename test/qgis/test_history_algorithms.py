"""The base at a date, through the toolbox."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from qgis.core import QgsProject, QgsVectorLayer

from osp_plugin.project.opening import open_base
from osp_plugin.storage import open_geopackage

from ..support.pdf import pages
from ..support.random_edits import snapshot
from ..support.samples import add_dwellings, dwelling, point


@pytest.fixture
def base(tmp_path):
    made = open_geopackage(tmp_path / "osp.gpkg", check=False)
    made.create()
    add_dwellings(made)
    return made


def test_the_base_of_a_time_opens_and_says_so(base, run, tmp_path):
    seen = snapshot(base, ("logement",))
    with base.transaction() as session:
        session.append(base.tables["logement"], dwelling(2))
    target = tmp_path / "avant.gpkg"
    told = run(
        "osp:base_a_une_date",
        {
            "BASE": str(base.path),
            "DATE": seen.when.astimezone().isoformat(timespec="milliseconds")[:23],
            "OUTPUT": str(target),
        },
    )
    assert (told["NB_LOGEMENTS"], told["NB_MODIFICATIONS"], told["NB_INCERTAINES"]) == (1, 1, 0)
    project = QgsProject()
    layers = open_base(str(target), project)
    assert layers["logement"].featureCount() == 1
    [group] = [node.name() for node in project.layerTreeRoot().children()]
    assert "ÉTAT AU" in group
    layers.clear()
    project.clear()


def test_a_day_alone_is_its_end(base, run, tmp_path):
    told = run(
        "osp:base_a_une_date",
        {
            "BASE": str(base.path),
            "DATE": f"{datetime.now():%Y-%m-%d}",
            "OUTPUT": str(tmp_path / "jour.gpkg"),
        },
    )
    assert told["NB_LOGEMENTS"] == 1


def test_a_base_is_not_replaced_by_its_past(base, run, tmp_path):
    with pytest.raises(Exception, match="base"):
        run(
            "osp:base_a_une_date",
            {"BASE": str(base.path), "DATE": "2099-01-01T00:00:00", "OUTPUT": str(base.path)},
        )
    with pytest.raises(Exception, match="pas encore passé"):
        run(
            "osp:base_a_une_date",
            {
                "BASE": str(base.path),
                "DATE": "2099-01-01T00:00:00",
                "OUTPUT": str(tmp_path / "futur.gpkg"),
            },
        )
    assert not (tmp_path / "futur.gpkg").exists()
    base.check()


@pytest.fixture
def changed(base):
    """Eight dwellings; since a moment two are new, one is delivered, one is gone."""
    with base.transaction() as session:
        for number in range(2, 9):
            row = dwelling(number, avancement="En cours", geom=point(700000.0 + number, 7030000.0))
            session.append(base.tables["logement"], row)
    seen = snapshot(base, ("logement",))
    with base.transaction() as session:
        session.append(base.tables["logement"], dwelling(20, avancement="Livré"))
        session.append(base.tables["logement"], dwelling(21))
        session.execute("UPDATE logement SET avancement = 'Livré' WHERE id_ddtm62 = 2")
        session.execute("DELETE FROM logement WHERE id_ddtm62 = 3")
    return base, seen.when


def asked(base, when, **more):
    told = when.astimezone().isoformat(timespec="milliseconds")[:23]
    return {"BASE": str(base.path), "DEBUT": told, **more}


def test_an_evolution_is_explained_in_every_way(changed, run, tmp_path):
    base, when = changed
    outputs = {
        "OUTPUT": f"{tmp_path}/causes.csv",
        "LOGEMENTS": f"{tmp_path}/logements.gpkg",
        "PDF": f"{tmp_path}/evolution.pdf",
        "CLASSEUR": f"{tmp_path}/evolution.xlsx",
    }
    told = run("osp:expliquer_evolution", asked(base, when, INDICATEUR="nb_livres", **outputs))
    assert "soit +2" in told["TEXTE"] and "logements livrés +1" in told["TEXTE"]
    assert (told["NB_TERRITOIRES"], told["NB_CAUSES"], told["NB_LOGEMENTS"]) == (1, 2, 2)
    causes = pd.read_csv(outputs["OUTPUT"])
    assert causes["cause"].tolist() == ["debut", "remontes", "livres", "fin"]
    assert causes["effet"].tolist() == [0, 1, 1, 2]
    layer = QgsVectorLayer(outputs["LOGEMENTS"], "logements", "ogr")
    found = {feature["id_ddtm62"]: feature for feature in layer.getFeatures()}
    assert found[2]["changement"] == "avancement : En cours → Livré"
    assert not found[2].geometry().isEmpty() and found[20].geometry().isEmpty()
    assert "Logements livrés" in "".join(pages(Path(outputs["PDF"])))
    book = openpyxl.load_workbook(outputs["CLASSEUR"])
    assert book.sheetnames == ["Cascade", "Logements"]
    assert any(str(cell.value).startswith("=SUM(") for cell in book["Cascade"]["C"])


def test_an_evolution_that_names_dwellings_is_not_for_the_public(changed, run, tmp_path):
    base, when = changed
    given = asked(base, when, DIFFUSION="public", PDF=f"{tmp_path}/evolution.pdf")
    with pytest.raises(Exception, match="le public ne les reçoit pas"):
        run("osp:expliquer_evolution", given)
    with pytest.raises(Exception, match="n’a le code « NULLE »"):
        run("osp:expliquer_evolution", asked(base, when, ECHELLE="epci", TERRITOIRE="NULLE"))


def test_nothing_changed_is_said(changed, run):
    base, _when = changed
    seen = snapshot(base, ("logement",))
    told = run("osp:expliquer_evolution", asked(base, seen.when))
    assert told["TEXTE"] == "" and told["NB_CAUSES"] == 0
