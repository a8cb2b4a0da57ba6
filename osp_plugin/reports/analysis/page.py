"""The HTML report of an analysis: one self-contained page, in French, for screen and paper.

No script, no network: style and charts are in the page, which can be sent by mail or kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ...domain.analysis import Analysis, Figures
from ...domain.common.palulos import is_palulos
from ...domain.indicators.balance import Balance
from ...domain.indicators.funnel import totals
from ..common import charts, french
from ..common.crosstabs import KIND_TITLES, KINDS, Crosstab, crosstabs
from ..common.replacement import naming_failures, replacing
from ..html.parts import Cell, figure, page, paragraph, section, table, tile

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

NONE = "–"


def write_html_report(
    path: str | os.PathLike[str],
    analysis: Analysis,
    *,
    title: str,
    subtitle: str,
    produced: str = "",
) -> None:
    """Write the report of ``analysis`` to ``path``, which is replaced at the end only.

    ``subtitle`` says where the data come from and of what date; ``produced`` (by what, when) goes
    to the foot of the page. Raises :class:`MissingPackage` (matplotlib), :class:`FileInUse`,
    :class:`FolderMissing`, :class:`WriteFailed`.
    """
    page = html_report(analysis, title=title, subtitle=subtitle, produced=produced)
    with replacing(path, ".html", ".htm") as temporary, naming_failures(path):
        temporary.write_text(page, encoding="utf-8", errors="replace")


def html_report(analysis: Analysis, *, title: str, subtitle: str, produced: str = "") -> str:
    """The page as text; see :func:`write_html_report`."""
    tables = crosstabs(analysis.synthese)
    body = [
        section("chiffres", "Chiffres clés", _tiles(analysis.figures)),
        section("graphiques", "En un coup d’œil", _charts(analysis, tables)),
        section("syntheses", "Logements remontés", *map(_crosstab, tables)),
        section("palulos", "Opérations PALULOS", *_palulos(analysis.operations)),
        section("doublons", "Logements remontés plusieurs fois", *_repeated(analysis.doublons)),
        section("geolocalisation", "Logements non géolocalisés", *_unplaced(analysis)),
    ]
    notes = (subtitle, french.criteria(analysis.criteria))
    return page(title, notes, body, produced or "OSP ERBM")


def _tiles(figures: Figures) -> str:
    n = french.number
    share = french.percent
    whole = figures.nb_logements
    missing = figures.nb_manquants
    tiles = [
        tile(n(whole), "logements remontés", french.counted(figures.nb_operations, "opération")),
        tile(
            n(figures.nb_geolocalises),
            "géolocalisés",
            f"{share(figures.nb_geolocalises, whole)}, {n(figures.nb_non_geolocalises)} à placer",
        ),
        tile(
            n(figures.nb_palulos),
            "en PALULOS",
            french.counted(figures.nb_operations_palulos, "opération"),
        ),
        tile(n(figures.nb_hors), "hors PALULOS", share(figures.nb_hors, whole)),
        tile(n(figures.nb_finances), "financés", "décisions PALULOS"),
        tile(
            n(abs(missing)),
            "en trop" if missing < 0 else "manquants",
            "financés moins remontés, en PALULOS",
            "alerte" if missing else "",
        ),
        tile(
            n(figures.nb_doublons),
            "identifiants en double",
            "n° RPLS sur plusieurs lignes",
            "alerte" if figures.nb_doublons else "",
        ),
    ]
    return f'<ul class="tuiles">{"".join(tiles)}</ul>\n'


def _charts(analysis: Analysis, tables: Sequence[Crosstab]) -> str:
    if not analysis.figures.nb_logements:
        return '<p class="vide">Aucun logement remonté : il n’y a rien à représenter.</p>'
    by_epci, _, by_bailleur = tables
    drawn = [
        _chart(
            "annees",
            "Logements remontés par année de financement",
            charts.by_year(by_epci),
            _spoken(by_epci.years, map(by_epci.year_total, by_epci.years)),
        ),
        _chart(
            "epci",
            by_epci.title,
            charts.by_code(by_epci),
            _spoken(by_epci.codes, map(by_epci.code_total, by_epci.codes)),
        ),
        _chart(
            "bailleurs",
            "Part de chaque bailleur",
            charts.share(by_bailleur),
            _spoken(by_bailleur.codes, map(by_bailleur.code_total, by_bailleur.codes)),
        ),
        _chart(
            "bailleurs-type",
            by_bailleur.title,
            charts.by_code(by_bailleur),
            _spoken(by_bailleur.codes, map(by_bailleur.code_total, by_bailleur.codes)),
        ),
    ]
    gaps = charts.gaps_shown(analysis.operations)
    if len(gaps):
        more = len(gaps) - charts.MAX_GAPS
        title = "Opérations PALULOS : logements financés moins logements remontés"
        drawn.append(
            _chart(
                "ecarts",
                f"{title} ({charts.MAX_GAPS} sur {len(gaps)})" if more > 0 else title,
                charts.gaps(analysis.operations),
                _spoken(gaps["intitule"], gaps["ecart"]),
                "large",
            )
        )
    return f'<div class="graphiques">{"".join(drawn)}</div>\n'


def _chart(name: str, title: str, drawing: Figure, spoken: str, css: str = "") -> str:
    identifier = f"graphique-{name}"
    return figure(charts.svg(drawing, identifier, f"{title} : {spoken}"), title, css)


def _spoken(names: Iterable[object], values: Iterable[int]) -> str:
    """What a chart shows, for who does not see it."""
    said = ("sans année" if name is None else name for name in names)
    return ", ".join(f"{name} {french.number(int(value))}" for name, value in zip(said, values))


def _crosstab(crosstab: Crosstab) -> str:
    years = crosstab.years
    span = len(years) + 1
    head = [
        [
            Cell(crosstab.code_title, "neutre texte", "col", rowspan=2),
            *(
                Cell(KIND_TITLES[kind], f"{kind} centre", "colgroup", colspan=span)
                for kind in KINDS
            ),
            Cell("Total", "neutre", "col", rowspan=2),
        ],
        [
            Cell(label, kind, "col")
            for kind in KINDS
            for label in [*map(french.year, years), "Total"]
        ],
    ]
    body = [[Cell(code, "", "row"), *_counts(crosstab, code)] for code in crosstab.codes]
    return table(crosstab.title, head, body, [_totals(crosstab)], css="insecable")


def _counts(crosstab: Crosstab, code: str) -> Iterator[Cell]:
    for kind in KINDS:
        for year in crosstab.years:
            yield _count(crosstab.count(code, kind, year))
        yield _count(crosstab.code_total(code, kind), "somme")
    yield _count(crosstab.code_total(code), "somme")


def _totals(crosstab: Crosstab) -> list[Cell]:
    cells = [Cell("Total", "", "row")]
    for kind in KINDS:
        cells += [_count(crosstab.year_total(year, kind)) for year in crosstab.years]
        cells.append(_count(crosstab.total(kind), "somme"))
    return [*cells, _count(crosstab.total(), "somme")]


def _count(value: int, css: str = "") -> Cell:
    return Cell(french.number(value), css) if value else Cell(NONE, f"{css} nul".strip())


OPERATION_HEAD = [
    Cell("Opération", "texte libre", "col"),
    Cell("Bailleur", "texte", "col"),
    Cell("EPCI", "texte", "col"),
    Cell("Année", "", "col"),
    Cell("Type", "texte", "col"),
]


def _operation(row: pd.Series) -> list[Cell]:
    """The first cells of the line of an operation."""
    return [
        Cell(_said(row["intitule"]), "texte libre", "row"),
        Cell(_said(row["bailleur"]), "texte"),
        Cell(_said(row["epci"]), "texte"),
        Cell(_said(row["annee_financ"])),
        Cell(_said(row["type_palu"]), "texte"),
    ]


def _palulos(operations: pd.DataFrame) -> Iterator[str]:
    import pandas as pd

    listed = operations[is_palulos(operations["type_palu"])]
    if listed.empty:
        yield '<p class="vide">Aucune opération PALULOS.</p>'
        return
    balance, counted = Balance.of(listed), french.counted
    sentence = (
        f"{counted(balance.palulos, 'opération')} : "
        f"{counted(balance.missing, 'logement manquant', 'logements manquants')} "
        f"dans {counted(balance.with_missing, 'opération')}, "
        f"{counted(balance.surplus, 'logement')} en trop "
        f"dans {counted(balance.with_surplus, 'opération')}."
    )
    if balance.undecided:
        sentence += f" Sans décision connue : {counted(balance.undecided, 'opération')}."
    yield paragraph(sentence)
    head = [
        [
            *OPERATION_HEAD,
            Cell("Décision", "texte", "col"),
            Cell("Financés", "", "col"),
            Cell("Remontés", "", "col"),
            Cell("Géolocalisés", "", "col"),
            Cell("Écart", "", "col"),
        ]
    ]
    gap = pd.to_numeric(listed["ecart"]).fillna(0).astype("int64")
    order = listed.assign(_gap=-gap.abs()).sort_values(
        ["_gap", "bailleur", "epci", "intitule"], kind="stable"
    )
    body = [_palulos_line(row) for _, row in order.iterrows()]
    foot = [
        Cell("Total", "texte", "row", colspan=6),
        Cell(french.number(balance.financed)),
        Cell(french.number(balance.reported)),
        Cell(french.number(balance.located)),
        Cell(french.signed(balance.gap)),
    ]
    yield table("Opérations PALULOS et leur écart à la décision", head, body, [foot])


def _palulos_line(row: pd.Series) -> list[Cell]:
    import pandas as pd

    gap = row["ecart"]
    if pd.isna(gap):
        shown = Cell("inconnu", "nul")
    else:
        css = "manque" if gap > 0 else "surplus" if gap < 0 else "nul"
        shown = Cell(french.signed(int(gap)), css)
    return [
        *_operation(row),
        Cell(_said(row["num_decision"]), "texte"),
        Cell(_said(row["nb_logements_decision"])),
        Cell(french.number(int(row["nb_logements"]))),
        Cell(french.number(int(row["nb_geolocalises"]))),
        shown,
    ]


def _repeated(doublons: pd.DataFrame) -> Iterator[str]:
    if doublons.empty:
        yield '<p class="vide">Aucun identifiant n’est remonté plusieurs fois.</p>'
        return
    count = len(doublons)
    yield paragraph(
        f"{french.counted(count, 'n° RPLS porté', 'n° RPLS portés')} par plusieurs lignes : "
        "à vérifier avec le bailleur."
    )
    head = [[Cell("N° RPLS", "texte", "col"), Cell("Lignes", "", "col")]]
    body = [
        [Cell(_said(identifier), "texte", "row"), Cell(french.number(int(lines)))]
        for identifier, lines in zip(doublons["ident_rep"], doublons["nb_lignes"])
    ]
    yield table("Identifiants remontés plusieurs fois", head, body, css="etroite")


def _unplaced(analysis: Analysis) -> Iterator[str]:
    operations = analysis.operations
    unplaced = operations["nb_logements"] - operations["nb_geolocalises"]
    listed = operations.assign(_unplaced=unplaced)[unplaced > 0].sort_values(
        ["_unplaced", "bailleur", "intitule"], ascending=[False, True, True], kind="stable"
    )
    whole = analysis.figures.nb_non_geolocalises
    if not whole:
        yield '<p class="vide">Tous les logements sont géolocalisés.</p>'
        return
    yield paragraph(
        f"{french.counted(whole, 'logement')} sans position sur "
        f"{french.number(analysis.figures.nb_logements)} "
        f"({french.percent(whole, analysis.figures.nb_logements)})."
    )
    body = [
        [
            *_operation(row),
            Cell(french.number(int(row["nb_logements"]))),
            Cell(french.number(int(row["_unplaced"])), "somme"),
        ]
        for _, row in listed.iterrows()
    ]
    without = whole - round(totals(listed, ["_unplaced"])["_unplaced"])
    if without:
        body.append(
            [
                Cell("Logements sans opération", "texte libre", "row", colspan=6),
                Cell(french.number(without), "somme"),
            ]
        )
    head = [[*OPERATION_HEAD, Cell("Remontés", "", "col"), Cell("Non géolocalisés", "", "col")]]
    foot = [Cell("Total", "texte", "row", colspan=6), Cell(french.number(whole))]
    yield table("Logements non géolocalisés par opération", head, body, [foot])


def _said(value: object) -> str:
    """A value, or a dash when there is none. Years and counts of decisions are written plainly."""
    import pandas as pd

    return NONE if pd.isna(value) or value == "" else str(value)
