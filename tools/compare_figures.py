"""Print the figures of the demonstration beside those published on 15 June 2021.

compare_figures.py RESULTS SYNTHESIS: the numbers that the analysis gave (JSON of qgis_process) and
its synthesis table (CSV). Exits with 1 when a figure differs.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

PUBLISHED_SYNTHESIS = Path(__file__).resolve().parent.parent / (
    "resources/demo/synthese_logements.csv"
)
PUBLISHED = {
    "NB_LOGEMENTS": ("Logements remontés", 6287),
    "NB_GEOLOCALISES": ("… géolocalisés", 6246),
    "NB_NON_GEOLOCALISES": ("… non géolocalisés", 41),
    "NB_PALULOS": ("Logements PALULOS remontés", 2212),
    "NB_HORS": ("Logements hors PALULOS", 4075),
    "NB_OPERATIONS": ("Opérations", 788),
    "NB_OPERATIONS_PALULOS": ("… dont PALULOS", 29),
    "NB_FINANCES": ("Logements financés", 2247),
    "NB_MANQUANTS": ("… qui manquent, en solde", 35),
    "NB_DOUBLONS": ("Logements remontés deux fois", 16),
}
"""Number output of the analysis: what it counts, what was published."""

Counts = dict[tuple[str, ...], int]


def read_synthesis(path: Path) -> Counts:
    """Non-zero dwellings by analysis, code, type of financing, year."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    keys = ("analyse", "code", "palulos", "annee_financ")
    counts = {tuple(row[key] for key in keys): int(row["nb_logements"]) for row in rows}
    return {key: count for key, count in counts.items() if count}


def differences(published: Counts, counted: Counts) -> list[str]:
    """Cells of the crosstabs that differ, in words."""
    return [
        f"{' / '.join(key)} : {published.get(key, 0)} publiés, {counted.get(key, 0)} calculés"
        for key in sorted(published.keys() | counted.keys())
        if published.get(key, 0) != counted.get(key, 0)
    ]


def number(value: object) -> str:
    """A count as French writes it."""
    return f"{value:,d}".replace(",", " ") if isinstance(value, int) else "–"


def main(results: Path, synthesis: Path) -> int:
    counted = json.loads(results.read_text(encoding="utf-8"))["results"]
    gaps = 0
    print(f"\n{'':34}{'publié':>8}{'calculé':>10}")
    for name, (label, expected) in PUBLISHED.items():
        found = counted.get(name)
        found = int(found) if found is not None else None
        gaps += found != expected
        verdict = "OK" if found == expected else "ÉCART"
        print(f"{label:<34}{number(expected):>8}{number(found):>10}  {verdict}")
    published = read_synthesis(PUBLISHED_SYNTHESIS)
    differing = differences(published, read_synthesis(synthesis))
    gaps += len(differing)
    print(
        f"{'Cases des trois tableaux croisés':<34}{len(published):>8}"
        f"{len(published) - len(differing):>10}  {'ÉCART' if differing else 'OK'}\n"
    )
    for text in differing:
        print(f"  {text}")
    return 1 if gaps else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
