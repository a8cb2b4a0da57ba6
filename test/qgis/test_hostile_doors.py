"""Models, batches and cancellations: whatever the door, no output takes the place of a base."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterVectorLayer,
)

from osp_plugin.storage import open_geopackage

from ..support.hostile_names import HOSTILE_NAMES
from ..support.processing_runner import Feedback, run_algorithm

SINKS = {
    "osp:statistiques_territoire": ("INPUT", {"ECHELLE": "epci"}, "OUTPUT", ".gpkg"),
    "osp:analyse_logement_bailleur": ("INPUT", {}, "OUTPUT", ".gpkg"),
}
FILES = {
    "osp:analyse_logement_bailleur": ("INPUT", {}, "CLASSEUR", ".xlsx"),
    "osp:statistiques_territoire": ("INPUT", {"ECHELLE": "epci"}, "TABLEAU", ".xlsx"),
}


@pytest.fixture
def base(demo, tmp_path) -> Path:
    (tmp_path / "base").mkdir()
    copied = Path(shutil.copy(demo, tmp_path / "base" / "base.gpkg"))
    # Another file of tests may have it open: the copy would keep its log beside it.
    with closing(sqlite3.connect(copied)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return copied


def targets(base: Path, tmp_path: Path, suffix: str) -> list[str]:
    """Where nothing may be written, under names that a format would take."""
    link, hard, folder = (tmp_path / f"{name}{suffix}" for name in ("lien", "dur", "dossier"))
    link.symlink_to(base)
    os.link(base, hard)
    folder.mkdir()
    pipe = tmp_path / f"tube{suffix}"
    os.mkfifo(pipe)
    device = tmp_path / f"rien{suffix}"
    device.symlink_to("/dev/null")
    found = [base, link, hard, folder, pipe, device, f"{base}-wal", f"{base}-journal"]
    found += [f"{base.parent}/../base/base.gpkg"]
    if suffix == ".gpkg":
        found += [f"{base}|layername=tarif", f"ogr:dbname='{base}' table=\"logement\" (geom)"]
        found += [f"ogr:dbname='{hard}' table=\"tarif\""]
    return [str(one) for one in found]


def held(base: Path) -> tuple[str, list[str]]:
    """The base, and the names beside it."""
    digest = hashlib.sha256(base.read_bytes()).hexdigest()
    return digest, sorted(path.name for path in base.parent.iterdir())


def model(algorithm: str, read: str, given: dict[str, str], output: str) -> Any:
    """A model of one step, as the model designer makes it, its output asked of who runs it."""
    made = QgsProcessingModelAlgorithm("modèle <b>&</b>", "essais")
    asked = QgsProcessingParameterVectorLayer("couche", "couche")
    made.addModelParameter(asked, QgsProcessingModelParameter("couche"))
    step = QgsProcessingModelChildAlgorithm(algorithm)
    step.setChildId("pas")
    source = QgsProcessingModelChildParameterSource
    step.addParameterSources(read, [source.fromModelParameter("couche")])
    for name, value in given.items():
        step.addParameterSources(name, [source.fromStaticValue(value)])
    out = QgsProcessingModelOutput("sortie", "sortie")
    out.setChildId("pas")
    out.setChildOutputName(output)
    step.setModelOutputs({"sortie": out})
    made.addChildAlgorithm(step)
    return made


@pytest.mark.parametrize("kind", ["couche", "fichier"])
def test_a_model_writes_in_the_place_of_no_base(provider, base, tmp_path, kind):
    known = SINKS if kind == "couche" else FILES
    name, (read, given, output, suffix) = next(iter(known.items()))
    made = model(name, read, given, output)
    before, tried = held(base), 0
    for place in targets(base, tmp_path, suffix):
        value: object = QgsProcessingOutputLayerDefinition(place) if kind == "couche" else place
        parameters = {"couche": f"{base}|layername=logement", "pas:sortie": value}
        with pytest.raises(QgsProcessingException):
            made.run(parameters, QgsProcessingContext(), Feedback(), catchExceptions=False)
        tried += 1
        assert held(base) == before, place
    assert tried >= 9
    whole = tmp_path / f"juste{suffix}"
    parameters = {"couche": f"{base}|layername=logement", "pas:sortie": str(whole)}
    made.run(parameters, QgsProcessingContext(), Feedback(), catchExceptions=False)
    assert whole.stat().st_size and held(base) == before


@pytest.mark.parametrize("at", [0, 5, 20, 40, 60, 80])
@pytest.mark.parametrize("name", ["osp:classeur", "osp:etats_programmation"])
def test_what_is_cancelled_leaves_what_was_there(provider, base, tmp_path, name, at):
    place = tmp_path / "sortie"
    place.mkdir()
    kept = place / "classeur.xlsx"
    kept.write_bytes(b"ce qui est la")
    given: dict[str, Any] = {"BASE": str(base), "OUTPUT": str(kept)}
    if name != "osp:classeur":
        given = {"BASE": str(base), "CAMPAGNE": 2021, "DOSSIER": str(place)}
    before = held(base)
    with pytest.raises(QgsProcessingException):
        run_algorithm(name, given, Feedback(cancel_at=at))
    assert held(base) == before
    assert [path.name for path in place.iterdir()] == ["classeur.xlsx"]
    assert kept.read_bytes() == b"ce qui est la"


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))
def test_a_hostile_text_given_to_a_parameter_is_a_text(provider, base, tmp_path, name):
    """A code of territory, a bailleur, an operation: refused by name or found, never run."""
    place = tmp_path / "sortie"
    before = held(base)
    asked: list[tuple[str, dict[str, Any]]] = [
        ("osp:fiches_territoire", {"ECHELLE": "operation", "TERRITOIRES": [name]}),
        ("osp:preparer_visite", {"OPERATION": name}),
        ("osp:modele_remontee", {"BAILLEUR": name, "OUTPUT": str(tmp_path / "modele.xlsx")}),
    ]
    for algorithm, given in asked:
        values = {"BASE": str(base), **given}
        if "OUTPUT" not in given:
            values["DOSSIER"] = str(place)
        with pytest.raises(QgsProcessingException) as told:
            run_algorithm(algorithm, values)
        assert "Traceback" not in str(told.value) and len(str(told.value)) < 3_000
        assert held(base) == before
    assert not place.exists() or not list(place.iterdir())
    assert not (tmp_path / "modele.xlsx").exists()
    assert open_geopackage(base).read("logement", ["fid"]).shape[0] == 6287
