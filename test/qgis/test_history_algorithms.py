"""The base at a date, through the toolbox."""

from __future__ import annotations

from datetime import datetime

import pytest
from qgis.core import QgsProject

from osp_plugin.project.opening import open_base
from osp_plugin.storage import open_geopackage

from ..support.random_edits import snapshot
from ..support.samples import add_dwellings, dwelling


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
