"""The only place that knows where the files shipped with the plugin are."""

from __future__ import annotations

from pathlib import Path

PLUGIN = Path(__file__).resolve().parent.parent
RESOURCES = PLUGIN / "resources"
SCHEMAS = RESOURCES / "schema"
SQL = RESOURCES / "sql"
STYLES = RESOURCES / "styles"
INDICATORS = RESOURCES / "indicators"
LAYOUTS = RESOURCES / "layouts"
ICONS = RESOURCES / "icons"
HELP = RESOURCES / "aide"
GUIDES = PLUGIN / "docs" / "guide"
TERRITORY = RESOURCES / "territoire"
BASE_MAPS = RESOURCES / "fonds_de_plan.json"
FORMS = PLUGIN / "forms"
TRANSLATIONS = PLUGIN / "i18n"
METADATA = PLUGIN / "metadata.txt"
VENDORED = PLUGIN / "ext_libs"

HELP_SCHEME = "osp-aide"
"""Of the addresses of our help, which the window of QGIS opens in the panel « Aide »."""


def help_address(page: str, anchor: str = "") -> str:
    """Address of a guide (name of its file without « .md »; empty: the first page of the help).

    ``anchor`` is what the page is opened at: an algorithm by its id, or words of the page.
    """
    return f"{HELP_SCHEME}:{page}" + (f"#{anchor}" if anchor else "")
