"""A field visit: what is taken along of each dwelling, what is looked at there, what changed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from .common.values import shown
from .dictionary import Table, dictionary
from .disclosure.profiles import fields_for
from .errors import QT_TRANSLATE_NOOP, OspError

PACKAGE, PROJECT, GROUND, PHOTOS = "visite.gpkg", "visite.qgz", "fond.tif", "photos"
"""Files of a visit, and the folder of its photos beside them."""
RETURNED = "retour_de_visite"
"""How the names of the files that a visit brings back begin: returns of bailleurs."""
DWELLINGS, BEFORE, ESTATES = "logement", "avant", "cite"
"""Layers of the package; ``avant`` has the dwellings as they were when it was made."""
NUMBER = "fid_osp"
"""Number of the dwelling in the base."""
PHOTO_FIELDS = {
    "photo_avant": QT_TRANSLATE_NOOP("project", "Photo avant travaux"),
    "photo_apres": QT_TRANSLATE_NOOP("project", "Photo après travaux"),
}
NOTES, DAY = "observations_visite", "visite_le"
SEEN = (
    *("avancement", "date_os", "date_fin", "etiquette_avant", "etiquette_apres", "label_vise"),
    *("biosource", "typologie", "surf_hab", "annee_constr"),
)
"""Fields that are looked at on the spot, in order; the others are only read there."""
RPLS = "ident_rep"
IDENTIFIERS = (RPLS, "idlocal", "ident_int")
KEYS = (*IDENTIFIERS, "idpar", "dnvoiri", "dindic", "dvoilib", "idcomtxt",
        "bailleur", "intitule")  # fmt: skip
"""What says which dwelling a row of the return is."""
NOTHING_TOLD: Mapping[int, str] = MappingProxyType({})


class NothingToVisit(OspError):
    """No dwelling is in the cité or the operation. Value: ``lieu``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucun logement à visiter dans « {lieu} ». Donnez le numéro d’une cité ou l’intitulé d’une "
        "opération, tels que la base les écrit.",
    )


class NoVisit(OspError):
    """A folder holds no visit. Value: ``dossier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le dossier « {dossier} » n’est pas celui d’une visite : il n’a pas de fichier "
        "visite.gpkg, ou celui-ci est abîmé. Choisissez le dossier que « Préparer une visite » a "
        "écrit, revenu de la tablette.",
    )


class NothingSeen(OspError):
    """A visit changed nothing. Value: ``dossier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La visite de « {dossier} » n’a rien changé aux logements : rien n’est à importer.",
    )


class OnlyPhotos(NothingSeen):
    """A visit brings photos and nothing else. Values: ``dossier``, ``nombre``, ``photos``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La visite de « {dossier} » rapporte des photos et rien d’autre (logements photographiés : "
        "{nombre}). Elles sont dans « {photos} » : gardez ce dossier ; rien n’est à importer dans "
        "la base.",
    )


def taken_along(profile: str) -> list[str]:
    """Fields of a dwelling that a profile takes along, those of its audit left at home."""
    table = dictionary()[DWELLINGS]
    own = {field.name for field in table.fields}
    return [
        field.name
        for field in fields_for(table, profile)
        if field.name in own and field.name != "fid"
    ]


def folder_name(place: str) -> str:
    """Name of the folder of a visit, which any system takes."""
    return f"visite_{_plain(place) or 'osp'}"


def returned_name(bailleur: str) -> str:
    """Name of what a visit brings back of a bailleur."""
    return f"{RETURNED}_{_plain(bailleur)}.csv" if bailleur else f"{RETURNED}.csv"


def _plain(text: str) -> str:
    return re.sub(r"[^\w-]+", "_", text, flags=re.UNICODE).strip("_")[:60]


def changes(
    before: Mapping[int, Mapping[str, Any]],
    after: Mapping[int, Mapping[str, Any]],
    told: Mapping[int, str] = NOTHING_TOLD,
    photos: Mapping[int, str] = NOTHING_TOLD,
) -> list[dict[str, Any]]:
    """Rows of a return: who each dwelling is, and what was seen there that the base did not know.

    All are by :data:`NUMBER`; ``told`` is what the base already notes of the dwellings, ``photos``
    what is to be noted of those of the visit. An emptied field says nothing: a return never empties
    one.
    """
    rows = []
    for number, now in after.items():
        was = before.get(number)
        if was is None:
            continue  # a dwelling that was added on the spot belongs to no operation
        seen = {
            name: now.get(name)
            for name in SEEN
            if now.get(name) is not None and now.get(name) != was.get(name)
        }
        known = told.get(number, "")
        new = (now.get(NOTES), photos.get(number))
        notes = [text for text in new if text and text not in known]
        if notes:
            seen["info"] = " ; ".join([*filter(None, [known]), *notes])
        if seen:
            rows.append({**{name: was.get(name) for name in KEYS}, **seen})
    return rows


def photographed(
    before: Mapping[int, Mapping[str, Any]], after: Mapping[int, Mapping[str, Any]]
) -> list[int]:
    """Numbers of the dwellings of which a visit has a photo that it did not leave with."""
    return [
        number
        for number, now in after.items()
        if any(
            now.get(name) and now[name] != before.get(number, {}).get(name) for name in PHOTO_FIELDS
        )
    ]


def is_same_dwelling(was: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether a dwelling of a visit is the one that the base has under its number: by the first
    identifier that both have, by all the rest where they have none."""
    for name in IDENTIFIERS:
        if was.get(name) and now.get(name):
            return bool(was[name] == now[name])
    return all(was.get(name) == now.get(name) for name in KEYS if name in was)


def as_table(rows: Sequence[Mapping[str, Any]], table: Table) -> list[list[str]]:
    """Rows of a return as the cells of a spreadsheet, titles first, as the OSP names its fields."""
    wanted = [*KEYS, *SEEN, "info"]
    names = [name for name in wanted if any(row.get(name) is not None for row in rows)]
    titles = [table[name].title for name in names]
    return [titles, *([_cell(row.get(name)) for name in names] for row in rows)]


def _cell(value: Any) -> str:
    return "" if value is None else shown(value)
