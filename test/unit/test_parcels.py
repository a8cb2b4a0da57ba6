"""Ids of parcels in every usual writing."""

from __future__ import annotations

import pytest

from osp_plugin.domain.common.parcels import (
    PARCEL_ID,
    composed,
    in_commune,
    parcel_id,
    part_columns,
    tail_of,
)

BL, B = "62724000BL0711", "627240000B0711"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (BL, BL), (f" {BL.lower()} ", BL), (B, B), (f"'{BL}", BL), ("62724000ＢＬ０７１１", BL),
        ("62724000 B0711", B), ("62724000B0711", B), ("62724   BL0711", BL),
        ("62724000BL 711", BL), ("62724000BL711", BL), ("62724000B711", B),
        ("62724 000 BL 711", BL), ("62724\u00a0000\u202fBL 0711", BL), ("62724-000-BL-0711", BL),
        ("62724_000_BL_711", BL), ("62724/000/BL/711", BL), ("62724.000.BL.711", BL),
        ("62724 BL 711", BL), ("62724BL711", BL), ("62724BL0711", BL), ("62724 B 711", B),
        ("62724 0B 711", B), ("62 724 000 BL 711", BL), ("62724 section BL n° 711", BL),
        ("62724 000 12 0034", "62724000120034"),
        # MAJIC
        ("620724000BL0711", BL), ("620724000 B0711", B), ("620724   BL0711", BL),
        ("620 724 000 BL 711", BL),
        # the plugin « Cadastre » with the year in front
        ("2018620724000BL0711", BL), ("2018620724000 B0711", B), ("201862724000BL0711", BL),
        # a former commune keeps its prefix
        ("62724123AB0001", "62724123AB0001"), ("2A004000AB0012", "2A004000AB0012"),
    ],
)  # fmt: skip
def test_an_id_is_read_in_every_usual_writing(written, read):
    assert parcel_id(written) == read
    assert PARCEL_ID.fullmatch(read)


@pytest.mark.parametrize(
    "written",
    [
        None, "", "  ", "BL 711", "BL0711", "711", "62724", "62724000BL568/", "62724000BL07112",
        "62724000BL0711, 0712", "62724 BL 711 et 712", "62724 BL 711p", "62724 BLA 711", 62724.0,
        "246200299", "0019401322", "2018-01-01", "62724000BL", "724000BL0711", "12 rue B 7",
        "62724 000 BL 0", "62724000²L0711", "62724000BL٠٧١١1", "12345678901234567890",
    ],
)  # fmt: skip
def test_what_is_no_id_or_may_be_two_is_none(written):
    assert parcel_id(written) == ""


@pytest.mark.parametrize(
    ("written", "read"),
    [("BL 711", BL), ("BL711", BL), ("bl-0711", BL), ("000 BL 711", BL), ("000BL0711", BL),
     ("B 711", B), ("0B0711", B), ("Section BL n°711", BL), ("BL/711", BL),
     ("724000BL0711", BL), ("2018724000BL0711", BL), ("065000BL0711", ""), ("711", ""),
     ("62065000AB0001", "62065000AB0001")],
)  # fmt: skip
def test_the_commune_completes_what_is_written_without(written, read):
    assert parcel_id(written, "62724") == read


@pytest.mark.parametrize(
    ("written", "tail"),
    [("724000BL0711", "724000BL0711"), ("724000 B0711", "7240000B0711"),
     ("2018724000BL0711", "724000BL0711"), ("724   BL 711", "724000BL0711"),
     ("123456789012", ""), (BL, ""), ("", ""), (None, "")],
)  # fmt: skip
def test_an_idu_without_departement_is_told_apart(written, tail):
    assert tail_of(written) == tail


@pytest.mark.parametrize(
    ("pieces", "read"),
    [
        (("62724", "000", "BL", "711"), BL), (("62724", None, "bl", 711), BL),
        (("62724", "0", "B", 711.0), B), ((62724.0, "", " B", "0711"), B),
        (("724", "000", "BL", "711", "62"), BL), (("724", None, "BL", "711", "620"), BL),
        (("724", "000", "BL", "711"), ""), (("62724", "000", "", "711"), ""),
        (("62724", "000", "BL", "711/"), ""), (("62724", "000", "BL", "0"), ""),
        (("62724", "x", "BL", "711"), ""), ((None, None, None, None), ""),
    ],
)  # fmt: skip
def test_pieces_that_stand_apart_are_put_together(pieces, read):
    assert composed(*pieces) == read


def test_the_columns_of_the_pieces_are_known_by_their_names():
    assert part_columns(["code_insee", "prefixe", "section", "numero"]) == {
        "commune": "code_insee", "prefix": "prefixe", "section": "section", "number": "numero",
    }  # fmt: skip
    assert part_columns(["CCODEP", "CCOCOM", "CCOPRE", "CCOSEC", "DNUPLA"])["dep"] == "CCODEP"
    assert part_columns(["commune", "section"]) == {}


@pytest.mark.parametrize(
    "right", ["62498000AX0826", "62498000AX0006", "62498103BL0711", "624980000A0012"]
)
def test_a_zero_too_many_gives_the_parcel_back_or_several_never_another(right):
    for place in range(len(right) + 1):
        found = in_commune(f"{right[:place]}0{right[place:]}", right[:5])
        assert right in found, place
    assert in_commune("62498000AX00826", "62498") == ["62498000AX0826"]
    assert len(in_commune("62498000AX08260", "62498")) == 2
    assert in_commune("622724000BL0711", "62724") == ["62724000BL0711"]
    assert in_commune(right, right[:5]) == [] == in_commune("62498000AX00826", "62724")
