"""Rows of a public file of the RPLS as rows of the table ``rpls``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..dictionary import dictionary
from ..errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import pandas as pd

TABLE = "rpls"
SURPLUS = "surplus"
"""Name of the column that holds what is beyond the titles of the file."""

LAMBERT_93, WGS_84 = 2154, 4326
_NUMBERS = ("nb_pieces", "surf_hab", "annee_constr")
_COMMUNE = r"\d[0-9AB]\d{3}"
_SHORT_IDENT = r"\d{6,9}"
_DAY = (
    r"^(?:(?:\d{1,2}[/-])?(?P<m>\d{1,2})[/-](?P<a>\d{4})|(?P<a2>\d{4})-?(?P<m2>\d{2})(?:-?\d{2})?)$"
)
_TOO_WIDE = QT_TRANSLATE_NOOP("errors", "la ligne a plus de valeurs que le fichier n’a de colonnes")
_NO_COMMUNE = QT_TRANSLATE_NOOP("errors", "le code de la commune manque ou n’en est pas un")
_BAD_NUMBER = QT_TRANSLATE_NOOP("errors", "le n° RPLS n’a pas 10 chiffres")
_NOTHING = QT_TRANSLATE_NOOP("errors", "ni n° RPLS ni adresse")
_DPE_YEARS = (1990, 2050)
"""The directory writes « 01/1900 » where no diagnosis was made."""


@dataclass(frozen=True)
class CleanRows:
    """What became of some rows of the file.

    ``rows`` has columns of the table ``rpls``. ``refused`` gives the reason by label of the row;
    ``outside`` counts the rows of other communes, ``left_empty`` the values that could not be read
    or are out of bounds.
    """

    rows: pd.DataFrame
    refused: dict[int, str]
    outside: int
    left_empty: int


def clean(raw: pd.DataFrame, millesime: int, communes: Collection[str] | None = None) -> CleanRows:
    """Rows of ``raw`` (texts, columns of :data:`.columns.NAMES`) that are of ``communes``.

    None for ``communes`` keeps every commune.
    """
    idcom = raw["idcom"].str.strip().str.upper()
    short = idcom.str.len() == len("1234")  # a spreadsheet ate its zero
    idcom = idcom.where(~short, "0" + idcom)
    refused: dict[int, str] = {}

    def refuse(wrong: pd.Series, reason: str) -> None:
        for label in raw.index[wrong.to_numpy()]:
            refused.setdefault(label, reason)

    if SURPLUS in raw:
        refuse(raw[SURPLUS].str.strip() != "", _TOO_WIDE)
    refuse(~idcom.str.fullmatch(_COMMUNE), _NO_COMMUNE)
    inside = ~idcom.index.isin(list(refused))
    if communes is not None:
        inside &= idcom.isin(set(communes)).to_numpy()
    outside = len(raw) - len(refused) - int(inside.sum())
    # The rest only of the rows kept: a file of the whole country has few of them.
    raw = raw[inside].apply(lambda column: column.str.strip())
    rows = _rows(raw, idcom[inside], millesime)
    if "ident_rep" in raw:
        wrong = rows["ident_rep"].notna() & ~rows["ident_rep"].str.fullmatch(r"\d{10}", na=False)
        refuse(wrong, _BAD_NUMBER)
    refuse(rows["ident_rep"].isna() & rows["dvoilib"].isna(), _NOTHING)
    rows = rows[~rows.index.isin(list(refused))]
    return CleanRows(rows, refused, outside, _left_empty(raw.loc[rows.index], rows))


def _rows(raw: pd.DataFrame, idcom: pd.Series, millesime: int) -> pd.DataFrame:
    import pandas as pd

    table = dictionary()[TABLE]

    def text(name: str) -> pd.Series:
        return raw[name] if name in raw else pd.Series("", raw.index, dtype=object)

    def held(name: str, values: pd.Series) -> pd.Series:
        values = values.str.slice(stop=table[name].max_length)
        return values.where(values != "", None)

    ident = text("ident_rep").str.replace(" ", "", regex=False)
    short = ident.str.fullmatch(_SHORT_IDENT)  # a spreadsheet ate its zeros
    street = (text("typvoie") + " " + text("nomvoie")).str.strip()
    street = street.where(street != "", text("lieudit")).str.replace(r"\s+", " ", regex=True)
    number = text("numvoie").str.replace(r"^0+(?=\d)", "", regex=True)
    rows = {
        "ident_rep": held("ident_rep", ident.where(~short, ident.str.zfill(10))),
        "millesime": pd.Series(millesime, raw.index),
        "idcom": idcom,
        "dnvoiri": held("dnvoiri", number.where(number != "0", "")),
        "dindic": held("dindic", text("indrep")),
        "dvoilib": held("dvoilib", street),
        "financement": held("financement", text("financement")),
        "date_dpe": _dates(text("date_dpe")),
    }
    for name in _NUMBERS:
        field = table[name]
        values = _number(text(name))
        values = values.where(values.between(field.minimum, field.maximum))
        rows[name] = values.round() if field.type == "integer" else values
    for name in ("dpeenergie", "dpeserre"):
        letters = text(name).str.upper()
        rows[name] = letters.where(letters.isin(table[name].enum), None)
    rows.update(_position(_number(text("x")), _number(text("y")), _number(text("epsg"))))
    return pd.DataFrame(rows)


def _number(text: pd.Series) -> pd.Series:
    import pandas as pd

    return pd.to_numeric(text.str.replace(",", ".", regex=False), errors="coerce")


def _position(x: pd.Series, y: pd.Series, epsg: pd.Series) -> dict[str, pd.Series]:
    placed = x.notna() & y.notna() & ((x != 0) | (y != 0))
    degrees = (x.abs() <= 180) & (y.abs() <= 90)
    guessed = degrees.map({True: WGS_84, False: LAMBERT_93})
    code = epsg.where((epsg >= 1024) & (epsg <= 999_999) & (epsg % 1 == 0), guessed)
    return {"x": x.where(placed), "y": y.where(placed), "epsg": code.where(placed)}


def _dates(text: pd.Series) -> pd.Series:
    found = text.str.extract(_DAY).fillna("")  # one way of writing or the other
    year, month = _number(found["a"] + found["a2"]), _number(found["m"] + found["m2"])
    known = year.between(*_DPE_YEARS) & month.between(1, 12)
    year, month = year.where(known, 0).astype(int), month.where(known, 0).astype(int)
    written = year.astype(str) + "-" + month.astype(str).str.zfill(2) + "-01"
    return written.astype(object).where(known, None)


def _left_empty(raw: pd.DataFrame, rows: pd.DataFrame) -> int:
    """Values written in the file of which nothing was kept."""
    names = [name for name in (*_NUMBERS, "dpeenergie", "dpeserre") if name in raw]
    return sum(int(((raw[name] != "") & rows[name].isna()).sum()) for name in names)
