"""Small rows for the tests of bases, valid against the dictionary."""

from __future__ import annotations

import struct

import pandas as pd

from osp_plugin.storage.base import Base

ADDRESS = "rue de l'Abbaye, n° 3"


def dwelling(number: int, **values: object) -> pd.DataFrame:
    """One dwelling of SIA, outside the PALULOS unless said otherwise."""
    row = {"id_ddtm62": number, "bailleur": "SIA", "type_palu": "Hors", **values}
    return pd.DataFrame([row])


def add_dwellings(base: Base) -> None:
    """A bailleur and its dwelling no 1."""
    with base.transaction() as session:
        rows = pd.DataFrame([{"bailleur": "SIA", "nom_bailleur": "SIA Habitat"}])
        session.append(base.tables["bailleur"], rows)
        session.append(base.tables["logement"], dwelling(1, dvoilib=ADDRESS))


def add_programme(base: Base) -> None:
    """The published line of Rouvroy 2021: 4 C, 160 BBC, 164 biosourcés, and its tariff."""
    tariff = [
        ("label", "C", 7500), ("label", "BBC rénovation", 9000), ("biosource", "Toiture", 1000),
        ("biosource", "Mur", 1500), ("biosource", "Mur et toiture", 2500),
    ]  # fmt: skip
    line = {
        "campagne": 2021, "nom": "SIA CAHC ROUVROY LA MOTTE NOUMEA - TRANCHE2",
        "bailleur": "SIA", "epci": "CAHC", "dep": "62", "statut": "Publié",
        "etat_nb_c": 4, "etat_nb_bbc": 160, "etat_nb_biosources": 164,
    }  # fmt: skip
    rows = {
        "campagne": pd.DataFrame([{"campagne": 2021, "etat": "Ouverte"}]),
        "epci": pd.DataFrame([{"epci": "CAHC", "nom_epci": "Hénin-Carvin"}]),
        "departement": pd.DataFrame([{"dep": "62", "nom_dep": "Pas-de-Calais"}]),
        "tarif": pd.DataFrame(tariff, columns=["nature", "valeur", "montant"]).assign(
            campagne=2021
        ),
        "programmation": pd.DataFrame([line]),
    }
    with base.transaction() as session:
        for name, frame in rows.items():
            session.append(base.tables[name], frame)


OPERATIONS = ("MC CALL LENS CITE 4 2018 I", "SIA CAHC ROUVROY NOUMÉA 2020 G", "Cité de l'Abbaye")


def add_references(base: Base) -> None:
    """Two bailleurs, two EPCI, two départements and the three :data:`OPERATIONS`."""
    rows = {
        "bailleur": [{"bailleur": code, "nom_bailleur": code} for code in ("M&C", "SIA")],
        "epci": [{"epci": code, "nom_epci": code} for code in ("CABBALR", "DA")],
        "departement": [{"dep": code, "nom_dep": code} for code in ("59", "62")],
        "operation": [
            {"intitule": name, "bailleur": "SIA", "type_palu": "Isolé", "nb_logements_decision": 9}
            for name in OPERATIONS
        ],
    }
    with base.transaction() as session:
        for name, values in rows.items():
            session.append(base.tables[name], pd.DataFrame(values))


def point(x: float, y: float) -> bytes:
    """A point as little-endian WKB."""
    return struct.pack("<BIdd", 1, 1, x, y)
