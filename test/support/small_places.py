"""Communes, cités and parcels that are squares, and a few dwellings among them. Metres."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from osp_plugin.domain.common.polygons import NOWHERE, Polygons
from osp_plugin.domain.common.work import QUIET, Work
from osp_plugin.domain.geolocation.anomalies import Anomalies, Anomaly, find_anomalies
from osp_plugin.domain.geolocation.checks.catalogue import BY_CODE
from osp_plugin.domain.geolocation.checks.check import Check
from osp_plugin.domain.geolocation.positions import POINT, Areas, Coded, Positions, System
from osp_plugin.domain.geolocation.survey import Cadastre, Options, Survey

X, Y = 700_000.0, 7_030_000.0
"""South-west corner of Lens; places of tests are told from it."""
SIDE = 1000.0
LENS, LIEVIN, ANZIN = "62498", "62510", "59014"
"""Three communes side by side from west to east, the first two of CALL."""
CITE, OTHER_CITE, UNDRAWN, FAR_CITE = "12", "13", "14", "15"
FIRST_UNDRAWN = "11"
"""In Lens two cités of 200 m, 200 m apart, and two without outline; in Liévin another."""
PARCEL = f"{LENS}000AX0826"
LIEVIN_PARCEL = f"{LIEVIN}000AB0001"
FLAT_PARCEL = f"{LENS}000AX0828"
"""In the cadastre, without a surface."""
TOLD = (
    *("sans_geometrie", "geometrie_invalide", "projection_erronee", "hors_territoire"),
    *("communes_differentes", "commune_inconnue", "hors_commune", "epci_incoherent"),
    *("departement_incoherent", "autre_cite_plus_proche", "hors_cite", "cite_sans_contour"),
    *("cite_manquante", "parcelle_introuvable", "hors_parcelle", "loin_de_operation"),
    *("position_multiple", "identifiant_en_deux_lieux"),
)
"""The checks that these places were drawn for: one more says nothing to the tests of these."""
THESE_CHECKS = tuple(BY_CODE[code] for code in TOLD)
IDENTIFIERS = ("ident_rep", "idlocal", "idpar")
CODED = ("idcom", "dep", "epci", "id_cite", "intitule", "bailleur")


def square(x: float, y: float, side: float) -> list[np.ndarray]:
    """A square whose south-west corner is at ``x, y`` from that of Lens."""
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    return [np.array(corners) + (X, Y)]


def communes() -> Areas:
    shapes = Polygons([square(SIDE * rank, 0, SIDE) for rank in range(3)])
    names = ["Lens", "Liévin", "Anzin"]
    return Areas(shapes, [LENS, LIEVIN, ANZIN], names, ["CALL", "CALL", "CAVM"], ["62", "62", "59"])


def cites() -> Areas:
    shapes = [[], square(100, 100, 200), square(500, 100, 200), [], square(1400, 100, 200)]
    names = ["Cité 11", "Cité 12", "Cité 13", "Cité 14", "Cité 15"]
    codes = [FIRST_UNDRAWN, CITE, OTHER_CITE, UNDRAWN, FAR_CITE]
    return Areas(Polygons(shapes), codes, names)


def parcels() -> Areas:
    shapes = [square(150, 150, 20), square(1500, 500, 20), []]
    return Areas(Polygons(shapes), [PARCEL, LIEVIN_PARCEL, FLAT_PARCEL], ["", "", ""])


def home(x: float = 160, y: float = 160, **values: Any) -> dict[str, Any]:
    """A dwelling of Lens in its cité, at ``x, y`` from the corner of Lens."""
    return {"x": x, "y": y, "idcom": LENS, "dep": "62", "epci": "CALL", "id_cite": CITE,
            "bailleur": "SIA", **values}  # fmt: skip


def positions_of(homes: Sequence[Mapping[str, Any]]) -> Positions:
    """Dwellings as arrays, numbered from 1."""
    count = len(homes)

    def coded(name: str) -> Coded:
        texts = [home.get(name) for home in homes]
        labels = sorted({text for text in texts if text is not None})
        codes = [NOWHERE if text is None else labels.index(text) for text in texts]
        return Coded(np.array(codes, dtype=np.int32), labels)

    return Positions(
        fid=np.arange(1, count + 1),
        x=np.array([X + home["x"] for home in homes], dtype=float),
        y=np.array([Y + home["y"] for home in homes], dtype=float),
        state=np.array([home.get("state", POINT) for home in homes]),
        **{
            name: np.array([(home.get(name) or "").encode() for home in homes], dtype="S14")
            for name in IDENTIFIERS
        },
        **{name: coded(name) for name in CODED},
        has=frozenset((*IDENTIFIERS, *CODED)),
    )


def survey(
    homes: Sequence[Mapping[str, Any]],
    with_parcels: bool = True,
    with_cites: bool = True,
    systems: Sequence[System] = (),
    covered: Iterable[str] = (),
    work: Work = QUIET,
    **options: float,
) -> Survey:
    """Dwellings among these places; ``covered`` communes have parcels that none names."""
    return Survey(
        positions_of(homes),
        communes(),
        cites() if with_cites else None,
        Cadastre(parcels(), frozenset(covered)) if with_parcels else None,
        systems,
        Options(**options),
        work,
    )


def found(
    *homes: Mapping[str, Any],
    checks: Iterable[Check] = THESE_CHECKS,
    work: Work = QUIET,
    **surveyed: Any,
) -> Anomalies:
    """What some checks tell of dwellings among these places."""
    return find_anomalies(survey(homes, work=work.silent, **surveyed), checks, work)


def anomalies(*homes: Mapping[str, Any], **more: Any) -> list[Anomaly]:
    """What is wrong with dwellings among these places."""
    return list(found(*homes, **more))
