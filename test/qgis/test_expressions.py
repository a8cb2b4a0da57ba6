"""Functions and variables « osp_… »: true, counted once, secret where the rule says it."""

from __future__ import annotations

import shutil
from datetime import date
from threading import Event, Thread

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsProject,
)

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.indicators import indicators
from osp_plugin.gui.shell.expressions import Expressions
from osp_plugin.project import open_base
from osp_plugin.project.expressions import (
    GROUP,
    Source,
    describe_variables,
    functions,
    set_variables,
)
from osp_plugin.project.foreign.expressions import refused
from osp_plugin.storage import open_geopackage
from osp_plugin.storage.home.known import Known, read_known
from osp_plugin.storage.indicators.statistics import Statistics


@pytest.fixture
def base(demo, tmp_path):
    return open_geopackage(shutil.copy(demo, tmp_path / "base.gpkg"))


@pytest.fixture
def source(base):
    made = Source()
    held = functions(made)
    for function in held:
        QgsExpression.registerFunction(function)
    made.lead_to(base)
    made.campaign = 2021
    yield made
    for function in held:
        QgsExpression.unregisterFunction(function.name())


def value(text: str):
    expression = QgsExpression(text)
    assert not expression.hasParserError(), expression.parserErrorString()
    found = expression.evaluate(QgsExpressionContext())
    assert not expression.hasEvalError(), expression.evalErrorString()
    return found


def error(text: str) -> str:
    expression = QgsExpression(text)
    expression.evaluate(QgsExpressionContext())
    return expression.evalErrorString()


def test_figures_are_those_of_the_statistics(source, base):
    table = Statistics.of_base(base).at("epci", ["nb_logements"]).table["nb_logements"]
    for code, count in table.items():
        assert value(f"osp_indicateur('nb_logements', 'epci', '{code}')") == count
    assert value("osp_indicateur('nb_logements', 'bassin')") == 6287
    assert value("osp_indicateur('nb_logements', 'departement', 62)") == table_of(base, "62")
    assert value("osp_indicateur('nb_logements', 'epci', 'PERSONNE') IS NULL")
    assert value("osp_indicateur('nb_logements', 'epci', NULL) IS NULL")


def table_of(base, code):
    return Statistics.of_base(base).at("departement", ["nb_logements"]).table["nb_logements"][code]


def test_a_secret_figure_is_not_given(source, base):
    """A household of a cité of few dwellings is not told by a label."""
    sensitive = [field.name for field in dictionary()["logement"].fields if field.sensible]
    assert sensitive
    statistics = Statistics.of_base(base)
    hidden = [
        (key, code)
        for key in indicators()
        for code in statistics.at("cite", [key]).secret.get(key, ())
    ]
    if not hidden:
        with base.transaction() as session:
            session.execute(
                "UPDATE logement SET loyer_apres = 400 WHERE fid IN (SELECT fid FROM logement "
                "WHERE id_cite IS NOT NULL LIMIT 5)"
            )
        source.lead_to(base)
        statistics = Statistics.of_base(base)
        hidden = [
            (key, code)
            for key in indicators()
            for code in statistics.at("cite", [key]).secret.get(key, ())
        ]
    assert hidden
    key, code = hidden[0]
    assert value(f"osp_indicateur('{key}', 'cite', '{code}') IS NULL")


def test_an_indicator_is_counted_once_for_all_the_rows(source, monkeypatch):
    asked = []
    count = Statistics.at

    def noted(self, *args, **kwargs):
        asked.append(args)
        return count(self, *args, **kwargs)

    monkeypatch.setattr(Statistics, "at", noted)
    text = "array_foreach(generate_series(1, 300), osp_indicateur('nb_logements', 'epci', 'CALL'))"
    assert len(set(value(text))) == 1
    assert len(asked) == 1


def test_what_is_saved_is_counted_again(source, base):
    before = value("osp_indicateur('nb_logements', 'bassin')")
    with base.transaction() as session:
        session.execute("DELETE FROM logement WHERE fid = (SELECT max(fid) FROM logement)")
    source.lead_to(base)
    assert value("osp_indicateur('nb_logements', 'bassin')") == before - 1


