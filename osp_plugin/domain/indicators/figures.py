"""Figures of the indicators at a scale, from the cubes of the tables."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..common.criteria import Criteria, as_codes
from ..dictionary import dictionary
from ..disclosure.secrecy import SHOWN_FROM
from .catalogue import Breakdown, Indicator, indicator
from .cubes import Cube
from .formula import needed
from .funnel import added_up, totals
from .scales import UNKNOWN, WHOLE, YEAR, Scale, scale
from .secret import is_sensitive, secret_sums

if TYPE_CHECKING:
    import pandas as pd

TIDY_COLUMNS = ("echelle", "code", "nom", "indicateur", "valeur")
NAME = "nom"


class Figures:
    """Figures at one scale.

    ``table`` has a row per territory, labelled by its code, ``nom`` and a column per indicator
    (float, missing where the indicator is not defined or the scale not known). Rows whose code is
    missing are under « Non renseigné », so that a figure that adds up always gives the whole.
    ``secret`` are the codes whose figure is missing because it tells of too few, by indicator:
    of fewer than ``shown_from`` dwellings.
    """

    def __init__(
        self,
        at: str | Scale,
        table: pd.DataFrame,
        secret: Mapping[str, Collection[str]] | None = None,
        shown_from: int = SHOWN_FROM,
    ) -> None:
        self.scale = at if isinstance(at, Scale) else scale(at)
        self.table = table
        self.shown_from = shown_from
        self.secret = {
            key: frozenset(codes) & frozenset(table.index)
            for key, codes in (secret or {}).items()
            if key in table.columns and set(codes) & set(table.index)
        }

    def is_secret(self, key: str, code: object) -> bool:
        """Whether the figure of a territory is not shown because it tells of too few."""
        return code in self.secret.get(key, ())

    def warns(self, *keys: str) -> bool:
        """Whether the rule of secrecy is to be told beside these indicators, all by default.

        It is where a figure is secret, and where one could be by a threshold that is not the
        usual one: who reads the document must know which was taken.
        """
        told = keys or self.keys
        if any(key in self.secret for key in told):
            return True
        return self.shown_from != SHOWN_FROM and any(
            is_sensitive(measure) for key in told for measure in indicator(key).formula.measures()
        )

    def of_rows(self, table: pd.DataFrame) -> Figures:
        """The same figures of some rows or columns of the table, secret where they were."""
        return Figures(self.scale, table, self.secret, self.shown_from)

    @property
    def keys(self) -> list[str]:
        """Keys of the indicators, in the order asked for."""
        return [str(name) for name in self.table.columns if name != NAME]

    def total(self, key: str) -> float:
        """The figures of an indicator added up, those that are missing left out; missing when one
        of them is secret, since it would not be the whole."""
        if key in self.secret:
            return float("nan")
        return totals(self.table, [key])[key]

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
    shown_from: int = SHOWN_FROM,
) -> Figures:
    """The indicators ``keys`` at a scale.

    ``cubes`` holds the cube of each table that the indicators count; ``names`` the name of each
    territory by code, in order: each is listed, with or without rows. Under « Non renseigné » are
    the rows without code; codes that ``names`` lacks are listed by themselves. ``shown_from`` is
    the threshold of secrecy.

    Raises UnknownScale, UnknownIndicator.
    """
    import pandas as pd

    wanted = [indicator(key) for key in keys]
    by = () if scale(scale_key).key == WHOLE else (scale_key,)
    sums = _sums(cubes, wanted, by, criteria, shown_from)
    codes = _codes(names, scale_key, sums.values())
    table = _valued(wanted, sums, pd.Index(codes, dtype=object, name="code"))
    table.insert(0, NAME, [names.get(code, code) for code in codes])
    return Figures(scale_key, table, _secret(wanted, sums), shown_from)


def break_down(
    cube: Cube,
    asked: Breakdown,
    criteria: Criteria = Criteria(),
    shown_from: int = SHOWN_FROM,
) -> pd.DataFrame:
    """The indicators of a breakdown, by the values of its fields in the order of the dictionary.

    « Non renseigné » comes last where there is any. A column per indicator; ``cube`` has the fields
    of the breakdown among its dimensions.
    """
    import pandas as pd

    wanted = [indicator(key) for key in asked.indicators]
    sums = _sums({cube.table: cube}, wanted, asked.fields, criteria, shown_from)
    (found,) = sums.values()
    assert found is not None  # nosec B101 # the cube has what the breakdown is by
    table = dictionary()[asked.table]
    listed = [
        [*table[name].enum, *([UNKNOWN] if UNKNOWN in found.index.unique(name) else [])]
        for name in asked.fields
    ]
    index = (
        pd.Index(listed[0], dtype=object, name=asked.fields[0])
        if len(listed) == 1
        else pd.MultiIndex.from_product(listed, names=asked.fields)
    )
    return _valued(wanted, sums, index)


def crossed(figures: pd.Series) -> pd.DataFrame:
    """Figures by two codes, as a table of the first by the second."""
    import pandas as pd

    rows, columns = (figures.index.unique(level) for level in (0, 1))
    values = figures.to_numpy().reshape(len(rows), len(columns))
    return pd.DataFrame(values, index=rows, columns=columns)


def _sums(
    cubes: Mapping[str, Cube],
    wanted: Sequence[Indicator],
    by: Sequence[str],
    criteria: Criteria,
    shown_from: int,
) -> dict[str, pd.DataFrame | None]:
    """Sums of the measures by table; None when a table cannot tell what is asked."""
    return {
        cube.table: _added_up(cube, by, criteria, shown_from)
        for cube in cubes.values()
        if any(cube.table in item.formula.tables for item in wanted)
    }


def _added_up(
    cube: Cube, by: Sequence[str], criteria: Criteria, shown_from: int
) -> pd.DataFrame | None:
    import pandas as pd

    if not {*criteria.dimensions, *by} <= set(cube.dimensions):
        return None
    rows = cube.rows[criteria.mask(cube.rows)]
    whole = pd.Series(WHOLE, rows.index, dtype=object)
    secret: dict[Hashable, Collection[Hashable]] = {
        measure: found if by else [WHOLE] * bool(found)
        for measure, found in secret_sums(rows, by, cube.measures, shown_from).items()
    }
    codes = [as_codes(rows[name]) for name in by] or [whole]
    return added_up(rows, codes, cube.measures, secret)


def _secret(
    wanted: Sequence[Indicator], sums: Mapping[str, pd.DataFrame | None]
) -> dict[str, list[str]]:
    """The codes where a sum of an indicator is secret: released missing, as no other is."""
    found: dict[str, list[str]] = {}
    for item in wanted:
        for measure in item.formula.measures():
            told = sums.get(measure.table)
            if told is not None and measure in told:
                hidden = told.index[told[measure].isna()]
                found.setdefault(item.key, []).extend(str(code) for code in hidden)
    return found


def _valued(
    wanted: Sequence[Indicator], sums: Mapping[str, pd.DataFrame | None], index: pd.Index
) -> pd.DataFrame:
    """A column per indicator; 0 is added up where there are no rows."""
    import pandas as pd

    frame = pd.DataFrame(index=index)
    for measure in needed(item.formula for item in wanted):
        found = sums.get(measure.table)
        if found is None or measure not in found:
            frame[measure] = float("nan")
        else:
            frame[measure] = found[measure].reindex(index, fill_value=0.0)
    table = pd.DataFrame(index=index)
    for item in wanted:
        table[item.key] = item.formula.value(frame).astype("float64")
    return table


def _codes(
    names: Mapping[str, str], scale_key: str, sums: Iterable[pd.DataFrame | None]
) -> list[str]:
    """Those of ``names`` in their order, others found in the rows, « Non renseigné » last."""
    met = {str(code) for table in sums if table is not None for code in table.index}
    others = sorted(met - {*names, UNKNOWN})
    found = sorted([*names, *others]) if scale_key == YEAR else [*names, *others]
    return [*found, *([UNKNOWN] if UNKNOWN in met else [])]
