"""What the campaign of kills starts: each algorithm that writes, and what it is given."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import QgsDataSourceUri

from osp_plugin.storage import open_geopackage
from osp_plugin.storage.base import Base
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.postgis import PostgisBase

from ..support import released
from ..support.processing_runner import run_algorithm
from ..support.returns import FIELDS, rows_of, without_doubles, write_csv, write_xlsx

CONNECTION = "osp_coupures"
LAYERS = ("logement", "commune", "cite", "operation")
YEAR = {"CAMPAGNE": 2021}
VISITED = {"OPERATION": "SIA CAHC ROUVROY NOUMEA 2020 G"}
LAYER = "{logement}"
DWELLINGS = 500


@dataclass(frozen=True)
class Work:
    """A writing algorithm.

    ``given`` are its parameters, where ``{folder}``, ``{demo}`` and ``{files}`` stand for a folder
    of its own, the demonstration that is only read, and the files made once, and ``{logement}`` and
    other :data:`LAYERS` for layers of the demonstration. ``start`` is the state of the base that it
    writes in: a name of :data:`STATES`, nothing where it writes files only.
    """

    name: str
    given: dict[str, Any] = field(default_factory=dict)
    start: str = ""
    call: Callable[[Path], object] | None = None
    """What is called with the path of the base instead of an algorithm."""

    @property
    def algorithm(self) -> str:
        return f"osp:{self.name.partition(' ')[0]}"

    @property
    def reads(self) -> bool:
        """Whether it writes files of what it reads in a base."""
        given = self.given.values()
        return not self.start and ("BASE" in self.given or any(f"{{{n}}}" in given for n in LAYERS))


def _steps(*steps: tuple[str, dict[str, Any]]) -> tuple[tuple[str, dict[str, Any]], ...]:
    return tuple((f"osp:{name}", given) for name, given in steps)


IMPORT = ("importer_remontee", {"FICHIER": "{files}/remontee.xlsx", "BAILLEUR": "SIA"})
RPLS = ("importer_rpls", {"FICHIER": "{files}/rpls_2021.csv"})
OPEN = ("ouvrir_campagne", {"CAMPAGNE": 2022, "DATE_OUVERTURE": "2022-01-03"})
STATES = {
    "vide": (),
    "demonstration": (),
    "publiee": (),
    "importee": _steps((IMPORT[0], {**IMPORT[1], "SIMULATION": False})),
    "rpls": _steps(RPLS),
    "ouverte": _steps(OPEN),
}
"""States of a base, and what is run on the demonstration to come to it."""
WRITES = {"SIMULATION": False, "RAPPORT": "{folder}/rapport.xlsx"}
BASE_WORKS = (
    Work(IMPORT[0], {**IMPORT[1], **WRITES}, "demonstration"),
    Work("importer_decisions", {"FICHIER": "{files}/decisions.csv", **WRITES}, "demonstration"),
    Work(*RPLS, start="demonstration"),
    Work("completer_rpls", {"BAILLEUR": "SIA", **WRITES}, "rpls"),
    Work("annuler_import", {}, "importee"),
    Work(
        "charger_referentiel",
        {
            "INPUT": "{files}/communes.gpkg|layername=commune",
            "TABLE": "commune",
            "MODE": "mettre à jour",
        },
        "demonstration",
    ),
    Work(*OPEN, start="demonstration"),
    Work("reporter_lignes", {**YEAR, "VERS": 2022}, "ouverte"),
    Work(
        "arreter_situation",
        {"DATE": "2021-06-15", "TITRE": "Coupure", "PROVISOIRE": False},
        "demonstration",
    ),
    Work("mettre_a_niveau", {}, "publiee"),
)
"""Those that write in a base, whichever it is on."""
FILE_WORKS = (
    Work("creer_base", {"DESTINATION": "{folder}/base.gpkg"}),
    Work("base_demonstration", {"OUTPUT": "{folder}/demo.gpkg"}),
    Work("sauvegarde", start="demonstration", call=lambda path: GeoPackageBase(path).backup()),
    Work("classeur", {"BASE": "{demo}", "OUTPUT": "{folder}/classeur.xlsx"}),
    Work(
        "modele_remontee",
        {"BASE": "{demo}", "BAILLEUR": "SIA", "OUTPUT": "{folder}/modele.xlsx"},
    ),
    Work(
        "analyse_logement_bailleur",
        {
            "INPUT": LAYER,
            "OUTPUT": "{folder}/analyse.gpkg",
            "SYNTHESE": "{folder}/s.csv",
            "CLASSEUR": "{folder}/analyse.xlsx",
            "RAPPORT": "{folder}/analyse.html",
            "DIFFUSION": "interne",
        },
    ),
    Work(
        "statistiques_territoire",
        {
            "INPUT": LAYER,
            "ECHELLE": "commune",
            "OUTPUT": "{folder}/communes.shp",
            "TABLEAU": "{folder}/tableau.xlsx",
        },
    ),
    Work(
        "statistiques_territoire geojson",
        {"INPUT": LAYER, "ECHELLE": "epci", "OUTPUT": "{folder}/epci.geojson"},
    ),
    Work(
        "controle_geolocalisation",
        {
            "INPUT": LAYER,
            "COMMUNES": "{commune}",
            "CITES": "{cite}",
            "OUTPUT": "{folder}/anomalies.gpkg",
            "RAPPORT": "{folder}/geo.xlsx",
        },
    ),
    Work(
        "controle_completude",
        {
            "LOGEMENTS": LAYER,
            "OPERATIONS": "{operation}",
            "OUTPUT": "{folder}/completude.gpkg",
            "DOUBLONS": "{folder}/doublons.csv",
            "CLASSEUR": "{folder}/completude.xlsx",
        },
    ),
    Work(
        "base_a_une_date",
        {"BASE": "{demo}", "DATE": "2021-06-15T12:00:00", "OUTPUT": "{folder}/avant.gpkg"},
    ),
    Work("geolocaliser", {"INPUT": LAYER, "OUTPUT": "{folder}/places.gpkg"}),
    Work(
        "fiches_territoire",
        {
            "BASE": "{demo}",
            "ECHELLE": "epci",
            "TERRITOIRES": "CALL",
            "FORMATS": ["pdf", "svg", "xlsx"],
            "DOSSIER": "{folder}/fiches",
        },
    ),
    Work("etats_programmation", {"BASE": "{demo}", **YEAR, "DOSSIER": "{folder}/etats"}),
    Work("suivi_programmation", {"BASE": "{demo}", **YEAR, "DOSSIER": "{folder}/suivi"}),
    Work("suivi_financier", {"BASE": "{demo}", **YEAR, "DOSSIER": "{folder}/suivi"}),
    Work("preparer_visite", {"BASE": "{demo}", **VISITED, "DOSSIER": "{folder}/visites"}),
)
"""Those that write files, some of what they read in the demonstration."""


ALIKE = {
    "extraire_base": "a file made beside and renamed, as base_a_une_date",
    "reintegrer_extrait": "writes as completer_rpls does (storage/imports/application)",
    "poser_cles": "writes as completer_rpls does (storage/imports/application)",
    "suivi_dpe": "writes a workbook as importer_dpe does",
    "importer_dpe": "writes as completer_rpls does (storage/imports/application)",
    "expliquer_evolution": "prints as suivi_financier does",
    "importer_programmation": "writes as importer_remontee does (storage/imports/application)",
    "clore_campagne": "one transaction, as ouvrir_campagne",
    "rouvrir_campagne": "one transaction, as ouvrir_campagne",
    "etat_programme_complementaire": "prints as suivi_financier does",
    "cible_rapprochee": "prints as suivi_financier does",
    "note_mouvement": "prints as suivi_financier does",
    "trajectoire": "prints as suivi_financier does",
    "echeances_operations": "prints as suivi_financier does",
    "creer_roles": "one transaction of the server, for no file",
    "ajouter_organisation": "one transaction of the server, for no file",
    "ajouter_compte": "one transaction of the server, for no file",
    "suspendre_compte": "one transaction of the server, for no file",
    "etat_des_droits": "writes its files as controle_completude does, of a server",
    "verifier_base": "removes in one transaction, after the copy that « sauvegarde » makes",
}
"""Algorithms that are not killed, and what is in their stead."""


def small_demonstration() -> dict[str, Any]:
    """The rows of the demonstration, with few of its dwellings: works are the same, and short."""
    from osp_plugin import demonstration

    rows = demonstration.build()
    own = without_doubles(rows["logement"])
    own = own[own["bailleur"] == "SIA"].head(DWELLINGS)
    parcels, households = rows["parcelle"], rows["occupation"]
    return {
        **rows,
        "logement": own,
        "parcelle": parcels[parcels["idpar"].isin(own["idpar"])],
        "occupation": households.head(0),
    }


def make_files(demo: Path, folder: Path) -> None:
    """The files that the works are given, with rows that the demonstration has not."""
    base = open_geopackage(demo)
    logement, operation = base.read("logement"), base.read("operation")
    own = without_doubles(logement[logement["bailleur"] == "SIA"])
    rows = rows_of(own)
    for row in rows[1:]:
        row[FIELDS.index("info")] = "coupure"
    write_xlsx(folder / "remontee.xlsx", {"R": rows})
    drawing = operation[operation["type_palu"] != "Hors"]
    titles = ["N° décision", "Date", "Bailleur", "EPCI", "Nb logements", "Montant", "Opération"]
    told = drawing[
        ["num_decision", "date_decision", "bailleur", "epci", "nb_logements_decision"]
        + ["montant_palulos", "intitule"]
    ].astype(object)
    lines = told.where(told.notna(), None).values.tolist()
    for line in lines:
        line[4] = int(line[4] or 0) + 1
    write_csv(folder / "decisions.csv", [titles, *lines])
    numbered = logement[logement["ident_rep"].notna()].drop_duplicates("ident_rep")
    heads = "IDENT_REP;DEPCOM_CODE;NUMVOIE;TYPVOIE;NOMVOIE;NBPIECE;SURFHAB;CONSTRUCT;DPEENERGIE"
    text = [heads] + [
        f"{row.ident_rep};{row.idcom};1;RUE;DE L’ÉCOLE;4;60;1930;E" for row in numbered.itertuples()
    ]
    (folder / "rpls_2021.csv").write_bytes("\n".join(text).encode("cp1252"))
    shutil.copy(demo, folder / "communes.gpkg")
    with closing(sqlite3.connect(folder / "communes.gpkg")) as connection:
        for name in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' "
                                       "AND tbl_name = 'commune'").fetchall():  # fmt: skip
            if "rtree" not in name[0]:
                connection.execute(f'DROP TRIGGER "{name[0]}"')
        connection.execute("DROP TABLE osp_meta")
        connection.commit()


def filled(given: dict[str, Any], **places: object) -> dict[str, Any]:
    """The parameters of a work, its places told."""
    return {
        key: value.format(**places) if isinstance(value, str) else value
        for key, value in given.items()
    }


def layers_of(base: Base) -> dict[str, str]:
    """Layers of a base, as an algorithm is told of them."""
    found = {name: base.source(name) for name in LAYERS}
    if base.path is not None:
        return {name: source.uri for name, source in found.items()}
    return {name: f"{source.provider}://{source.uri}" for name, source in found.items()}


def base_given(base: Base) -> dict[str, Any]:
    """How algorithms are told of a base."""
    if isinstance(base, PostgisBase):
        return {"CONNEXION": CONNECTION, "SCHEMA": base.schema}
    assert isinstance(base, GeoPackageBase)
    return {"BASE": str(base.path)}


def reach(state: str, base: Base, rows: Callable[[], dict[str, Any]], files: Path) -> None:
    """Bring a base that is not made, or that holds the demonstration, to a state."""
    if state == "publiee":
        script = released.scripts(base.backend)[0]
        released.fill(base, released.make(base, script), rows())
    for algorithm, given in STATES[state]:
        run_algorithm(algorithm, {**filled(given, files=files), **base_given(base)})


def uri_of(account: dict[str, Any], database: str) -> QgsDataSourceUri:
    """The way to a database of the server."""
    uri = QgsDataSourceUri()
    uri.setConnection(
        account["host"], str(account["port"]), database, account["user"], account["password"]
    )
    return uri
