"""Faults that files of others carry, by kind: each changes a return and says what may be read.

A fault is a function of the return and of a source of chance; :data:`FAULTS` gives it its number of
kind and the formats that can carry it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from random import Random

from .planted import AMOUNTS, NUMBERS, TEXTS, Allowed, Failed, Raw, Return, Serial, truth
from .planted_files import FORMATS

Plant = Callable[[Return, Random], None]
CSV, BOOKS = ("csv",), ("xlsx", "ods")
SPACES = "\u00a0\u202f\u2009\u2007\u2002\u2003\u2004\u2005\u2006\u2008\u200a\u205f\u3000 "
EMPTY_TO_SEE = (
    *("\u200b", "\u00ad", "\u2060", "\ufeff", "\u00a0\u2009", "\u3000", "\t", "'", "\u2800"),
    *("NULL", "null", "NaN", "nan", "None", "<NA>", "N/A", "NA", "#N/A", "\\N", "n/a"),
)
ERROR_WORDS = (
    *("#REF!", "#VALEUR!", "#VALUE!", "#DIV/0!", "#NOM?", "#NAME?", "#NUL!", "#NOMBRE!", "#NUM!"),
    *("#REF !", "#VALEUR\u00a0!", "Err:502", "#N/D", "#NULL!"),
)


@dataclass(frozen=True)
class Fault:
    """One fault of a kind, and the formats of files that can carry it."""

    kind: int
    name: str
    plant: Plant
    formats: tuple[str, ...] = FORMATS


FAULTS: list[Fault] = []


def fault(kind: int, formats: tuple[str, ...] = FORMATS) -> Callable[[Plant], Plant]:
    """Declares a fault of a kind."""

    def declared(plant: Plant) -> Plant:
        FAULTS.append(Fault(kind, plant.__name__, plant, formats))
        return plant

    return declared


def _row(made: Return, chance: Random) -> int:
    return chance.randrange(len(made.cells))


def _spoil_row(made: Return, row: int, names: Sequence[str] = ()) -> None:
    """Nothing of a row may be written, unless it is what the bailleur meant, and it is told."""
    for name in names or list(truth()[row]):
        if name != "ident_rep":
            made.allowed.setdefault((row, name), Allowed((truth()[row][name],)))


# ------------------------------------------------- 1: rows that do not hold together


@fault(1, CSV)
def mark_never_closed(made: Return, chance: Random) -> None:
    row, name = _row(made, chance), chance.choice(TEXTS)
    text = str(made.cells[row][name])
    made.set(row, name, Raw(f'"{text}'), text, f'"{text}')
    _spoil_row(made, row)


@fault(1, CSV)
def two_stray_marks(made: Return, chance: Random) -> None:
    first, last = sorted(chance.sample(range(len(made.cells)), 2))
    for row, mark in ((first, '"{}'), (last, '{}"')):
        name = chance.choice(TEXTS)
        text = str(made.cells[row][name])
        made.set(row, name, Raw(mark.format(text)), text, mark.format(text))
        _spoil_row(made, row)


@fault(1, CSV)
def separator_in_a_bare_text(made: Return, chance: Random) -> None:
    row, name = _row(made, chance), chance.choice(TEXTS)
    made.cells[row][name] = Raw(f"{made.cells[row][name]}; suite")
    made.lost_rows.add(row)


@fault(1, CSV)
def value_beyond_the_titles(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    made.extra[row] = [chance.choice(["x", "12000", "01/02/2021"])]
    made.lost_rows.add(row)


@fault(1, CSV)
def decimal_comma_as_separator(made: Return, chance: Random) -> None:
    """A cell too many in the middle, whose last one is empty: as wide as one that is not quoted."""
    row = _row(made, chance)
    made.cells[row]["surf_hab"] = Raw("61;5")
    made.lost_rows.add(row)


@fault(1, CSV)
def text_over_two_lines(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    made.set(row, "info", Raw('"chauffage\nremplacé ""vite"""'), 'chauffage remplacé "vite"')


