"""How the layers of « Analyse au logement par bailleur » are named and laid out."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.analysis import CROSSED_COUNTS, YEAR
from ...domain.common.criteria import BAILLEUR, Criteria
from ...domain.dictionary import dictionary
from ...i18n import translate
from ...reports.common import french
from ..common.presenting import Presentation, Words

FIRST = (
    *("intitule", "bailleur", "type_palu", "annee_financ", "avancement"),
    *("dnvoiri", "dindic", "dvoilib", "idcomtxt", "nom_cite_1"),
)
"""Columns of a dwelling that are looked at first, before what was computed."""


def computed_titles() -> dict[str, str]:
    """Titles of what the analysis adds to each dwelling."""
    return {
        "geolocalise": translate("algorithms", "Géolocalisé"),
        "nb_occurrences": translate("algorithms", "Lignes portant ce n° RPLS"),
        "nb_logements_decision": translate("algorithms", "Logements financés de l’opération"),
        "ecart": translate("algorithms", "Écart de l’opération"),
    }


def told(title: str, criteria: Criteria) -> str:
    """A title with the bailleur and the years that it is limited to: « Synthèse – SIA, 2019 »."""
    chosen = [*criteria.kept(BAILLEUR), _years(criteria)]
    limits = ", ".join(part for part in chosen if part)
    return f"{title} – {limits}" if limits else title


def dwellings_shown(criteria: Criteria) -> Presentation:
    """The dwellings: where and what they are, then what was computed, then the rest."""
    table = dictionary()["logement"]
    names = [field.name for field in table.fields if field.name not in FIRST]
    titles = (
        *((name, table[name].title) for name in FIRST),
        *computed_titles().items(),
        *((name, table[name].title) for name in names),
    )
    return Presentation(_group(criteria), "analyse_logement", titles, hidden=("fid",))


def synthesis_shown(criteria: Criteria) -> Presentation:
    """A count by EPCI, département or bailleur, PALULOS or not, year."""
    titles = (
        *_of_what(),
        ("palulos", translate("algorithms", "Financement")),
        ("annee_financ", translate("algorithms", "Année de financement")),
        ("nb_logements", translate("algorithms", "Logements")),
    )
    palulos = (
        ("palulos", translate("algorithms", "PALULOS")),
        ("hors", translate("algorithms", "Hors PALULOS")),
    )
    words = (("analyse", _analyses()), ("palulos", palulos))
    return Presentation(_group(criteria), "", titles, words, hidden=("fid",))


def crossed_shown(criteria: Criteria, columns: Sequence[str]) -> Presentation:
    """A line by EPCI, département or bailleur, its years side by side."""
    counts = {
        "palulos": translate("algorithms", "PALULOS"),
        "hors": translate("algorithms", "Hors PALULOS"),
        "total": translate("algorithms", "Total"),
        "sans_annee": translate("algorithms", "Sans année"),
    }
    years = [(name, name.removeprefix(YEAR)) for name in columns if name.startswith(YEAR)]
    titles = (
        *_of_what(),
        *((name, counts[name]) for name in CROSSED_COUNTS),
        *years,
        ("sans_annee", counts["sans_annee"]),
    )
    return Presentation(_group(criteria), "", titles, (("analyse", _analyses()),), hidden=("fid",))


def _of_what() -> Words:
    return (
        ("analyse", translate("algorithms", "Par")),
        ("code", translate("algorithms", "Territoire ou bailleur")),
    )


def _analyses() -> Words:
    return (
        ("epci", translate("algorithms", "EPCI")),
        ("departement", translate("algorithms", "Département")),
        ("bailleur", translate("algorithms", "Bailleur")),
    )


def _group(criteria: Criteria) -> str:
    return told(translate("algorithms", "Analyse au logement"), criteria)


def _years(criteria: Criteria) -> str:
    first, last = criteria.annee_min, criteria.annee_max
    if first is not None and last is not None:
        return str(first) if first == last else f"{first}–{last}"
    return french.period(criteria)
