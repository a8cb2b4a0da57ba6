"""Fiches of a base on a server."""

from __future__ import annotations

import pytest

from ..contracts import fiches as fiches_contract
from ..support.pdf import pages


@pytest.fixture
def demonstrated(base, demo_tables):
    with base.transaction() as session:
        for name, rows in demo_tables.items():
            session.append(base.tables[name], rows)
        # As the demonstration is kept: the CRHH has decided 2021, which is no longer to come.
        session.execute("UPDATE campagne SET etat = 'Close' WHERE date_crhh IS NOT NULL")
    return base


def test_fiches_tell_the_same_from_a_server(run, demonstrated, connection, tmp_path):
    fiches_contract.tells_the_published_figures(demonstrated)
    fiches_contract.honours_years_and_bailleur(demonstrated)
    run(
        "osp:fiches_territoire",
        {"CONNEXION": connection, "SCHEMA": "osp", "ECHELLE": "epci", "TERRITOIRES": "CCHD",
         "DOSSIER": str(tmp_path)},
    )  # fmt: skip
    (path,) = tmp_path.glob("*.pdf")
    assert "Haute-Deûle" in pages(path)[0]