@fault(1, CSV)
def mark_inside_a_text(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    text = chance.choice(['tuyau 12" posé', 'dite "du Nord"', 'rue "Ney', 'fin"'])
    made.set(row, "info", Raw(text), text, text.replace('"', ""))
    _spoil_row(made, row)


# ------------------------------------------------- 2: one amount for several rows


@fault(2, BOOKS)
def amount_of_several_rows(made: Return, chance: Random) -> None:
    first = chance.randrange(len(made.cells) - 1)
    last = chance.randrange(first + 1, len(made.cells))
    name = chance.choice(NUMBERS)
    made.merged.append((name, first, last))
    for row in range(first, last + 1):
        written = made.cells[row][name] if row == first else None
        made.set(row, name, written)
        _spoil_row(made, row)


@fault(2, BOOKS)
def text_of_several_rows(made: Return, chance: Random) -> None:
    first = chance.randrange(len(made.cells) - 1)
    last = chance.randrange(first + 1, len(made.cells))
    name = chance.choice(["intitule", "label_vise", "date_fin", "dvoilib"])
    made.merged.append((name, first, last))
    value = truth()[first][name]
    for row in range(first, last + 1):
        made.set(row, name, value if row == first else None, value)


# ------------------------------------------------- 3: tabs that nobody sees


@fault(3, BOOKS)
def hidden_tab(made: Return, chance: Random) -> None:
    old = [{**row, "cout_travaux": 33_333.0, "subv_palulos": 4_444.0} for row in truth()]
    made.hidden.append(old[: chance.randint(1, len(old))])
    made.hidden_first = chance.random() < 0.5
    made.parts["state"] = chance.choice(["hidden", "veryHidden"])


# ------------------------------------------------- 4: errors and empty cells in disguise

_HELD = (*NUMBERS, *TEXTS, "date_fin", "annee_constr", "label_vise", "idpar", "intitule")


@fault(4)
def empty_to_see(made: Return, chance: Random) -> None:
    row, name = _row(made, chance), chance.choice(_HELD)
    made.set(row, name, chance.choice(EMPTY_TO_SEE), silent=True)


@fault(4)
def error_word(made: Return, chance: Random) -> None:
    row, name = _row(made, chance), chance.choice(_HELD)
    made.set(row, name, chance.choice(ERROR_WORDS))
    _spoil_row(made, row)


@fault(4, BOOKS)
def error_cell(made: Return, chance: Random) -> None:
    row, name = _row(made, chance), chance.choice(_HELD)
    made.set(row, name, Failed(chance.choice(["#N/A", "#REF!", "#DIV/0!", "#VALUE!"])))
    made.parts["bare"] = chance.choice(["", "calcext"])
    _spoil_row(made, row)


# ------------------------------------------------- 5: dates


@fault(5, CSV)
def months_first(made: Return, chance: Random) -> None:
    for row in range(len(made.cells)):
        day = date(2021, 3 + row, 4 + row) if row else date(2021, 2, 26)
        shown = f"{day.month:02d}/{day.day:02d}/{day.year}"
        made.set(row, "date_fin", shown, day)
        _spoil_row(made, row)


@fault(5)
def instant_with_a_zone(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    day = date(2021, chance.randint(1, 12), chance.randint(2, 27))
    offset = 2 if 3 < day.month < 10 or (day.month == 10 and day.day < 24) else 1
    if day.month == 3 and day.day >= 27:
        offset = 1
    midnight = datetime(day.year, day.month, day.day, tzinfo=timezone(timedelta(hours=offset)))
    utc = midnight.astimezone(timezone.utc)
    written = chance.choice(
        [
            utc.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            utc.strftime("%Y-%m-%dT%H:%M:%SZ"),
            utc.strftime("%Y-%m-%d %H:%M:%S+00:00"),
            midnight.isoformat(),
            utc.strftime("%Y-%m-%dT%H:%M:%S+0000"),
        ]
    )
    made.set(row, "date_fin", written, day)
    if not written.endswith("0Z"):
        _spoil_row(made, row)


@fault(5)
def bare_iso(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    day = date(2021, chance.randint(1, 12), chance.randint(1, 28))
    made.set(row, "date_fin", day.strftime("%Y%m%d"), day)


@fault(5, BOOKS)
def year_in_a_cell_of_dates(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    made.set(
        row, "annee_constr", Serial(truth()[row]["annee_constr"]), truth()[row]["annee_constr"]
    )
    _spoil_row(made, row)


@fault(5)
def day_of_building_in_a_year(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    year = truth()[row]["annee_constr"]
    made.set(row, "annee_constr", date(year, chance.randint(1, 12), 14), year)
    _spoil_row(made, row)


# ------------------------------------------------- 6: numbers


@fault(6)
def thousands_after_a_comma(made: Return, chance: Random) -> None:
    row, name = _row(made, chance), chance.choice(AMOUNTS)
    value = truth()[row][name]
    mark = chance.choice(",.")
    text = f"{value:,.0f}".replace(",", mark) + chance.choice(["", " €", "\u202f€", " EUR"])
    made.set(row, name, text, value)
    _spoil_row(made, row)


@fault(6)
def any_space_between_thousands(made: Return, chance: Random) -> None:
    row, name = _row(made, chance), chance.choice(AMOUNTS)
    value = truth()[row][name]
    text = f"{value:,.0f}".replace(",", chance.choice(SPACES)) + chance.choice(
        ["", " €", "\u2009€"]
    )
    made.set(row, name, text, value)


@fault(6)
def unit_of_its_field(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    name, units = chance.choice(
        [
            ("surf_hab", ("m2", " m²", "\u00a0m2")),
            ("loyer_apres", ("€/mois", " € / mois", " €")),
            ("cout_travaux", (" € TTC", "€", " euros")),
        ]
    )
    value = truth()[row][name]
    made.set(row, name, f"{value:.2f}".replace(".", ",") + chance.choice(units), value)


@fault(6)
def another_unit(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    name, unit, factor = chance.choice(
        [
            ("cout_travaux", "k€", 1_000),
            ("cout_travaux", " K€", 1_000),
            ("cout_travaux", " M€", 1_000_000),
            ("subv_palulos", " %", 0),
            ("loyer_apres", " €/an", 0),
            ("cout_travaux", " €/m²", 0),
            ("surf_hab", " ha", 0),
        ]
    )
    number = chance.choice(["82", "8,2", "40"])
    right = (round(float(number.replace(",", ".")) * factor, 2),) if factor else ()
    made.set(row, name, number + unit, *right)
    _spoil_row(made, row)


@fault(6)
def identifier_made_a_number(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    number = int(truth()[row]["ident_rep"])
    made.cells[row]["ident_rep"] = chance.choice(
        [f"{number}.0", f"{number},00", f"{number:.7E}", str(number), f"{number}.00"]
    )


# ------------------------------------------------- 7: digits and letters not what they seem


def _wide(text: str, first: str) -> str:
    return "".join(chr(ord(first) + int(sign)) if sign.isdigit() else sign for sign in text)


@fault(7)
def digits_of_elsewhere(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    name = chance.choice(["ident_rep", "idpar", "annee_constr", "cout_travaux", "date_fin"])
    value = truth()[row][name]
    text = value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)
    text = text.removesuffix(".0")
    made.cells[row][name] = _wide(text, chance.choice(["０", "٠", "०", "𝟎"]))
    made.allowed[row, name] = Allowed((value,))
    _spoil_row(made, row)


@fault(7)
def accents_apart(made: Return, chance: Random) -> None:
    for cells in made.cells:
        for name in ("info", "dvoilib"):
            cells[name] = unicodedata.normalize("NFD", str(cells[name]))
    made.titles = {name: unicodedata.normalize("NFD", title) for name, title in made.titles.items()}


@fault(7)
def too_long_or_too_large(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    name, text = chance.choice(
        [
            ("annee_constr", "99999999999999999999"),
            ("cout_travaux", "9" * 400),
            ("cout_travaux", "-82000"),
            ("surf_hab", "1e309"),
            ("date_fin", "31/02/2021"),
            ("date_fin", "01/01/20211"),
            ("label_vise", "é" * 5_000),
            ("idpar", "62498000AX²826"),
            ("annee_constr", "19³1"),
        ]
    )
    made.set(row, name, text)
    _spoil_row(made, row)


# ------------------------------------------------- 8, 13: names of places


@fault(8)
def commune_of_elsewhere(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    made.cells[row]["idcomtxt"] = "Anzin"
    made.cells[row].pop("epci")
    made.allowed[row, "idcomtxt"] = Allowed(("Anzin",), always_told=True)
    _spoil_row(made, row)


@fault(13)
def commune_as_people_write_it(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    made.cells[row]["idcomtxt"] = chance.choice(
        [
            "62300 LENS",
            "LENS CEDEX",
            "Lens (62)",
            "LENS (Pas-de-Calais)",
            "lens",
            "62300 Lens cedex",
        ]
    )
    made.allowed[row, "idcomtxt"] = Allowed(("Lens",), silent=True)


@fault(13)
def epci_as_people_write_it(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    made.cells[row]["epci"] = chance.choice(
        ["CA de Lens-Liévin", "C.A.L.L.", "call", "Communauté d’agglomération de Lens-Liévin",
         "CA Lens - Liévin", "Agglo Lens Liévin"]
    )  # fmt: skip
    made.allowed[row, "epci"] = Allowed(("CALL",), silent=True)


# ------------------------------------------------- 9, 10: what the file is called and made of


@fault(9)
def another_ending(made: Return, chance: Random) -> None:
    made.suffix = chance.choice([".XLSX", ".CSV", ".xlsm", ".txt", ".TSV", ".dat", ".ods", ".xls"])


@fault(9, CSV)
def compressed(made: Return, chance: Random) -> None:
    made.container = chance.choice(["gz", "zip"])


@fault(10, BOOKS)
def workbook_in_an_archive(made: Return, chance: Random) -> None:
    made.container = "zip"


@fault(10, ("xlsx",))
def parts_of_other_names(made: Return, chance: Random) -> None:
    made.parts.update(
        workbook=chance.choice(["xl/workbook.xml", "xl/workbook22.xml", "classeur/livre.xml"]),
        sheet=chance.choice(["xl/worksheets/sheet1.xml", "xl/feuille.xml", "donnees/f1.xml"]),
        target="absolute",
    )


@fault(10, ("xlsx",))
def targets_and_names_otherwise(made: Return, chance: Random) -> None:
    made.parts.update(
        target=chance.choice(["absolute", "relative", "backslash"]),
        rename=chance.choice(["", "backslash", "capitals"]),
    )


@fault(10, ("xlsx",))
def letters_as_codes(made: Return, chance: Random) -> None:
    made.parts["escaped"] = chance.choice(["é", "û", "éûa", "é°"])


@fault(10, ("ods",))
def values_in_attributes(made: Return, chance: Random) -> None:
    made.parts["bare"] = "attributes"


# ------------------------------------------------- 11: parcels


@fault(11)
def parcel_as_people_write_it(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    number = 826 + row
    made.set(
        row,
        "idpar",
        chance.choice(
            [f"AX {number}", f"62498 000 AX {number}", f"62498 AX {number:04d}",
             f"62498000AX{number}", f"624980000AX{number:04d}", f"62 498 000 AX {number:04d}",
             f"62498 000AX{number:04d}", f"ax{number}", f"498000AX{number:04d}"]
        ),
        truth()[row]["idpar"],
    )  # fmt: skip
    _spoil_row(made, row)


# ------------------------------------------------- 12: encodings


@fault(12, CSV)
def another_encoding(made: Return, chance: Random) -> None:
    made.coding = chance.choice(
        ["cp1252", "cp850", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "double", "mixed",
         "utf-8"]
    )  # fmt: skip
    made.refusable = True
    made.tail = chance.choice([b"", b"", b"\x1a", b"\x00" * 8]) if "16" not in made.coding else b""


# ------------------------------------------------- 14, 15: what surrounds the table


@fault(14)
def notice_above_the_titles(made: Return, chance: Random) -> None:
    made.before = [
        [f"Note {number} : coût des travaux 2021"] for number in range(chance.randint(1, 35))
    ]


@fault(15)
def total_below(made: Return, chance: Random) -> None:
    total = [None] * len(made.titles)
    total[list(made.titles).index("cout_travaux")] = 507_000.0
    label = chance.choice(["TOTAL", "Total général", "Sous-total", "Total SIA"])
    total[chance.choice([0, 1, 2])] = label
    if total[0] is None and chance.random() < 0.5:
        total[0] = 6
    made.after = [total]


@fault(15)
def titles_again(made: Return, chance: Random) -> None:
    made.after = [list(made.titles.values())]


@fault(15)
def second_column_of_a_title(made: Return, chance: Random) -> None:
    name = chance.choice(["cout_travaux", "date_fin", "info"])
    made.titles["bis"] = made.titles[name]
    for row, cells in enumerate(made.cells):
        cells["bis"] = cells[name]
        if chance.random() < 0.5:
            cells[name] = None
        meant = made.allowed.get((row, name), Allowed((truth()[row][name],))).values
        made.allowed[row, name] = Allowed(meant, silent=True)


@fault(15, CSV)
def lines_quoted_as_a_whole(made: Return, chance: Random) -> None:
    made.whole_lines = True


def planted(made: Return, one: Fault, chance: Random) -> Return:
    """A return with the fault, the other untouched."""
    copy = made.copy()
    one.plant(copy, chance)
    return copy


def named(name: str) -> Fault:
    """The fault of this name."""
    return next(item for item in FAULTS if item.name == name)


def cases() -> list[tuple[str, str]]:
    """Every fault in every format that can carry it."""
    return [(item.name, kind) for item in FAULTS for kind in item.formats]
