"""Which column of the open file of the ADEME is which.

Source: « DPE logements existants (depuis juillet 2021) », data.ademe.fr, ``dpe03existant``: names
of 2025 (``numero_dpe``), and those of the files before (« N°DPE », « Nom__rue_(BAN) »).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..common.text import folded

NAMES: Mapping[str, tuple[str, ...]] = {
    "numero_dpe": ("numero dpe", "n dpe"),
    "date_dpe": ("date etablissement dpe",),
    "date_modification": ("date derniere modification dpe",),
    "remplace": ("numero dpe remplace", "n dpe remplace"),
    "ident_rep": ("numero rpls logement", "n rpls logement"),
    "id_rnb": ("id rnb",),
    "id_ban": ("identifiant ban",),
    "idcom": ("code insee ban",),
    "numero": ("numero voie ban", "n voie ban"),
    "rue": ("nom rue ban",),
    "adresse": ("adresse ban",),
    "type_batiment": ("type batiment",),
    "surf_hab": ("surface habitable logement",),
    "etiquette_dpe": ("etiquette dpe",),
    "etiquette_ges": ("etiquette ges",),
    "conso_ep": ("conso 5 usages par m2 ep", "conso 5 usages par m2 e primaire"),
    "conso_ef": ("conso 5 usages par m2 ef", "conso 5 usages par m2 e finale"),
    "emission_ges": ("emission ges 5 usages par m2",),
    "cout_energie": ("cout total 5 usages",),
    "version_dpe": ("version dpe",),
    "methode_dpe": ("methode application dpe",),
}
"""Names of each column, folded; the first found is read."""

_NEEDED = ("numero_dpe", "date_dpe", "etiquette_dpe")
_KEYS = ("ident_rep", "id_rnb", "id_ban", "rue", "adresse")


def recognise(titles: Sequence[str]) -> dict[str, int]:
    """Place of each column of :data:`NAMES` among the titles; empty when it is no file of the DPE.

    One has the number, the date and the label of each diagnosis, and a key to the dwellings.
    """
    places: dict[str, int] = {}
    for place, title in enumerate(titles):
        places.setdefault(folded(title.replace("\ufeff", "")), place)
    found = {}
    for name, known in NAMES.items():
        present = [places[key] for key in known if key in places]
        if present:
            found[name] = present[0]
    complete = all(name in found for name in _NEEDED) and any(name in found for name in _KEYS)
    return found if complete else {}
