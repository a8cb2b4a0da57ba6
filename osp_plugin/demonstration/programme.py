"""The 2021 campaign: its 30 lines as published, its tariff, progress notes, EPCI actions."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

from .facts import Facts, stream
from .operation_rows import integer_list, text_list
from .works import BONUS, LABEL_AMOUNT

CAMPAIGN = 2021
OPENED = dt.date(2021, 1, 4)
CLOSED = dt.date(2021, 1, 18)
"""The campaign took fifteen days of January."""
CRHH = dt.date(2021, 2, 8)
AUTUMN = dt.date(2021, 9, 1)
"""Lines deposited from this day on are kept under reserve of their calendar."""
PUBLISHED_AT = dt.datetime(2021, 3, 25, 8, 52, tzinfo=dt.timezone.utc)
"""« Version du 25/03/2021 à 09h52 », in Paris."""

NO_BIOSOURCED = "Isolation conventionnelle : le bâti ne se prête pas au biosourcé."
BAILLEUR_NOTES = (
    "Diagnostics amiante et plomb réalisés, consultation des entreprises en cours.",
    "Dossier prêt, dépôt à la date prévue.",
    "Les logements vacants seront traités en premier pour servir au relogement tiroir.",
    "Plan de financement à confirmer après l’ouverture des plis.",
    "Concertation avec les locataires engagée, réunion publique tenue en mairie.",
    "Périmètre arrêté avec la commune, étude thermique en cours.",
    "Menuiseries et isolation par l’intérieur, façades de briques conservées.",
    "Maîtrise d’œuvre désignée, avant-projet attendu au printemps.",
)
EPCI_NOTES = (
    "Conforme à la stratégie habitat de l’agglomération.",
    "Travaux de voirie à coordonner avec le bailleur.",
    "Programme partagé en comité technique, sans réserve.",
    "L’étude urbaine de la cité doit précéder les aménagements extérieurs.",
    "Accord de principe pour la participation de l’EPCI.",
    "Vigilance sur le calendrier des relogements.",
)
ETAT_NOTES = (
    "Ligne retenue sous réserve du dépôt d’un dossier complet.",
    "Avis de l’architecte des Bâtiments de France à joindre : cité en secteur protégé.",
    "Niveau BBC à justifier par l’étude thermique.",
    "Ligne prioritaire au titre des cités à enjeux.",
    "Part biosourcée à préciser au dépôt : toiture, mur, ou les deux.",
    "Sans observation.",
)
PERIMETERS = (
    "Tranche nord de la cité, rues entières.",
    "Ensemble des logements non réhabilités de la cité.",
    "Cœur de cité, autour de l’école et de la place.",
    "Tranche sud, en continuité des travaux en cours.",
    "Logements sur rue, les pavillons isolés étant reportés à la tranche suivante.",
)
PROGRESS = (
    (
        "Bailleur",
        "Consultation des entreprises lancée, analyse des offres prévue le mois prochain.",
    ),
    ("Bailleur", "Dossier de demande de subvention en cours de rédaction."),
    ("Bailleur", "Logement témoin livré et visité par les partenaires."),
    ("Bailleur", "Enquête sociale auprès des locataires terminée."),
    ("Bailleur", "Ordre de service attendu, préparation du chantier en cours."),
    ("EPCI", "Comité technique tenu avec la commune et le bailleur."),
    ("EPCI", "Participation de l’EPCI inscrite au budget."),
    ("EPCI", "Étude urbaine en cours, diagnostic présenté aux habitants."),
    ("DDTM/DRBM", "Dossier reçu complet, instruction en cours."),
    ("DDTM/DRBM", "Pièces complémentaires demandées : étude thermique et plan de financement."),
    ("DDTM/DRBM", "Décision de subvention à la signature."),
)
LATE = (
    ("Bailleur", "Consultation infructueuse sur le lot isolation, relance nécessaire."),
    ("Bailleur", "Relogements plus longs que prévu, dépôt décalé de deux mois."),
    ("DDTM/DRBM", "Dossier incomplet à la date annoncée, relance adressée au bailleur."),
)
ACTIONS = {
    "Espaces publics": "Requalification des voiries et des trottoirs, plantations d’alignement.",
    "Équipements": "Réhabilitation de l’ancienne salle des fêtes en maison de quartier.",
    "Mobilités": "Continuité cyclable entre la cité, la gare et le cavalier minier.",
    "Commerces": "Maintien d’un commerce de proximité en cœur de cité.",
    "Environnement": "Désimperméabilisation et gestion des eaux pluviales à la parcelle.",
    "Accompagnement social": "Ateliers sur les éco-gestes et suivi des ménages fragiles.",
    "Autre": "Mise en valeur du patrimoine minier, signalétique et éclairage.",
}
EPCI_FINANCED = (
    "EPCI, commune",
    "EPCI, Région",
    "EPCI, État (DSIL), commune",
    "EPCI, Région, FEDER",
    "EPCI, Département, commune",
)


def campaign() -> pd.DataFrame:
    """The table ``campagne``: that of 2021, still open to take its lines."""
    return pd.DataFrame(
        {
            "campagne": [CAMPAIGN],
            "date_ouverture": [OPENED],
            "date_cloture": [CLOSED],
            "date_crhh": [CRHH],
            "etat": ["Ouverte"],
            "motif_reouverture": [None],
        }
    )


def tariff() -> pd.DataFrame:
    """The table ``tarif``: that of 2021."""
    rows = [("label", value, amount) for value, amount in LABEL_AMOUNT.items()]
    rows += [("biosource", value, amount) for value, amount in BONUS.items() if amount]
    table = pd.DataFrame(rows, columns=["nature", "valeur", "montant"])
    table.insert(0, "campagne", CAMPAIGN)
    return table


def lines(facts: Facts, stakes: set[int]) -> pd.DataFrame:
    """The table ``programmation``; ``stakes``: cités under an integrated renovation."""
    idcom = dict(zip(facts.cites["id_cite"], facts.cites["idcom"]))
    parts = facts.matches[facts.matches["objet"] == "programme"]
    sites = {n: sorted(g["id_cite"].astype(int)) for n, g in parts.groupby("nom")}
    rows = []
    for line in facts.programme.itertuples(index=False):
        cites = sites[line.nom]
        communes = sorted({idcom[c] for c in cites} | _more_communes(line.nom))
        rows.append(_line(line, cites, communes, bool(stakes & set(cites))))
    return pd.DataFrame(rows)


def _more_communes(name: str) -> set[str]:
    """Communes that the title of a line names beside that of its cité."""
    return {"59613"} if "ONNAING VICQ" in name else set()


def _line(line: Any, cites: list[int], communes: list[str], integrated: bool) -> dict:
    name = str(line.nom)
    rng = stream(f"programmation {name}")
    postponed = line.report == "oui"
    deposit = dt.date.fromisoformat(line.date_depot_prev)
    row: dict[str, object] = {
        "campagne": CAMPAIGN,
        "nom": name,
        "bailleur": "SIA" if name.startswith("SIA") else "M&C",
        "epci": line.epci,
        "dep": line.dep,
        "cites": integer_list(cites),
        "communes": text_list(communes),
        "statut": "Publié",
    }
    notes = {
        "bailleur": _pick(rng, BAILLEUR_NOTES),
        "epci": _pick(rng, EPCI_NOTES) if rng.uniform() < 0.8 else None,
        "etat": _pick(rng, ETAT_NOTES),
    }
    if postponed:
        notes["bailleur"] = "Opération reportée : le calendrier des relogements est à revoir."
        notes["etat"] = "Report acté, l’enveloppe reste inscrite à la campagne."
    elif line.nb_biosources == 0:
        notes["bailleur"] = NO_BIOSOURCED
        notes["etat"] = "Sans observation."
    for actor in ("bailleur", "epci", "etat"):
        for count in ("nb_total", "nb_c", "nb_bbc", "nb_biosources"):
            row[f"{actor}_{count}"] = int(getattr(line, count))
        row[f"{actor}_observations"] = notes[actor]
        if actor == "bailleur":
            row["bailleur_perimetre"] = _pick(rng, PERIMETERS)
            row["bailleur_report"] = postponed
            row["bailleur_integree"] = integrated
            row["bailleur_date_depot"] = deposit
            starts = deposit + dt.timedelta(days=int(rng.randint(75, 135)))
            row["bailleur_date_os"] = starts
            row["bailleur_date_livraison"] = starts + dt.timedelta(days=int(rng.randint(330, 540)))
        if actor == "epci":
            row["epci_date_validite"] = CLOSED - dt.timedelta(days=int(rng.randint(1, 15)))
    for computed in ("enveloppe_mini", "enveloppe_maxi", "bonus_mini", "bonus_maxi"):
        row[f"etat_{computed}"] = np.nan
    row["crhh_nb_logements"] = int(line.nb_total)
    row["crhh_enveloppe"] = float(line.palulos)
    row["crhh_date"] = CRHH
    row["preflechage"] = not postponed and deposit >= AUTUMN
    row["origine"] = None
    return row


def _pick(rng: np.random.RandomState, texts: tuple[str, ...]) -> str:
    return texts[rng.randint(len(texts))]


def envelopes(lines: pd.DataFrame, managers: pd.Series) -> pd.DataFrame:
    """The table ``enveloppe``: what was decided, rounded up, and an invented remainder."""
    decided = lines["crhh_enveloppe"].groupby(managers.to_numpy()).sum()
    rng = stream("enveloppes")
    return pd.DataFrame(
        {
            "campagne": CAMPAIGN,
            "delegataire": decided.index,
            "dotation": np.floor(decided.to_numpy() / 1e5) * 1e5,
            "reliquat": [25000.0 * rng.randint(4, 21) for _ in decided],
            "observations": "Montants de démonstration.",
        }
    )


def scenarios() -> pd.DataFrame:
    """The table ``scenario``: the one that the CRHH decided, and one that spares the late lines."""
    return pd.DataFrame(
        {
            "campagne": CAMPAIGN,
            "nom": ["Version publiée", "Sans les lignes tardives"],
            "biosource": "Aucun",
            "decide_le": [PUBLISHED_AT, None],
            "observations": [
                "Toutes les lignes, les dépôts d’automne sous réserve du calendrier.",
                "Les lignes déposées à partir de septembre passent à la campagne suivante.",
            ],
        }
    )


def choices(lines: pd.DataFrame) -> pd.DataFrame:
    """The table ``scenario_ligne``: the choices of the :func:`scenarios`, in their order."""
    rows = []
    for line in lines.itertuples(index=False):
        late = bool(line.preflechage)
        published = "Sous réserve" if late else "Retenue"
        spared = "Reportée" if late or line.bailleur_report else "Retenue"
        rows += [(1, line.fid, published), (2, line.fid, spared)]
    table = pd.DataFrame(rows, columns=["scenario", "programmation", "choix"])
    return table.sort_values(["scenario", "programmation"]).assign(remplace=None)


def progress_notes(lines: pd.DataFrame) -> pd.DataFrame:
    """The table ``avancement``: one or two dated notes on each line (``lines`` has ``fid``)."""
    rows = []
    for line in lines.itertuples(index=False):
        rng = stream(f"avancement {line.nom}")
        late = bool(line.bailleur_report) or rng.uniform() < 0.2
        count = 1 + int(rng.uniform() < 0.12 or late)
        day = dt.date(2021, 3, 29) + dt.timedelta(days=int(rng.randint(0, 21)))
        for rank in range(count):
            last = rank == count - 1
            if last and line.bailleur_report:
                note = (
                    "Bailleur",
                    "Ligne reportée à la campagne suivante, en accord avec l’État.",
                )
            else:
                pool = LATE if last and late else PROGRESS
                note = pool[rng.randint(len(pool))]
            rows.append(
                {
                    "programmation": line.fid,
                    "date_saisie": day,
                    "acteur": note[0],
                    "texte": note[1],
                    "retard": bool(last and late),
                    "report_annee": 2022 if last and line.bailleur_report else None,
                }
            )
            day += dt.timedelta(days=int(rng.randint(14, 40)))
    return pd.DataFrame(rows)


def actions(facts: Facts, stakes: set[int]) -> pd.DataFrame:
    """The table ``programme_complementaire``: 25 actions of the EPCI in the cités à enjeux."""
    rng = stream("programme complementaire")
    cites = facts.cites[facts.cites["id_cite"].isin(stakes)]
    chosen = cites.iloc[np.sort(rng.permutation(len(cites))[:25])]
    themes = list(ACTIONS)
    rows = []
    for rank, cite in enumerate(chosen.itertuples(index=False)):
        theme = themes[(rank * 3 + rng.randint(2)) % len(themes)]
        state = ("Envisagée", "Programmée", "En cours", "Terminée")[
            int(np.searchsorted([0.25, 0.55, 0.85], rng.uniform()))
        ]
        begins, ends = _action_dates(state, rng)
        rows.append(
            {
                "cite": cite.id_cite,
                "epci": cite.epci,
                "campagne": CAMPAIGN,
                "theme": theme,
                "description": ACTIONS[theme],
                "cout": float(25000 * rng.randint(2, 61)),
                "financeurs": _pick(rng, EPCI_FINANCED),
                "etat": state,
                "date_debut": begins,
                "date_fin": ends,
            }
        )
    return pd.DataFrame(rows)


def _action_dates(state: str, rng: np.random.RandomState) -> tuple[dt.date | None, dt.date | None]:
    """Start and end (planned or past) that fit the state in June 2021."""
    shift = dt.timedelta(days=int(rng.randint(0, 120)))
    if state == "Envisagée":
        return None, None
    if state == "Programmée":
        return dt.date(2021, 9, 1) + shift, dt.date(2022, 9, 1) + shift
    if state == "En cours":
        return dt.date(2020, 10, 1) + shift, dt.date(2021, 10, 1) + shift
    return dt.date(2019, 9, 1) + shift, dt.date(2020, 12, 1) + shift
