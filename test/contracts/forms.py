"""What every base's forms do, on GeoPackage and on PostGIS alike."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, ClassVar

import pandas as pd
import pytest
from qgis.core import (
    Qgis,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerTools,
    QgsVectorLayerUtils,
)
from qgis.gui import (
    QgsAttributeEditorContext,
    QgsAttributeForm,
    QgsGui,
    QgsMapCanvas,
    QgsRelationReferenceWidget,
)
from qgis.PyQt.QtCore import QCoreApplication, QDate, QLocale

from osp_plugin.compat import python_value
from osp_plugin.domain.dictionary import Field, Table, dictionary
from osp_plugin.gui.entry.empty_fields import EmptyFields
from osp_plugin.project import BaseReference, Showing, has_custom_form, open_base
from osp_plugin.project.forms.definition import form_definition
from osp_plugin.project.forms.relations import relation_id
from osp_plugin.project.layers import READ_ONLY
from osp_plugin.storage.base import Base

X, Y = 680_000.0, 7_035_000.0
EDITED = [name for name in dictionary() if name not in READ_ONLY]
CREATED = [
    name
    for name in EDITED
    if not any(dictionary()[name][field].required for field in form_definition(name).read_only)
]
"""Tables whose rows a form can make; those of the others come from a command."""
OPERATION, OTHER = "SIA CAHC ROUVROY NOUMÉA 2020 G", "Cité de l'Abbaye"
FOLLOWERS = ("idcom", "idcomtxt", "dep", "epci", "id_cite", "nom_cite_1")


LISTS_S = 0.3 if Qgis.QGIS_VERSION_INT >= 33000 else 0.0
LISTS = {
    "{2,1}": {OTHER, "Cité 2"},
    '{"62498","62724"}': {"Lens", "Rouvroy"},
}
"""What to tick for a list to be what it is in the base."""


class Tools(QgsVectorLayerTools):
    """What a form with relations asks of a window. Without it QGIS 3.22 crashes."""

    def addFeature(self, *_args: Any, **_words: Any) -> tuple[bool, QgsFeature]:
        return False, QgsFeature()

    def startEditing(self, layer: QgsVectorLayer) -> bool:
        return bool(layer.startEditing())

    def stopEditing(self, layer: QgsVectorLayer, allowCancel: bool = True) -> bool:
        return True

    def saveEdits(self, layer: QgsVectorLayer) -> bool:
        return True


def square(x: float, y: float, side: float) -> bytes:
    """A square around a point, as the multipolygon of a territory."""
    half = side / 2
    geometry = QgsGeometry.fromRect(QgsRectangle(x - half, y - half, x + half, y + half))
    geometry.convertToMultiType()
    return bytes(geometry.asWkb())


def at(x: float, y: float) -> QgsGeometry:
    """A point."""
    return QgsGeometry.fromPointXY(QgsPointXY(x, y))


def fill(base: Base) -> None:
    """Two communes side by side, each with its cité, two operations, a campaign, a dwelling."""
    west, east = X - 2000, X + 2000
    rows: dict[str, list[dict[str, object]]] = {
        "departement": [{"dep": "62", "nom_dep": "Pas-de-Calais", "geom": square(X, Y, 9000)}],
        "epci": [
            {"epci": "CAHC", "nom_epci": "Hénin-Carvin", "geom": square(west, Y, 4000)},
            {"epci": "CALL", "nom_epci": "Lens-Liévin", "geom": square(east, Y, 4000)},
        ],
        "commune": [
            {"idcom": "62724", "nom_commune": "Rouvroy", "epci": "CAHC", "dep": "62",
             "geom": square(west, Y, 4000)},
            {"idcom": "62498", "nom_commune": "Lens", "epci": "CALL", "dep": "62",
             "geom": square(east, Y, 4000)},
        ],
        "bailleur": [
            {"bailleur": "SIA", "nom_bailleur": "SIA Habitat"},
            {"bailleur": "M&C", "nom_bailleur": "Maisons & Cités"},
        ],
        "campagne": [{"campagne": 2021, "etat": "Ouverte"}, {"campagne": 2022, "etat": "Ouverte"}],
        "tarif": [
            {"campagne": 2021, "nature": nature, "valeur": value, "montant": amount}
            for nature, value, amount in (
                ("label", "C", 7500), ("label", "BBC rénovation", 9000),
                ("biosource", "Toiture", 1000), ("biosource", "Mur et toiture", 2500),
            )
        ],
        "cite": [
            {"id_cite": 1, "nom_cite": OTHER, "idcom": "62724", "geom": square(west, Y, 400)},
            {"id_cite": 2, "nom_cite": "Cité 2", "idcom": "62498", "geom": square(east, Y, 400)},
        ],
        "operation": [
            {"intitule": OPERATION, "bailleur": "SIA", "annee_financ": 2020,
             "type_palu": "Groupé", "num_decision": "2020DD06200001", "cites": "{1,2}",
             "nb_logements_decision": 3},
            {"intitule": OTHER, "bailleur": "M&C", "annee_financ": 2019, "type_palu": "Isolé",
             "num_decision": "2019DD06200007"},
        ],
        "programmation": [
            {"campagne": 2021, "nom": "Ligne", "bailleur": "SIA", "epci": "CAHC", "dep": "62",
             "statut": "Brouillon"},
            {"campagne": 2021, "nom": "Autre ligne", "bailleur": "M&C", "epci": "CALL",
             "dep": "62", "statut": "Brouillon"},
        ],
        "logement": [
            {"id_ddtm62": 7, "bailleur": "SIA", "type_palu": "Groupé", "idcom": "62724",
             "idcomtxt": "Rouvroy", "dep": "62", "epci": "CAHC", "id_cite": 1,
             "nom_cite_1": OTHER, "intitule": OPERATION, "num_decision": "2020DD06200001",
             "annee_financ": 2020, "geoloc_source": "ban", "dvoilib": "rue de l'Église",
             "geom": bytes(at(west, Y).asWkb())},
            {"id_ddtm62": 5, "bailleur": "M&C", "type_palu": "Hors"},
        ],
        "financement": [
            {"operation": OPERATION, "financeur": "État", "montant_prevu": 1000.5},
        ],
        "programme_complementaire": [{"cite": 1, "epci": "CAHC", "campagne": 2021}],
        "delegataire": [
            {"delegataire": "CALL", "nom_delegataire": "Lens-Liévin"},
            {"delegataire": "État 62", "nom_delegataire": "Pas-de-Calais"},
        ],
        "enveloppe": [{"campagne": 2021, "delegataire": "CALL"}],
        "mouvement_enveloppe": [
            {"campagne": 2021, "date_mouvement": date(2021, 10, 1), "origine": "État 62",
             "destination": "CALL", "montant": 10.0, "motif": "Report"},
        ],
        "mouvement_operation": [{"mouvement": 1, "sens": "Cède", "operation": OPERATION}],
        "acompte": [
            {"operation": OPERATION, "nature": "Avance", "date_paiement": date(2021, 5, 1),
             "montant": 5.0},
        ],
        "regle_acompte": [
            {"rang": 1, "libelle": "Acompte", "evenement": "Décision", "delai_mois": 2,
             "delai_sans_date": 0, "part": 50.0},
        ],
        "evenement": [
            {"operation": OPERATION, "nature": "Décision", "date_evenement": date(2020, 10, 1)},
        ],
        "population_cible": [{"edition": "2017", "cite": 1, "bailleur": "SIA"}],
        "trajectoire": [{"annee": 2027, "nom": "Ligne", "epci": "CAHC", "bailleur": "SIA"}],
        "trajectoire_scenario": [
            {"nom": "Bas", "annee_debut": 2027, "annee_fin": 2034, "rythme": 1000,
             "aide": 9000.0, "cout": 85000.0},
        ],
        "scenario": [{"campagne": 2021, "nom": "Un scénario"}],
        "scenario_ligne": [{"scenario": 1, "programmation": 1, "choix": "Retenue"}],
        "avancement": [{"programmation": 1, "date_saisie": date(2021, 4, 1), "acteur": "EPCI"}],
        "occupation": [{"logement": 7, "enquete": 2020}],
        "dpe": [
            {"logement": 7, "numero_dpe": "2162E0000001A", "appariement": "n° RPLS", "score": 1.0}
        ],
        "parcelle": [{"idpar": "627240000B0012", "geom": square(west, Y, 20)}],
        "rpls": [{"ident_rep": "0044619057", "millesime": 2021, "idcom": "62724"}],
        "anomalie_acceptee": [{"fid_logement": 1, "code": "hors_commune", "motif": "Vu"}],
        "organisation": [
            {"organisation": "Mission", "nature": "lecture"},
            {"organisation": "DREAL", "nature": "drbm"},
        ],
        "convention": [
            {"organisation": "Mission", "signee_le": date(2021, 4, 1), "debut": date(2021, 5, 1)}
        ],
        "accord_adresse": [{"bailleur": "SIA", "vague": 2020}],
        "correspondance": [{"bailleur": "SIA", "entete": "adresse", "champ": "dvoilib"}],
    }  # fmt: skip
    with base.transaction() as session:
        for name in base.tables:
            if rows.get(name):
                session.append(base.tables[name], pd.DataFrame(rows[name]))


STATES = {
    ("campagne", "etat"): "Ouverte",
    ("programmation", "statut"): "Brouillon",
    ("tarif", "valeur"): "Mur",
    ("label", "nature"): "label",
    ("evenement", "nature"): "Prorogation",
}
"""Values that a form may take by itself: closing is tried in the tests of the campaigns."""


def sample(table: Table, field: Field) -> Any:
    """A value that the field takes, other than what :func:`fill` gave it. None: leave it."""
    if (table.name, field.name) in STATES:
        return STATES[table.name, field.name]
    keys = {key.field: key.table for key in table.foreign_keys}
    if field.name in keys:
        return {
            "bailleur": "M&C", "commune": "62498", "epci": "CALL", "cite": 2,
            "campagne": 2022, "operation": OTHER, "delegataire": "État 62", "logement": 5,
            "programmation": 2, "scenario": 1, "departement": "62", "mouvement_enveloppe": 1,
            "label": "BBC rénovation", "aide": "PALU_RE", "organisation": "DREAL",
        }[keys[field.name]]  # fmt: skip
    if field.name in ("cites", "l_id_cite"):
        return "{2,1}"  # in the order of the names
    if field.name == "communes":
        return '{"62498","62724"}'
    if field.enum:
        return field.enum[-1]
    if field.pattern:
        return _matching(field)
    if field.type == "date":
        return QDate(2022, 3, 5)
    return {
        "boolean": True,
        "integer": int(field.maximum or 4321) - 1,
        "number": min(1234.56, float(field.maximum or 1e6) * 0.75),
        "string": "L’été à Nœux-les-Mines, rue « d'Hénin »"[: field.max_length],
        "datetime": None,
    }[field.type]


NEW = {
    "bailleur": {"bailleur": "NEUF"},
    "campagne": {"campagne": 2023},
    "commune": {"idcom": "59178"},
    "delegataire": {"delegataire": "NEUF"},
    "departement": {"dep": "59"},
    "epci": {"epci": "CAPH"},
    "mouvement_enveloppe": {"destination": "CALL"},
    "reference_epoque": {"reference": "EPCI", "epci": None},
    "rpls": {"ident_rep": "0044619247"},
}
"""Keys that no row of :func:`fill` has. The samples of the others are new by themselves. None is
for a field that a rule leaves empty."""


def _matching(field: Field) -> str | None:
    examples = ("0044619247", "627240559188", "627240000C1944", "62498", "62", "2019DD06200007",
                "246200364")  # fmt: skip
    matching = (text for text in examples if _fits(field, text))
    return next(matching, None)


def _fits(field: Field, text: str) -> bool:
    import re

    return field.pattern is not None and re.fullmatch(field.pattern, text) is not None


TOGETHER = {
    ("tarif", "valeur"): {"nature": "biosource"},
    ("tarif", "nature"): {"valeur": "Mur"},
    ("mouvement_enveloppe", "origine"): {"destination": "CALL"},
    ("mouvement_enveloppe", "destination"): {"origine": "CALL"},
    ("trajectoire_scenario", "annee_debut"): {"annee_fin": 2049},
    ("reference_epoque", "reference"): {"epci": None, "delegataire": None},
    ("reference_epoque", "epci"): {"reference": "Commune", "delegataire": None},
    ("reference_epoque", "delegataire"): {"reference": "EPCI", "epci": None},
}
"""What else a rule between fields wants, by table and field typed."""


def _type(form: QgsAttributeForm, field: Field, value: Any) -> None:
    """Give a field a value as a user does."""
    _let_lists_fill()
    links = form.findChildren(QgsRelationReferenceWidget, field.name)
    if field.widget == "liste":
        _tick(form, field.name, LISTS[value])
    elif links and value is not None:
        links[-1].setForeignKeys([value])
    else:
        form.changeAttribute(field.name, value)
    _let_lists_fill()


def _let_lists_fill() -> None:
    """Newer QGIS reads the choices of a list in another thread."""
    end = time.monotonic() + LISTS_S
    while time.monotonic() < end:
        QCoreApplication.processEvents()


class FormsContract:
    """Inherited by the tests of each database, which give ``base``: new and empty."""

    @pytest.fixture
    def filled(self, base: Base) -> Base:
        fill(base)
        return base

    @pytest.fixture
    def project(self, qgis_new_project: None) -> QgsProject:
        return QgsProject.instance()

    @pytest.fixture
    def layers(self, filled: Base, project: QgsProject) -> Iterator[dict[str, QgsVectorLayer]]:
        QgsGui.editorWidgetRegistry().initEditors()
        found = open_base(filled, project)
        yield found
        for layer in found.values():
            try:
                layer.rollBack()
            except RuntimeError:  # the test emptied the project
                return

    @pytest.fixture
    def make_form(self) -> Iterator[Any]:
        canvas, tools = QgsMapCanvas(), Tools()
        empty = EmptyFields()  # as in a window: else « NULL » is a text in fields of several lines
        empty.install()
        context = QgsAttributeEditorContext()
        context.setVectorLayerTools(tools)
        context.setMapCanvas(canvas)
        made = []

        def make(layer: QgsVectorLayer, feature: QgsFeature) -> QgsAttributeForm:
            if layer.name() and not layer.readOnly():
                layer.startEditing()
            made.append(QgsAttributeForm(layer, feature, context))
            return made[-1]

        yield make
        from qgis.PyQt import sip

        empty.remove()
        for form in made:
            sip.delete(form)

    # -- opening ----------------------------------------------------------------------------

    def test_a_base_that_was_asked_before_is_asked_nothing_more(self, filled, project, monkeypatch):
        showing = Showing.of(filled)
        # What another thread asks of a server, the window need not wait for.
        monkeypatch.setattr(type(filled), "_open", _refuse)
        assert set(open_base(filled, project, showing=showing)) == set(filled.tables)

    # -- forms ------------------------------------------------------------------------------

    def test_every_table_has_its_form(self, layers, make_form):
        for name, layer in layers.items():
            tabs = [element.name() for element in layer.editFormConfig().tabs()]
            assert tabs == [tab.title for tab in form_definition(name).tabs]
            assert not has_custom_form(layer), name
            feature = next(layer.getFeatures(), QgsFeature(layer.fields()))
            make_form(layer, feature)

    def test_every_expression_can_be_evaluated(self, layers):
        for name, layer in layers.items():
            for text in _expressions(layer):
                expression = QgsExpression(text)
                assert not expression.hasParserError(), (name, expression.parserErrorString())
                for feature in layer.getFeatures(QgsFeatureRequest().setLimit(2)):
                    expression.evaluate(_context(layer, feature))
                    assert not expression.hasEvalError(), (name, text)

    def test_opening_a_form_and_accepting_changes_nothing(self, layers, make_form):
        for name in EDITED:
            layer = layers[name]
            for feature in layer.getFeatures(QgsFeatureRequest().setLimit(2)):
                assert make_form(layer, feature).save()
            assert not layer.isModified(), name

    def test_what_only_the_base_writes_cannot_be_edited(self, layers):
        assert READ_ONLY and not [name for name in READ_ONLY if layers[name].startEditing()]

    @pytest.mark.parametrize("name", EDITED)
    def test_what_is_typed_is_what_the_base_holds(self, layers, make_form, filled, name):
        layer, table = layers[name], dictionary()[name]
        feature = next(layer.getFeatures())
        for field, value in self._typed(layer, table).items():
            if table[field].unique:
                continue  # other rows name it: tried on a row of its own, below
            form = make_form(layer, layer.getFeature(feature.id()))
            _type(form, table[field], value)
            for other, fitting in TOGETHER.get((name, field), {}).items():
                _type(form, table[other], fitting)
            assert form.save(), (field, value)
            assert layer.commitChanges(), (field, value, layer.commitErrors())
            held = filled.query(
                f'SELECT "{field}" AS valeur FROM "{name}" WHERE fid = :fid',
                {"fid": feature["fid"]},
            )["valeur"][0]
            assert _plain(held) == _plain(value), (field, held, value)
            again = layer.getFeature(feature.id())[field]
            assert _plain(again) == _plain(value), field

    @pytest.mark.parametrize("name", CREATED)
    def test_a_row_typed_in_an_empty_form_is_in_the_base(self, layers, make_form, filled, name):
        layer, table = layers[name], dictionary()[name]
        layer.startEditing()
        form = make_form(layer, QgsVectorLayerUtils.createFeature(layer))
        form.setMode(QgsAttributeEditorContext.Mode.AddFeatureMode)
        typed = {**self._typed(layer, table), **NEW.get(name, {})}
        typed = {field: value for field, value in typed.items() if value is not None}
        for field, value in typed.items():
            _type(form, table[field], value)
        assert form.save()
        assert layer.commitChanges(), layer.commitErrors()
        held = filled.query(f'SELECT * FROM "{name}" ORDER BY fid DESC LIMIT 1').iloc[0]
        assert {field: _plain(held[field]) for field in typed} == {
            field: _plain(value) for field, value in typed.items()
        }

    def _typed(self, layer: QgsVectorLayer, table: Table) -> dict[str, Any]:
        config = layer.editFormConfig()
        found = {}
        for field in table.fields:
            index = layer.fields().indexFromName(field.name)
            if field.name == "fid" or config.readOnly(index):
                continue
            value = sample(table, field)
            if value is not None:
                found[field.name] = value
        if "date_os" in found:
            found["date_fin"] = QDate(2023, 1, 1)
        return found

    def test_what_is_not_known_stays_so(self, layers, make_form):
        layer = layers["logement"]
        feature = next(layer.getFeatures())
        for value in ("Oui", "Non", None):
            form = make_form(layer, layer.getFeature(feature.id()))
            form.changeAttribute("occupe_avant", value)
            form.changeAttribute("info", f"occupé : {value}")
            assert form.save()
            assert layer.commitChanges(), layer.commitErrors()
            held = layer.getFeature(feature.id())
            assert python_value(held["occupe_avant"]) == value
            assert python_value(held["occupe_apres"]) is None

    def test_a_list_without_a_tick_is_empty(self, layers, make_form):
        layer = layers["operation"]
        feature = next(layer.getFeatures('"cites" IS NOT NULL'))
        form = make_form(layer, feature)
        _tick(form, "cites", set())
        assert form.save()
        assert python_value(layer.getFeature(feature.id())["cites"]) is None

    def test_a_decimal_comma_is_typed_as_in_france(self, layers, make_form):
        before = QLocale()
        QLocale.setDefault(QLocale("fr_FR"))
        try:
            layer = layers["logement"]
            feature = next(layer.getFeatures())
            form = make_form(layer, feature)
            box = _box(form, "cout_travaux")
            box.setValue(box.valueFromText("123456,5 €"))
            assert form.save()
            assert layer.getFeature(feature.id())["cout_travaux"] == 123456.5
        finally:
            QLocale.setDefault(before)

    def test_constraints_speak_french(self, layers):
        layer = layers["logement"]
        feature = next(layer.getFeatures())
        wrong = {
            "ident_rep": "12", "type_palu": "Grupé", "surf_hab": 2.0, "annee_financ": 1900,
            "bailleur": None, "id_ddtm62": None, "num_decision": "2020",
        }  # fmt: skip
        for name, value in wrong.items():
            index = layer.fields().indexFromName(name)
            feature = next(layer.getFeatures())
            assert QgsVectorLayerUtils.validateAttribute(layer, feature, index)[0], name
            feature.setAttribute(index, value)
            valid, _errors = QgsVectorLayerUtils.validateAttribute(layer, feature, index)
            assert not valid, name
            if value is not None:
                assert layer.constraintDescription(index).endswith(".")

    def test_an_end_before_the_beginning_is_refused(self, layers):
        layer = layers["logement"]
        feature = next(layer.getFeatures())
        index = layer.fields().indexFromName("date_fin")
        feature["date_os"], feature["date_fin"] = QDate(2021, 5, 1), QDate(2021, 4, 1)
        valid, _errors = QgsVectorLayerUtils.validateAttribute(layer, feature, index)
        assert not valid
        assert "précède" in layer.constraintDescription(index)

    def test_computed_fields_are_read_only(self, layers):
        for name in ("etat_enveloppe_mini", "etat_bonus_maxi", "version", "cree_par"):
            config = layers["programmation"].editFormConfig()
            assert config.readOnly(layers["programmation"].fields().indexFromName(name))

    def test_soft_rules_warn_and_do_not_block(self, layers):
        layer = layers["logement"]
        feature = next(layer.getFeatures())
        warned = {
            "ident_rep": ("0044619248", "clé de contrôle"),
            "idlocal": ("624980559188", "autre commune"),
            "idpar": ("624980000C1944", "autre commune"),
            "annee_financ": (2018, None),
            "etiquette_avant": ("B", None),
            "etiquette_apres": ("D", "Moins bonne"),
        }
        for name, (value, _text) in warned.items():
            feature[name] = value
            index = layer.fields().indexFromName(name)
            assert QgsVectorLayerUtils.validateAttribute(layer, feature, index)[0], name
        for name, (_value, text) in warned.items():
            if text:
                assert text in _label(layer, name, feature)
        assert "autre année" in _label(layer, "num_decision", feature)
        right = next(layer.getFeatures())
        right["ident_rep"] = "0044619247"
        assert "⚠" not in _label(layer, "ident_rep", right)

    def test_the_header_names_the_dwelling(self, layers):
        feature = next(layers["logement"].getFeatures())
        feature["dvoilib"] = "rue <b>A&B"
        text = _label(layers["logement"], "version", feature)
        assert "Rouvroy" in text and "SIA Habitat" in text and OPERATION in text
        assert "rue &lt;b>A&amp;&amp;B" in text

    def test_the_financing_plan_tells_its_gap(self, layers):
        feature = next(layers["logement"].getFeatures())
        for name, value in (("cout_travaux", 50000), ("subv_palulos", 9000), ("pret_cdc", 30000)):
            feature[name] = value
        assert "Il manque" in _label(layers["logement"], "modifie_par", feature)
        feature["fonds_propres"] = 11000
        assert "Équilibré" in _label(layers["logement"], "modifie_par", feature)

    def test_a_commune_of_another_epci_is_told(self, layers):
        feature = next(layers["programmation"].getFeatures())
        for communes, told in (('{"62498","62724"}', True), ('{"62724"}', False), (None, False)):
            feature["communes"] = communes
            text = _label(layers["programmation"], "communes", feature)
            assert ("autre EPCI" in text) == told

    def test_counts_of_an_operation_are_those_of_the_view(self, layers, filled):
        feature = next(layers["operation"].getFeatures(f"\"intitule\" = '{OPERATION}'"))
        view = filled.query(
            "SELECT * FROM v_operation WHERE intitule = :nom", {"nom": OPERATION}
        ).iloc[0]
        text = _label(layers["operation"], "version", feature)
        for count in (view["nb_logements"], view["nb_geolocalises"], view["ecart"]):
            assert f">{int(count)}</span>" in text

    def test_operations_of_a_cite_are_listed(self, layers):
        feature = next(layers["cite"].getFeatures('"id_cite" = 2'))
        text = _label(layers["cite"], "modifie_par", feature)
        assert OPERATION in text and OTHER not in text

    # -- values that follow -----------------------------------------------------------------

    def test_moving_the_point_fills_the_territory(self, layers):
        layer = layers["logement"]
        with _edited(layer) as fid:
            layer.changeGeometry(fid, at(X + 2000, Y))
            moved = layer.getFeature(fid)
            assert [moved[name] for name in FOLLOWERS] == [
                "62498", "Lens", "62", "CALL", 2, "Cité 2",
            ]  # fmt: skip
            assert moved["geoloc_source"] == "manuel"
            assert moved["geoloc_date"] == QDate.currentDate()
            layer.changeGeometry(fid, at(X + 3000, Y))
            moved = layer.getFeature(fid)
            assert moved["idcom"] == "62498"
            assert python_value(moved["id_cite"]) is None
            assert python_value(moved["nom_cite_1"]) is None

    def test_the_territory_follows_a_moved_point_until_the_save(self, layers, make_form):
        layer = layers["logement"]
        layer.startEditing()
        fid = next(layer.getFeatures()).id()
        layer.changeGeometry(fid, at(X + 2000, Y))
        for name in ("idcom", "id_cite"):
            assert "vient de bouger" in _label(layer, name, layer.getFeature(fid))
        self._change(layer, fid, idcom="62724", info="vu")
        assert layer.getFeature(fid)["idcom"] == "62498"
        assert layer.commitChanges(), layer.commitErrors()
        form = make_form(layer, layer.getFeature(fid))
        form.changeAttribute("idcom", "62724")
        form.changeAttribute("id_cite", 1)
        assert form.save() and layer.commitChanges(), layer.commitErrors()
        held = layer.getFeature(fid)
        assert [held[name] for name in FOLLOWERS] == ["62724", "Rouvroy", "62", "CAHC", 1, OTHER]
        assert "dans une autre commune" in _label(layer, "idcom", held)
        assert "vient de bouger" not in _label(layer, "idcom", held)

    def test_what_is_typed_for_a_new_point_is_kept(self, layers, make_form):
        layer = layers["logement"]
        layer.startEditing()
        new = QgsVectorLayerUtils.createFeature(layer, at(X + 2000, Y))
        assert [new[name] for name in FOLLOWERS] == ["62498", "Lens", "62", "CALL", 2, "Cité 2"]
        form = make_form(layer, new)
        form.setMode(QgsAttributeEditorContext.Mode.AddFeatureMode)
        for name, value in (("idcom", "62724"), ("id_cite", 1), ("bailleur", "SIA"),
                            ("type_palu", "Hors")):  # fmt: skip
            form.changeAttribute(name, value)
        assert form.save() and layer.commitChanges(), layer.commitErrors()
        held = max(layer.getFeatures(), key=lambda feature: feature["fid"])
        assert [held[name] for name in FOLLOWERS] == ["62724", "Rouvroy", "62", "CAHC", 1, OTHER]

    def test_another_change_leaves_the_territory(self, layers):
        layer = layers["logement"]
        with _edited(layer) as fid:
            self._change(layer, fid, id_cite=2, num_decision="2019DD06200099")
            self._change(layer, fid, info="vu sur place")
            held = layer.getFeature(fid)
            assert held["id_cite"] == 2 and held["nom_cite_1"] == "Cité 2"
            assert held["num_decision"] == "2019DD06200099"
            assert held["geoloc_source"] == "ban"
            self._change(layer, fid, idcom="62498")
            assert layer.getFeature(fid)["epci"] == "CALL"

    pasted_numbers: ClassVar[tuple[int, int]] = (8, 9)
    """What two new points are numbered before they are saved."""

    def test_a_pasted_point_follows_and_has_its_own_number(self, layers):
        layer = layers["logement"]
        with _edited(layer) as fid:
            values = dict(enumerate(layer.getFeature(fid).attributes()))
            del values[layer.fields().indexFromName("fid")]
            pasted = QgsVectorLayerUtils.createFeature(layer, at(X + 2000, Y), values)
            assert pasted["id_ddtm62"] == self.pasted_numbers[0]
            assert pasted["idcom"] == "62498" and pasted["id_cite"] == 2
            assert layer.addFeature(pasted)
            second = QgsVectorLayerUtils.createFeature(layer, at(X, Y), values)
            assert second["id_ddtm62"] == self.pasted_numbers[1]

    def test_choosing_an_operation_fills_its_values(self, layers):
        layer = layers["logement"]
        names = ("bailleur", "type_palu", "num_decision", "annee_financ")
        with _edited(layer) as fid:
            self._change(layer, fid, intitule=OTHER)
            held = layer.getFeature(fid)
            assert [held[name] for name in names] == ["M&C", "Isolé", "2019DD06200007", 2019]
            self._change(layer, fid, num_decision="2018DD06200055")
            self._change(layer, fid, info="à revoir")
            assert layer.getFeature(fid)["num_decision"] == "2018DD06200055"

    def test_the_form_fills_them_at_once_and_keeps_a_correction(self, layers, make_form):
        layer = layers["logement"]
        feature = next(layer.getFeatures())
        form = make_form(layer, feature)
        form.changeAttribute("intitule", OTHER)
        QCoreApplication.processEvents()
        form.changeAttribute("annee_financ", 2018)
        form.changeAttribute("info", "année corrigée")
        QCoreApplication.processEvents()
        assert form.save()
        held = layer.getFeature(feature.id())
        assert (held["bailleur"], held["type_palu"]) == ("M&C", "Isolé")
        assert held["annee_financ"] == 2018

    def test_envelopes_follow_the_tariff_before_the_save(self, layers, filled):
        layer = layers["programmation"]
        feature = next(layer.getFeatures())
        layer.startEditing()
        self._change(layer, feature.id(), etat_nb_c=4, etat_nb_bbc=160, etat_nb_biosources=164)
        names = ("etat_enveloppe_mini", "etat_enveloppe_maxi", "etat_bonus_mini", "etat_bonus_maxi")
        seen = [layer.getFeature(feature.id())[name] for name in names]
        assert seen == [1_634_000, 1_880_000, 164_000, 410_000]
        assert layer.commitChanges(), layer.commitErrors()
        held = filled.query("SELECT * FROM programmation ORDER BY fid").iloc[0]
        assert [held[name] for name in names] == seen

    def _change(self, layer: QgsVectorLayer, fid: int, **values: object) -> None:
        for name, value in values.items():
            assert layer.changeAttributeValue(fid, layer.fields().indexFromName(name), value)

    # -- relations, projects ----------------------------------------------------------------

    def test_relations_of_the_dictionary_are_there(self, layers, project, filled):
        reference = BaseReference.of(filled)
        manager = project.relationManager()
        for name, table in dictionary().items():
            for key in table.foreign_keys:
                relation = manager.relation(relation_id(reference, name, key.field))
                assert relation.isValid()
                assert relation.referencedLayer() is layers[key.table]
                assert relation.referencingLayer() is layers[name]

    def test_the_history_of_a_row_is_its_own(self, layers, project):
        layer = layers["logement"]
        layer.startEditing()
        feature = next(layer.getFeatures())
        self._change(layer, feature.id(), info="journal")
        assert layer.commitChanges()
        relation = next(
            found
            for found in project.relationManager().relations().values()
            if found.polymorphicRelationId() and found.referencedLayerId() == layer.id()
        )
        rows = list(relation.getRelatedFeatures(feature))
        assert {row["nom_table"] for row in rows} == {"logement"}
        update = next(row for row in rows if row["verbe"] == "UPDATE")
        assert "Information" in _label(layers["journal"], "avant", update)

    def test_a_project_saved_and_read_again_is_the_same(self, layers, project, tmp_path):
        before = {name: _described(layer) for name, layer in layers.items()}
        relations = set(project.relationManager().relations())
        assert project.write(str(tmp_path / "projet.qgz"))
        ids = {name: layer.id() for name, layer in layers.items()}
        project.clear()
        assert project.read(str(tmp_path / "projet.qgz"))
        assert set(project.relationManager().relations()) == relations
        for name, identifier in ids.items():
            layer = project.mapLayer(identifier)
            assert _described(layer) == before[name], name
            assert not has_custom_form(layer)


def _context(layer: QgsVectorLayer, feature: QgsFeature) -> Any:
    context = layer.createExpressionContext()
    context.setFeature(feature)
    return context


def label_expression(layer: QgsVectorLayer, name: str) -> str:
    """Expression of the label of a field, empty when its alias is its label."""
    from osp_plugin.project.forms.layout import ALIAS

    return str(
        layer.editFormConfig().dataDefinedFieldProperties(name).property(ALIAS).expressionString()
    )


def _label(layer: QgsVectorLayer, name: str, feature: QgsFeature) -> str:
    expression = QgsExpression(label_expression(layer, name))
    value = expression.evaluate(_context(layer, feature))
    assert not expression.hasEvalError(), expression.evalErrorString()
    return str(value)


def _refuse(*_asked: object, **_how: object) -> None:
    raise AssertionError("the base was asked")


def _expressions(layer: QgsVectorLayer) -> list[str]:
    found = []
    for index, field in enumerate(layer.fields()):
        found += [
            label_expression(layer, field.name()),
            layer.defaultValueDefinition(index).expression(),
            layer.constraintExpression(index),
        ]
    return [text for text in found if text]


def _described(layer: QgsVectorLayer) -> dict[str, Any]:
    """Everything that makes the form of a layer."""
    from osp_plugin.project.forms.signature import signature

    config = layer.editFormConfig()
    fields = {}
    for index, field in enumerate(layer.fields()):
        setup = layer.editorWidgetSetup(index)
        default = layer.defaultValueDefinition(index)
        fields[field.name()] = (
            layer.attributeAlias(index),
            setup.type(),
            # An empty text comes back as no value in newer QGIS.
            {
                key: "" if value is None else str(value)
                for key, value in setup.config().items()
                if key != "LayerSource"
            },
            default.expression(),
            default.applyOnUpdate(),
            layer.constraintExpression(index),
            layer.constraintDescription(index),
            config.readOnly(index),
            config.labelOnTop(index),
            label_expression(layer, field.name()),
        )
    return {"champs": fields, "forme": signature(layer)}


@contextmanager
def _edited(layer: QgsVectorLayer) -> Iterator[int]:
    layer.startEditing()
    yield next(layer.getFeatures()).id()
    layer.rollBack()


def _box(form: QgsAttributeForm, name: str) -> Any:
    from qgis.PyQt.QtWidgets import QDoubleSpinBox, QWidget

    for widget in form.findChildren(QWidget, name):
        boxes = widget.findChildren(QDoubleSpinBox)
        if boxes:
            return boxes[0]
    raise LookupError(name)


def _tick(form: QgsAttributeForm, name: str, wanted: set[str]) -> None:
    """Tick the rows of a list by their text, as a user does, and no other."""
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtWidgets import QTableWidget, QWidget

    form.show()
    QCoreApplication.processEvents()
    for widget in form.findChildren(QWidget, name):
        for table in widget.findChildren(QTableWidget):
            for row in range(table.rowCount()):
                for column in range(table.columnCount()):
                    item = table.item(row, column)
                    if item is not None:
                        ticked = item.text() in wanted
                        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
                        item.setCheckState(state)


def _plain(value: Any) -> Any:
    """A value whatever the database and QGIS make of it."""
    value = python_value(value)
    if isinstance(value, QDate):
        return value.toString("yyyy-MM-dd")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) or type(value).__module__ == "numpy":
        return round(float(value), 6)
    return value
