"""Names of files and of tabs made from what a base says: any system takes them, none twice."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.reports.common.names import file_name, file_names, numbered, plain_name, sheet_name
from osp_plugin.reports.common.replacement import replacing

from ..support.hostile_names import HOSTILE_NAMES

DEVICES = ("CON", "nul", "LPT1", "com9", "AUX.txt", "PRN ", "COM¹", "CON.", "nul . ")
REFUSED = set('<>:"/\\|?*') | {chr(code) for code in range(32)} | {"\u202e", "\x7f", "\u200f"}


def is_sound(name: str) -> bool:
    """Whether Windows, macOS and Linux take a name."""
    stem = name.split(".")[0].strip().casefold()
    devices = {
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{d}{n}" for d in ("com", "lpt") for n in "0123456789¹²³"),
    }
    return (
        bool(name)
        and not REFUSED & set(name)
        and name == name.strip(" .")
        and stem not in devices
        and len(name.encode("utf-8")) <= 150
        and unicodedata.normalize("NFC", name) == name
    )


@pytest.mark.parametrize(
    "name", [*HOSTILE_NAMES, *DEVICES, "", ".", "..", "é" * 300, "🏠" * 100, "a/../../b"]
)
def test_a_name_is_taken_by_any_system(name: str) -> None:
    assert is_sound(file_name(name))


@given(st.text())
def test_any_text_is_taken(name: str) -> None:
    assert is_sound(file_name(name))
    assert len(plain_name(name)) <= 120 and plain_name(name).isascii()
    tab = sheet_name(name)
    assert tab and len(tab) <= 32 and not set("[]:*?/\\'") & set(tab)


def test_usual_names_are_as_they_are_written() -> None:
    assert file_name("Maisons & Cités") == "Maisons & Cités"
    assert file_name("SIA Habitat (59)") == "SIA Habitat (59)"


def test_names_that_a_system_takes_for_one_are_numbered() -> None:
    found = file_names(["SIA", "sia", "SIA.", "Cite\u0301", "Cité", "STRASSE", "straße"])
    assert list(found.values()) == [
        "SIA",
        "sia_2",
        "SIA_3",
        "Cité",
        "Cité_2",
        "STRASSE",
        "straße_2",
    ]


def test_a_number_is_never_that_of_another() -> None:
    assert sorted(numbered({1: "a", 2: "A", 3: "a_2"}).values()) == ["A_2", "a", "a_2_2"]


def test_excel_keeps_a_tab_for_itself() -> None:
    assert sheet_name("History") == "History_"


def test_a_long_name_is_written(tmp_path: Path) -> None:
    """The file written aside has a name too."""
    target = tmp_path / ("é" * 115 + ".txt")
    with replacing(target) as place:
        place.write_text("x", encoding="utf-8")
    assert target.read_text(encoding="utf-8") == "x"
