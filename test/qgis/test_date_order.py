"""The order of the dates of a file, as a person says it to an algorithm or to the window."""

from __future__ import annotations

import shutil

import pytest

from osp_plugin.domain.imports.date_order import ORDERS
from osp_plugin.storage import open_geopackage

from ..support.processing_runner import Feedback
from ..support.processing_runner import run_algorithm as run

KINDS = {
    "osp:importer_remontee": ("N° RPLS;Date OS", "{};{}", {"BAILLEUR": "SIA"}),
    "osp:importer_decisions": ("Intitulé;Date de la décision", "{};{}", {}),
}


@pytest.fixture
def base(demo, tmp_path):
    copy = tmp_path / "base.gpkg"
    shutil.copy(demo, copy)
    return open_geopackage(copy)


@pytest.mark.parametrize("algorithm", KINDS)
def test_dates_with_the_month_first_wait_for_the_order_that_a_person_says(
    base, tmp_path, algorithm
):
    titles, row, parameters = KINDS[algorithm]
    table, key, day = (
        ("logement", "ident_rep", "date_os")
        if algorithm == "osp:importer_remontee"
        else ("operation", "intitule", "date_decision")
    )
    names = [
        item[key]
        for item in base.rows(
            f"SELECT DISTINCT {key} FROM {table} WHERE bailleur = 'SIA' AND {key} IS NOT NULL "  # nosec B608 # names of this file
            f"GROUP BY {key} HAVING count(*) = 1 ORDER BY {key}"
        )
    ][:2]
    file = tmp_path / "dates.csv"
    cells = zip(names, ("02/26/2021", "03/04/2021"))
    file.write_text("\n".join([titles, *(row.format(*pair) for pair in cells)]), "utf-8")
    given = {"FICHIER": str(file), "BASE": str(base.path), **parameters}
    said = Feedback()
    asked = run(algorithm, given, said)
    assert asked["NB_REJETES"] == 2 and asked["NB_MODIFIES"] == 0
    assert any("ordre des dates" in line for line in said.said)
    # Imported as it is, it writes nothing: it may come again in the right order.
    assert run(algorithm, {**given, "SIMULATION": False})["NUMERO_IMPORT"] == 0
    done = run(algorithm, {**given, "SIMULATION": False, "ORDRE_DATES": list(ORDERS).index("mois")})
    assert done["NB_MODIFIES"] == 2 and done["NB_REJETES"] == 0
    held = base.rows(f"SELECT {key} AS nom, {day} AS jour FROM {table}")  # nosec B608 # names of this file
    days = {item["nom"]: item["jour"] for item in held}
    assert [days[name] for name in names] == ["2021-02-26", "2021-03-04"]
