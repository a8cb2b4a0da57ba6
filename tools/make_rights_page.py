"""Write docs/droits.md: who may do what in a base that organisations share (``make docs``)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from osp_plugin.domain.access.columns import named_elsewhere, others, readable, reads_all, updatable
from osp_plugin.domain.access.declared import ACTORS, ALL, STATE, VERBS, VISIBLE
from osp_plugin.domain.dictionary import Dictionary, Table, dictionary

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "droits.md"

TITLES = {
    "lecture": "lecture",
    "bailleur": "bailleur",
    "epci": "EPCI",
    "ddtm": "DDTM",
    "drbm": "DREAL",
    "administrateur": "administrateur",
}
LETTERS = {"INSERT": "a", "UPDATE": "m", "DELETE": "s"}
SCOPES = {
    "bailleur": "son bailleur",
    "epci": "son EPCI",
    "dep": "son département",
    "organisation": "son organisation",
}

INTRODUCTION = """\
# Qui fait quoi dans une base partagée

Ce que peut chaque compte d’une base PostGIS que plusieurs organisations se partagent (PostgreSQL 15
ou plus). Cette page est écrite par `make docs` d’après `osp.acces` et `osp.role` des fichiers de
`resources/schema` : les droits du serveur, ses règles d’accès, ses gardes et les champs fermés des
formulaires en viennent aussi. Une base qui n’est à personne d’autre n’a rien de tout cela.

Un compte est d’un **groupe**, qui dit ce qu’il fait, et d’une **organisation**, qui dit quelles
lignes sont à elle. Le groupe « administrateur » écrit tout ; « DREAL » est celui du pilotage
(DREAL, DRBM) ; « lecture » ne reçoit que les champs dont la diffusion est *partenaires* ou
*public*.

- Ce qui n’est pas permis est **refusé avec sa raison**, jamais passé sous silence.
- Les clés que d’autres tables désignent ({keys}) ne sont renommées que par l’État (DDTM, DREAL,
  administrateur).
- Une campagne close l’est pour tous.
- Le journal ne montre à chacun que l’histoire des lignes qu’il lit, et les suppressions qu’il a
  faites lui-même ; les champs sensibles n’y sont lus que de qui les lit dans les tables.

Ce qu’une organisation peut deviner de ce qu’elle ne lit pas est dit dans
[Ce qui se devine d’une base partagée](developpement/fuites.md).

## Lignes

Une majuscule vaut pour toutes les lignes, une minuscule pour les siennes : **L**ire, **A**jouter,
**M**odifier, **S**upprimer.
"""


def page(tables: Dictionary) -> str:
    """The whole page."""
    keys = sorted(
        f"`{table.name}.{name}`"
        for table in tables.values()
        for name in named_elsewhere(table, tables)
        if name != "fid" and set(table.access.write) - set(STATE)
    )
    parts = [INTRODUCTION.format(keys=", ".join(keys)), _matrix(tables)]
    parts.append("## Champs\n")
    parts += [told for table in tables.values() if (told := _section(table, tables))]
    return "\n".join(parts)


def _matrix(tables: Dictionary) -> str:
    lines = [
        f"| table | {' | '.join(TITLES.values())} | une ligne est à |",
        f"|---|{'---|' * len(TITLES)}---|",
    ]
    for table in tables.values():
        cells = [_letters(table, actor) for actor in ACTORS]
        lines.append(f"| {table.title} | {' | '.join(cells)} | {_owner(table)} |")
    return "\n".join(lines) + "\n"


def _letters(table: Table, actor: str) -> str:
    scope = table.access.read.get(actor)
    if scope is None:
        return ""
    found = "L" if scope == ALL else "l"
    for verb in VERBS.values():
        written = table.access.scope(actor, verb)
        if written is not None:
            found += LETTERS[verb].upper() if written == ALL else LETTERS[verb]
    return found


def _owner(table: Table) -> str:
    if VISIBLE in table.access.read.values():
        return "ce que dit la ligne dont elle parle"
    return ", ".join(f"{SCOPES[scope]} (`{told}`)" for scope, told in table.access.path.items())


def _section(table: Table, tables: Dictionary) -> str:
    """What is said of the fields of a table, where it is not « all »."""
    lines = []
    for actor in ACTORS:
        told = _fields(table, actor, tables)
        if told:
            lines.append(f"- **{TITLES[actor]}** {' ; '.join(told)}.")
    return "\n".join([f"### {table.title} – `{table.name}`\n", *lines, ""]) if lines else ""


def _fields(table: Table, actor: str, tables: Dictionary) -> list[str]:
    found = []
    if actor in table.access.read and not reads_all(table, actor) and actor != "lecture":
        hidden = [one.name for one in table.columns if one.name not in readable(table, actor)]
        found.append(f"ne lit pas {_listed(hidden)}")
    write = table.access.write.get(actor)
    if write is None:
        return found
    fields = [one.name for one in table.fields if one.name != "fid" and not one.calcule]
    changed = [name for name in updatable(table, actor, tables) if name in fields]
    if changed and len(changed) < len(fields):
        kept = [name for name in fields if name not in changed]
        few = len(changed) <= len(kept)
        found.append(f"modifie {_listed(changed)}" if few else f"ne modifie pas {_listed(kept)}")
    closed = [one.name for one in others(table, actor)]
    if closed:
        found.append(f"n’ajoute pas de ligne avec {_listed(closed)}")
    if write.where:
        values = (f"`{name}` = « {value} »" for name, value in write.where.items())
        found.append(f"n’écrit que des lignes où {', '.join(values)}")
    return found


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def main() -> None:
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(dictionary()), encoding="utf-8")
    print(PAGE.relative_to(ROOT))


if __name__ == "__main__":
    main()
