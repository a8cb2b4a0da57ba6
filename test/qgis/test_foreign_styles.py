"""Styles and layout models of somebody else: what is drawn stays, the rest is left out and told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from qgis.core import QgsAction, QgsProject, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from osp_plugin.paths import LAYOUTS, STYLES
from osp_plugin.project.foreign import LeftOut, clean_layout, clean_style
from osp_plugin.project.foreign.expressions import refused, without_refused
from osp_plugin.project.foreign.values import refused_path
from osp_plugin.project.foreign.xml_tree import parse
from osp_plugin.project.opening import Showing, open_base
from osp_plugin.project.styles import dress
from osp_plugin.storage.geopackage import GeoPackageBase

from ..support.foreign_styles import READING, labels, samples, style
from ..support.new_base import new_base

SAMPLES = samples()


def test_there_are_a_hundred() -> None:
    assert len(SAMPLES) >= 100


@pytest.mark.parametrize("place", range(len(SAMPLES)))
def test_nothing_of_a_hostile_style_is_kept(qgis_app, place: int) -> None:
    left_out = LeftOut()
    cleaned = clean_style(SAMPLES[place], left_out)
    assert "evil" not in cleaned.lower()
    layer = QgsVectorLayer("Point?field=nom:string", "x", "memory")
    document = QDomDocument()
    if cleaned:
        document.setContent(cleaned)
        layer.importNamedStyle(document)
        assert layer.renderer() is not None


@pytest.mark.parametrize("expression", READING)
def test_what_reads_elsewhere_is_refused_and_named(qgis_app, expression: str) -> None:
    assert refused(expression)
    left_out = LeftOut()
    clean_style(labels(expression), left_out)
    assert left_out.told()


@pytest.mark.parametrize(
    "expression",
    [
        '"nom_epci"',
        "right(\"idpar\", 6) || ' m²'",
        "scale_exp(coalesce(@map_scale, 200000), 20000, 400000, 0.7, 0.4, 0.5)",
        "with_variable('a', \"x\" + 1, @a * 2)",
        "array_to_string(array_foreach(array(1, 2), @element * 2))",
        'sum("nb_logements", group_by:="epci")',
        "buffer($geometry, 10, 8)",
        "CASE WHEN \"avancement\" = 'Livré (tout)' THEN @osp_titre END",
        " OR ".join(f"\"idcom\" = '{code}'" for code in range(400)),
    ],
)
def test_what_looks_at_the_row_stays(qgis_app, expression: str) -> None:
    assert refused(expression) == []
    assert not (left_out := LeftOut()) and expression in parse(
        clean_style(labels(expression), left_out)
    ).find(".//text-style").get("fieldName", "")
    assert not left_out


def test_pieces_that_are_taken_out_do_not_make_another(qgis_app) -> None:
    told, names = without_refused("[[% env('a') %]% env('HOME') %] et [% \"nom\" %]")
    assert "[%" in told and names == ["env"]
    assert without_refused(told) == (told, [])


def test_thousands_of_signs_are_refused(qgis_app) -> None:
    assert refused("- " * 5_000 + "1") and refused("(" * 5_000)


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.qml")), ids=lambda path: path.stem)
def test_our_styles_pass_whole_but_their_tip(qgis_app, path: Path) -> None:
    left_out = LeftOut()
    before = parse(path.read_text(encoding="utf-8"))
    after = parse(clean_style(path.read_text(encoding="utf-8"), left_out))
    assert left_out.kinds <= {"bulle"}
    for tag in ("layer", "rule", "category", "prop", "settings", "placement"):
        assert len(list(before.iter(tag))) == len(list(after.iter(tag))), tag


@pytest.mark.parametrize("path", sorted(LAYOUTS.glob("*.qpt")), ids=lambda path: path.stem)
def test_our_models_pass_whole(qgis_app, path: Path) -> None:
    left_out = LeftOut()
    before = parse(path.read_text(encoding="utf-8"))
    after = parse(clean_layout(path.read_text(encoding="utf-8"), left_out))
    assert not left_out, left_out.told()
    assert [element.tag for element in before.iter()] == [element.tag for element in after.iter()]


def _variables(name: str, *values: str) -> str:
    told = "".join(f'<Option type="QString" value="{value}"/>' for value in values)
    names = "".join(f'<Option type="QString" value="{name}_{n}"/>' for n in range(len(values)))
    return (
        f'<Option type="Map"><Option type="StringList" name="variableNames">{names}</Option>'
        f'<Option type="StringList" name="variableValues">{told}</Option></Option>'
    )


def _model(items: str) -> str:
    return f'<Layout name="x">{items}<Atlas enabled="1" coverageLayer="evil"/></Layout>'


@pytest.mark.parametrize(
    "items",
    [
        '<LayoutMultiFrame type="65648" url="http://evil/" html="evil"/>',
        '<LayoutItem type="65640" file="http://evil/x.png"/>',
        '<LayoutItem type="65640" file="//evil/x.png"/>',
        '<LayoutItem type="65640" file="/evil.png"/>',
        '<LayoutItem type="65641" labelText="[% env(\'EVIL\') %]"/>',
        '<LayoutItem type="65641" labelText="[% @project_home || \'evil\' %]"/>',
        '<LayoutItem type="99999" labelText="evil"/>',
        '<LayoutItem type="65639"><LayerSet><Layer source="evil">evil</Layer></LayerSet>'
        "</LayoutItem>",
        '<script src="evil"/>',
        '<LayoutItem type="65640"><LayoutObject><dataDefinedProperties><Option type="Map">'
        '<Option name="properties" type="Map"><Option name="dataDefinedSource" type="Map">'
        '<Option name="expression" type="QString" value="\'ht\' || \'tp://evil/x.png\'"/>'
        "</Option></Option></Option></dataDefinedProperties></LayoutObject></LayoutItem>",
        f"<customproperties>{_variables('osp_source', '[% env(&apos;EVIL&apos;) %]')}"
        "</customproperties>",
        f"<customproperties>{_variables('osp_source', 'http://evil/x.png')}</customproperties>",
    ],
)
def test_a_hostile_model_leads_nowhere(qgis_app, items: str) -> None:
    cleaned = clean_layout(_model(items), LeftOut())
    assert cleaned and "evil" not in cleaned.lower()


def test_a_label_of_a_model_is_no_page(qgis_app) -> None:
    left_out = LeftOut()
    cleaned = clean_layout(
        _model('<LayoutItem type="65641" htmlState="1" labelText="&lt;b&gt;Source : INSEE"/>'),
        left_out,
    )
    assert 'htmlState="0"' in cleaned and "Source : INSEE" in cleaned and left_out.told()


@pytest.mark.parametrize(
    "kept", ["Bassin Minier (Licence Ouverte)", "Cités (contours)", "prix/m² (hors taxe) - 2021"]
)
def test_a_text_with_brackets_is_no_formula(qgis_app, kept: str) -> None:
    noted = f'<Option type="Map"><Option type="QString" name="note" value="{kept}"/></Option>'
    model = _model(
        f"<customproperties>{_variables('source', kept, kept)}</customproperties>"
        f"<customproperties>{noted}</customproperties>"
        f'<LayoutItem type="65646" unitLabel="{kept}"/>'
        f'<displayColumns><column attribute="nom" heading="{kept}"/></displayColumns>'
    )
    left_out = LeftOut()
    assert clean_layout(model, left_out).count(kept) == model.count(kept) == 5
    assert not left_out, left_out.told()


def test_variables_of_a_model_keep_their_own_values(qgis_app) -> None:
    values = "Licence (ouverte)", "http://evil/x.png", "Mission [% env(&apos;X&apos;) %]", "IGN"
    cleaned = clean_layout(
        _model(f"<customproperties>{_variables('v', *values)}</customproperties>"), LeftOut()
    )
    listed = parse(cleaned).findall(".//Option[@name='variableValues']/Option")
    assert [option.get("value") for option in listed] == [
        *("Licence (ouverte)", "", "Mission  ", "IGN"),
    ]


def test_a_symbol_of_qgis_stays_and_a_file_only_of_here(qgis_app, tmp_path: Path) -> None:
    assert refused_path("arrows/NorthArrow_02.svg", local=False) is None
    own = tmp_path / "x.svg"
    own.write_text("<svg/>", encoding="utf-8")
    assert refused_path(str(own), local=True) is None
    assert refused_path(str(own), local=False) == "fichier"


def test_a_base_of_somebody_else_opens_with_its_symbols_only(
    qgis_new_project, tmp_path: Path
) -> None:
    base = new_base(tmp_path / "ailleurs.gpkg")
    _leave(base, "cite", style(rest="<editforminitcode>import evil</editforminitcode>"))
    showing = Showing.of(base)
    assert set(showing.styles.left_out) == {"cite"}
    assert "du code" in showing.styles.told(lambda name: base.tables[name].title)
    project = QgsProject.instance()
    layers = open_base(base, project, showing=showing)
    config = layers["cite"].editFormConfig()
    assert not config.initCode() and not config.uiForm()
    assert not layers["cite"].actions().actions()
    assert layers["cite"].renderer().type() == "singleSymbol"
    assert "display" in layers["cite"].mapTipTemplate() or "nom_cite" in (
        layers["cite"].mapTipTemplate()
    )
    assert os.environ.get("HOME", "") not in layers["cite"].displayExpression()


def test_a_table_that_qgis_drew_with_code_runs_nothing(qgis_app) -> None:
    layer = QgsVectorLayer("Polygon?field=nom_cite:string", "cités", "memory")
    config = layer.editFormConfig()
    config.setInitCode("import evil")
    config.setInitFunction("evil")
    layer.setEditFormConfig(config)
    layer.actions().addAction(QgsAction.ActionType.GenericPython, "Voir", "evil()")
    dress(layer, "cite")
    config = layer.editFormConfig()
    assert not config.initCode() and not config.initFunction()
    assert not layer.actions().actions()


def _leave(base: GeoPackageBase, table: str, qml: str) -> None:
    """Leave a default style in a base, as QGIS writes it."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(base.path)) as file, file:
        file.execute(
            "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_catalog TEXT, "
            "f_table_schema TEXT, f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, "
            "styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT, "
            "ui TEXT, update_time DATETIME)"
        )
        file.execute(
            "INSERT INTO layer_styles (f_table_schema, f_table_name, styleQML, useAsDefault, "
            "update_time) VALUES ('', ?, ?, 1, '2026-01-01')",
            (table, qml),
        )
