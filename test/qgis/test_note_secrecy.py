"""A note says which of its figures are secret, as the panel and the files of figures do."""

from __future__ import annotations

from osp_plugin.domain.indicators import indicators
from osp_plugin.domain.indicators.secret import is_sensitive
from osp_plugin.reports.common import french
from osp_plugin.reports.fiches import maker
from osp_plugin.reports.fiches.contents import content_of
from osp_plugin.reports.fiches.definition import NOTE, Definition
from osp_plugin.storage import open_geopackage
from osp_plugin.storage.indicators.statistics import Statistics


def test_a_secret_figure_is_in_the_table_of_a_note_and_its_rule_at_the_foot(demo):
    base = open_geopackage(demo)
    statistics = Statistics.of_base(base, shown_from=20)
    key, figures = next(
        (item.key, figures)
        for item in indicators().values()
        if any(is_sensitive(measure) for measure in item.formula.measures())
        and statistics.available(item.key)
        and item.known_by("epci")
        and (figures := statistics.at("cite", [item.key])).secret
    )
    definition = Definition(NOTE, "osp", "Note", scale="cite", keys=(key,))
    content = content_of(definition, base, lambda: statistics)
    hidden = [name for name, told in content.table.rows[:-1] if told == french.HIDDEN_VALUE]
    assert sorted(hidden) == sorted(figures.table["nom"][sorted(figures.secret[key])])
    assert content.sources.endswith(french.secrecy_note(20))
    known = Definition(NOTE, "osp", "Note", scale="cite", keys=("nb_logements",))
    assert french.HIDDEN_VALUE not in content_of(known, base, lambda: statistics).sources.split()


def test_a_fiche_says_which_of_its_figures_is_secret_and_by_what_rule(demo, monkeypatch):
    """None of today's key figures tells of a household; the next one will not be let out by it."""
    base = open_geopackage(demo)
    key = "loyer_avant_moyen"
    secret = set(Statistics.of_base(base, shown_from=20).at("cite", [key]).secret[key])
    monkeypatch.setattr(maker, "KEY_FIGURES", (("nb_logements", "logements"), (key, "de loyer")))
    made = maker.FicheMaker(base, "cite", blocks=("chiffres",), shown_from=20)
    usual = maker.FicheMaker(base, "cite", blocks=("chiffres",))
    hidden = next(subject for subject in made.subjects() if subject.code in secret)
    content = made.content(hidden)
    assert [figure.value for figure in content.figures][1] == french.HIDDEN_VALUE
    assert content.sources.endswith(french.secrecy_note(20))
    known = usual.statistics.at("cite", [key])
    shown = next(one for one in usual.subjects() if known.table[key].get(one.code, 0) > 0)
    told = usual.content(shown)
    assert french.HIDDEN_VALUE not in [figure.value for figure in told.figures]
    assert french.secrecy_note(usual.statistics.shown_from) not in told.sources
