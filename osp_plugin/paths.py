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
TERRITORY = RESOURCES / "territoire"
BASE_MAPS = RESOURCES / "fonds_de_plan.json"
FORMS = PLUGIN / "forms"
TRANSLATIONS = PLUGIN / "i18n"
METADATA = PLUGIN / "metadata.txt"
VENDORED = PLUGIN / "ext_libs"
