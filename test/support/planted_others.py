"""More faults that files of others carry: formats that show another unit, formulas that keep the
zeros of codes, moments of workbooks, ends of lines of large computers."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from random import Random

from .planted import AMOUNTS, FIELDS, Raw, Return, Shown, truth
from .planted_faults import BOOKS, CSV, _row, _spoil_row, fault


@fault(6, BOOKS)
def unit_of_a_number_format(made: Return, chance: Random) -> None:
    row, name = _row(made, chance), chance.choice(AMOUNTS)
    value = truth()[row][name]
    number, code, text, right = chance.choice(
        [
            (value / 1000, '0.0" k€"', f"{value / 1000:.1f} k€", True),
            (value / 1000, "#,##0.0\\ [$K€-40C]", f"{value / 1000:.1f} K€", True),
            (value, '#,##0.0," k€"', f"{value / 1000:.1f} k€", True),
            (value / 1_000_000, '0.000\\ "M€"', f"{value / 1_000_000:.3f} M€", True),
            (value, "[$$-409]#,##0", f"${value:,.0f}", False),
            (value, '0" €/m²"', f"{value:.0f} €/m²", False),
            (0.82, "0%", "82 %", False),
            (value, '#,##0.00\\ "€"', f"{value:.2f} €", True),
        ]
    )
    made.set(row, name, Shown(number, code, text.replace(".", ",")), *((value,) if right else ()))
    _spoil_row(made, row)


@fault(2, BOOKS)
def amount_of_several_columns(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    first, last = chance.choice([("cout_travaux", "subv_palulos"), ("surf_hab", "subv_palulos"),
                                 ("subv_palulos", "loyer_apres")])  # fmt: skip
    made.wide.append((first, last, row))
    names = FIELDS[FIELDS.index(first) : FIELDS.index(last) + 1]
    for name in names:
        made.set(row, name, made.cells[row][name] if name == first else None)
    _spoil_row(made, row)


@fault(2, BOOKS)
def value_over_a_column(made: Return, chance: Random) -> None:
    """What is merged with the next column keeps its value; that of the next is told to be none."""
    row = _row(made, chance)
    first, last = chance.choice([("date_fin", "annee_constr"), ("loyer_apres", "label_vise"),
                                 ("label_vise", "info"), ("idpar", "date_fin")])  # fmt: skip
    made.wide.append((first, last, row))
    made.set(row, last, None)


@fault(2, BOOKS)
def title_of_several_columns(made: Return, chance: Random) -> None:
    """Two amounts under one title: told, and nothing is written of the row."""
    made.titles["subv_palulos"] = None
    made.wide.append(("cout_travaux", "subv_palulos", -1))
    for row in range(len(made.cells)):
        made.set(row, "cout_travaux", made.cells[row]["cout_travaux"])
        made.set(row, "subv_palulos", made.cells[row]["subv_palulos"])
        _spoil_row(made, row)


@fault(4, BOOKS)
def zero_that_its_format_hides(made: Return, chance: Random) -> None:
    row, name = _row(made, chance), chance.choice(AMOUNTS)
    made.set(row, name, Shown(0, chance.choice(["0;-0;;@", ";;;", "0;;"]), ""), silent=True)
    _spoil_row(made, row)


@fault(5, BOOKS)
def moment_of_a_workbook(made: Return, chance: Random) -> None:
    """Midnight in Paris, told in another zone by the cell itself."""
    row = _row(made, chance)
    day = date(2021, chance.choice([1, 2, 11, 12]), chance.randint(2, 27))
    utc = datetime(day.year, day.month, day.day, tzinfo=timezone.utc) - timedelta(hours=1)
    made.set(row, "date_fin", utc, day)


@fault(4, CSV)
def formula_that_keeps_zeros(made: Return, chance: Random) -> None:
    form = chance.choice(['="{}"', '"=""{}"""'])
    for cells in made.cells:
        for name in chance.choice([("ident_rep",), ("ident_rep", "dvoilib", "idpar")]):
            cells[name] = Raw(form.format(cells[name]))


@fault(1, CSV)
def other_ends_of_lines(made: Return, chance: Random) -> None:
    made.parts["ends"] = chance.choice(["\r", "\r\r\n", "\n", "\x85", "\u2028", "\x0b"])


@fault(1, CSV)
def another_separator(made: Return, chance: Random) -> None:
    made.parts["separator"] = chance.choice(["\t", "|", ",", "; ", " ;"])


@fault(5)
def date_of_another_program(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    day = truth()[row]["date_fin"]
    months = ("", "", "", "MAR", "APR", "MAY", "JUN", "JUL", "AUG")
    written = chance.choice(
        [
            f"{day.day:02d}-{months[day.month]}-{day.year % 100}",
            f"{day.day:02d}-{months[day.month].title()}-{day.year}",
            f"{day:%Y%m%d}T000000",
            f"{day:%Y%m%d}T100000Z",
            f"{day.day}. {day.month}. {day.year}",
            f"{day:%d/%m/%y}",
        ]
    )
    made.set(row, "date_fin", written, day)


@fault(1, CSV)
def other_marks_around_cells(made: Return, chance: Random) -> None:
    first, last = chance.choice([("'", "'"), ("«", "»"), ("« ", " »")])
    row = _row(made, chance)
    text = chance.choice(["rue, ou cour; au fond", 'dite "du Nord"', "chauffage de l'été"])
    made.set(row, "info", text, text)
    made.titles = {name: Raw(f"{first}{title}{last}") for name, title in made.titles.items()}
    for cells in made.cells:
        for name in ("info", *chance.sample(FIELDS, 6)):
            if isinstance(cells[name], str):
                held = cells[name].replace("'", "''") if first == "'" else cells[name]
                cells[name] = Raw(f"{first}{held}{last}")


@fault(11)
def parcel_with_a_zero_too_many(made: Return, chance: Random) -> None:
    row = _row(made, chance)
    parcel = truth()[row]["idpar"]
    place = chance.randrange(len(parcel) + 1)
    made.set(row, "idpar", f"{parcel[:place]}0{parcel[place:]}", parcel, always_told=True)
    _spoil_row(made, row)
