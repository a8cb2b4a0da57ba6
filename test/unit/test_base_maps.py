"""The list of base maps: what an IT service may declare, and what is refused in a sentence."""

from __future__ import annotations

import json

import pytest

from osp_plugin.domain.maps.basemaps import LARGEST, BaseMapsUnreadable, read, shipped

SOUND = {
    "cle": "plan",
    "titre": "Plan",
    "service": "WMTS",
    "adresse": "https://carte.invalid/wmts",
    "couche": "PLAN",
}


def written(folder, *maps: object):
    path = folder / "fonds.json"
    path.write_text(json.dumps({"fonds": maps}), encoding="utf-8")
    return path


def test_those_of_the_plugin_are_read():
    assert [item.service for item in shipped()].count("WMTS") >= 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"cle": "Plan IGN"}, "clé du fond n° 1"),
        ({"service": "TMS"}, "ni WMTS ni WMS"),
        ({"adresse": "file:///etc/passwd"}, "http://"),
        ({"format": "text/html"}, "celui d’une image"),
        ({"titre": ""}, "« titre » manque"),
        ({"couche": "a\x00b"}, "« couche » manque"),
        ({"zooms": [3, 2]}, "zooms"),
        ({"zooms": [0, 99]}, "zooms"),
        ({"zooms": "tous"}, "zooms"),
        ({"zooms": [5]}, "zooms"),
        ({"zooms": [True, 3]}, "zooms"),
        ({"titre": 3}, "« titre » manque"),
        ({"couche": ""}, "« couche » manque"),
    ],
)
def test_a_list_that_cannot_be_used_says_why(tmp_path, change, said):
    with pytest.raises(BaseMapsUnreadable) as refusal:
        read(written(tmp_path, {**SOUND, **change}))
    assert said in str(refusal.value) and "fonds.json" in str(refusal.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg/>", "pas du JSON"),
        (b"[" * 100_000, "pas du JSON"),
        (b"\xff\xfe\x00", "pas du JSON"),
        (b"[]", "pas de liste"),
        (b'{"fonds": [3]}', "n’est pas un objet"),
        (b" " * (LARGEST + 1), "trop gros"),
    ],
)
def test_a_file_that_is_no_list_says_so(tmp_path, content, said):
    path = tmp_path / "fonds.json"
    path.write_bytes(content)
    with pytest.raises(BaseMapsUnreadable) as refusal:
        read(path)
    assert said in str(refusal.value)


def test_a_key_stands_once_and_a_file_that_is_away_is_told(tmp_path):
    with pytest.raises(BaseMapsUnreadable, match="deux fonds"):
        read(written(tmp_path, SOUND, SOUND))
    with pytest.raises(BaseMapsUnreadable, match="n’a pas pu être lu"):
        read(tmp_path / "absent.json")
