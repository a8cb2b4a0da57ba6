"""An extract of the demonstration, byte by byte: nothing that only another bailleur has."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np

from osp_plugin.domain.exchange.perimeter import Perimeter
from osp_plugin.storage.exchange.cutting import extract
from osp_plugin.storage.geopackage import GeoPackageBase

TEXTS = {
    "logement": ("ident_rep", "ident_int", "idlocal", "idpar", "dvoilib", "intitule", "info"),
    "operation": ("intitule", "num_decision"),
    "programmation": ("nom", "bailleur_observations"),
}
WINDOW = 8
"""Bytes that are looked for at every place at once; shorter texts tell nobody."""


def texts(base: GeoPackageBase, of: str) -> set[bytes]:
    """Texts of the rows of which the SQL condition ``of`` is true, long enough to tell somebody."""
    found: set[bytes] = set()
    for table, names in TEXTS.items():
        for name in names:
            rows = base.rows(f"SELECT DISTINCT {name} AS v FROM {table} WHERE {of}")
            found |= {str(row["v"]).encode() for row in rows if row["v"]}
    return {text for text in found if len(text) >= WINDOW}


def holds(content: bytes, wanted: set[bytes]) -> set[bytes]:
    """Those of ``wanted`` that are somewhere in ``content``, looked for by their ends: many streets
    begin alike."""
    raw = np.frombuffer(content, np.uint8)
    ends = np.zeros(len(raw) - WINDOW + 1, np.uint64)
    for place in range(WINDOW):
        ends |= raw[place : len(ends) + place].astype(np.uint64) << np.uint64(8 * place)
    by_end: dict[int, list[bytes]] = {}
    for text in wanted:
        by_end.setdefault(int.from_bytes(text[-WINDOW:], "little"), []).append(text)
    places = np.flatnonzero(np.isin(ends, np.array(sorted(by_end), np.uint64)))
    return {
        text
        for place in places
        for text in by_end[int(ends[place])]
        if content.endswith(text, 0, place + WINDOW)
    }


def test_no_byte_of_an_extract_tells_what_only_another_has(demo: Path, tmp_path: Path) -> None:
    base = GeoPackageBase(shutil.copy(demo, tmp_path / "base.gpkg"))
    done = extract(base, Perimeter("bailleur", "SIA"), tmp_path / "sia.gpkg")
    content = (tmp_path / "sia.gpkg").read_bytes()
    own = texts(base, "bailleur = 'SIA'")
    names = {
        str(row["v"]).encode()
        for row in base.rows("SELECT nom_cite AS v FROM cite UNION SELECT nom_commune FROM commune")
    }
    others = texts(base, "bailleur <> 'SIA'") - own
    secret = {text for text in others if not any(text in name for name in names)}
    assert done.own["logement"] > 2_000 and len(secret) > 5_000
    assert len(holds(content, own)) > 0.99 * len(own)  # the search finds what is there
    assert holds(content, secret) == set()
