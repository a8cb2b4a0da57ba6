"""One order of the day and the month for a column of dates, decided on the whole column.

« 03/04/2021 » is 3 April here and 4 March in many programs. A column where one date can only have
its month first (« 02/26/2021 ») is one that such a program wrote: its dates that can be read both
ways wait until a person says which order they are in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..dictionary import Field
from ..errors import QT_TRANSLATE_NOOP
from .dates import DAY_FIRST, EITHER, MONTH_FIRST, order_of, read_date
from .read import Read, wrong

ASK = ""
"""No order is said: dates are read with the day first, unless the column tells otherwise."""
ORDERS = {
    ASK: QT_TRANSLATE_NOOP("algorithms", "Jour d’abord, sauf si le fichier en montre d’autres"),
    DAY_FIRST: QT_TRANSLATE_NOOP("algorithms", "Jour d’abord (25/12/2021)"),
    MONTH_FIRST: QT_TRANSLATE_NOOP("algorithms", "Mois d’abord (12/25/2021)"),
}
"""What a person may say of the dates of a file, and its title."""
_CHOOSE = (
    "Choisissez l’ordre des dates à l’import, ou écrivez celles de cette colonne sous la forme "
    "aaaa-mm-jj."
)


def orders_by_tab(
    columns: Mapping[str, Sequence[object]], tabs: Sequence[str], fields: Iterable[str]
) -> dict[tuple[str, str], str]:
    """The order that the texts of each column of dates tell, by tab and field.

    :data:`MONTH_FIRST` where one date has it for sure; so is a column that tells nothing beside
    such a one in the same tab. :data:`DAY_FIRST` else.
    """
    told: dict[tuple[str, str], Counter[str]] = {}
    for name in fields:
        for tab, cell in zip(tabs, columns.get(name, ())):
            order = order_of(cell)
            if order:
                told.setdefault((tab, name), Counter())[order] += 1
    swapped = {tab for (tab, _), counts in told.items() if counts[MONTH_FIRST]}
    return {
        place: MONTH_FIRST
        if counts[MONTH_FIRST] or (place[0] in swapped and not counts[DAY_FIRST])
        else DAY_FIRST
        for place, counts in told.items()
    }


def read_in_order(field: Field, cell: object, read: Read, told: str, chosen: str) -> Read:
    """``read``, what a cell of a column means with the day first, as its order allows.

    ``told`` is the order that the column tells, ``chosen`` the one that a person said, or
    :data:`ASK`.
    """
    order = order_of(cell)
    if chosen == MONTH_FIRST:
        if order == DAY_FIRST:
            return wrong(
                "ordre_des_dates",
                f"Les dates sont lues mois d’abord, et celle-ci ({cell}) ne peut l’être. "
                "Vérifiez-la, et écrivez-la sous la forme aaaa-mm-jj.",
            )
        return read_date(field, cell, month_first=True) if order else read
    if order == MONTH_FIRST and chosen != DAY_FIRST:
        return wrong(
            "ordre_des_dates",
            f"Cette date ({cell}) est écrite mois d’abord, et non sous la forme jj/mm/aaaa. "
            f"{_CHOOSE}",
        )
    if told == MONTH_FIRST and chosen == ASK and read.value is not None and _two_days(cell, order):
        return _two_ways(field, cell, read)
    return read


def _two_days(cell: object, order: str) -> bool:
    """Whether another order would give another day.

    A date of a spreadsheet among texts with the month first is one that it read its own way.
    """
    if isinstance(cell, date):
        return cell.day <= 12 and cell.day != cell.month
    return order == EITHER


def _two_ways(field: Field, cell: object, read: Read) -> Read:
    first = read.value
    assert isinstance(first, date)  # nosec B101 # a field of dates reads dates
    other = first.replace(month=first.day, day=first.month)
    return wrong(
        "ordre_des_dates",
        f"Cette date peut être le {first:%d/%m/%Y} ou le {other:%d/%m/%Y} : d’autres dates de la "
        f"feuille sont écrites mois d’abord. {_CHOOSE}",
    )
