"""Which column of a file is which field: a proposal that a person may correct.

Names compare without accents, case or punctuation. In order: what was chosen before for this
bailleur, the name, title or alias of the field, its synonyms, then what is nearly one of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import zip_longest

from ..common.spreadsheet import column_letter
from ..common.text import folded
from ..dictionary import Field, Table, dictionary
from .sheets import Sheet, is_blank

IGNORED = ""
"""A column that a person chose to leave out."""

IDENTIFIERS = ("ident_rep", "idlocal", "ident_int", "idpar")
"""Fields that say which dwelling a row is, from the surest."""

DERIVED = ("id_cite", "nom_cite_1", "l_id_cite")
NEVER_IMPORTED = {
    *("fid", "id_ddtm62", "geoloc_source", "geoloc_score", "geoloc_date", "source_rpls"),
    *DERIVED,
}
"""Fields of a dwelling that the OSP fills: number, position, cité at the referential."""

SYNONYMS: dict[str, tuple[str, ...]] = {
    "ident_rep": ("n rpls", "numero rpls", "num rpls", "rpls", "identifiant rpls", "id rpls",
                  "ident rpls", "code rpls", "n repertoire rpls", "identifiant repertoire"),
    "ident_int": ("identifiant logement", "id logement", "n logement", "numero logement",
                  "code logement", "reference logement", "ref logement", "identifiant interne",
                  "n interne", "identifiant bailleur", "code patrimoine", "n module", "ugl", "esi"),
    "idlocal": ("invariant", "n invariant", "invariant fiscal", "id local", "identifiant fiscal"),
    "idpar": ("id parcelle", "identifiant parcelle", "reference cadastrale", "ref cadastrale",
              "parcelle cadastrale", "idparcelle"),
    "num_rpls_ini": ("n rpls d origine",),
    "num_esti_ini": ("n esti", "esti", "numero esti"),
    "info": ("remarque", "remarques", "commentaire", "commentaires", "observation",
             "observations"),
    "dnvoiri": ("n voie", "n rue", "numero de voie", "numero voie", "n de voie", "numero de rue",
                "n de rue", "n adresse"),
    "dindic": ("bis ter", "indice de repetition", "complement numero", "bis"),
    "dvoilib": ("rue", "adresse", "libelle voie", "nom de la voie", "nom voie", "nom de rue",
                "libelle de la voie", "adresse du logement", "libelle rue"),
    "idcom": ("code insee", "insee", "code commune", "insee commune", "depcom", "cog"),
    "idcomtxt": ("ville", "nom commune", "nom de la commune", "libelle commune", "localite"),
    "dep": ("code departement", "dept", "dpt"),
    "epci": ("code epci", "agglomeration", "agglo", "intercommunalite", "communaute"),
    "cite_ini": ("cite", "nom cite", "nom de la cite", "cite miniere", "residence", "nom_cite",
                 "libelle cite"),
    "intitule": ("intitule operation", "nom operation", "operation", "intitule de l operation",
                 "nom de l operation", "libelle operation", "programme", "chantier"),
    "bailleur": ("organisme", "nom du bailleur", "code bailleur", "maitre d ouvrage"),
    "type_palu": ("palulos groupe isole", "type palulos", "type de palulos", "financement",
                  "nature du financement"),
    "num_decision": ("n decision", "numero decision", "numero de decision", "n sisal", "sisal",
                     "numero sisal", "n decision sisal", "decision", "n galion"),
    "annee_financ": ("annee financement", "annee de programmation", "annee prog", "annee palulos",
                     "annee"),
    "date_os": ("date os", "os", "date ordre de service", "demarrage travaux",
                "date de debut des travaux", "debut travaux", "date debut"),
    "date_fin": ("date fin", "fin travaux", "date de fin", "date de livraison", "livraison",
                 "date reception", "reception", "date de fin des travaux"),
    "avancement": ("etat d avancement", "etat", "statut", "etat avancement", "stade"),
    "etiquette_avant": ("dpe avant", "dpe avant travaux", "etiquette avant travaux",
                        "classe energie avant", "dpe initial", "etiquette initiale"),
    "etiquette_apres": ("dpe apres", "dpe apres travaux", "etiquette apres travaux",
                        "classe energie apres", "dpe projete", "etiquette projetee"),
    "label_vise": ("label", "niveau vise", "performance visee", "niveau de performance",
                   "objectif"),
    "biosource": ("materiaux biosources", "biosources", "bio source", "isolant biosource"),
    "typologie": ("type logement", "type de logement", "nb pieces", "nombre de pieces"),
    "surf_hab": ("surface", "shab", "surface habitable", "surface habitable m2", "surface m2"),
    "annee_constr": ("annee construction", "date de construction", "construction"),
    "cout_travaux": ("cout", "montant travaux", "cout des travaux ttc", "montant des travaux",
                     "prix de revient", "cout total", "cout travaux ttc"),
    "subv_palulos": ("subvention palulos", "montant palulos", "subvention etat", "etat palulos"),
    "subv_region": ("region", "aide region", "montant region"),
    "subv_departement": ("subvention dept", "aide departement", "conseil departemental"),
    "subv_epci": ("subvention epci", "aide epci", "subvention agglo"),
    "subv_autre": ("autres subventions", "autres aides", "subventions autres"),
    "pret_cdc": ("pret", "cdc", "pret caisse des depots", "emprunt cdc", "emprunt"),
    "fonds_propres": ("fp", "apport", "fonds propres bailleur"),
    "loyer_avant": ("loyer avant travaux", "loyer initial", "ancien loyer"),
    "loyer_apres": ("loyer apres travaux", "loyer projete", "nouveau loyer"),
    "occupe_avant": ("occupe avant travaux", "occupation avant"),
    "occupe_apres": ("occupe apres travaux", "occupation apres"),
    "relogement": ("relogement provisoire", "relogement definitif", "relogt"),
}  # fmt: skip
"""What bailleurs call the fields of a dwelling, as :func:`.text.folded` gives it."""

NOT_READ_TITLES = {"cite": "cite_ini", "n rpls": "ident_rep"}
"""Titles of the dictionary that mean another field in a return: « Cité » is the bailleur's own."""

