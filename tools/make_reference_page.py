"""Write docs/reference.md: every algorithm, check and indicator, as the code declares them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PAGE = ROOT / "docs" / "reference.md"
KINDS = {
    "authcfg": "configuration d’authentification",
    "boolean": "oui ou non",
    "crs": "projection",
    "databaseschema": "schéma",
    "datetime": "date",
    "distance": "distance",
    "enum": "choix",
    "field": "colonne",
    "fields_mapping": "colonnes",
    "file": "fichier",
    "fileDestination": "fichier écrit",
    "folderDestination": "dossier écrit",
    "matrix": "tableau",
    "multilayer": "couches",
    "number": "nombre",
    "providerconnection": "connexion",
    "raster": "raster",
    "sink": "couche écrite",
    "source": "couche",
    "string": "texte",
    "vector": "couche",
}
"""What each type of parameter of QGIS is for a person."""


def page() -> str:
    """The page, from what is declared today. Needs a QgsApplication."""
    return "\n".join(
        [
            "# Référence",
            "",
            "Ce que l’extension déclare : ses algorithmes, ses contrôles, ses indicateurs. Cette "
            "page est écrite par `make docs`.",
            "",
            *_algorithms(),
            *_checks(),
            *_indicators(),
        ]
    )


def _algorithms() -> Iterator[str]:
    from qgis.core import QgsProcessingParameterDefinition

    from osp_plugin.processing.provider import ALGORITHMS

    yield from ("## Algorithmes", "")
    hidden = QgsProcessingParameterDefinition.Flag.FlagHidden
    for made in sorted(
        (one() for one in ALGORITHMS), key=lambda item: (item.groupId(), item.name())
    ):
        made.initAlgorithm({})
        yield from (f"### `osp:{made.name()}` – {made.displayName()}", "", _first(made), "")
        yield from ("| paramètre | | |", "|---|---|---|")
        for parameter in made.parameterDefinitions():
            if not parameter.flags() & hidden:
                title, kind = _cell(parameter.description()), KINDS[parameter.type()]
                yield f"| `{parameter.name()}` | {title} | {kind} |"
        for output in made.outputDefinitions():
            if made.parameterDefinition(output.name()) is None:
                yield f"| `{output.name()}` | {_cell(output.description())} | résultat |"
        yield ""


def _first(algorithm: object) -> str:
    """The first paragraph of an algorithm's help."""
    return str(algorithm.shortHelpString()).split("\n\n")[0].replace("\n", " ")  # type: ignore[attr-defined]


def _checks() -> Iterator[str]:
    from osp_plugin.domain.geolocation.checks.catalogue import CHECKS

    yield from (
        "## Contrôles des positions",
        "",
        "| code | gravité | ce qu’il dit |",
        "|---|---|---|",
    )
    for check in CHECKS:
        yield f"| `{check.code}` | {check.severity} | {_cell(check.title)} |"
    yield ""


def _indicators() -> Iterator[str]:
    from osp_plugin.domain.indicators import indicators

    theme = ""
    yield from ("## Indicateurs", "")
    for item in indicators().values():
        if item.theme != theme:
            theme = item.theme
            yield from (f"### {theme}", "", "| clé | titre | unité | |", "|---|---|---|---|")
        yield f"| `{item.key}` | {_cell(item.title)} | {item.unit} | {_cell(item.description)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    """Write the page."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
    application.exitQgis()


if __name__ == "__main__":
    main()
