"""Edits of a base drawn at random, with the state of the base after some of them."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import pandas as pd

from osp_plugin.storage.base import Base
from osp_plugin.storage.ddl import quote_name
from osp_plugin.storage.errors import BaseError
from osp_plugin.storage.session import Modification, Session
from osp_plugin.storage.typed import typed

from .samples import OPERATIONS, add_references, point

TABLES = (
    *("bailleur", "epci", "departement", "commune", "operation", "financement", "logement"),
    *("campagne", "tarif", "programmation"),
)
"""Tables that the edits change, directly or by what follows."""
SQUARE = bytes.fromhex(
    "01060000000100000001030000000100000005000000"
    + "".join(
        pd.array([x, y], dtype="float64").to_numpy().tobytes().hex()
        for x, y in ((0, 0), (0, 9), (9, 9), (9, 0), (0, 0))
    )
)


@dataclass(frozen=True)
class Snapshot:
    """All that a base held at a moment, by table."""

    when: datetime
    rows: dict[str, pd.DataFrame]


def snapshot(base: Base, tables: tuple[str, ...] = TABLES) -> Snapshot:
    """The state of the base now; nothing else is written within the same millisecond."""
    rows = {table: stored(base, table) for table in tables}
    time.sleep(0.003)
    when = datetime.now(timezone.utc)
    time.sleep(0.003)
    return Snapshot(when, rows)


def stored(base: Base, name: str) -> pd.DataFrame:
    """Rows of a table by key, with its audit and its geometry as WKB."""
    table = base.tables[name]
    names = [field.name for field in table.columns if field.name != "version_lue"]
    listed = [quote_name(name) for name in names]
    if table.geometry:
        listed.append("ST_AsBinary(geom) AS geom")
    found = base.query(f"SELECT {', '.join(listed)} FROM {quote_name(name)} ORDER BY fid")
    rows = typed(found[names], table)
    if table.geometry:
        rows["geom"] = [None if shape is None else bytes(shape) for shape in found["geom"]]
        rows["geom"] = rows["geom"].astype(object)
    return rows.set_index("fid")


def start(base: Base) -> None:
    """The references that the edits need."""
    add_references(base)
    rows = {
        "epci": [{"epci": "CAHC", "nom_epci": "Hénin-Carvin"}],
        "campagne": [{"campagne": 2021, "etat": "Ouverte"}],
        "tarif": [
            {"campagne": 2021, "nature": "label", "valeur": "C", "montant": 7500.0},
            {"campagne": 2021, "nature": "label", "valeur": "BBC rénovation", "montant": 9000.0},
            {"campagne": 2021, "nature": "biosource", "valeur": "Toiture", "montant": 1000.0},
        ],
        "programmation": [
            {
                "campagne": 2021,
                "nom": "SIA ROUVROY",
                "bailleur": "SIA",
                "epci": "CAHC",
                "dep": "62",
                "statut": "Publié",
                "etat_nb_c": 4,
                "etat_nb_biosources": 4,
            }
        ],
    }
    with base.transaction() as session:
        for name, values in rows.items():
            session.append(base.tables[name], pd.DataFrame(values))


def edits(base: Base, seed: int, count: int) -> Iterator[None]:
    """Make ``count`` edits, one transaction each; those that the base refuses do not count."""
    draw = random.Random(seed)
    done = 0
    while done < count:
        try:
            with base.transaction() as session:
                draw.choices(*zip(*_EDITS))[0](base, session, draw)
        except BaseError:
            continue
        done += 1
        yield


def _values(draw: random.Random) -> dict[str, Any]:
    return {
        "bailleur": draw.choice(["SIA", "M&C"]),
        "type_palu": draw.choice(["Groupé", "Isolé", "Hors"]),
        "intitule": draw.choice([None, *OPERATIONS]),
        "epci": draw.choice([None, "CABBALR", "DA", "CAHC"]),
        "dep": draw.choice([None, "59", "62"]),
        "annee_financ": draw.choice([None, 2018, 2019, 2020, 2021]),
        "avancement": draw.choice([None, "Programmé", "OS", "En cours", "Livré"]),
        "etiquette_avant": draw.choice([None, "E", "F", "G"]),
        "etiquette_apres": draw.choice([None, "A", "B", "C"]),
        "cout_travaux": draw.choice([None, 0.0, 85_000.5, 99_999.99, 12_345.678_901]),
        "loyer_avant": draw.choice([None, 300.25, 410.0]),
        "relogement": draw.choice([None, "Oui", "Non"]),
        "ident_rep": draw.choice([None, "0044619057", "0044619180"]),
        "dvoilib": draw.choice([None, "rue de l'Abbaye", '« {a} » % \\ "b" é\u0301']),
        "date_os": draw.choice([None, "2020-02-29", "2019-12-31"]),
        "geom": draw.choice([None, point(700000.0, 7030000.0), point(700000.1, 7030000.3)]),
    }


def _add(base: Base, session: Session, draw: random.Random) -> None:
    number = session.rows("SELECT coalesce(max(id_ddtm62), 0) + 1 AS un FROM logement")[0]["un"]
    rows = [{"id_ddtm62": number + place, **_values(draw)} for place in range(draw.randint(1, 4))]
    session.append(base.tables["logement"], pd.DataFrame(rows))


def _change(base: Base, session: Session, draw: random.Random) -> None:
    fids = _some(session, draw, "logement", draw.randint(1, 3))
    values = _values(draw)
    chosen = draw.sample(sorted(values), draw.randint(1, 5))
    session.modify(
        base.tables["logement"],
        [Modification(fid, {name: values[name] for name in chosen}) for fid in fids],
    )


def _remove(base: Base, session: Session, draw: random.Random) -> None:
    session.remove(base.tables["logement"], _some(session, draw, "logement", 1))


def _bring_back(base: Base, session: Session, draw: random.Random) -> None:
    """A row under the key of one that went, as the undoing of a deletion does."""
    gone = session.rows(
        "SELECT max(fid_ligne) AS fid FROM journal WHERE nom_table = 'logement' AND verbe = "
        "'DELETE' AND fid_ligne NOT IN (SELECT fid FROM logement)"
    )[0]["fid"]
    if gone is None:
        raise BaseError
    number = 1_000_000 + draw.randint(1, 10**8)
    row = {"fid": gone, "id_ddtm62": number, **_values(draw)}
    session.append(base.tables["logement"], pd.DataFrame([row]))


def _move_key(base: Base, session: Session, draw: random.Random) -> None:
    fids = _some(session, draw, "logement", 1)
    new = 5_000_000 + draw.randint(1, 10**8)
    for fid in fids:
        session.execute("UPDATE logement SET fid = :n WHERE fid = :f", {"n": new, "f": fid})


def _rename(base: Base, session: Session, draw: random.Random) -> None:
    """A code that other rows refer to: they follow."""
    table, name, old, new = draw.choice(
        [
            ("bailleur", "bailleur", "SIA", "SIA"),
            ("operation", "intitule", OPERATIONS[0], OPERATIONS[0] + " bis"),
            ("operation", "intitule", OPERATIONS[0] + " bis", OPERATIONS[0]),
            ("epci", "epci", "DA", "DAA"),
            ("epci", "epci", "DAA", "DA"),
        ]
    )
    session.execute(
        f"UPDATE {table} SET {name} = :new WHERE {name} = :old", {"new": new, "old": old}
    )


def _commune(base: Base, session: Session, draw: random.Random) -> None:
    code = f"62{draw.randint(100, 115)}"
    known = session.rows("SELECT fid FROM commune WHERE idcom = :code", {"code": code})
    if known and draw.random() < 0.3:
        session.remove(base.tables["commune"], [known[0]["fid"]])
    elif known:
        session.modify(
            base.tables["commune"],
            [Modification(known[0]["fid"], {"population": draw.randint(0, 9000)})],
        )
    else:
        row = {"idcom": code, "nom_commune": f"Commune {code}", "epci": "CAHC", "geom": SQUARE}
        session.append(base.tables["commune"], pd.DataFrame([row]))


def _money(base: Base, session: Session, draw: random.Random) -> None:
    if draw.random() < 0.5:
        session.execute(
            "UPDATE tarif SET montant = :m WHERE valeur = :v",
            {"m": float(draw.randint(1, 9) * 500), "v": draw.choice(["C", "Toiture"])},
        )
    else:
        session.execute(
            "UPDATE programmation SET etat_nb_c = :n WHERE fid = 1", {"n": draw.randint(0, 50)}
        )


def _some(session: Session, draw: random.Random, table: str, count: int) -> list[int]:
    fids = [row["fid"] for row in session.rows(f"SELECT fid FROM {table} ORDER BY fid")]
    return draw.sample(fids, min(count, len(fids)))


_EDITS: list[tuple[Callable[[Base, Session, random.Random], None], int]] = [
    (_add, 8),
    (_change, 16),
    (_remove, 5),
    (_bring_back, 2),
    (_move_key, 1),
    (_rename, 1),
    (_commune, 2),
    (_money, 2),
]
