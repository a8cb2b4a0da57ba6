"""What a situation keeps, as the texts of its rows: written once, read back the same, hashed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ..common.grouping import as_years
from ..dictionary import dictionary
from .catalogue import every_indicator
from .cubes import Cube
from .figures import NAME, Figures
from .formula import Condition, Formula, Measure, WrongFormula, read_formula
from .scales import YEAR

if TYPE_CHECKING:
    import pandas as pd

WITHHELD = "secret"
"""What stands in the place of a secret figure."""
PIECE = 5_000
"""Rows of a cube in one text."""
VALUE_COLUMNS = ("niveau", "code", "nom", "rattachement", "valeurs")
COUNT_COLUMNS = ("nom_table", "ventilation", "rang", "contenu")
WHOLE_TABLE = "ensemble"
"""The breakdown of a cube that has none."""


def written(value: object) -> str:
    """JSON, always the same of the same."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# -- figures by level --------------------------------------------------------------------------


def level_rows(
    figures: Figures, territories: pd.DataFrame | None
) -> Iterator[tuple[str, str, str, str | None, str]]:
    """The rows of a level: :data:`VALUE_COLUMNS`. A figure of zero is left out of its text."""
    told = {} if territories is None else _told(territories)
    keys, codes = figures.keys, [str(code) for code in figures.table.index]
    columns = [figures.table[key].tolist() for key in keys]
    hidden = [figures.secret.get(key, ()) for key in keys]
    for place, (code, name) in enumerate(zip(codes, figures.table[NAME])):
        values: dict[str, object] = {}
        for key, column, secret in zip(keys, columns, hidden):
            value = column[place]
            if code in secret:
                values[key] = WITHHELD
            elif value != value:
                values[key] = None
            elif value:
                values[key] = _short(value)
        yield figures.scale.key, code, str(name), told.get(code), written(values)


def _told(territories: pd.DataFrame) -> dict[str, str]:
    """What each territory is part of, as text, by its code."""
    names = [str(name) for name in territories.columns if name != NAME]
    columns = [_plain(territories[name]) for name in names]
    rows = zip(*columns) if names else ((),) * len(territories)
    return {str(code): written(dict(zip(names, row))) for code, row in zip(territories.index, rows)}


def read_level(
    scale_key: str, rows: Sequence[Mapping[str, Any]], keys: Sequence[str], shown_from: int
) -> tuple[Figures, pd.DataFrame]:
    """The figures of a level, and its territories."""
    import pandas as pd

    codes = [str(row["code"]) for row in rows]
    values = [json.loads(row["valeurs"]) for row in rows]
    columns: dict[str, list[Any]] = {NAME: [row["nom"] for row in rows]}
    secret: dict[str, list[str]] = {}
    for key in keys:
        told = [one.get(key, 0) for one in values]
        hidden = [code for code, value in zip(codes, told) if value == WITHHELD]
        if hidden:
            secret[key] = hidden
        columns[key] = [
            float("nan") if value is None or value == WITHHELD else float(value) for value in told
        ]
    index = pd.Index(codes, dtype=object, name="code")
    figures = Figures(scale_key, pd.DataFrame(columns, index=index), secret, shown_from)
    return figures, _territories(rows)


