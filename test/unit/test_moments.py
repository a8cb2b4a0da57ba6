"""Times of the databases: one reading, whichever of them told it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pandas as pd
import pytest

from osp_plugin.domain.common.values import moment

NOON = datetime(2021, 6, 15, 12, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    "told",
    [
        "2021-06-15T12:00:00.000Z",
        "2021-06-15T14:00:00+02:00",
        "2021-06-15T12:00:00",
        datetime(2021, 6, 15, 12),
        datetime(2021, 6, 15, 14, tzinfo=timezone(timedelta(hours=2))),
        pd.Timestamp("2021-06-15T14:00:00+02:00"),
    ],
)
def test_a_time_is_the_same_however_a_database_tells_it(told: object) -> None:
    found = moment(told)
    assert found == NOON and found.tzinfo is timezone.utc
    # Of Python and not of pandas, whose astimezone() wants a zone.
    assert type(found) is datetime


def test_what_is_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="hier"):
        moment("hier")