def test_tariffs_are_those_of_the_campaign(source):
    assert value("osp_tarif('label', 'C')") == 7500
    assert value("osp_tarif('biosource', 'Mur et toiture', 2021)") == 2500
    assert value("osp_tarif('label', 'C', 1999) IS NULL")


def test_a_wrong_key_is_told_in_french(source):
    assert "nb_chats" in error("osp_indicateur('nb_chats', 'epci', 'CALL')")
    assert "quartier" in error("osp_indicateur('nb_logements', 'quartier', 'CALL')")
    source.lead_to(None)
    assert "base OSP" in error("osp_indicateur('nb_logements', 'bassin')")


def test_the_builder_shows_them_with_help_and_styles_may_use_them(source):
    for name in ("osp_indicateur", "osp_tarif"):
        function = QgsExpression.Functions()[QgsExpression.functionIndex(name)]
        assert function.group() == GROUP and name in function.helpText()
    assert not refused("osp_indicateur('nb_logements', 'epci', \"epci\")")


def test_functions_go_with_the_plugin(source):
    for function in functions(source):
        QgsExpression.unregisterFunction(function.name())
    assert not QgsExpression.isFunctionName("osp_indicateur")


def test_variables_of_the_project_follow_the_base(base):
    project = QgsProject()
    known = read_known(base)
    assert known.campaign == 2022
    assert set_variables(project, Known(2021, date(2021, 6, 15)), "DDTM 62")
    scope = QgsExpressionContextUtils.projectScope(project)
    assert scope.variable("osp_campagne") == 2021
    assert scope.variable("osp_service") == "DDTM 62"
    assert scope.variable("osp_situation") == "Situation au 15/06/2021"
    assert not set_variables(project, Known(2021, date(2021, 6, 15)), "DDTM 62"), "rien n’a changé"
    describe_variables()
    assert QgsExpression.variableHelpText("osp_situation")


@pytest.mark.parametrize(
    "text",
    [
        "osp_indicateur()",
        "osp_indicateur('nb_logements')",
        "osp_indicateur('nb_logements', 'epci', '1', 2)",
        "osp_tarif('label')",
        "osp_tarif('label', 'C', 'une année')",
        "osp_tarif('label', 'C', 2021, 2022)",
    ],
)
def test_what_is_not_typed_whole_is_told_by_the_expression(source, text):
    """An exception that leaves the function would reach QGIS at each row."""
    assert error(text).startswith("Cette fonction s’écrit osp_")


@pytest.mark.parametrize("known", [Known(2021, date(2021, 6, 15)), Known(None, None)])
def test_a_project_that_is_read_again_is_not_unsaved(qgis_app, tmp_path, known):
    project = QgsProject()
    set_variables(project, known, "")
    assert project.write(str(tmp_path / "projet.qgz"))
    again = QgsProject()
    assert again.read(str(tmp_path / "projet.qgz"))
    assert not set_variables(again, known, "")
    assert not again.isDirty()


def test_the_window_does_not_wait_for_a_figure_that_a_map_counts(base, monkeypatch):
    counting, counted = Event(), Event()
    whole = Statistics.at

    def slowly(self, *asked):
        counting.set()
        assert counted.wait(60)
        return whole(self, *asked)

    monkeypatch.setattr(Statistics, "at", slowly)
    source = Source()
    source.lead_to(base)
    found = []
    label = Thread(target=lambda: found.append(source.figure("nb_logements", "bassin", "bassin")))
    label.start()
    assert counting.wait(60)
    window = Thread(target=lambda: source.lead_to(None), daemon=True)
    window.start()
    window.join(5)
    waited = window.is_alive()
    counted.set()
    label.join()
    assert not waited and found == [6287]


def test_a_layer_that_changes_once_the_plugin_is_gone_wakes_nothing(base):
    project = QgsProject.instance()
    project.clear()
    expressions = Expressions(None, None)
    expressions.install()
    layers = open_base(base, project)
    layers["logement"].dataChanged.emit()
    assert expressions._timer.isActive()
    expressions.remove()
    layers["logement"].dataChanged.emit()
    assert not expressions._timer.isActive()
    project.clear()