def _territories(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    listed = [row for row in rows if row["rattachement"] is not None]
    parts = [json.loads(row["rattachement"]) for row in listed]
    index = pd.Index([str(row["code"]) for row in listed], dtype=object)
    found = pd.DataFrame({NAME: [row["nom"] for row in listed]}, index=index, dtype=object)
    for name in parts[0] if parts else ():
        told = pd.Series([part[name] for part in parts], index, dtype=object)
        found[name] = as_years(told) if name == YEAR else told
    return found


# -- cubes -------------------------------------------------------------------------------------


def cube_rows(cube: Cube, extra: Sequence[str]) -> Iterator[tuple[str, str, int, str]]:
    """The rows of a cube: :data:`COUNT_COLUMNS`, in pieces."""
    measures = [_measure_text(measure) for measure in cube.measures]
    for rank, start in enumerate(range(0, max(len(cube.rows), 1), PIECE)):
        end = start + PIECE
        rows = cube.rows.iloc[start:end]
        text = written(
            {
                "dimensions": {name: _coded(rows[name]) for name in cube.dimensions},
                "mesures": measures,
                "sommes": [[_short(v) for v in rows[one].tolist()] for one in cube.measures],
            }
        )
        yield cube.table, ",".join(extra) or WHOLE_TABLE, rank, text


def read_cube(table: str, pieces: Iterable[str]) -> Cube:
    """The cube of these pieces, in their order."""
    import numpy as np
    import pandas as pd

    read = [json.loads(piece) for piece in pieces]
    names = tuple(read[0]["dimensions"])
    measures = tuple(_measure(table, told) for told in read[0]["mesures"])
    columns: dict[object, Any] = {}
    for name in names:
        codes = [
            told["codes"][place]
            for piece in read
            for told in (piece["dimensions"][name],)
            for place in told["rangs"]
        ]
        values = pd.Series(codes, dtype=object)
        columns[name] = as_years(values) if name == YEAR else values
    for place, measure in enumerate(measures):
        columns[measure] = np.array(
            [value for piece in read for value in piece["sommes"][place]], dtype="float64"
        )
    rows = pd.DataFrame(dict(enumerate(columns.values())))
    return Cube(table, names, measures, rows.set_axis(list(columns), axis=1))


def _coded(values: pd.Series) -> dict[str, list[Any]]:
    """Codes once each, and the place of that of each row."""
    places: dict[Any, int] = {}
    ranks = [places.setdefault(value, len(places)) for value in _plain(values)]
    return {"codes": list(places), "rangs": ranks}


def _plain(values: pd.Series) -> list[Any]:
    """Values as JSON writes them, None where missing."""
    known = values.notna()
    return [
        (int(value) if values.name == YEAR else str(value)) if there else None
        for value, there in zip(values.tolist(), known)
    ]


def _short(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _measure_text(measure: Measure) -> dict[str, Any]:
    where = [
        [said.field, None if said.values is None else list(said.values)] for said in measure.where
    ]
    return {"plus": measure.plus, "moins": measure.minus, "si": where}


def _measure(table: str, told: Mapping[str, Any]) -> Measure:
    where = tuple(
        Condition(field, None if values is None else tuple(values)) for field, values in told["si"]
    )
    return Measure(table, told["plus"], told["moins"], where)


# -- definitions -------------------------------------------------------------------------------


def definitions() -> str:
    """The indicators in force, and the dictionary of the tables that they count."""
    known = every_indicator().values()
    counted = dict.fromkeys(table for item in known for table in item.formula.tables)
    tables = {name: dict(dictionary()[name].descriptor) for name in counted}
    listed = [{**item.declared, "theme": item.theme} for item in known]
    return written({"indicateurs": listed, "tables": tables})


def read_formulas(text: str) -> dict[str, Formula]:
    """The formulas of :func:`definitions`, by key; without those that another version reads."""
    found: dict[str, Formula] = {}
    for told in json.loads(text)["indicateurs"]:
        with suppress(WrongFormula):
            found[told["cle"]] = read_formula(told["formule"], found)
    return found


# -- hash --------------------------------------------------------------------------------------


def digest(
    heading: Mapping[str, object],
    values: Iterable[Sequence[object]],
    counts: Iterable[Sequence[object]],
) -> str:
    """SHA-256 of a situation: its heading, then its figures and sums as lists in JSON, a line each,
    by level and code, by table, breakdown and rank.

    In no other order than that of the texts themselves: databases sort each their own way.
    """
    made = hashlib.sha256(written(dict(heading)).encode("utf-8"))
    for rows in (values, counts):
        for row in sorted(rows, key=lambda row: [str(cell) for cell in row[:3]]):
            made.update(b"\n" + written(list(row)).encode("utf-8"))
    return made.hexdigest()
