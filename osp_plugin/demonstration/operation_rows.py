"""Operations as the rows of their table."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .operations import Operation


def frame(operations: list[Operation], amounts: dict[str, float]) -> pd.DataFrame:
    """The table ``operation``; ``amounts``: grant of the decision (€) by title, PALULOS only."""
    rows = []
    for operation in operations:
        cites = sorted({site for site, _, _ in operation.sites if site is not None})
        rows.append(
            {
                "intitule": operation.intitule,
                "bailleur": operation.bailleur,
                "annee_financ": operation.annee,
                "type_palu": operation.type_palu,
                "dep": operation.dep,
                "epci": operation.epci,
                "cites": integer_list(cites),
                "num_decision": operation.num_decision,
                "nb_logements_decision": operation.nb_decision,
                "date_decision": operation.date_decision,
                "montant_palulos": amounts.get(operation.intitule, np.nan),
                "observations": _observation(operation),
            }
        )
    return pd.DataFrame(rows)


def integer_list(values: list[int]) -> str | None:
    """Integers as the multiple choice of a value relation writes them: {12,45}."""
    return "{" + ",".join(str(v) for v in values) + "}" if values else None


def text_list(values: list[str]) -> str | None:
    """Codes as the multiple choice of a value relation writes them: {"62498","62510"}."""
    return "{" + ",".join(f'"{v}"' for v in values) + "}" if values else None


def _observation(operation: Operation) -> str | None:
    if operation.nb_decision is None:
        if operation.unplaced:
            return "Adresse à préciser avec le bailleur pour les logements non placés."
        return None
    gap = operation.size - operation.nb_decision
    if gap < 0:
        noun = "logement financé reste" if gap == -1 else "logements financés restent"
        return f"{-gap} {noun} à remonter par le bailleur."
    if gap > 0:
        return "Un logement semble remonté deux fois : à vérifier avec le bailleur."
    if operation.type_palu == "Groupé" and operation.annee <= 2019:
        return "Opération complète au regard de la décision."
    return None
