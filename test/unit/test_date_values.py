"""Dates as people and programs write them, and one order per column."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.common.paris import day_in_paris
from osp_plugin.domain.imports.dates import as_date, order_of

ZONEINFO = pytest.importorskip("zoneinfo")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2021-02-25T23:00:00.000Z", date(2021, 2, 26)),
        ("2021-02-25T22:59:00Z", date(2021, 2, 25)),
        ("2021-12-31T23:00:00Z", date(2022, 1, 1)),
        ("2021-06-30T22:00:00Z", date(2021, 7, 1)),
        ("2021-06-30T21:59:59Z", date(2021, 6, 30)),
        ("2021-02-26T00:00:00+01:00", date(2021, 2, 26)),
        ("2021-02-26 00:30:00+0200", date(2021, 2, 25)),
        ("2021-02-25T19:00:00-05:00", date(2021, 2, 26)),
        ("2021-02-25T23:00:00 UTC", date(2021, 2, 26)),
        ("2021-02-25T23:00Z", date(2021, 2, 26)),
        ("25/02/2021 23:00:00Z", date(2021, 2, 26)),
        ("2021-02-25T23:00:00.000+00", date(2021, 2, 26)),
        ("2021-02-25T23:00:00", date(2021, 2, 25)),
        ("2021-02-25 23:00:00.000", date(2021, 2, 25)),
        ("26/02/2021 14h30", date(2021, 2, 26)),
        (datetime(2021, 2, 25, 23, tzinfo=timezone.utc), date(2021, 2, 26)),
        ("20211231", date(2021, 12, 31)),
        (20211231, date(2021, 12, 31)),
        (20211231.0, date(2021, 12, 31)),
        ("20211231.0", date(2021, 12, 31)),
        ("20211331", None),
        ("31122021", None),
        ("2021.12.31", date(2021, 12, 31)),
        ("2021/12/31", date(2021, 12, 31)),
        ("2021 12 31", date(2021, 12, 31)),
        ("２０２１-１２-３１", date(2021, 12, 31)),
        ("44252.0", date(2021, 2, 25)),
        ("44252,5", date(2021, 2, 25)),
        ("31\u00a0/\u00a012\u00a0/\u00a02021", date(2021, 12, 31)),
        ("1er\u202fmars\u202f2020", date(2020, 3, 1)),
        ("2021-02-25T25:00:00Z", None),
        ("avril 2021", None),
        ("T2 2021", None),
    ],
)
def test_a_date_is_read_whatever_program_wrote_it(cell, day):
    assert as_date(cell) == day


@given(st.datetimes(datetime(1996, 1, 1), datetime(2050, 12, 31)))
def test_the_day_in_paris_is_that_of_the_zones_of_the_world(moment):
    try:
        paris = ZONEINFO.ZoneInfo("Europe/Paris")
    except ZONEINFO.ZoneInfoNotFoundError:
        pytest.skip("ce système n’a pas les fuseaux du monde : installez tzdata")
    utc = moment.replace(tzinfo=timezone.utc)
    assert day_in_paris(utc) == utc.astimezone(paris).date()


@given(st.datetimes(datetime(1996, 1, 1), datetime(2050, 1, 1)), st.integers(-12, 12))
def test_a_moment_is_the_same_day_from_any_zone(moment, hours):
    zone = timezone(timedelta(hours=hours))
    there = moment.replace(tzinfo=timezone.utc, microsecond=0).astimezone(zone)
    assert as_date(there.isoformat()) == as_date(moment.isoformat()[:19] + "Z")


def test_a_moment_at_the_end_of_the_calendar_is_no_date():
    assert as_date(datetime.max.replace(tzinfo=timezone.utc)) is None


@pytest.mark.parametrize(
    ("cell", "order"),
    [("02/26/2021", "mois"), ("26/02/2021", "jour"), ("03/04/2021", "les deux"),
     ("03/03/2021", ""), ("2021-03-04", ""), ("02-26-21", "mois"), ("31/31/2021", ""),
     ("3/4/2021 12:00:00 AM", "mois"), ("3 mars 2021", ""), ("02/26/2021 00:00:00", "mois"),
     ("12/32/2021", ""), ("0/3/2021", "")],
)  # fmt: skip
def test_the_order_of_a_date_is_told_by_what_cannot_be_a_month(cell, order):
    assert order_of(cell) == order
