"""No text of a base becomes a formula in a file that leaves the tool."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from qgis.core import QgsApplication, QgsFields, QgsVectorLayer

from osp_plugin.compat import make_field
from osp_plugin.processing.common.destinations import planned
from osp_plugin.processing.common.written_form import form_of

from ..support.hostile import PREFIXES, TRAP, hostile, hostile_base

FORBIDDEN = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
LAYERS = {
    "analyse_logement_bailleur": {"INPUT": "logement", "OPERATIONS": "operation"},
    "controle_completude": {"LOGEMENTS": "logement", "OPERATIONS": "operation"},
    "controle_geolocalisation": {"INPUT": "logement", "COMMUNES": "commune", "CITES": "cite"},
    "geolocaliser": {"INPUT": "logement"},
    "statistiques_territoire": {"INPUT": "logement"},
    "expliquer_evolution": {},
}
"""The layers of a base that the algorithms with a layer to write read."""
OTHERS = {
    "statistiques_territoire": {"ECHELLE": "operation"},
    "expliquer_evolution": {"ECHELLE": "epci"},
}
READS_A_BASE = ("expliquer_evolution",)


@pytest.fixture(scope="module")
def base(provider, tmp_path_factory):
    return hostile_base(tmp_path_factory.mktemp("pieges") / "base.gpkg")


def with_a_sink() -> list[str]:
    """The algorithms of the provider that write a layer."""
    from osp_plugin.processing.provider import ALGORITHMS

    found = []
    for kind in ALGORITHMS:
        algorithm = kind()
        algorithm.initAlgorithm()
        if any(item.type() == "sink" for item in algorithm.parameterDefinitions()):
            found.append(algorithm.name())
    return found


def sinks(name: str) -> list[str]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"osp:{name}")
    return [item.name() for item in algorithm.parameterDefinitions() if item.type() == "sink"]


def texts_of(path: Path) -> list[str]:
    """Every cell of a file that is a text, titles too."""
    if path.suffix == ".csv":
        raw = path.read_bytes()
        separator = ";" if raw.startswith(b"\xef\xbb\xbf") else ","
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file, delimiter=separator) for cell in row]
        return [cell for cell in cells if not re.fullmatch(r"-?\d+([.,]\d+)?", cell)]
    if path.suffix == ".ods":
        with zipfile.ZipFile(path) as archive:
            content = archive.read("content.xml").decode()
        assert "table:formula" not in content
        return re.findall(r"<text:p>([^<]*)</text:p>", content)
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    return [str(cell.value) for cell in cells if cell.data_type == "s"]


def run_into(run, base, folder: Path, name: str, suffix: str, **more) -> list[Path]:
    """The files that the layers of an algorithm go to."""
    files = {sink: folder / f"{sink.lower()}.{suffix}" for sink in sinks(name)}
    layers = {key: f"{base.path}|layername={table}" for key, table in LAYERS[name].items()}
    if name in READS_A_BASE:
        first = base.rows("SELECT min(quand) AS quand FROM journal")[0]["quand"]
        when = datetime.fromisoformat(first.replace("Z", "+00:00")).astimezone()
        more |= {"BASE": str(base.path), "DEBUT": when.isoformat(timespec="milliseconds")[:23]}
    run(
        f"osp:{name}",
        {**layers, **OTHERS.get(name, {}), **{k: str(v) for k, v in files.items()}, **more},
    )
    return list(files.values())


def test_the_walk_knows_every_algorithm_that_writes_a_layer():
    assert set(with_a_sink()) == set(LAYERS)


@pytest.mark.parametrize("suffix", ["csv", "ods", "xlsx"])
@pytest.mark.parametrize("name", sorted(LAYERS))
def test_no_cell_of_a_layer_begins_a_formula(run, base, tmp_path, name, suffix):
    trapped = 0
    for path in run_into(run, base, tmp_path, name, suffix):
        for text in texts_of(path):
            trapped += TRAP in text
            bare = text.lstrip(" \u00a0\u202f\u3000\u200b\ufeff")
            assert not bare.startswith((*FORBIDDEN, "of:=")), (path.name, text)
    assert trapped >= len(PREFIXES)


@pytest.mark.parametrize("name", sorted(LAYERS))
def test_nor_in_the_csv_of_a_french_excel(run, base, tmp_path, name):
    for path in run_into(run, base, tmp_path, name, "csv", CSV_EXCEL=True):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        for text in texts_of(path):
            assert not text.strip().startswith(FORBIDDEN), (path.name, text)
            # Opened with another separator, or line by line.
            for piece in re.split(r'[,;\t\r\n]"*', text)[1:]:
                assert not piece.strip().startswith(FORBIDDEN), (path.name, text)


def test_a_relative_name_is_guarded_too(run, base, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    layer = f"{base.path}|layername=logement"
    run("osp:geolocaliser", {"INPUT": layer, "OUTPUT": "relatif.csv"})
    texts = texts_of(tmp_path / "relatif.csv")
    assert any(TRAP in text for text in texts)
    assert not [text for text in texts if text.strip().startswith(FORBIDDEN)]


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("ogr:dbname='/a/b.xlsx' table=\"places\" (geom)", "'="),
        ("/a/b.CSV", "'="),
        ("b.csv", "'="),
        ("/a/b.ods", "'="),
        ("/a/b.gpkg", "="),
        ("memory:b.csv", "="),
        ("postgis:a b.csv", "="),
    ],
)
def test_the_kind_of_the_destination_tells_what_is_guarded(qgis_app, target, written):
    fields = QgsFields()
    fields.append(make_field("=", "string"))
    fields.append(make_field("n", "number"))
    form = form_of(planned(target).path, fields)
    assert form.fields.at(0).name() == written
    assert form.values(["=", -1.5]) == [written, -1.5]
    assert form.values([None, None]) == [None, None]


def test_a_layer_that_no_spreadsheet_opens_keeps_its_texts(run, base, tmp_path):
    for suffix in ("gpkg", "geojson"):
        target = tmp_path / f"places.{suffix}"
        run(
            "osp:geolocaliser",
            {
                "INPUT": f"{base.path}|layername=logement",
                "OUTPUT": str(target),
                "DIFFUSION": "interne",
            },
        )
        layer = QgsVectorLayer(str(target), "", "ogr")
        assert next(layer.getFeatures())["info"] == hostile(0)


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("analyse_logement_bailleur", {"OUTPUT": None, "SYNTHESE": None}),
        ("controle_completude", {"OUTPUT": "memory:", "DOUBLONS": None}),
        ("controle_geolocalisation", {"OUTPUT": "memory:"}),
    ],
)
def test_the_workbooks_that_the_tool_writes_hold_texts(run, base, tmp_path, name, more):
    book = tmp_path / "classeur.xlsx"
    target = "RAPPORT" if name == "controle_geolocalisation" else "CLASSEUR"
    layers = {key: f"{base.path}|layername={table}" for key, table in LAYERS[name].items()}
    run(f"osp:{name}", {**layers, target: str(book), **more})
    check_workbook(book)


@pytest.mark.parametrize("name", ["classeur", "modele_remontee"])
def test_those_of_a_whole_base_too(run, base, tmp_path, name):
    book = tmp_path / "classeur.xlsx"
    bailleur = base.read("bailleur", ["bailleur"])["bailleur"][0]
    run(f"osp:{name}", {"BASE": str(base.path), "BAILLEUR": bailleur, "OUTPUT": str(book)})
    check_workbook(book)


@pytest.mark.parametrize("name", ["etats_programmation", "suivi_programmation", "suivi_financier"])
def test_those_of_the_programme_too(run, base, tmp_path, name):
    run(f"osp:{name}", {"BASE": str(base.path), "CAMPAGNE": 2021, "DOSSIER": str(tmp_path)})
    books = list(tmp_path.glob("*.xlsx"))
    assert books
    for book in books:
        check_workbook(book)


def check_workbook(path: Path) -> None:
    """Its formulas are those of the tool: none holds a text of the base."""
    cells = [c for s in openpyxl.load_workbook(path) for row in s.iter_rows() for c in row]
    assert any(TRAP in str(cell.value) for cell in cells)
    assert not [c.value for c in cells if c.data_type == "f" and "piège" in str(c.value)]


def test_a_spreadsheet_program_opens_them_without_a_formula(run, base, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice n’est pas sur cette machine")
    for suffix in ("csv", "ods", "xlsx"):
        (path,) = run_into(run, base, tmp_path, "geolocaliser", suffix, CSV_EXCEL=True)
        reading = ["--infilter=CSV:59,34,76,1,,0,false,true,false"] if suffix == "csv" else []
        out = tmp_path / suffix
        command = [office, f"-env:UserInstallation=file://{tmp_path}/profil", "--headless",
                   "--convert-to", "fods", "--outdir", str(out), *reading, str(path)]  # fmt: skip
        subprocess.run(command, check=True, timeout=120, capture_output=True)
        opened = (out / "output.fods").read_text(encoding="utf-8")
        assert TRAP in opened and "table:formula" not in opened
