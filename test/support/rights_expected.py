"""Who may do what in a shared base, written by hand: it reads nothing of what the tables declare.

A capital letter is said of every row, a small one of one's own rows: R read, I add, U change,
D delete.
"""

from __future__ import annotations

import json

from osp_plugin.paths import SCHEMAS

NATURES = ("lecture", "bailleur", "epci", "ddtm", "drbm", "administrateur")
ALL = "RIUD"

_REFERENCE = {**dict.fromkeys(NATURES, "R"), "administrateur": ALL}
_OF_STATE = dict.fromkeys(("ddtm", "drbm", "administrateur"), ALL)
_OF_OPERATION = {
    "lecture": "R",
    "bailleur": "r",
    "epci": "r",
    "ddtm": "Riud",
    "drbm": "R",
    "administrateur": ALL,
}
_REGULATED = {**_REFERENCE, "drbm": ALL}
_TOLD_TO_PARTNERS = {"lecture": "R", **_OF_STATE}
RIGHTS: dict[str, dict[str, str]] = {
    **dict.fromkeys(
        (
            *("departement", "delegataire", "epci", "commune", "bailleur", "parcelle", "rpls"),
            *("regle_delai", "regle_acompte", "organisation"),
        ),
        _REFERENCE,
    ),
    **dict.fromkeys(("campagne", "tarif", "label", "aide"), _REGULATED),
    **dict.fromkeys(
        ("scenario", "scenario_ligne", "situation_valeur", "situation_compte"), _OF_STATE
    ),
    **dict.fromkeys(
        (
            *("enveloppe", "mouvement_enveloppe", "mouvement_operation", "trajectoire_scenario"),
            "situation",
        ),
        _TOLD_TO_PARTNERS,
    ),
    **dict.fromkeys(("financement", "acompte", "evenement", "operation_numero"), _OF_OPERATION),
    "dpe": _OF_OPERATION,
    "cite": {**_REFERENCE, "epci": "Ru", "ddtm": "Riud"},
    "operation": {**_OF_OPERATION, "bailleur": "riu", "drbm": "RU"},
    "logement": {**_OF_OPERATION, "bailleur": "riud"},
    "programmation": {**_OF_OPERATION, "bailleur": "riu", "epci": "ru", "drbm": ALL},
    "avancement": {**_OF_OPERATION, "bailleur": "riu", "epci": "riu", "drbm": ALL},
    "programme_complementaire": {"lecture": "R", "epci": "riud", **_OF_STATE},
    "occupation": {"bailleur": "riud", "administrateur": ALL},
    "population_cible": {"lecture": "R", "bailleur": "r", "epci": "r", **_OF_STATE},
    "trajectoire": {"lecture": "R", "bailleur": "r", "epci": "r", **_OF_STATE},
    "anomalie_acceptee": {"bailleur": "r", "ddtm": "Riud", "drbm": "R", "administrateur": ALL},
    "import_remontee": {
        "bailleur": "riu",
        "ddtm": "RIU",
        "drbm": "RIU",
        "administrateur": ALL,
    },
    "import_ligne": {"bailleur": "ri", "ddtm": "RI", "drbm": "RI", "administrateur": ALL},
    "correspondance": {"bailleur": "riud", **_OF_STATE},
    "convention": {
        "bailleur": "r",
        "epci": "r",
        "ddtm": "R",
        "drbm": "R",
        "administrateur": ALL,
    },
    "accord_adresse": {"bailleur": "riu", "ddtm": "R", "drbm": "R", "administrateur": ALL},
}
"""The journal is apart: see the tests."""

OWNED_BY_NONE = {
    *("scenario", "scenario_ligne", "situation", "situation_valeur", "situation_compte"),
    *("enveloppe", "mouvement_enveloppe", "mouvement_operation", "trajectoire_scenario"),
}

_DECISION = {"num_decision", "nb_logements_decision", "date_decision", "montant_palulos"}
_COMPUTED = {
    "programmation": {
        *("etat_enveloppe_mini", "etat_enveloppe_maxi", "etat_bonus_mini", "etat_bonus_maxi")
    },
    "dpe": set(),
}
_AUDIT = {"cree_le", "cree_par", "modifie_le", "modifie_par", "version"}
_SENSITIVE = {"loyer_avant", "loyer_apres", "occupe_avant", "occupe_apres", "relogement"}
_KEYS = {
    "operation": {"intitule"},
    "logement": {"id_ddtm62"},
    "cite": {"id_cite"},
    "programmation": {"fid"},
    "import_remontee": {"fid"},
}


def may_change(table: str, nature: str, columns: set[str]) -> set[str]:
    """Columns of its own rows that a nature of account changes, of all those of a table."""
    if "u" not in RIGHTS[table].get(nature, "").lower():
        return set()
    free = columns - _AUDIT - {"fid"} - _COMPUTED.get(table, set())
    common = columns & {"version_lue"}
    if table == "programmation":
        parts = {name for name in free if name.startswith(("bailleur_", "epci_"))}
        if nature in ("bailleur", "epci"):
            return {name for name in parts if name.startswith(f"{nature}_")} | common
        return free if nature == "administrateur" else free - parts
    if table == "operation" and nature == "drbm":
        return _DECISION | common
    if table == "cite" and nature == "epci":
        return {"etude_urbaine", "date_etude"} | common
    if nature == "bailleur":
        free -= _KEYS.get(table, set())
        return free - _DECISION if table == "operation" else free
    return free


def may_see(table: str, nature: str, columns: set[str]) -> set[str]:
    """Columns that a nature of account reads, of all those of a table."""
    if not RIGHTS[table].get(nature):
        return set()
    if table == "logement" and nature in ("epci", "drbm"):
        columns = columns - _SENSITIVE
    return columns & _for_partners(table) if nature == "lecture" else columns


def _for_partners(table: str) -> set[str]:
    told = json.loads((SCHEMAS / f"{table}.json").read_text(encoding="utf-8"))
    found = {
        item["name"]
        for item in told["fields"]
        if item.get("osp", {}).get("diffusion") in ("partenaires", "public")
    }
    shape = told["osp"].get("diffusion_geometrie")
    return found | {"fid"} | ({"geom"} if shape in ("partenaires", "public") else set())
