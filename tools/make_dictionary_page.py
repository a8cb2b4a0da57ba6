"""Write docs/dictionnaire.md, the data dictionary that people read (``make docs``)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from osp_plugin.domain.dictionary import (
    GEOMETRY_COLUMN,
    SCHEMA_VERSION,
    Dictionary,
    Field,
    Table,
    dictionary,
)

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "dictionnaire.md"

CHAPTERS = {
    "Suivi des logements": ("logement", "operation", "financement", "acompte", "occupation"),
    "Programmation": (
        *("programmation", "avancement", "scenario", "scenario_ligne", "enveloppe"),
        *("mouvement_enveloppe", "mouvement_operation", "programme_complementaire"),
        *("trajectoire", "trajectoire_scenario"),
    ),
    "Cités et territoires": (
        *("cite", "population_cible", "commune", "epci", "departement", "parcelle"),
    ),
    "Listes de référence": ("bailleur", "delegataire", "campagne", "tarif", "regle_acompte"),
    "Situations arrêtées": ("situation", "situation_valeur", "situation_compte"),
    "Organisations": ("organisation", "convention", "accord_adresse"),
    "Vie de la base": ("journal",),
}
"""Tables in the order in which a reader meets them; those of no chapter come at the end."""

TYPES = {
    "string": "texte",
    "integer": "entier",
    "number": "nombre",
    "boolean": "oui/non",
    "date": "date",
    "datetime": "date et heure",
}
ROLES = {"bailleur": "le bailleur", "epci": "l’EPCI", "etat": "l’État (DRBM, DDTM)"}
GEOMETRIES = {"Point": "un point", "MultiPolygon": "un ou plusieurs polygones"}

INTRODUCTION = """\
# Dictionnaire des données

Les tables d’une base OSP, sur GeoPackage comme sur PostGIS (version {version} des tables). Cette
page est écrite par `make docs` d’après `resources/schema/*.json`, seul endroit où un champ se
décrit : de ces fichiers viennent aussi les tables, leurs contraintes et les libellés des couches.
Chacun est un schéma au format [Table Schema](https://specs.frictionlessdata.io/table-schema/).

Les codes (communes, parcelles, logements, décisions) sont des textes et gardent leurs zéros de
tête. Les géométries sont en Lambert-93 (EPSG:2154). Les colonnes marquées \\* sont obligatoires.

La diffusion d’un champ dit qui peut le recevoir : le service seulement (interne), les partenaires
du programme (partenaires), tout le monde (public). Les exports laissent de côté ce que leurs
destinataires ne reçoivent pas.
"""


def page(tables: Dictionary) -> str:
    """The whole page."""
    placed = [name for names in CHAPTERS.values() for name in names]
    chapters = dict(CHAPTERS)
    others = tuple(name for name in tables if name not in placed)
    if others:
        chapters["Autres tables"] = others
    parts = [INTRODUCTION.format(version=SCHEMA_VERSION), _contents(tables, chapters)]
    for title, names in chapters.items():
        parts.append(f"## {title}\n")
        parts += [_section(tables[name], tables) for name in names]
    parts.append(_audit(tables))
    return "\n".join(parts)


def _contents(tables: Dictionary, chapters: dict[str, tuple[str, ...]]) -> str:
    lines = ["| chapitre | tables |", "|---|---|"]
    for title, names in chapters.items():
        links = ", ".join(f"[{tables[name].title}](#{_anchor(tables[name])})" for name in names)
        lines.append(f"| {title} | {links} |")
    return "\n".join(lines) + "\n"


def _section(table: Table, tables: Dictionary) -> str:
    lines = [f'<a id="{_anchor(table)}"></a>', "", f"### {table.title} – `{table.name}`", ""]
    lines += [table.description, ""]
    if table.sensible:
        lines += ["**Données sensibles** : leur accès est restreint.", ""]
    if table.geometry:
        shape = GEOMETRIES.get(table.geometry, table.geometry)
        lines += [
            f"Géométrie : {shape} (`{GEOMETRY_COLUMN}`, EPSG:{table.srid} ; diffusion : "
            f"{table.shape_diffusion}).",
            "",
        ]
    lines += _fields(table.fields)
    rules = _keys(table, tables)
    if rules:
        lines += ["", *rules]
    return "\n".join(lines) + "\n"


def _fields(fields: tuple[Field, ...]) -> list[str]:
    lines = [
        "| champ | libellé | type | valeurs permises | diffusion | description |",
        "|---|---|---|---|---|---|",
    ]
    for field in fields:
        name = f"`{field.name}`" + (" \\*" if field.required else "")
        told = (field.diffusion, _description(field))
        cells = (name, field.title, _type(field), _values(field), *told)
        lines.append("| " + " | ".join(_cell(text) for text in cells) + " |")
    return lines


def _type(field: Field) -> str:
    return TYPES[field.type] + (f" ({field.unite})" if field.unite else "")


def _values(field: Field) -> str:
    found = []
    if field.enum:
        found.append(" · ".join(field.enum))
    if field.pattern:
        found.append(f"`{field.pattern}`")
    if field.minimum is not None and field.maximum is not None:
        found.append(f"de {_number(field.minimum)} à {_number(field.maximum)}")
    elif field.minimum is not None:
        found.append(f"au moins {_number(field.minimum)}")
    elif field.maximum is not None:
        found.append(f"au plus {_number(field.maximum)}")
    if field.max_length is not None:
        found.append(f"{field.max_length} caractères au plus")
    if field.unique:
        found.append("unique")
    return " ; ".join(found)


def _description(field: Field) -> str:
    notes = [field.description] if field.description else []
    if field.role:
        notes.append(f"Renseigné par {ROLES.get(field.role, field.role)}.")
    if field.calcule:
        notes.append("Calculé par la base.")
    if field.sensible:
        notes.append("Donnée sensible.")
    return " ".join(notes)


def _keys(table: Table, tables: Dictionary) -> list[str]:
    lines = []
    for names in table.unique:
        lines.append(f"- Une seule ligne pour chaque {' + '.join(f'`{name}`' for name in names)}.")
    for key in table.foreign_keys:
        target = tables[key.table]
        lines.append(
            f"- `{key.field}` se trouve dans [{target.title}](#{_anchor(target)}) "
            f"(`{key.table}.{key.target}`)."
        )
    lines += [f"- Refusé par la base : « {rule.message} »" for rule in table.rules]
    referring = [
        f"[{other.title}](#{_anchor(other)}) (`{key.field}`)"
        for other in tables.values()
        for key in other.foreign_keys
        if key.table == table.name
    ]
    if referring:
        lines.append(f"- Désignée par : {', '.join(referring)}.")
    return lines


def _audit(tables: Dictionary) -> str:
    audited = next(table for table in tables.values() if table.audit)
    lines = [
        "## Champs de suivi",
        "",
        "Chaque table, sauf le journal, a aussi ces champs, que la base remplit elle-même et qui "
        "ne figurent dans aucun export.",
        "",
        *_fields(audited.audit),
    ]
    return "\n".join(lines) + "\n"


def _anchor(table: Table) -> str:
    return f"table-{table.name}"


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",") if value < 1e6 else f"{value:.0f}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(dictionary()), encoding="utf-8")
    print(PAGE.relative_to(ROOT))


if __name__ == "__main__":
    main()
