"""Figures of the indicators at a scale, from the cubes of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..common.criteria import Criteria, as_codes
from .catalogue import indicator
from .cubes import Cube
from .formula import Measure, needed
from .scales import UNKNOWN, WHOLE, YEAR, scale

if TYPE_CHECKING:
    import pandas as pd

TIDY_COLUMNS = ("echelle", "code", "nom", "indicateur", "valeur")
NAME = "nom"


class Figures:
    """Figures at one scale.

    ``table`` has a row per territory, labelled by its code, ``nom`` and a column per indicator
    (float, missing where the indicator is not defined or the scale not known). Rows whose code is
    missing are under « Non renseigné », so that a figure that adds up always gives the whole.
    """

    def __init__(self, scale_key: str, table: pd.DataFrame) -> None:
        self.scale = scale(scale_key)
        self.table = table

    @property
    def keys(self) -> list[str]:
        """Keys of the indicators, in the order asked for."""
        return [str(name) for name in self.table.columns if name != NAME]

    def tidy(self) -> pd.DataFrame:
        """One row per territory and indicator: columns :data:`TIDY_COLUMNS`."""
        import pandas as pd

        tables = [
            pd.DataFrame(
                {
                    "echelle": self.scale.key,
                    "code": self.table.index,
                    "nom": self.table[NAME].to_numpy(),
                    "indicateur": key,
                    "valeur": self.table[key].to_numpy(),
                }
            )
            for key in self.keys
        ]
        if not tables:
            return pd.DataFrame(columns=list(TIDY_COLUMNS))
        return pd.concat(tables, ignore_index=True)


def compute(
    cubes: Mapping[str, Cube],
    names: Mapping[str, str],
    scale_key: str,
    keys: Sequence[str],
    criteria: Criteria = Criteria(),
) -> Figures:
    """The indicators ``keys`` at a scale.

    ``cubes`` holds the cube of each table that the indicators count; ``names`` the name of each
    territory by code, in order: each is listed, with or without rows. Under « Non renseigné » are
    the rows without code; codes that ``names`` lacks are listed by themselves.

    Raises UnknownScale, UnknownIndicator.
    """
    import pandas as pd

    wanted = [indicator(key) for key in keys]
    sums = {
        cube.table: _sums(cube, scale(scale_key).key, criteria)
        for cube in cubes.values()
        if any(cube.table in item.formula.tables for item in wanted)
    }
    codes = _codes(names, scale_key, sums.values())
    frame = pd.DataFrame(index=pd.Index(codes, dtype=object, name="code"))
    for measure in needed(item.formula for item in wanted):
        found = sums.get(measure.table)
        if found is None:
            frame[measure] = float("nan")
        else:
            frame[measure] = found[measure].reindex(frame.index, fill_value=0.0)
    table = pd.DataFrame(index=frame.index)
    table[NAME] = [names.get(code, code) for code in codes]
    for item in wanted:
        table[item.key] = item.formula.value(frame).astype("float64")
    return Figures(scale_key, table)


def _sums(cube: Cube, scale_key: str, criteria: Criteria) -> pd.DataFrame | None:
    """Sums of the measures by code; None when the table cannot tell what is asked."""
    import pandas as pd

    asked = {*criteria.dimensions, *(() if scale_key == WHOLE else (scale_key,))}
    if not asked <= set(cube.dimensions):
        return None
    rows = cube.rows[criteria.mask(cube.rows)]
    code = (
        pd.Series(WHOLE, rows.index, dtype=object)
        if scale_key == WHOLE
        else as_codes(rows[scale_key])
    )
    measures: list[Measure] = list(cube.measures)
    return rows.groupby(code, sort=False)[measures].sum()


def _codes(
    names: Mapping[str, str], scale_key: str, sums: Iterable[pd.DataFrame | None]
) -> list[str]:
    """Those of ``names`` in their order, others found in the rows, « Non renseigné » last."""
    met = {str(code) for table in sums if table is not None for code in table.index}
    others = sorted(met - {*names, UNKNOWN})
    found = sorted([*names, *others]) if scale_key == YEAR else [*names, *others]
    return [*found, *([UNKNOWN] if UNKNOWN in met else [])]
