"""Fiches of a base on a server."""

from __future__ import annotations

import pytest

from ..contracts import fiches as fiches_contract
from ..support.pdf import pages


@pytest.fixture
def demonstrated(demonstrated):
    """As the demonstration is kept: the CRHH has decided 2021, which is no longer to come."""
    with demonstrated.transaction() as session:
        session.execute("UPDATE campagne SET etat = 'Close' WHERE date_crhh IS NOT NULL")
    return demonstrated


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