EXACT, SYNONYM, REMEMBERED, NEAR = "nom", "synonyme", "mémorisé", "ressemblance"
_NEAR_CUTOFF = 0.86
_OTHER_UNIT = re.compile(r"\bk ?(€|eur)|\bmilliers\b|€ ?/ ?m[²2]", re.IGNORECASE)
"""Unit of a title that is not that of the field (€, €/mois): its numbers would be read wrong, so
that only a person chooses such a column."""
HEADER_ROWS = 40
"""The titles are looked for in this many first rows."""


@dataclass(frozen=True)
class Match:
    """Column ``index`` (from 0) of a sheet is ``field``, or none (None); ``by`` says why.

    A column without title has one made of its letters: it can be chosen all the same.
    """

    index: int
    header: str
    field: str | None
    by: str = ""

    @property
    def titled(self) -> bool:
        """Whether the title is that of the file."""
        return self.header != _untitled(self.index)


@dataclass(frozen=True)
class Layout:
    """A sheet's table: the number of its row of titles in the file, and its columns."""

    sheet: str
    header_row: int
    matches: tuple[Match, ...]

    @property
    def fields(self) -> dict[str, Match]:
        """The columns read, by field."""
        return {match.field: match for match in self.matches if match.field}


class Vocabulary:
    """The names under which the fields of ``table`` may come."""

    def __init__(
        self,
        table: Table,
        names: Iterable[str],
        synonyms: Mapping[str, Sequence[str]],
        redirected: Mapping[str, str] | None = None,
    ) -> None:
        self.table = table
        self.fields = tuple(table[name] for name in names)
        self._exact: dict[str, str] = {}
        self._synonyms: dict[str, str] = {}
        for field in self.fields:
            for name in (field.name, field.title, field.alias):
                self._exact.setdefault(folded(name), field.name)
            for name in synonyms.get(field.name, ()):
                self._synonyms.setdefault(folded(name), field.name)
        self._exact.update(redirected or {})
        self._unordered = {_sorted(key): name for key, name in self._synonyms.items()}
        self._unordered.update({_sorted(key): name for key, name in self._exact.items()})
        # A name that the base has but that is not imported must not pass for a near one.
        self._known = {folded(field.name) for field in table.columns}

    def find(self, header: str, remembered: Mapping[str, str] | None = None) -> tuple[str, str]:
        """Field (or « ») and why, for a title."""
        key = folded(header)
        if not key:
            return "", ""
        if remembered is not None and key in remembered:
            return remembered[key], REMEMBERED
        if _OTHER_UNIT.search(header):
            return "", ""
        if key in self._exact:
            return self._exact[key], EXACT
        if key in self._synonyms:
            return self._synonyms[key], SYNONYM
        if _sorted(key) in self._unordered:
            return self._unordered[_sorted(key)], SYNONYM
        if key in self._known:
            return "", ""
        close = get_close_matches(key, [*self._exact, *self._synonyms], 1, _NEAR_CUTOFF)
        if len(key) > 3 and close:
            return self._exact.get(close[0]) or self._synonyms[close[0]], NEAR
        return "", ""


