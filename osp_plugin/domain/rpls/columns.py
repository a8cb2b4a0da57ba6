"""Which column of a public file of the RPLS is which, whatever its vintage.

The names changed: ``DEPCOM_red, nbpiece_red, libcom17`` in 2016 and 2017, ``DEPCOM, NBPIECE`` from
2018, with ``X, Y`` from 2019, ``DEPCOM_CODE``, ``EPSG`` or ``IDENT_REP`` in later ones, and the
quality of the position from 2025.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..common.text import folded

NAMES: Mapping[str, tuple[str, ...]] = {
    "ident_rep": ("ident rep", "identrep", "id rpls", "ident rpls"),
    "idcom": ("depcom", "depcom arm", "codgeo", "code insee", "insee com"),
    "numvoie": ("numvoie", "num voie"),
    "indrep": ("indrep", "ind rep"),
    "typvoie": ("typvoie", "typ voie"),
    "nomvoie": ("nomvoie", "nom voie"),
    "lieudit": ("lieudit", "lieu dit"),
    "nb_pieces": ("nbpiece", "nb piece", "nbpieces"),
    "surf_hab": ("surfhab", "surf hab"),
    "annee_constr": ("construct",),
    "financement": ("finan libelle", "finan"),
    "dpeenergie": ("dpeenergie", "dpe energie"),
    "dpeserre": ("dpeserre", "dpe serre"),
    "date_dpe": ("dpedate", "dpe date"),
    "x": ("x", "x l93", "coord x", "longitude", "lon"),
    "y": ("y", "y l93", "coord y", "latitude", "lat"),
    "epsg": ("epsg",),
    "plg_qp24": ("plg qp24", "qp24", "plg qp 24"),
    "plg_iris2024_code": ("plg iris2024", "iris2024", "plg iris 2024"),
    "qualite_xy": ("qualite xy",),
    "distance_precision": ("distance precision",),
}
"""Names of each column, folded and without the vintage's ending; the first found is read."""

_ENDINGS = re.compile(r"( red| code|(?<=[a-z])1\d)$")
_NEEDED = "idcom"
_FEWEST = 4


def key_of(header: str) -> str:
    """A title as :data:`NAMES` writes it: « DEPCOM_red », « depcom_code » are « depcom »."""
    return _ENDINGS.sub("", folded(header.replace("\ufeff", "")))


def known_columns(titles: Sequence[str]) -> dict[str, int]:
    """Place of each column of :data:`NAMES` among the titles; X and Y come together or not."""
    places: dict[str, int] = {}
    for place, title in enumerate(titles):
        places.setdefault(key_of(title), place)
    found = {}
    for name, known in NAMES.items():
        present = [places[key] for key in known if key in places]
        if present:
            found[name] = present[0]
    if ("x" in found) != ("y" in found):
        found.pop("x", None)
        found.pop("y", None)
    return found


def recognise(titles: Sequence[str]) -> dict[str, int]:
    """:func:`known_columns` of the titles; empty when it is no file of the RPLS.

    It has the commune and some other columns.
    """
    found = known_columns(titles)
    return found if _NEEDED in found and len(found) >= _FEWEST else {}


def vintage_of(name: str) -> int | None:
    """The year in the name of a file (« rpls2021_62.csv », « …millesime-2023-01… »)."""
    years = {int(year) for year in re.findall(r"(?<!\d)(20[1-4]\d)(?!\d)", name)}
    return years.pop() if len(years) == 1 else None
