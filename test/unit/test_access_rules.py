"""Organisations and accounts: roles, conventions, agreements, passwords, what is reached."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.access.conventions import (
    Convention,
    addresses_open,
    admitted,
    admitted_until,
)
from osp_plugin.domain.access.passwords import (
    WeakPassword,
    is_verifier,
    one_time,
    require_strong,
)
from osp_plugin.domain.access.roles import (
    BadLogin,
    BadOrganisation,
    BadPrefix,
    RoleNames,
    WrongPerimeter,
    require_perimeter,
)
from osp_plugin.domain.access.state import (
    ADD,
    ALL,
    CHANGE,
    DELETE,
    NOTHING,
    OWN,
    READ,
    Policy,
    TableRights,
    rows_reached,
)

TODAY = date(2026, 6, 15)


def test_roles_begin_with_the_prefix_of_the_base():
    names = RoleNames("osp_59")
    assert names.owner == "osp_59_proprietaire" and names.accounts == "osp_59_comptes"
    assert names.groups[0] == "osp_59_lecture" and names.groups[-1] == "osp_59_administrateur"
    assert RoleNames().organisation("M&C") == "osp_org_m_c"
    assert RoleNames().organisation("Communauté d’agglo") == "osp_org_communaute_d_agglo"


@pytest.mark.parametrize("prefix", ["", "o", "Osp", "pg_osp", "osp-1", "é", "o" * 21, "osp_"])
def test_a_prefix_that_begins_no_role_is_refused(prefix):
    with pytest.raises(BadPrefix):
        RoleNames(prefix)


@pytest.mark.parametrize("code", ["", "&", "–", "x" * 60])
def test_a_code_that_makes_no_role_is_refused(code):
    with pytest.raises(BadOrganisation):
        RoleNames().organisation(code)


@given(st.text(max_size=60))
def test_the_role_of_an_organisation_never_leaves_its_own_names(code):
    names = RoleNames()
    try:
        role = names.organisation(code)
    except BadOrganisation:
        return
    assert role.startswith("osp_org_") and len(role.encode()) <= 63
    assert set(role) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")
    assert role not in (*names.groups, names.owner, names.accounts)


@pytest.mark.parametrize(
    "login", ["jm", "J_martin", "1martin", "osp_martin", "pg_martin", "postgres", "a" * 42, "a-b-c"]
)
def test_a_login_that_is_none_is_refused(login):
    with pytest.raises(BadLogin):
        RoleNames().require_login(login)


def test_a_login_may_begin_as_another_base_does():
    RoleNames("erbm").require_login("osp_martin")


def test_the_perimeter_goes_with_the_nature():
    require_perimeter("M&C", "bailleur", "M&C")
    require_perimeter("DREAL", "drbm", "")
    for nature, perimeter in (("bailleur", ""), ("ddtm", ""), ("drbm", "62"), ("lecture", "x")):
        with pytest.raises(WrongPerimeter):
            require_perimeter("X", nature, perimeter)


# -- conventions -----------------------------------------------------------------------------

days = st.dates(date(2026, 5, 1), date(2026, 8, 1))
signed = st.builds(
    Convention,
    st.just("M&C"),
    st.none() | days,
    st.none() | days,
    st.none() | days,
)


def test_a_convention_holds_from_its_start_to_its_end_included():
    held = Convention("M&C", date(2026, 1, 1), date(2026, 2, 1), date(2026, 2, 28))
    assert [held.holds(date(2026, *day)) for day in ((1, 31), (2, 1), (2, 28), (3, 1))] == [
        *(False, True),
        *(True, False),
    ]
    assert not Convention("M&C", None, date(2026, 2, 1)).holds(date(2026, 2, 2))
    assert not Convention("M&C", date(2026, 3, 1), date(2026, 2, 1)).holds(date(2026, 2, 2))


def test_the_state_signs_nothing_with_itself():
    assert admitted_until("ddtm", [], TODAY) == (True, None)
    assert admitted_until("bailleur", [], TODAY) == (False, None)


@given(st.lists(signed, max_size=5))
def test_until_when_is_the_last_of_the_days_that_follow_each_other(listed):
    valid, until = admitted_until("bailleur", listed, TODAY)
    assert valid == admitted("bailleur", listed, TODAY)
    if not valid:
        assert until is None
        return
    far = date(2026, 12, 1)
    day = TODAY
    while admitted("bailleur", listed, day) and day < far:
        day += timedelta(days=1)
    assert until == (None if day == far else day - timedelta(days=1))


# -- agreements ------------------------------------------------------------------------------

answers = st.dictionaries(st.sampled_from("abcd"), st.sampled_from([True, False, None]))


@given(st.sets(st.sampled_from("abcd")), answers)
def test_silence_is_no_and_one_refusal_closes_the_region(concerned, said):
    opened = addresses_open(concerned, said)
    assert opened == (bool(concerned) and all(said.get(one, False) is True for one in concerned))
    if opened:
        for one in concerned:
            assert not addresses_open(concerned, {**said, one: False})
            assert not addresses_open(concerned, {k: v for k, v in said.items() if k != one})
        assert not addresses_open({*concerned, "new"}, said)


# -- passwords -------------------------------------------------------------------------------


def test_a_one_time_password_is_read_on_paper_and_never_twice_the_same():
    made = {one_time() for _ in range(50)}
    assert len(made) == 50
    for one in made:
        require_strong(one, "j_martin")
        assert [len(part) for part in one.split("-")] == [4] * 5
        assert not set(one) & set("ilo01")


@pytest.mark.parametrize(
    "password",
    ["court", "a" * 20, "xx-j_martin-yy-1234", "md5" + "0" * 32, "SCRAM-SHA-256$4096:abc"],
)
def test_a_weak_password_is_refused(password):
    with pytest.raises(WeakPassword):
        require_strong(password, "j_martin")


def test_a_verifier_is_told_from_a_password():
    assert is_verifier(f"SCRAM-SHA-256$4096:{'A' * 22}==${'b' * 43}=:{'c' * 43}=")
    assert not is_verifier("SCRAM-SHA-256")
    assert not is_verifier(one_time())


# -- what is reached -------------------------------------------------------------------------

GROUP, MINE = frozenset(("osp_bailleur",)), frozenset(("osp_org_mc",))
WHO = GROUP | MINE


def test_without_row_security_a_grant_is_on_all_rows():
    assert rows_reached(READ, guarded=False, policies=[], member_of=WHO) == ALL


def test_without_a_policy_nothing_is_reached():
    other = Policy("*", frozenset(("osp_drbm",)), "true", None)
    for verb in (READ, ADD, CHANGE, DELETE):
        assert rows_reached(verb, guarded=True, policies=[other], member_of=WHO) == NOTHING


@pytest.mark.parametrize(
    ("verb", "policy", "reached"),
    [
        (READ, Policy(READ, MINE, "(bailleur = 'M&C')", None), OWN),
        (READ, Policy("*", GROUP, "true", None), ALL),
        (CHANGE, Policy(CHANGE, GROUP, "true", "(bailleur = 'M&C')"), OWN),
        (CHANGE, Policy(CHANGE, GROUP, "true", None), ALL),
        (CHANGE, Policy(CHANGE, GROUP, "(bailleur = 'M&C')", "true"), OWN),
        (ADD, Policy(ADD, MINE, None, "true"), ALL),
        (ADD, Policy(ADD, MINE, None, "(bailleur = 'M&C')"), OWN),
        (ADD, Policy("*", MINE, "true", None), ALL),
        (DELETE, Policy(READ, GROUP, "true", None), NOTHING),
        (READ, Policy("*", frozenset(("public",)), "true", None), ALL),
    ],
)
def test_what_a_policy_lets_through(verb, policy, reached):
    assert rows_reached(verb, guarded=True, policies=[policy], member_of=WHO) == reached


def test_a_restrictive_policy_takes_away():
    listed = [
        Policy(READ, GROUP, "true", None),
        Policy(READ, GROUP, "(dep = '62')", None, restrictive=True),
    ]
    assert rows_reached(READ, guarded=True, policies=listed, member_of=WHO) == OWN
    assert rows_reached(READ, guarded=True, policies=listed[1:], member_of=WHO) == NOTHING


def test_the_letters_of_a_cell():
    scopes = {READ: ALL, ADD: OWN, CHANGE: OWN, DELETE: NOTHING}
    assert TableRights("logement", scopes).letters == "Lam"
