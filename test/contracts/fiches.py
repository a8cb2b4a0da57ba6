"""What fiches tell, whatever holds the base."""

from __future__ import annotations

from osp_plugin.domain.indicators import Criteria
from osp_plugin.reports.fiches.maker import FicheMaker
from osp_plugin.reports.layouts import Content
from osp_plugin.storage.base import Base

NARROW = "\u202f"


def section(content: Content, title: str):
    return next(part for part in content.sections if part.title == title)


def tells_the_published_figures(base: Base) -> None:
    """Of Lens-Liévin, and of the whole, as published on 15 June 2021."""
    maker = FicheMaker(base, "epci")
    (subject,) = maker.subjects(["CALL"])
    content = maker.content(subject)
    figures = {figure.label: figure.value for figure in content.figures}
    assert figures["logements remontés"] == f"2{NARROW}570"
    assert figures["logements PALULOS remontés"] == "819"
    assert figures["logements PALULOS financés"] == "843"
    assert dict(content.identity)["SIREN"] == "246200364"
    assert len(content.charts) == 2 and all(b"<svg" in chart.drawing for chart in content.charts)
    operations = section(content, "Opérations").table
    # Those without PALULOS and of less than 20 dwellings are added up; none is forgotten.
    grouped = [row for row in operations.rows if "de moins de 20 logements" in row[0]]
    told = sum(int(row[0].split()[0]) for row in grouped)
    assert len(operations.rows) - len(grouped) - 1 + told == 337 and 0 < len(grouped) < 15
    assert all(row[3] == "Hors" for row in grouped)
    reported = [int(row[5].replace(NARROW, "")) for row in operations.rows]
    assert sum(reported[:-1]) == reported[-1]
    assert operations.rows[-1][4:] == ("843", f"2{NARROW}570", f"2{NARROW}553", "+24")
    programme = section(content, "Programmation à venir").table
    # What comes is the campaign that is open, beside that of 2021 which the CRHH has decided.
    lines = base.rows("SELECT nom FROM programmation WHERE campagne = 2022 AND epci = 'CALL'")
    assert len(programme.rows) == len(lines) + 1 > 3
    anomalies = {row[0]: row[1] for row in section(content, "Anomalies ouvertes").table.rows}
    assert anomalies["Logements PALULOS financés et non remontés"] == "24"
    assert anomalies["Logements non géolocalisés"] == "17"


def adds_up_between_scales(base: Base) -> None:
    """The gaps and the unplaced dwellings of the EPCI are those of the whole."""
    totals = {}
    for scale in ("epci", "bassin"):
        maker = FicheMaker(base, scale, blocks=("anomalies",))
        for subject in maker.subjects():
            found = section(maker.content(subject), "Anomalies ouvertes").table
            for name, count, _advice in found.rows if found else ():
                key = (scale, name)
                totals[key] = totals.get(key, 0) + int(count)
    for name, expected in (
        ("Logements non géolocalisés", 41),
        ("Logements PALULOS remontés au-delà de la décision", totals["bassin",
            "Logements PALULOS remontés au-delà de la décision"]),
    ):  # fmt: skip
        assert totals["epci", name] == totals["bassin", name] == expected


def honours_years_and_bailleur(base: Base) -> None:
    """A fiche of one year and one bailleur counts theirs alone."""
    criteria = Criteria(2018, 2018).only("bailleur", "SIA")
    maker = FicheMaker(base, "epci", criteria)
    (subject,) = maker.subjects(["CALL"])
    content = maker.content(subject)
    rows = section(content, "Opérations").table.rows[:-1]
    assert rows and {row[1:3] for row in rows} == {("SIA", "2018")}
    assert "2018" in content.subtitle and "SIA" in content.subtitle
    programme = section(content, "Programmation à venir").table
    # SIA may have no line in the campaign to come.
    assert programme is None or {row[2] for row in programme.rows[:-1]} == {"SIA"}
