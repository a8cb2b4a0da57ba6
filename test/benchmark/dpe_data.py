"""A file of diagnoses made on the public columns of the ADEME, of which the truth is known.

Beside the diagnoses of the dwellings, before and after their works, with typing errors, keys that
lack and replaced diagnoses, most rows are of other houses: next door, in the same street of
another commune, flats at the same address.
"""

from __future__ import annotations

import csv
import gzip
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from osp_plugin.domain.common.codes import check_digit_holds

TITLES = (
    "numero_dpe", "date_visite_diagnostiqueur", "date_etablissement_dpe",
    "date_derniere_modification_dpe", "date_fin_validite_dpe", "numero_dpe_remplace",
    "numero_dpe_immeuble_associe", "modele_dpe", "version_dpe", "methode_application_dpe",
    "numero_immatriculation_copropriete", "numero_rpls_logement", "id_rnb", "provenance_id_rnb",
    "type_batiment", "annee_construction", "periode_construction", "surface_habitable_logement",
    "nombre_niveau_logement", "hauteur_sous_plafond", "etiquette_dpe", "etiquette_ges",
    "conso_5_usages_ep", "conso_5_usages_par_m2_ep", "conso_5_usages_ef",
    "conso_5_usages_par_m2_ef", "emission_ges_5_usages", "emission_ges_5_usages_par_m2",
    "cout_total_5_usages", "type_energie_principale_chauffage", "qualite_isolation_murs",
    "identifiant_ban", "adresse_ban", "code_insee_ban", "numero_voie_ban", "nom_rue_ban",
    "nom_commune_ban", "code_postal_ban", "score_ban", "statut_geocodage",
    "coordonnee_cartographique_x_ban", "coordonnee_cartographique_y_ban", "code_departement_ban",
)  # fmt: skip
STREETS = (
    "Lilas", "Jean Jaurès", "Général de Gaulle", "Victor Hugo", "Roger Salengro", "Pasteur",
    "Émile Zola", "Condorcet", "Lamartine", "Denis Papin", "Lavoisier", "Ampère", "Molière",
    "Corneille", "Racine", "Voltaire", "Rousseau", "Danton", "Marceau", "Kléber", "Hoche",
    "Mirabeau",
    "Acacias", "Marronniers", "Peupliers", "Tilleuls", "Glycines", "Roses", "Bleuets",
    "Sainte-Barbe", "Abbé Grégoire", "Docteur Schaffner", "Fosse 12", "Fosse 9", "Saint-Amé",
    "Arthur Lamendin", "Émile Basly", "Stalingrad", "11 novembre 1918", "8 mai 1945", "Béthune",
)  # fmt: skip
OTHERS = ("de la Ferme", "du Château", "de l’Église", "du Moulin", "de la Gare", "Neuve", "du Bois")
ABBREVIATED = (("Rue", "R."), ("Avenue", "Av"), ("Général", "Gal"), ("Docteur", "Dr"),
               ("Sainte", "Ste"), ("Saint", "St"))  # fmt: skip


@dataclass
class Made:
    """Dwellings, and by number of diagnosis the OSP number of the dwelling that it is of."""

    dwellings: list[dict[str, Any]] = field(default_factory=list)
    truth: dict[str, int] = field(default_factory=dict)
    keyless: set[str] = field(default_factory=set)
    """Diagnoses of dwellings that tell no key at all, nor are in a chain: nobody can match them."""


