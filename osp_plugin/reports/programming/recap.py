"""The states of a campaign: recapitulation, bailleurs, EPCI, sheets of lines, synthesis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ...domain.common.tables import records
from ...domain.common.values import listed, shown
from ...domain.dictionary import dictionary
from ...domain.programming.figures import (
    AMOUNTS,
    COUNTS,
    FIGURES,
    LINE,
    OPTIONS,
    TOTAL,
    figures,
    published,
    published_order,
)
from ...domain.programming.tariff import BIOSOURCED, LABEL, LABEL_COUNTS
from ...i18n import translate
from ...storage.programming.names import Names
from ...storage.programming.reading import Programme
from ..common import french
from ..common.names import base_name
from ..layouts.content import PROGRAMME
from ..statement.content import Block, Column, Row, Statement, add_sums, with_sums
from ..statement.workbook import address

if TYPE_CHECKING:
    import pandas as pd

_LEVELS = {LINE: 0, "epci": 1, "dep": 2, TOTAL: 3}
_NAME_LENGTH = 46.0
_LONG = {"perimetre", "observations"}
"""Fields of the sheet of a line that take its whole width."""
_PARTS = ("bailleur", "epci", "etat", "crhh")
"""What the names of the fields of each block of the sheet begin with."""
_IN_CRHH = ("preflechage",)
_Of = tuple[str, str]


class ProgrammingStates:
    """Makes the statements of a campaign, as edited at ``moment`` (local time).

    ``of`` says of what time its lines are, when not of today: in each title, and at the foot.
    """

    def __init__(
        self, programme: Programme, names: Names, moment: datetime, label: str, of: _Of = ("", "")
    ) -> None:
        self._programme = programme
        self._names = names
        self.year = programme.campaign.year
        self.title = translate("etats", "ERBM – Programmation {campagne}").format(
            campagne=self.year
        )
        self.edition = " – ".join(filter(None, (of[0], version(moment))))
        self._sources = " ".join(filter(None, (of[1], sources(label))))

    @property
    def bailleurs(self) -> list[str]:
        """Codes of those who have lines."""
        return sorted(set(self._programme.lines["bailleur"]))

    @property
    def epci(self) -> list[str]:
        """Codes of those that have lines."""
        return sorted(set(self._programme.lines["epci"]))

    @property
    def cites(self) -> list[str]:
        """Codes of the cités of its lines."""
        told = self._programme.lines["cites"]
        return sorted({code for value in told for code in listed(value)})

    def recap(self, *, mapped: bool = False) -> Statement:
        """All the lines by EPCI and département, then the envelopes, and with ``mapped`` the map of
        their cités. Raises TariffMissing.
        """
        lines = self._lines(self._programme.lines)
        blocks = [lines, self._envelopes(lines), *([self._map()] if mapped else ())]
        return self._statement(translate("etats", "Récapitulatif"), *blocks)

    def _map(self) -> Block:
        return Block(
            translate("etats", "Cités programmées"),
            sentence=translate(
                "etats", "En orange, avec leur nom, les cités des lignes de la campagne."
            ),
            map=PROGRAMME,
        )

    def of_bailleur(self, code: str) -> Statement:
        """The lines of a bailleur, and what becomes of them. Raises TariffMissing."""
        return self._part("bailleur", code)

    def of_epci(self, code: str) -> Statement:
        """The lines of an EPCI, and what becomes of them. Raises TariffMissing."""
        return self._part("epci", code)

    def synthesis(self) -> Statement:
        """For a workbook: lines, envelopes, actors, tariff. Raises TariffMissing."""
        lines = self._lines(self._programme.lines)
        blocks = (
            lines,
            self._envelopes(lines),
            self._decisions(self._programme.lines),
            self._tariff(),
        )
        return self._statement(translate("etats", "Synthèse"), *blocks)

    def sheets(self, name: str = "") -> Iterator[Statement]:
        """The sheet of each line in published order, or of the one named. Raises TariffMissing."""
        lines = published_order(self._programme.lines)
        lines = lines[lines["nom"] == name] if name else lines
        amounts = figures(lines, self._programme.tariff)
        for line, amount in zip(records(lines), records(amounts)):
            yield Statement(
                self.title,
                f"{line['nom']} – {self.edition}",
                (self._identity(line), *self._parts_of(line, amount)),
                self._sources,
            )

    # -- tables of lines ---------------------------------------------------------------------

    def _statement(self, name: str, *blocks: Block) -> Statement:
        return Statement(
            self.title,
            f"{name} – {self.edition}",
            tuple(block for block in blocks if block.rows or block.map),
            self._sources,
        )

    def _part(self, column: str, code: str) -> Statement:
        lines = self._programme.lines
        own = lines[lines[column] == code]
        return self._statement(
            self._names.with_code(column, code), self._lines(own, once=True), self._decisions(own)
        )

    def _lines(self, lines: pd.DataFrame, *, once: bool = False) -> Block:
        told = {line["fid"]: line for line in records(lines)}
        managers = self._programme.managers()
        rows = []
        for row in records(published(lines, self._programme.tariff, once=once)):
            values = {name: row[name] for name in FIGURES}
            line = told.get(row["fid"])
            if line is not None:
                values.update(
                    {name: line[name] for name in _OF_LINE}, delegataire=managers[row["fid"]]
                )
            rows.append(Row({**values, "nom": row["libelle"]}, _LEVELS[row["niveau"]]))
        columns = _line_columns(self._formulas())
        return Block(
            translate("etats", "Lignes de la campagne"),
            columns,
            add_sums(rows, ("crhh_nb_logements", "crhh_enveloppe")),
            tab=translate("etats", "Lignes"),
        )

    def _formulas(self) -> dict[str, str]:
        """How each amount is reckoned from the counts and from the tariff."""
        tariff = self._tariff()
        cells = {
            (row.values["nature"], row.values["valeur"]): address(tariff, "montant", place)
            for place, row in enumerate(tariff.rows)
        }
        paid = [
            f"{{{count}}}*{cells[LABEL, label]}"
            for label, count in LABEL_COUNTS.items()
            if (LABEL, label) in cells
        ]
        return {
            name: ("+".join(paid) or "0")
            if name == "palulos"
            else "+".join(
                ["{palulos}", f"{{nb_biosources}}*{cells[BIOSOURCED, option]}"]
                if (BIOSOURCED, option) in cells
                else ["{palulos}"]
            )
            for option, name in OPTIONS.items()
        }

    def _tariff(self) -> Block:
        rows = tuple(
            Row({"nature": nature, "valeur": value, "montant": cents / 100})
            for (nature, value), cents in self._programme.tariff.cents.items()
        )
        columns = (
            Column("nature", translate("etats", "Nature"), width=14),
            Column("valeur", translate("etats", "Valeur"), width=22),
            Column("montant", translate("etats", "Montant par logement"), "euro", width=16),
        )
        title = translate("etats", "Tarif")
        return Block(title, columns, rows, tab=title)

    def _envelopes(self, lines: Block) -> Block:
        """What each délégataire has, what the lines ask, what the CRHH decided."""
        import pandas as pd

        known = self._programme.envelopes.set_index("delegataire")
        asked: dict[str, float] = {}
        decided: dict[str, float] = {}
        for row in lines.rows:
            if not row.level:
                name = row.values["delegataire"]
                asked[name] = asked.get(name, 0.0) + row.values["palulos"]
                decided[name] = decided.get(name, 0.0) + (row.values["crhh_enveloppe"] or 0.0)
        table = pd.DataFrame({"delegataire": sorted({*known.index, *asked})})
        for name in ("dotation", "reliquat", "mouvements"):
            table[name] = table["delegataire"].map(known[name]).fillna(0.0).astype(float)
        table["disponible"] = table["dotation"] + table["reliquat"] + table["mouvements"]
        table["programme"] = table["delegataire"].map(asked).fillna(0.0)
        table["decide"] = table["delegataire"].map(decided).fillna(0.0)
        table["solde"] = table["disponible"] - table["decide"]
        who, wanted = address(lines, "delegataire"), "SUMIF({},{{delegataire}},{})"
        columns = (
            Column("delegataire", translate("etats", "Délégataire"), share=1.6, width=18),
            _amount("dotation", translate("etats", "Dotation")),
            _amount("reliquat", translate("etats", "Reliquat")),
            _amount("mouvements", translate("etats", "Mouvements")),
            _amount(
                "disponible",
                translate("etats", "Disponible"),
                "{dotation}+{reliquat}+{mouvements}",
            ),
            _amount(
                "programme",
                translate("etats", "PALULOS programmée"),
                wanted.format(who, address(lines, "palulos")),
            ),
            _amount(
                "decide",
                translate("etats", "Décidé au CRHH"),
                wanted.format(who, address(lines, "crhh_enveloppe")),
            ),
            _amount("solde", translate("etats", "Reste disponible"), "{disponible}-{decide}"),
        )
        rows = with_sums(table, columns, [], "delegataire", translate("etats", "TOTAL"))
        title = translate("etats", "Enveloppes par délégataire")
        return Block(title, columns, rows, tab=translate("etats", "Enveloppes"))

    def _decisions(self, lines: pd.DataFrame) -> Block:
        """What each actor counts, and what the CRHH decided."""
        table = published_order(lines).assign(
            ecart_epci=lines["epci_nb_total"] - lines["bailleur_nb_total"],
            ecart_etat=lines["etat_nb_total"] - lines["bailleur_nb_total"],
        )
        gap = "{{{}}}-{{bailleur_nb_total}}"
        columns = (
            Column("nom", translate("etats", "Ligne"), share=5, width=_NAME_LENGTH),
            _count("bailleur_nb_total", translate("etats", "Bailleur")),
            _count("epci_nb_total", translate("etats", "EPCI")),
            _count("ecart_epci", translate("etats", "Écart EPCI"), gap.format("epci_nb_total")),
            _count("etat_nb_total", translate("etats", "DRBM/DDTM")),
            _count("ecart_etat", translate("etats", "Écart État"), gap.format("etat_nb_total")),
            _count("crhh_nb_logements", translate("etats", "Retenus au CRHH")),
            _amount("crhh_enveloppe", translate("etats", "Enveloppe du CRHH")),
            Column("preflechage", translate("etats", "Sous réserve"), "drapeau", 0.9, 10),
            Column("statut", translate("etats", "Statut"), share=0.9, width=11),
        )
        rows = with_sums(table, columns, [], "nom", translate("etats", "TOTAL"))
        return Block(
            translate("etats", "Logements comptés par chacun et décision du CRHH"),
            columns,
            rows,
            tab=translate("etats", "Acteurs et CRHH"),
        )

    # -- sheet of a line ---------------------------------------------------------------------

    def _identity(self, line: Mapping[str, Any]) -> Block:
        names = self._names
        pairs = [
            (translate("etats", "Bailleur"), names.with_code("bailleur", line["bailleur"])),
            (translate("etats", "EPCI"), names.with_code("epci", line["epci"])),
            (translate("etats", "Département"), str(line["dep"])),
            (translate("etats", "Statut"), str(line["statut"])),
            (translate("etats", "Cités"), names.of_list("cite", line["cites"])),
            (translate("etats", "Communes"), names.of_list("commune", line["communes"])),
        ]
        return _pairs_block(str(line["nom"]), pairs)

    def _parts_of(self, line: Mapping[str, Any], amount: Mapping[str, Any]) -> Iterator[Block]:
        titles = {
            "bailleur": translate("etats", "Bailleur"),
            "epci": translate("etats", "EPCI"),
            "etat": translate("etats", "DRBM / DDTM"),
            "crhh": translate("etats", "CRHH"),
        }
        told = {
            translate("etats", "PALULOS"): "palulos",
            translate("etats", "avec toiture biosourcée"): "palulos_toiture",
            translate("etats", "avec mur biosourcé"): "palulos_mur",
            translate("etats", "avec mur et toiture"): "palulos_mur_toiture",
        }
        for part in _PARTS:
            short, long = _fields_of(line, part)
            if part == "etat":
                short += [(text, french.quantity(amount[name], "euro"))
                          for text, name in told.items()]  # fmt: skip
            yield _pairs_block(titles[part], short)
            # Not in the table, where QGIS takes minutes to wrap some thousand characters.
            for title, text in long:
                yield Block("", sentence=f"{title}{french.NARROW_SPACE}: {text}")


def sources(label: str) -> str:
    """What the foot of a page says of the base that its figures come from."""
    return translate("etats", "Source : OSP ERBM, base « {base} ».").format(base=base_name(label))


def version(moment: datetime) -> str:
    """« Version du 25/03/2021 à 09h52 »."""
    return translate("etats", "Version du {jour} à {heure}").format(
        jour=f"{moment:%d/%m/%Y}", heure=f"{moment:%Hh%M}"
    )


_OF_LINE = (
    *("bailleur", "dep", "epci", "bailleur_date_depot", "bailleur_report"),
    *("crhh_nb_logements", "crhh_enveloppe"),
)


def _line_columns(formulas: Mapping[str, str]) -> tuple[Column, ...]:
    counts = {
        "nb_total": translate("etats", "Logements"),
        "nb_c": translate("etats", "Étiquette C"),
        "nb_bbc": translate("etats", "BBC rénovation"),
        "nb_biosources": translate("etats", "Biosourcés"),
    }
    amounts = {
        "palulos": translate("etats", "PALULOS"),
        "palulos_toiture": translate("etats", "avec toiture biosourcée"),
        "palulos_mur": translate("etats", "avec mur biosourcé"),
        "palulos_mur_toiture": translate("etats", "avec mur et toiture"),
    }
    return (
        Column("nom", translate("etats", "Ligne"), share=5, width=_NAME_LENGTH),
        Column("bailleur", translate("etats", "Bailleur"), share=0, width=9),
        Column("dep", translate("etats", "Département"), share=0, width=12),
        Column("epci", translate("etats", "EPCI"), share=0, width=10),
        Column("delegataire", translate("etats", "Délégataire"), share=0, width=12),
        Column("bailleur_date_depot", translate("etats", "Dépôt prévu"), "date", 1.1, 11),
        Column("bailleur_report", translate("etats", "Report"), "drapeau", 0.8, 8),
        *(_count(name, counts[name]) for name in COUNTS),
        *(_amount(name, amounts[name], formulas[name]) for name in AMOUNTS),
        Column("crhh_nb_logements", translate("etats", "Retenus au CRHH"), "entier", 0, 11, True),
        Column("crhh_enveloppe", translate("etats", "Enveloppe du CRHH"), "euro", 0, 14, True),
    )


def _count(name: str, title: str, formula: str = "") -> Column:
    return Column(name, title, "entier", 1.05, 11, summed=True, formula=formula)


def _amount(name: str, title: str, formula: str = "") -> Column:
    return Column(name, title, "euro", 1.4, 15, summed=True, formula=formula)


def _fields_of(
    line: Mapping[str, Any], part: str
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Titles and values of the fields of a block: the short ones, then those that are texts."""
    short, long = [], []
    for item in dictionary()["programmation"].fields:
        if not item.name.startswith(f"{part}_") and not (part == "crhh" and item.name in _IN_CRHH):
            continue
        title = item.title.split(" (")[0]
        value = line[item.name]
        if item.name.removeprefix(f"{part}_") in _LONG:
            long.append((title, str(value or french.UNKNOWN_VALUE)))
        elif (item.unite or "") == "€":
            short.append((title, french.quantity(value, "euro")))
        else:
            short.append((title, french.UNKNOWN_VALUE if value is None else shown(value)))
    return short, long


def _pairs_block(title: str, pairs: list[tuple[str, str]]) -> Block:
    """Titles and values, two by two."""
    half = (len(pairs) + 1) // 2
    filled = [*pairs, *[("", "")] * (2 * half - len(pairs))]
    rows = [
        Row(dict(zip(("titre", "valeur", "titre_2", "valeur_2"), (*left, *right))))
        for left, right in zip(filled[:half], filled[half:])
    ]
    columns = (
        Column("titre", "", share=0.24),
        Column("valeur", "", share=0.26),
        Column("titre_2", "", share=0.24),
        Column("valeur_2", "", share=0.26),
    )
    return Block(title, columns, tuple(rows))
