"""A cascade as a person reads it: its lines in figures that add up, and a paragraph for a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ...domain.common.numbers import DECIMALS
from ...domain.history.cascade import Cascade, rounded
from ...domain.indicators import Indicator
from ...domain.indicators.scales import WHOLE
from ...i18n import translate
from ...storage.dated import local
from ...storage.history.explaining import Evolution, Time
from ..common import french
from ..common.situations import dated

MOST_TOLD = 6
"""Causes that a paragraph tells one by one."""


@dataclass(frozen=True)
class Line:
    """A bar as it is shown: ``value`` is rounded so that the lines add up."""

    key: str
    title: str
    value: float
    rows: int


@dataclass(frozen=True)
class Told:
    """A cascade in the decimals of its indicator."""

    before: float
    lines: tuple[Line, ...]
    after: float

    @property
    def difference(self) -> float:
        """What the lines add up to."""
        return self.after - self.before


def told(found: Cascade, indicator: Indicator) -> Told:
    """The cascade with figures that add up as they are shown."""
    before, values, after = rounded(found, DECIMALS.get(indicator.format, 0))
    lines = [
        Line(bar.key, title_of(bar.title), float(values[bar.key]), bar.rows) for bar in found.bars
    ]
    return Told(float(before), tuple(lines), float(after))


def title_of(title: str) -> str:
    """The title of a bar in the language of QGIS."""
    template = getattr(title, "template", title)
    values = getattr(title, "values", {})
    return translate("history", template).format(**values)


def quantity(value: float, indicator: Indicator) -> str:
    """A figure in the format of the indicator."""
    return french.quantity(value, indicator.format)


def change(value: float, indicator: Indicator) -> str:
    """A difference with its sign; that of two shares is in points."""
    kind = "decimal" if indicator.format == "pourcentage" else indicator.format
    text = french.quantity(value, kind)
    if indicator.format == "pourcentage":
        points = translate("history", "point") if abs(value) < 2 else translate("history", "points")
        text += f"\u00a0{points}"
    return f"+{text}" if value > 0 else text


def period(evolution: Evolution) -> str:
    """« du 01/02/2026 à 10:00:00 au 30/11/2026 à 18:00:00 », or between situations."""
    start, end = evolution.question.start, evolution.end
    if isinstance(start, datetime) and isinstance(end, datetime):
        return translate("history", "du {debut} au {fin}").format(
            debut=local(start), fin=local(end)
        )
    return translate("history", "{debut} → {fin}").format(debut=named(start), fin=named(end))


def named(time: Time) -> str:
    """A time, or the day and the edition of a situation."""
    if isinstance(time, datetime):
        return local(time)
    return translate("history", "{situation} (éd. {numero})").format(
        situation=dated(time), numero=time.edition
    )


def _at(time: Time) -> str:
    """« le 01/02/2026 à 10:00:00 », « à la situation au 15/06/2021 (« Comité », édition 1) »."""
    if isinstance(time, datetime):
        return translate("history", "le {date}").format(date=local(time))
    text = translate("history", "à la situation au {jour} (« {titre} », édition {numero})")
    return text.format(jour=f"{time.day:%d/%m/%Y}", titre=time.title, numero=time.edition)


def place(evolution: Evolution, found: Cascade) -> str:
    """The territory, « » for the whole."""
    return "" if evolution.question.scale == WHOLE else found.name


def paragraph(evolution: Evolution, found: Cascade) -> str:
    """Some sentences for a note: the two figures, and the causes from the largest."""
    indicator = evolution.question.indicator
    figures = told(found, indicator)
    where = place(evolution, found)
    opening = translate(
        "history", "{ou}{indicateur} : {avant} {debut}, {apres} {fin}, soit {ecart}."
    ).format(
        ou=f"{where} – " if where else "",
        indicateur=indicator.title,
        avant=quantity(figures.before, indicator),
        apres=quantity(figures.after, indicator),
        debut=_at(evolution.question.start),
        fin=_at(evolution.end),
        ecart=change(figures.difference, indicator)
        if figures.difference
        else translate("history", "aucun écart"),
    )
    moving = sorted((line for line in figures.lines if line.value), key=lambda x: -abs(x.value))
    if not moving:
        return opening
    causes = [_cause(line, indicator) for line in moving[:MOST_TOLD]]
    text = translate("history", "Cet écart se décompose ainsi : {causes}.").format(
        causes=_joined(causes)
    )
    if len(moving) > MOST_TOLD:
        rest = figures.difference - _total(moving[:MOST_TOLD])
        text += " " + translate("history", "Les autres causes font ensemble {reste}.").format(
            reste=change(rest, indicator)
        )
    return f"{opening} {text}"


def _total(lines: Sequence[Line]) -> float:
    return sum(line.value for line in lines)


def _cause(line: Line, indicator: Indicator) -> str:
    title = line.title[:1].lower() + line.title[1:]
    return f"{title} {change(line.value, indicator)}"


def _joined(parts: Sequence[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return translate("history", "{premiers} et {dernier}").format(
        premiers=", ".join(parts[:-1]), dernier=parts[-1]
    )