class Maker:
    """Draws dwellings, then the rows of a file."""

    def __init__(self, seed: int = 62) -> None:
        self._draw = random.Random(seed)
        self._number = 0
        self.made = Made()
        self._homes: list[dict[str, Any]] = []

    def dwellings(self, count: int, communes: int = 250) -> list[dict[str, Any]]:
        """Houses of corons: the same surface for a whole row, numbers that follow."""
        draw = self._draw
        idcom, street, number, surface = "", "", 0, 0.0
        while len(self._homes) < count:
            if not street or number > 400 or draw.random() < 0.04:
                idcom = f"62{draw.randrange(communes):03d}"
                street = (
                    f"{draw.choice(('Rue', 'Rue', 'Avenue', 'Impasse'))} {draw.choice(STREETS)}"
                )
                number, surface = draw.randrange(1, 60), float(draw.randrange(48, 96))
            number += draw.choice((1, 2, 2))
            if any(h["place"] == (idcom, street, number) for h in self._homes[-60:]):
                continue
            osp = len(self._homes) + 1
            self._homes.append({
                "id_ddtm62": osp, "ident_rep": self._rpls() if draw.random() < 0.9 else None,
                "id_rnb": self._rnb() if draw.random() < 0.6 else None, "id_ban": None,
                "idcom": idcom, "idcomtxt": f"Commune {idcom}", "dnvoiri": str(number),
                "dindic": None, "dvoilib": self._written(street), "surf_hab": surface,
                "date_os": date(2021, 3, 1) + timedelta(draw.randrange(900)),
                "place": (idcom, street, number), "rnb": None,
            })  # fmt: skip
            self._homes[-1]["rnb"] = self._homes[-1]["id_rnb"] or self._rnb()
        self.made.dwellings = self._homes
        return self._homes

    def write(self, path: Path, rows: int) -> None:
        """The file: diagnoses of the dwellings among others, ``rows`` in all."""
        own = [row for home in self._homes for row in self._diagnoses(home)]
        others = max(rows - len(own), 0)
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "wt", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(TITLES)
            every = max(others // max(len(own), 1), 1)
            left = iter(own)
            for place in range(others):
                writer.writerow(self._cells(self._other()))
                if place % every == 0 and (row := next(left, None)) is not None:
                    writer.writerow(self._cells(row))
            for row in left:
                writer.writerow(self._cells(row))

    # -- a dwelling ----------------------------------------------------------------------------

    def _rpls(self) -> str:
        while True:
            text = f"{self._draw.randrange(10**9):09d}"
            found = next((text + d for d in "0123456789" if check_digit_holds(text + d)), None)
            if found:
                return found

    def _rnb(self) -> str:
        return "".join(self._draw.choices("ABCDEFGHJKMNPQRSTVWXYZ123456789", k=12))

    def _written(self, street: str) -> str:
        """A street as a bailleur writes it: plain, in capitals, shortened, with a typing error."""
        draw, text = self._draw, street
        if draw.random() < 0.3:
            for full, short in ABBREVIATED:
                text = text.replace(full, short)
        if draw.random() < 0.08:
            place = draw.randrange(5, len(text))
            text = text[:place] + draw.choice(("", "e", text[place] * 2)) + text[place:][1:]
        return text.upper() if draw.random() < 0.7 else text

    # -- its diagnoses -------------------------------------------------------------------------

    def _diagnoses(self, home: dict[str, Any]) -> list[dict[str, Any]]:
        draw = self._draw
        before = home["date_os"] - timedelta(draw.randrange(30, 500))
        rows = [self._row(home, before, draw.choice("EFG"))] if draw.random() < 0.7 else []
        if draw.random() < 0.8:
            after = home["date_os"] + timedelta(draw.randrange(400, 1200))
            rows.append(self._row(home, after, draw.choice("BCCD")))
        for row in list(rows):
            if draw.random() < 0.08:
                later = row["date"] + timedelta(draw.randrange(5, 60))
                again = self._row(home, later, draw.choice("BCD"))
                again["remplace"] = row["numero"]
                rows.append(again)
        for row in rows:
            self._spoil(row)
            self.made.truth[row["numero"]] = home["id_ddtm62"]
        linked = {row["remplace"] for row in rows} | {r["numero"] for r in rows if r["remplace"]}
        self.made.keyless |= {
            row["numero"] for row in rows
            if not (row["rpls"] or row["rnb"] or row["rue"]) and row["numero"] not in linked
        }  # fmt: skip
        return rows

    def _row(self, home: dict[str, Any], day: date, label: str) -> dict[str, Any]:
        self._number += 1
        idcom, street, number = home["place"]
        draw = self._draw
        return {
            "numero": f"26{62}E{self._number:08d}"[:13].ljust(13, "X"), "date": day,
            "remplace": "",
            "rpls": (home["ident_rep"] or "") if draw.random() < 0.35 else "",
            "rnb": home["rnb"] if draw.random() < 0.5 else "", "type": "maison",
            "surface": round(home["surf_hab"] * draw.uniform(0.95, 1.05), 1), "label": label,
            "idcom": idcom, "numero_voie": str(number), "rue": street, "score": 0.9,
        }  # fmt: skip

    def _spoil(self, row: dict[str, Any]) -> None:
        draw = self._draw
        if row["rpls"] and draw.random() < 0.03:
            place = draw.randrange(10)
            row["rpls"] = row["rpls"][:place] + draw.choice("0123456789") + row["rpls"][place:][1:]
        if draw.random() < 0.015:
            row["surface"] = round(row["surface"] * draw.choice((0.7, 1.3)), 1)
        if draw.random() < 0.02:
            row.update(idcom="", numero_voie="", rue="")
        elif draw.random() < 0.01:
            row["numero_voie"] = str(int(row["numero_voie"]) + draw.choice((-2, 2)))

    def _other(self) -> dict[str, Any]:
        """A diagnosis of a house or flat that is none of the dwellings."""
        draw, home = self._draw, self._draw.choice(self._homes)
        row = self._row(
            home, date(2022, 1, 1) + timedelta(draw.randrange(1500)), draw.choice("CDEFG")
        )
        row.update(rpls=self._rpls() if draw.random() < 0.1 else "", rnb=self._rnb())
        what = draw.random()
        if what < 0.03:
            row["type"] = "appartement"
        elif what < 0.30:
            row["idcom"] = f"59{draw.randrange(600):03d}"
        elif what < 0.6:
            row["numero_voie"] = str(int(row["numero_voie"]) + 2_000)
        else:
            place = int(row["idcom"]) % 97 + draw.randrange(80)
            kind = ("Rue", "Chemin", "Place")[place % 3]
            row["rue"] = f"{kind} {OTHERS[place % len(OTHERS)]} {STREETS[place % len(STREETS)]}"
        return row

    def _cells(self, row: dict[str, Any]) -> list[str]:
        day = row["date"].isoformat()
        draw = self._draw
        known = {
            "numero_dpe": row["numero"], "date_visite_diagnostiqueur": day,
            "date_etablissement_dpe": day, "date_derniere_modification_dpe": day,
            "numero_dpe_remplace": row["remplace"], "version_dpe": "2.4", "modele_dpe": "3CL",
            "methode_application_dpe": "dpe maison individuelle",
            "numero_rpls_logement": row["rpls"], "id_rnb": row["rnb"], "type_batiment": row["type"],
            "surface_habitable_logement": str(row["surface"]), "etiquette_dpe": row["label"],
            "etiquette_ges": draw.choice("BCDE"),
            "conso_5_usages_par_m2_ep": str(draw.randrange(60, 450)),
            "conso_5_usages_par_m2_ef": str(draw.randrange(50, 300)),
            "emission_ges_5_usages_par_m2": str(draw.randrange(5, 90)),
            "cout_total_5_usages": str(draw.randrange(600, 3900)),
            "identifiant_ban": f"{row['idcom']}_0010_{row['numero_voie'].zfill(5)}",
            "adresse_ban": f"{row['numero_voie']} {row['rue']} 62300 Commune",
            "code_insee_ban": row["idcom"], "numero_voie_ban": row["numero_voie"],
            "nom_rue_ban": row["rue"], "nom_commune_ban": f"Commune, {row['idcom']}",
            "code_postal_ban": "62300", "score_ban": str(row["score"]),
            "qualite_isolation_murs": "insuffisante",
            "type_energie_principale_chauffage": "Gaz naturel",
        }  # fmt: skip
        if not row["rue"]:
            known.update(identifiant_ban="", adresse_ban="")
        return [known.get(title, "") for title in TITLES]
