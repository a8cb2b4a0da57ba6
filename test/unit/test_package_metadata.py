"""What the plugin says of itself."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest

REQUIRED = {
    *("name", "description", "about", "version", "qgisMinimumVersion", "author", "email"),
    *("homepage", "tracker", "repository"),
}
"""What plugins.qgis.org refuses a plugin without."""


@pytest.fixture
def metadata(root: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser()
    parser.optionxform = str  # type: ignore[assignment]
    parser.read(root / "metadata.txt", encoding="utf-8")
    return parser["general"]


def test_mandatory_entries_are_there(metadata: configparser.SectionProxy) -> None:
    assert {key for key in REQUIRED if metadata.get(key)} == REQUIRED
    assert metadata["hasProcessingProvider"] == "yes"
    assert metadata["qgisMinimumVersion"] == "3.22"


def test_qgis_4_is_announced_as_the_site_asks(metadata: configparser.SectionProxy) -> None:
    """plugins.qgis.org lists for QGIS 4 what goes to 4.x; it no longer reads ``supportsQt6``."""
    assert metadata["qgisMaximumVersion"] == "4.99"
    assert "supportsQt6" not in metadata


def test_the_guide_has_its_pictures_and_no_other(root: Path) -> None:
    guide = root / "docs" / "guide"
    pages = "".join(page.read_text(encoding="utf-8") for page in guide.glob("*.md"))
    shown = set(re.findall(r"\]\(images/(\w+\.png)\)", pages))
    assert shown == {picture.name for picture in (guide / "images").iterdir()}
    assert "](../images" not in pages


def test_version_is_the_newest_of_the_changelog(
    root: Path, metadata: configparser.SectionProxy
) -> None:
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", changelog, re.MULTILINE)
    assert versions[0] == metadata["version"]
    assert metadata["changelog"].startswith(metadata["version"])


def test_icon_and_licence_are_there(root: Path, metadata: configparser.SectionProxy) -> None:
    assert (root / metadata["icon"]).is_file()
    assert "GNU GENERAL PUBLIC LICENSE" in (root / "LICENSE").read_text(encoding="utf-8")
