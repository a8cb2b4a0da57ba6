"""Who receives which field of the dictionary."""

from __future__ import annotations

import pytest

from osp_plugin.domain.dictionary import DIFFUSIONS, Field, dictionary
from osp_plugin.domain.disclosure.profiles import (
    INTERNAL,
    PARTNERS,
    PUBLIC,
    columns_for,
    fields_for,
    receives,
)

DWELLINGS = dictionary()["logement"]


def names(profile: str) -> set[str]:
    return {item.name for item in fields_for(DWELLINGS, profile)}


def test_each_profile_receives_what_the_next_receives() -> None:
    assert names(PUBLIC) < names(PARTNERS) < names(INTERNAL)
    assert names(INTERNAL) == {item.name for item in DWELLINGS.columns}


def test_nothing_sensitive_leaves_the_service() -> None:
    for table in dictionary().values():
        for profile in (PARTNERS, PUBLIC):
            assert not set(table.sensitive) & {item.name for item in fields_for(table, profile)}
        for item in table.audit:
            assert item.diffusion == INTERNAL


def test_the_public_learns_no_dwelling_by_its_address_or_number() -> None:
    told = {"id_ddtm62", "ident_rep", "ident_int", "idlocal", "idpar", "dnvoiri", "dvoilib"}
    assert told <= names(PARTNERS) and not told & names(PUBLIC)
    assert DWELLINGS.shape_diffusion == PARTNERS


def test_a_table_of_persons_leaves_with_nothing() -> None:
    for name in ("occupation", "journal", "import_ligne"):
        assert fields_for(dictionary()[name], PARTNERS) == ()


def test_who_receives_what() -> None:
    table = [[receives(profile, diffusion) for diffusion in DIFFUSIONS] for profile in DIFFUSIONS]
    assert table == [[True, True, True], [False, True, True], [False, False, True]]


def test_a_computed_column_is_what_is_said_and_an_unknown_one_is_for_partners() -> None:
    names = ["epci", "LOYER_AVANT", "remarque", "ecart", "x", "Occupation_nb_occupants"]
    computed = {"ecart": PUBLIC, "x": INTERNAL}
    found = columns_for(names, PARTNERS, DWELLINGS, computed)
    assert found.kept == (0, 2, 3) and found.shape
    assert found.left_out == ("LOYER_AVANT", "x", "Occupation_nb_occupants")
    assert columns_for(names, PUBLIC, DWELLINGS, computed).kept == (0, 3)
    assert columns_for(names, INTERNAL, DWELLINGS, computed).left_out == ()
    assert not columns_for([], PUBLIC, DWELLINGS).shape


@pytest.mark.parametrize("said", [{"diffusion": "tous"}, {"sensible": True, "diffusion": "public"}])
def test_a_wrong_declaration_is_refused(said: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="essai"):
        Field("essai", "Essai", "string", **said)


def test_a_name_that_a_format_cut_short_or_numbered_is_that_of_its_field() -> None:
    cut = ["LOYER_AVAN", "loyer_apre", "occupe_ava", "loyer_av_1", "occupe_a12", "modifie_pa"]
    numbered = ["loyer_avant_2", "relogement:1", "m_loyer_avant_2", "nb_occupan", "apl_1"]
    theirs = ["tranche_1", "loyers", "annee_fina", "remarque_2"]
    found = columns_for([*cut, *numbered, *theirs], PARTNERS, DWELLINGS)
    assert found.left_out == (*cut, *numbered)
    assert columns_for(theirs, PUBLIC, DWELLINGS).left_out == ("tranche_1", "loyers", "remarque_2")
