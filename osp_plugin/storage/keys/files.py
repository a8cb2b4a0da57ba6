"""Buildings of the RNB and addresses of the BAN: points of large files, those near dwellings kept.

Sources: « RNB, export par département » (data.gouv.fr: ``rnb_id``, ``point`` in EWKT, WGS 84) and
« BAN, adresses par département » (``id``, ``numero``, ``rep``, ``x``, ``y`` or ``lon``, ``lat``).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...domain.common.house_numbers import HouseNumber, number_of
from ...domain.common.text import folded
from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.keys.nearest import Nearby
from ..imports.errors import TextDamaged, TextIsAnother, TextTooLarge
from ..imports.text_tables import TextTable
from ..projection import transform_arrays

if TYPE_CHECKING:
    import pandas as pd

_RNB = {"code": ("rnb id", "id rnb"), "point": ("point",), "etat": ("status",)}
_BAN = {
    "code": ("id", "cle interop"),
    "number": ("numero",),
    "mark": ("rep", "suffixe"),
    "x": ("x",),
    "y": ("y",),
    "lon": ("lon", "long"),
    "lat": ("lat",),
    "commune": ("code insee", "commune insee"),
}
_POINT = r"POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)"
_GONE = ("demolished", "notUsable", "canceledConstructionProject")
"""States of the RNB of what is no building any more, or never was."""
_WGS_84 = 4326


class NotAKeyFile(OspError):
    """A file has not the columns of the RNB or of the BAN. Values: ``fichier``, ``quoi``,
    ``colonnes``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » n’est pas celui {quoi} : il n’a pas les colonnes {colonnes}. "
        "Téléchargez le fichier de votre département (.csv, .csv.gz ou .zip) sur data.gouv.fr.",
    )


class KeyFileDamaged(OspError):
    """A file cannot be read to its end. Values: ``fichier``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » est endommagé ou incomplet ({raison}). Rien n’a été écrit. "
        "Téléchargez-le de nouveau.",
    )


@dataclass(frozen=True)
class Points:
    """Points in Lambert-93 with their codes, and their house numbers where they have some."""

    x: np.ndarray
    y: np.ndarray
    codes: list[str]
    numbers: list[HouseNumber | None]


def buildings(path: str | os.PathLike[str], places: Nearby, work: Work = QUIET) -> Points:
    """The buildings of the RNB near ``places``. Raises NotAKeyFile, KeyFileDamaged, Cancelled."""
    told = "du RNB", "rnb_id, point"
    return _points(path, places, work, _RNB, ("code", "point"), told, _of_text)


def addresses(path: str | os.PathLike[str], places: Nearby, work: Work = QUIET) -> Points:
    """The addresses of the BAN near ``places``. Raises NotAKeyFile, KeyFileDamaged, Cancelled."""
    told = "de la BAN", "id, numero, code_insee, x, y"
    return _points(path, places, work, _BAN, ("code", "number", "commune"), told, _of_columns)


Place = Callable[["pd.DataFrame"], "tuple[np.ndarray, np.ndarray]"]


def _points(
    path: str | os.PathLike[str],
    places: Nearby,
    work: Work,
    names: Mapping[str, Sequence[str]],
    needed: Sequence[str],
    told: tuple[str, str],
    place: Place,
) -> Points:
    name = os.path.basename(path)

    def recognise(titles: Sequence[str]) -> dict[str, int]:
        written = [folded(title.replace("\ufeff", "")) for title in titles]
        found = {
            key: next(written.index(one) for one in known if one in written)
            for key, known in names.items()
            if not set(known).isdisjoint(written)
        }
        placed = "point" in found or {"x", "y"} <= found.keys() or {"lon", "lat"} <= found.keys()
        return found if placed and set(needed) <= set(found) else {}

    kept: list[tuple[np.ndarray, np.ndarray]] = []
    codes: list[str] = []
    numbers: list[HouseNumber | None] = []
    with _named_errors(name, told):
        table = TextTable(path, recognise, work)
        if not table.known:
            raise NotAKeyFile(fichier=name, quoi=told[0], colonnes=told[1])
        for piece in table.pieces():
            x, y = place(piece)
            near = places.near(x, y) & (piece["code"] != "").to_numpy()
            if "etat" in piece:
                near &= ~piece["etat"].isin(_GONE).to_numpy()
            rows = np.flatnonzero(near)
            kept.append((x[rows], y[rows]))
            codes += [str(code) for code in piece["code"].iloc[rows]]
            numbers += _numbers(piece.iloc[rows])
    if not kept:
        return Points(np.empty(0), np.empty(0), [], [])
    return Points(
        np.concatenate([x for x, _ in kept]), np.concatenate([y for _, y in kept]), codes, numbers
    )


def _of_text(piece: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    found = piece["point"].str.extract(_POINT)
    x, y = (_numeric(found[column]) for column in (0, 1))
    return transform_arrays(_WGS_84)(x, y)


def _of_columns(piece: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    if {"x", "y"} <= set(piece.columns):
        return _numeric(piece["x"]), _numeric(piece["y"])
    return transform_arrays(_WGS_84)(_numeric(piece["lon"]), _numeric(piece["lat"]))


def _numeric(texts: Any) -> np.ndarray:
    import pandas as pd

    numbers: np.ndarray = pd.to_numeric(texts, errors="coerce").to_numpy(dtype="float64")
    return numbers


def _numbers(piece: pd.DataFrame) -> list[HouseNumber | None]:
    if "number" not in piece:
        return [None] * len(piece)
    marks = piece["mark"] if "mark" in piece else [""] * len(piece)
    return [number_of(number, mark or None) for number, mark in zip(piece["number"], marks)]


@contextmanager
def _named_errors(name: str, told: tuple[str, str]) -> Any:
    try:
        yield
    except (TextDamaged, TextTooLarge) as error:
        raise KeyFileDamaged(fichier=name, raison=error.values["raison"]) from error
    except TextIsAnother as error:
        raise NotAKeyFile(fichier=name, quoi=told[0], colonnes=told[1]) from error
