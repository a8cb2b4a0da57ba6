"""A later version of the dictionary, with every kind of change that a migration is written for."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from osp_plugin.domain.dictionary import Dictionary
from osp_plugin.paths import SCHEMAS

Descriptor = dict[str, Any]


def later_dictionary(folder: Path) -> Dictionary:
    """The dictionary of today, changed; its files are written in ``folder``."""
    schemas = folder / "schema"
    shutil.copytree(SCHEMAS, schemas)
    for change in CHANGES:
        change(schemas)
    return Dictionary.load(schemas)


def edited(schemas: Path, name: str, edit: Callable[[Descriptor], object]) -> None:
    """Change the schema of a table."""
    path = schemas / f"{name}.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    edit(descriptor)
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2), encoding="utf-8")


def field_of(descriptor: Descriptor, name: str) -> Descriptor:
    """A field of a schema."""
    found: Descriptor = next(item for item in descriptor["fields"] if item["name"] == name)
    return found


def new_field(name: str, kind: str, rules: Descriptor, **osp: Any) -> Descriptor:
    """A field to add to a schema."""
    return {
        "name": name,
        "title": f"Champ {name}",
        "description": "D’une version à venir.",
        "type": kind,
        "constraints": rules,
        "osp": osp,
    }


def _dwelling(item: Descriptor) -> None:
    item["title"] = "Logements suivis"
    item["fields"][3:3] = [
        new_field("essai_nombre", "integer", {"minimum": 1, "maximum": 12}, unite="pièces"),
        new_field("essai_liste", "string", {"enum": ["Gaz", "Réseau de chaleur", "L’autre"]}),
        new_field("essai_forme", "string", {"pattern": "\\d{2}[A-Z]"}),
        new_field("essai_oblige", "string", {"required": True, "enum": ["À faire", "Fait"]},
                  defaut="À faire"),
        new_field("essai_campagne", "integer", {}),
    ]  # fmt: skip
    field_of(item, "biosource")["constraints"]["enum"].append("Sol")
    field_of(item, "annee_financ")["constraints"]["maximum"] = 2070
    del field_of(item, "ident_int")["constraints"]["maxLength"]
    del field_of(item, "bailleur")["constraints"]["required"]
    item["osp"]["index"] = [["idcom", "bailleur"]]
    item["osp"]["unique"] = [["intitule", "id_ddtm62"]]
    item["osp"]["controles"] += [
        {"nom": "nombre_surface", "sql": "surf_hab >= essai_nombre", "message": "Trop petit."}
    ]
    item["foreignKeys"].append(
        {"fields": "essai_campagne", "reference": {"resource": "campagne", "fields": "campagne"}}
    )


def _campaign(item: Descriptor) -> None:
    field_of(item, "etat")["osp"]["defaut"] = "Ouverte"
    field_of(item, "motif_reouverture")["constraints"]["maxLength"] = 500


def _epci(item: Descriptor) -> None:
    field_of(item, "nom_epci")["constraints"]["unique"] = True
    field_of(item, "siren").setdefault("constraints", {})["required"] = True


def _agency(item: Descriptor) -> None:
    del field_of(item, "nom_delegataire")["constraints"]["required"]


def _line(item: Descriptor) -> None:
    item["foreignKeys"] = []


def _journal(item: Descriptor) -> None:
    item["osp"]["index"] = [["nom_table", "fid_ligne", "quand"], ["qui"]]


def _correspondence(item: Descriptor) -> None:
    del item["osp"]["audit"]


def _progress(item: Descriptor) -> None:
    lines = "(SELECT p.campagne FROM programmation AS p WHERE p.fid = {ligne}.programmation)"
    item.setdefault("osp", {})["gel"] = {"campagne": lines}


def _tariff(item: Descriptor) -> None:
    del item["osp"]["gel"]


def _new_table(schemas: Path) -> None:
    key = json.loads((schemas / "bailleur.json").read_text(encoding="utf-8"))["fields"][0]
    table = {
        "name": "visite",
        "title": "Visites",
        "description": "Une visite de chantier.",
        "fields": [
            key,
            new_field("bailleur", "string", {"required": True}),
            new_field("nom_epci", "string", {}),
            new_field("campagne", "integer", {"required": True, "minimum": 2010}),
            new_field("jour", "date", {}),
        ],
        "primaryKey": "fid",
        "foreignKeys": [
            {"fields": "bailleur", "reference": {"resource": "bailleur", "fields": "bailleur"}},
            {"fields": "nom_epci", "reference": {"resource": "epci", "fields": "nom_epci"}},
        ],
        "osp": {
            "geometry": "Point",
            "srid": 2154,
            "unique": [["bailleur", "jour"]],
            "gel": {"campagne": "{ligne}.campagne"},
        },
    }
    (schemas / "visite.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")


def _edits(name: str, edit: Callable[[Descriptor], object]) -> Callable[[Path], None]:
    return lambda schemas: edited(schemas, name, edit)


CHANGES: tuple[Callable[[Path], None], ...] = (
    _edits("logement", _dwelling),
    _edits("campagne", _campaign),
    _edits("epci", _epci),
    _edits("delegataire", _agency),
    _edits("import_ligne", _line),
    _edits("journal", _journal),
    _edits("correspondance", _correspondence),
    _edits("avancement", _progress),
    _edits("tarif", _tariff),
    _new_table,
)
