"""Which of the dwellings found comes first."""

from __future__ import annotations

from osp_plugin.domain.common.text import folded
from osp_plugin.storage.editing.finder import ADDRESS, IDENTIFIERS, rank


def dwelling(number: str, street: str = "RUE DES COQUELICOTS", **values: object) -> dict:
    row: dict[str, object] = dict.fromkeys((*IDENTIFIERS, *ADDRESS))
    return {**row, "dnvoiri": number, "dvoilib": street, "idcomtxt": "Lens", **values}


def order(typed: str, *rows: dict) -> list[str]:
    words = folded(typed).split()
    return [str(row["dnvoiri"]) for row in sorted(rows, key=lambda row: rank(row, words))]


def test_the_number_of_the_house_comes_first():
    rows = [dwelling("143"), dwelling("2", ident_rep="0044300043"), dwelling("43"), dwelling("430")]
    assert order("coquelicots 43", *rows)[0] == "43"
    assert order("43 coquelicots", *rows)[0] == "43"


def test_a_number_with_its_index_is_one_number():
    rows = [dwelling("43"), dwelling("43", dindic="B", idcomtxt="Arras")]
    words = folded("coquelicots 43b").split()
    assert min(rows, key=lambda row: rank(row, words))["dindic"] == "B"


def test_an_identifier_typed_whole_comes_before_all():
    rows = [dwelling("43"), dwelling("9", ident_rep="0044619247")]
    assert order("0044619247", *rows)[0] == "9"


def test_streets_and_numbers_come_as_people_count():
    rows = [dwelling("10"), dwelling("2"), dwelling("1", "RUE DES ACACIAS"), dwelling("100")]
    assert order("lens", *rows) == ["1", "2", "10", "100"]


def test_a_whole_word_comes_before_a_part_of_one():
    rows = [dwelling("1", "RUE DES ROSIERS"), dwelling("2", "RUE DES ROSES")]
    assert order("roses", *rows)[0] == "2"