def dwelling_fields() -> tuple[Field, ...]:
    """Fields of a dwelling that a return may fill."""
    fields = dictionary()["logement"].fields
    return tuple(field for field in fields if field.name not in NEVER_IMPORTED)


def dwelling_vocabulary() -> Vocabulary:
    """Names of the fields of a dwelling."""
    names = [field.name for field in dwelling_fields()]
    return Vocabulary(dictionary()["logement"], names, SYNONYMS, NOT_READ_TITLES)


def propose(
    sheet: Sheet,
    vocabulary: Vocabulary,
    remembered: Mapping[str, str] | None = None,
    header_row: int | None = None,
) -> Layout | None:
    """The table of a sheet, None when no row looks like titles.

    ``remembered`` gives the field by folded title (« » for a column to leave out). The row of
    titles is ``header_row`` when a person says so, whatever it holds; else the one with most known
    names among the first ones, two at least. Titles written on two rows (« N° » above « RPLS »)
    count when together they name more.
    """
    told = header_row is not None
    best: tuple[int, int, Sequence[object]] | None = None
    above: Sequence[object] = ()
    for number, cells in sheet.rows if told else sheet.rows[:HEADER_ROWS]:
        if header_row in (None, number):
            for titles in (cells, _stacked(above, cells, lambda title: vocabulary.find(title)[0])):
                known = _known_titles(titles, vocabulary, remembered)
                if (told or known >= 2) and (best is None or known > best[0]):
                    best = (known, number, titles)
        above = cells
    if best is None:
        return None if header_row is None else Layout(sheet.name, header_row, ())
    _, number, cells = best
    return Layout(sheet.name, number, _matches(cells, vocabulary, remembered))


def _stacked(
    above: Sequence[object], below: Sequence[object], known: Callable[[str], str]
) -> list[object]:
    """Titles on two rows as one: what is above a cell, then the cell, unless they are the same.

    What is above reaches to the right (« Après travaux » over « DPE » and « Loyer ») where that
    makes a known title.
    """
    found: list[object] = []
    group = ""
    for high, low in zip_longest(above, below):
        titled = isinstance(high, str) and not is_blank(high)
        group = str(high) if titled else group
        if not isinstance(low, str) or is_blank(low) or high == low:
            found.append(high if is_blank(low) else low)
        elif titled or (group and known(f"{group} {low}")):
            found.append(f"{group} {low}")
        else:
            found.append(low)
    return found


def _sorted(key: str) -> str:
    """A folded title whatever the order of its words."""
    return " ".join(sorted(key.split()))


def corrected(layout: Layout, choices: Mapping[str, str]) -> Layout:
    """``layout`` with the fields chosen by a person, by title; « » leaves a column out."""
    chosen = {folded(header): field for header, field in choices.items()}
    taken = set(chosen.values())
    matches = []
    for match in layout.matches:
        key = folded(match.header)
        if key in chosen:
            matches.append(Match(match.index, match.header, chosen[key] or None, REMEMBERED))
        elif match.field in taken:
            matches.append(Match(match.index, match.header, None))
        else:
            matches.append(match)
    return Layout(layout.sheet, layout.header_row, _one_column_each(matches))


def _known_titles(
    cells: Sequence[object], vocabulary: Vocabulary, remembered: Mapping[str, str] | None
) -> int:
    titles = [str(cell) for cell in cells if isinstance(cell, str) and not is_blank(cell)]
    found = [vocabulary.find(title, remembered) for title in titles if len(title) <= 200]
    return len({field for field, by in found if field and by != NEAR})


def _matches(
    cells: Sequence[object], vocabulary: Vocabulary, remembered: Mapping[str, str] | None
) -> tuple[Match, ...]:
    found = []
    for index, cell in enumerate(cells):
        header = "" if is_blank(cell) else " ".join(str(cell).split())
        field, by = vocabulary.find(header, remembered)
        found.append(Match(index, header or _untitled(index), field or None, by))
    return _one_column_each(found)


def _untitled(index: int) -> str:
    return f"colonne {column_letter(index + 1)}"


def _one_column_each(found: list[Match]) -> tuple[Match, ...]:
    """Each field from one column: the surest, then the first."""
    order = (REMEMBERED, EXACT, SYNONYM, NEAR)
    best: dict[str, Match] = {}
    for match in found:
        if match.field is None:
            continue
        held = best.get(match.field)
        if held is None or order.index(match.by) < order.index(held.by):
            best[match.field] = match
    return tuple(
        match
        if match.field is None or best[match.field] is match
        else Match(match.index, match.header, None)
        for match in found
    )
