"""Placing dwellings: the parcels, the file of addresses, the RPLS, the service, the algorithm."""

from __future__ import annotations

import base64
import gzip
import json
import math
import socket
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsSettings,
    QgsVectorLayer,
)

from osp_plugin.domain.common.addresses import Address, address_of
from osp_plugin.domain.common.streets import street_of
from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.domain.geolocation.address_book import AddressBook
from osp_plugin.domain.geolocation.placement import Placement
from osp_plugin.storage.geolocation.errors import (
    AddressesInArchive,
    AddressFileDamaged,
    NotAnAddressFile,
    ServiceRefused,
    ServiceUnreachable,
)
from osp_plugin.storage.geolocation.placing_addresses import read_addresses
from osp_plugin.storage.geolocation.placing_parcels import spread
from osp_plugin.storage.geolocation.placing_service import BATCH, AddressService, Question
from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.placing import PlacingContract
from ..support.new_base import new_base
from ..support.placing_samples import BAN, LENS, address_service, ban, write_ban
from ..support.processing_runner import Feedback

FIELDS = (
    "field=idpar:string&field=dnvoiri:string&field=dindic:string&field=dvoilib:string"
    "&field=idcom:string&field=ident_rep:string&field=geoloc_source:string"
    "&field=geoloc_score:double&field=remarque:string"
)
IDPAR = "62498000AB0012"


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    return new_base(tmp_path / "base.gpkg")


class TestGeoPackagePlacing(PlacingContract):
    """The contract in a file."""

    def test_a_copy_of_the_file_is_kept(self, run, base, layer):
        done = run("osp:geolocaliser", {"INPUT": layer, "APPLIQUER": True})
        assert Path(done["SAUVEGARDE"]).is_file()


def dwellings(*rows: dict[str, Any], crs: str = "EPSG:2154") -> QgsVectorLayer:
    """A layer in memory; ``place`` is a point."""
    layer = QgsVectorLayer(f"Point?crs={crs}&{FIELDS}", "logements", "memory")
    for row in rows:
        feature = QgsFeature(layer.fields())
        for name, value in {"idcom": LENS, **row}.items():
            if name == "place":
                feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*value)))
            else:
                feature.setAttribute(name, value)
        assert layer.dataProvider().addFeature(feature)
    return layer


def parcels(*shapes: tuple[str, str], field: str = "id") -> QgsVectorLayer:
    """Parcels in memory: id and WKT."""
    layer = QgsVectorLayer(
        f"Polygon?crs=EPSG:2154&field={field}:string&field=nom:string", "parcelles", "memory"
    )
    for name, wkt in shapes:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name, "x"])
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        assert layer.dataProvider().addFeature(feature)
    return layer


def placed(results) -> list[QgsFeature]:
    return list(results["OUTPUT"].getFeatures())


def at(feature) -> tuple[float, float]:
    point = feature.geometry().asPoint()
    return point.x(), point.y()


SQUARE = "POLYGON((700000 7040000, 700030 7040000, 700030 7040030, 700000 7040030, 700000 7040000))"

# -- parcels -------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 7, 60])
@pytest.mark.parametrize(
    ("shape", "wkt"),
    [
        ("carré", SQUARE),
        ("lanière de biais", "POLYGON((0 0, 80 60, 77.6 63.2, -2.4 3.2, 0 0))"),
        ("L", "POLYGON((0 0, 60 0, 60 8, 8 8, 8 60, 0 60, 0 0))"),
        ("trouée", "POLYGON((0 0, 40 0, 40 40, 0 40, 0 0),(4 4, 36 4, 36 36, 4 36, 4 4))"),
        ("en deux", "MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)),((90 0,110 0,110 20,90 20,90 0)))"),
        ("minuscule", "POLYGON((0 0, 2 0, 2 1, 0 1, 0 0))"),
    ],
)
def test_dwellings_of_a_parcel_are_inside_it_and_apart(shape, wkt, count):
    parcel = QgsGeometry.fromWkt(wkt)
    points = spread(parcel, count)
    assert len(points) == count and points == spread(parcel, count)
    assert all(parcel.contains(point) for point in points), shape
    nearest = min(
        (math.sqrt(a.sqrDist(b)) for i, a in enumerate(points) for b in points[:i]), default=99.0
    )
    assert nearest >= 0.3 * math.sqrt(parcel.area() / count), "trop serrés"


def test_a_flat_parcel_places_nobody(run):
    flat = parcels((IDPAR, "POLYGON((0 0, 10 0, 0 0))"))
    done = run(
        "osp:geolocaliser",
        {"INPUT": dwellings({"idpar": IDPAR}), "PARCELLES": flat, "OUTPUT": "memory:"},
    )
    assert done["NB_NON_PLACES"] == 1 and "surface" in placed(done)[0]["message"]


def geojson(path: Path, wkt: str = SQUARE, wanted: int = 1) -> Path:
    """A cadastre of Etalab: WGS 84, ``id``; the parcel and strangers around it."""
    to_degrees = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem.fromEpsgId(2154),
        QgsCoordinateReferenceSystem.fromEpsgId(4326),
        QgsProject.instance(),
    )
    features = []
    for number in range(wanted + 20):
        shape = QgsGeometry.fromWkt(wkt)
        shape.translate(100 * number, 0)
        shape.transform(to_degrees)
        idpar = IDPAR if number == 0 else f"62498000ZZ{number:04d}"
        features.append(
            {
                "type": "Feature",
                "id": idpar,
                "geometry": json.loads(shape.asJson(9)),
                "properties": {"id": idpar, "commune": LENS, "section": "AB", "contenance": 900},
            }
        )
    text = json.dumps({"type": "FeatureCollection", "features": features})
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["cadastre-62-parcelles.json", "cadastre-62-parcelles.json.gz"])
def test_the_cadastre_of_etalab_in_degrees(run, tmp_path, name):
    given = {
        "INPUT": dwellings({"idpar": IDPAR}, {"idpar": "62498000AB9999"}),
        "PARCELLES": str(geojson(tmp_path / name)),
        "OUTPUT": "memory:",
    }
    found, other = placed(run("osp:geolocaliser", given))
    assert QgsGeometry.fromWkt(SQUARE).contains(QgsPointXY(*at(found)))
    told = [found[name] for name in ("geoloc_source", "geoloc_score", "placement")]
    assert told == ["parcelle", 1.0, "parcelle"] and found["geoloc_date"].isValid()
    assert other["placement"] == "non_place" and "62498000AB9999" in other["message"]


@pytest.mark.parametrize("field", ["IDU", "idpar", "geo_parcelle", "reference_cadastrale"])
def test_the_field_of_the_id_is_recognised(run, field):
    layer = parcels((IDPAR, SQUARE), field=field)
    given = {"INPUT": dwellings({"idpar": IDPAR}), "PARCELLES": layer}
    assert run("osp:geolocaliser", given)["NB_PARCELLE"] == 1


def test_the_id_of_the_tax_office_has_one_more_digit(run):
    layer = parcels((f"{IDPAR[:2]}0{IDPAR[2:]}", SQUARE), field="geo_parcelle")
    given = {"INPUT": dwellings({"idpar": IDPAR}), "PARCELLES": layer}
    assert run("osp:geolocaliser", given)["NB_PARCELLE"] == 1


def test_a_layer_without_id_is_refused_in_french(run):
    layer = parcels(("pas un identifiant", SQUARE))
    with pytest.raises(QgsProcessingException, match="14 caractères"):
        run("osp:geolocaliser", {"INPUT": dwellings({"idpar": IDPAR}), "PARCELLES": layer})


def test_a_field_that_is_not_there_is_refused_in_french(run):
    given = {"INPUT": dwellings({"idpar": IDPAR}), "PARCELLES": parcels((IDPAR, SQUARE))}
    with pytest.raises(QgsProcessingException, match="absente"):
        run("osp:geolocaliser", {**given, "CHAMP_PARCELLE": "absente"})
    assert run("osp:geolocaliser", {**given, "CHAMP_PARCELLE": "ID"})["NB_PARCELLE"] == 1


def test_a_parcel_in_pieces_is_one(run):
    far = "POLYGON((700100 7040000,700130 7040000,700130 7040030,700100 7040030,700100 7040000))"
    layer = parcels((IDPAR, SQUARE), (IDPAR, far))
    many = dwellings(*({"idpar": IDPAR, "dnvoiri": str(n)} for n in range(1, 9)))
    done = run("osp:geolocaliser", {"INPUT": many, "PARCELLES": layer, "OUTPUT": "memory:"})
    pieces = [QgsGeometry.fromWkt(wkt) for wkt in (SQUARE, far)]
    inside = Counter(
        index for f in placed(done) for index, piece in enumerate(pieces)
        if piece.contains(QgsPointXY(*at(f)))
    )  # fmt: skip
    assert sum(inside.values()) == 8 and len(inside) == 2
    assert placed(done)[0]["geoloc_score"] == 0.95


def test_room_is_left_to_those_already_there_even_when_they_are_not_selected(run):
    # Where the first of two would stand.
    there = spread(QgsGeometry.fromWkt(SQUARE), 2)[0]
    layer = dwellings(
        {"idpar": IDPAR, "place": (there.x(), there.y()), "geoloc_source": "manuel"},
        {"idpar": IDPAR},
    )
    QgsProject.instance().addMapLayer(layer, False)
    try:
        new = [f.id() for f in layer.getFeatures() if f.geometry().isNull()]
        layer.selectByIds(new)
        chosen = QgsProcessingFeatureSourceDefinition(layer.id(), True)
        given = {"INPUT": chosen, "PARCELLES": parcels((IDPAR, SQUARE)), "OUTPUT": "memory:"}
        done = run("osp:geolocaliser", given)
    finally:
        QgsProject.instance().removeMapLayer(layer.id())
    assert (done["NB_LOGEMENTS"], done["NB_PLACES"]) == (1, 1)
    assert math.dist(at(placed(done)[0]), (there.x(), there.y())) > 10


# -- addresses -----------------------------------------------------------------------------------


def read(path: Path, communes: set[str], **more: Any) -> AddressBook:
    book = AddressBook()
    read_addresses(path, communes, book, **more)
    return book


def street(name: str, idcom: str = LENS) -> Address:
    """A street of a commune, without number."""
    return Address(street_of(name), None, idcom)


def test_columns_are_found_by_name_in_any_order_compressed_or_not(tmp_path):
    rows = [
        ban(12, "Rue des Lilas", 684_200, 7_040_200, rep="bis"),
        ban(14, "Rue des Lilas", 684_210, 7_040_200),
        {**ban(1, "Rue d’Arras", 1, 1), "code_insee": "62041"},
    ]
    for name, columns in (
        ("a.csv", BAN),
        ("b.csv.gz", BAN),
        ("c.csv", list(reversed(BAN))),
        ("d.csv", [column for column in BAN if column not in ("id_fantoir", "lon", "lat")]),
    ):
        book = read(write_ban(tmp_path / name, rows, columns), {LENS})
        assert book.points(street("R DES LILAS")) == [
            (684_200.0, 7_040_200.0),
            (684_210.0, 7_040_200.0),
        ], name
        assert len(book) == 2, "une commune qui n’intéresse personne est lue"


def test_degrees_former_communes_and_files_of_a_commune(tmp_path):
    degrees = {"x": "", "y": "", "lon": 2.8322, "lat": 50.4291}
    rows = [ban(12, "Rue des Lilas", **degrees, code_insee_ancienne_commune="62999")]
    book = read(write_ban(tmp_path / "a.csv", rows), {LENS, "62999"})
    ((x, y),) = book.points(street("RUE DES LILAS", "62999"))
    assert math.dist((x, y), (688_074, 7_036_829)) < 100

    own = tmp_path / "bal.csv"
    own.write_text(
        "cle_interop;commune_insee;voie_nom;numero;suffixe;x;y\n"
        f"a;{LENS};Rue des Lilas;12;ter;684200;7040200\n"
        f"b;{LENS};Le Marais;99999;;684300;7040300\n",
        encoding="cp1252",
    )
    book = read(own, {LENS})
    assert len(book) == 2 and book.points(street("le marais"))


def test_what_browsers_and_spreadsheets_do_to_a_file(tmp_path):
    expected = [(684_200.5, 7_040_200.25)]
    row = ban(12, "Rue des Lilas", 684_200.5, 7_040_200.25)
    text = write_ban(tmp_path / "a.csv", [row]).read_text(encoding="utf-8")
    header, line = text.splitlines()
    unpacked, packed = tmp_path / "b.csv.gz", tmp_path / "c.csv"
    unpacked.write_text(text, encoding="utf-8")
    packed.write_bytes(gzip.compress(text.encode("utf-8")))
    commas, quoted = tmp_path / "d.csv", tmp_path / "e.csv"
    commas.write_text("\ufeff" + "\r\n".join([header, line.replace(".", ",")]), encoding="utf-8")
    opened = line.replace("Rue des Lilas", '"Rue du Stade')
    closed = line.replace("Rue des Lilas", '"Rue des Lilas"')
    quoted.write_text("\n".join([header, opened, closed]), encoding="utf-8")
    for path in (unpacked, packed, commas, quoted):
        assert read(path, {LENS}).points(street("R DES LILAS")) == expected, path.name


def test_coordinates_that_are_nowhere_in_france_are_no_position(tmp_path):
    nowhere = [ban(12, "Rue des Lilas", 0, 0), ban(14, "Rue des Lilas", 7_040_200, 309_022)]
    assert len(read(write_ban(tmp_path / "a.csv", nowhere), {LENS})) == 0
    degrees = ban(12, "Rue des Lilas", 0, 0, lon=2.8322, lat=50.4291)
    book = read(write_ban(tmp_path / "b.csv", [degrees]), {LENS})
    ((x, y),) = book.points(street("RUE DES LILAS"))
    assert math.dist((x, y), (688_074, 7_036_829)) < 100


@pytest.mark.parametrize(
    ("x", "y"),
    [("684200,5", "7040200,25"), ("684 200,5", "7\u202f040\u00a0200.25"),
     ("2.776", "50.460"), ("2,776", "50,460"), ("309022", "6526440")],
)  # fmt: skip
def test_coordinates_are_read_whatever_their_system_and_their_decimals(tmp_path, x, y):
    book = read(write_ban(tmp_path / "a.csv", [ban(12, "Rue des Lilas", x, y)]), {LENS})
    (place,) = book.points(street("RUE DES LILAS"))
    assert math.dist(place, (684_200, 7_040_200)) < 300


@pytest.mark.parametrize(
    ("x", "y"),
    [("0", "0"), ("309022", "7040200"), ("7040200", "309022"), ("NA", "NA"),
     ("-61.5", "16.2"), ("inf", "nan"), ("684200", "")],
)  # fmt: skip
def test_coordinates_that_are_none_of_the_departement_are_told(tmp_path, x, y):
    book = read(write_ban(tmp_path / "a.csv", [ban(12, "Rue des Lilas", x, y)]), {LENS})
    assert len(book) == 0
    asked = address_of("12", None, "rue des Lilas", LENS)
    assert "coordonnées qui n’y sont pas" in book.place(asked)


@pytest.mark.parametrize(("x", "y"), [("7040200", "684200"), ("50,460", "2,776")])
def test_coordinates_that_are_right_only_once_exchanged_are_exchanged_and_told(run, tmp_path, x, y):
    rows = [ban(12, "Rue des Lilas", "684200", "7040200"), ban(14, "Rue des Lilas", x, y)]
    path = write_ban(tmp_path / "a.csv", rows)
    book = AddressBook()
    told = read_addresses(path, {LENS}, book).exchanged
    assert (told.count, told.line) == (1, 3)
    assert all(math.dist(place, (684_200, 7_040_200)) < 300 for place in book.points(
        street("RUE DES LILAS")))  # fmt: skip
    home = {"idcom": LENS, "dnvoiri": "14", "dvoilib": "rue des Lilas"}
    feedback = Feedback()
    given = {"INPUT": dwellings(home), "ADRESSES": str(path), "OUTPUT": "memory:"}
    run("osp:geolocaliser", given, feedback)
    said = " ".join([*feedback.said, *feedback.warnings])
    assert "1 adresses de « a.csv » ont leurs coordonnées x et y" in said


def test_a_number_that_a_spreadsheet_made_a_date_is_no_number_of_a_street(tmp_path):
    rows = [
        ban("5-janv", "Rue des Lilas", 684_200, 7_040_200),
        ban(14, "Rue Ney", 684_201, 7_040_201),
    ]
    book = AddressBook()
    left_out = read_addresses(write_ban(tmp_path / "a.csv", rows), {LENS}, book).left_out
    assert (len(book), left_out.count, left_out.line) == (1, 1, 2)
    assert "5-janv" in left_out.reason.lower()


def test_lines_of_addresses_that_do_not_hold_are_left_out_and_counted(tmp_path):
    rows = [ban(n, "Rue des Lilas", 684_200 + n, 7_040_200) for n in range(2, 9)]
    path = write_ban(tmp_path / "a.csv", rows)
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[2] = lines[2].replace("Rue", '"Rue')
    lines[3] = lines[3].replace("Lilas", "Lilas;")
    path.write_text("\n".join(["Base adresse", "Source : IGN", *lines]), encoding="cp850")
    book = AddressBook()
    left_out = read_addresses(path, {LENS}, book).left_out
    assert (len(book), left_out.count, left_out.line) == (5, 2, 5)
    assert "jamais refermé" in left_out.reason


def test_another_file_a_cut_one_and_a_cancel_are_told(tmp_path):
    other = tmp_path / "autre.csv"
    other.write_text("nom;prenom\na;b\n", encoding="utf-8")
    with pytest.raises(NotAnAddressFile, match="numero, nom_voie, code_insee, x, y"):
        read(other, {LENS})
    rows = [ban(n, "Rue des Lilas", 684_000 + n, 7_040_000) for n in range(1, 30_000)]
    whole = write_ban(tmp_path / "a.csv.gz", rows)
    cut = tmp_path / "coupe.csv.gz"
    cut.write_bytes(whole.read_bytes()[:-2_000])
    with pytest.raises(AddressFileDamaged, match="coupe"):
        read(cut, {LENS})
    with pytest.raises(Cancelled):
        read(whole, {LENS}, work=Work(asked=lambda: True))
    steps: list[float] = []
    read(whole, {LENS}, work=Work(steps.append))
    assert steps == sorted(steps) and 0 <= steps[0] <= steps[-1] <= 1


# -- the RPLS ------------------------------------------------------------------------------------


def test_the_rpls_places_by_number_whatever_the_system_of_its_points(run, tmp_path):
    table = tmp_path / "rpls.csv"
    table.write_text(
        "IDENT_REP;X;Y;EPSG\n"
        "0044679431;684200.5;7040200.5;2154\n"
        "44679432;2,8322;50,4291;4326\n"
        "0044679433;0;0;4326\n"
        "0044679434;;;2154\n",
        encoding="utf-8",
    )
    layer = dwellings(*({"ident_rep": f"004467943{n}"} for n in (1, 2, 3, 4)), {"ident_rep": None})
    done = run("osp:geolocaliser", {"INPUT": layer, "RPLS": str(table), "OUTPUT": "memory:"})
    first, second, *others = placed(done)
    assert at(first) == (684_200.5, 7_040_200.5) and first["geoloc_source"] == "rpls"
    assert math.dist(at(second), (688_074, 7_036_829)) < 100
    assert done["NB_RPLS"] == 2 and done["NB_NON_PLACES"] == 3
    assert all(feature.geometry().isNull() for feature in others)


RPLS_FILE = (
    "DEPCOM;NUMVOIE;INDREP;TYPVOIE;NOMVOIE;LIEUDIT;X;Y;EPSG;IDENT_REP\n"
    "62498;0012;B;RUE;DES LILAS;;684200.5;7040200.5;2154;0044679431\n"
    "62498;0014;;RUE;DES LILAS;;2.8322;50.4291;;\n"
    "62498;5;;;;CITE 4;684300;7040300;2154;\n"
    "62041;0014;;RUE;DES LILAS;;684900;7040900;2154;\n"
)


def test_a_file_of_the_rpls_places_by_number_else_by_address(run, tmp_path):
    table = tmp_path / "rpls2021_62.csv"
    table.write_text(RPLS_FILE, encoding="utf-8")
    layer = dwellings(
        {"ident_rep": "0044679431", "dnvoiri": "5", "dvoilib": "CITE 4"},
        {"dnvoiri": "14", "dvoilib": "R DES LILAS"},
        {"dnvoiri": "5", "dvoilib": "CITE 4"},
        {"dnvoiri": "12", "dindic": "bis", "dvoilib": "RUE DES LILAS"},
        {"dnvoiri": "16", "dvoilib": "RUE DES LILAS"},
    )
    done = run("osp:geolocaliser", {"INPUT": layer, "RPLS": str(table), "OUTPUT": "memory:"})
    found = placed(done)
    assert at(found[0]) == (684_200.5, 7_040_200.5) and found[0]["geoloc_score"] == 0.7
    assert math.dist(at(found[1]), (688_074, 7_036_829)) < 100
    assert at(found[2]) == (684_300, 7_040_300)
    assert [feature["geoloc_score"] for feature in found[1:4]] == [0.65] * 3
    assert found[4]["placement"] == "non_place", "un autre numéro n’est pas le sien"


def test_a_table_of_the_rpls_that_cannot_place_says_what_it_lacks(run, tmp_path):
    for titles, said in (
        ("IDENT_REP;DEPCOM", "pas de colonnes X et Y"),
        ("X;Y;EPSG", "pas de n° RPLS ni d’adresse"),
    ):
        table = tmp_path / "table.csv"
        table.write_text(f"{titles}\n1;2;3\n", encoding="utf-8")
        with pytest.raises(QgsProcessingException, match=f"{said}.*NUMVOIE.*2019"):
            run("osp:geolocaliser", {"INPUT": dwellings({"idpar": IDPAR}), "RPLS": str(table)})


@pytest.mark.parametrize("parameter", ["ADRESSES", "RPLS", "PARCELLES"])
def test_a_file_that_cannot_be_read_is_refused_in_french(run, tmp_path, parameter, monkeypatch):
    def refused(path: Path) -> str:
        given = {"INPUT": dwellings({"idpar": IDPAR}), parameter: str(path)}
        with pytest.raises(QgsProcessingException) as raised:
            run("osp:geolocaliser", given)
        said = str(raised.value)
        named = path.stem in said  # GDAL 3.10 takes noise for a table, which is named so
        assert named and "Errno" not in said and "not found" not in said, said
        return said

    assert "introuvable" in refused(tmp_path / "absent.csv")
    assert "est un dossier" in refused(tmp_path)
    empty, noise = tmp_path / "vide.csv", tmp_path / "bruit.csv"
    empty.touch()
    noise.write_bytes(bytes(range(256)) * 4)
    assert "est vide" in refused(empty)
    asked = {"ADRESSES": "numero", "RPLS": "RPLS", "PARCELLES": "parcelles"}[parameter]
    assert asked in refused(noise)
    locked = tmp_path / "pris.csv"
    locked.write_text("x", encoding="utf-8")
    opened = Path.open

    def open_unless_locked(path, *arguments, **more):
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **more)

    monkeypatch.setattr(Path, "open", open_unless_locked)
    if parameter == "ADRESSES":
        assert "droit de le lire" in refused(locked)


def test_a_workbook_and_an_archive_are_no_csv_and_a_table_has_no_parcel(run, tmp_path):
    row = ban(12, "Rue des Lilas", 684_200, 7_040_200)
    text = write_ban(tmp_path / "a.csv", [row]).read_text(encoding="utf-8")
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.csv", text)
    assert len(read(archive, {LENS})) == 1
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.xlsx", b"PK")
    with pytest.raises(AddressesInArchive, match="Décompressez"):
        read(archive, {LENS})
    unicode_text = tmp_path / "unicode.csv"
    unicode_text.write_text(text, encoding="utf-16")
    assert len(read(unicode_text, {LENS})) == 1
    table = tmp_path / "table.csv"
    table.write_text(f"idpar;x\n{IDPAR};1\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="pas de polygones"):
        run("osp:geolocaliser", {"INPUT": dwellings({"idpar": IDPAR}), "PARCELLES": str(table)})


def test_dwellings_of_one_address_stand_side_by_side(run, tmp_path):
    addresses = write_ban(tmp_path / "a.csv", [ban(2, "Rue des Lilas", 684_200, 7_040_200)])
    door = {"dnvoiri": "2", "dvoilib": "RUE DES LILAS"}
    there = {**door, "place": (684_200, 7_040_200), "geoloc_source": "manuel"}
    layer = dwellings(there, door, door)
    done = run(
        "osp:geolocaliser", {"INPUT": layer, "ADRESSES": str(addresses), "OUTPUT": "memory:"}
    )
    places = [at(feature) for feature in placed(done)]
    assert places[0] == (684_200, 7_040_200) and len(set(places)) == 3
    assert all(1 < math.dist(place, places[0]) < 4 for place in places[1:])


def test_the_surest_source_wins(run, tmp_path):
    addresses = write_ban(
        tmp_path / "a.csv",
        [ban(n, "Rue des Lilas", 684_000 + n, 7_040_000) for n in (2, 4)],
    )
    table = tmp_path / "rpls.csv"
    numbers = [f"004467943{n}" for n in range(3)]
    table.write_text(
        "IDENT_REP;X;Y;EPSG\n" + "".join(f"{n};684900;7040900;2154\n" for n in numbers),
        encoding="utf-8",
    )
    layer = dwellings(
        {"ident_rep": numbers[0], "dnvoiri": "2", "dvoilib": "R DES LILAS", "idpar": IDPAR},
        {"ident_rep": numbers[1], "dnvoiri": "2", "dvoilib": "R DES LILAS"},
        {"ident_rep": numbers[2], "dvoilib": "R DES LILAS"},
        {"dvoilib": "R DES LILAS"},
    )
    given = {
        "INPUT": layer,
        "PARCELLES": parcels((IDPAR, SQUARE)),
        "ADRESSES": str(addresses),
        "RPLS": str(table),
        "OUTPUT": "memory:",
    }
    methods = [feature["placement"] for feature in placed(run("osp:geolocaliser", given))]
    assert methods == ["parcelle", "ban_numero", "rpls", "ban_voie"]


# -- what stays ----------------------------------------------------------------------------------


def test_manual_places_stay_and_others_only_yield_to_surer_ones(run):
    far = (600_000.0, 7_000_000.0)
    layer = dwellings(
        {"idpar": IDPAR, "place": far, "geoloc_source": "manuel", "remarque": "main"},
        {"idpar": IDPAR, "place": far, "geoloc_source": "ban", "geoloc_score": 0.4},
        {"idpar": "62498000AB9999", "place": far, "geoloc_source": "ban", "geoloc_score": 0.4},
        {"place": far},
    )
    given = {"INPUT": layer, "PARCELLES": parcels((IDPAR, SQUARE)), "OUTPUT": "memory:"}
    assert [at(f) for f in placed(run("osp:geolocaliser", given))] == [far] * 4
    done = run("osp:geolocaliser", {**given, "REFAIRE": True})
    features = placed(done)
    assert [at(f) == far for f in features] == [True, False, True, True]
    assert (features[0]["geoloc_source"], features[0]["remarque"]) == ("manuel", "main")
    assert (done["NB_PLACES"], done["NB_CONSERVES"], done["NB_MANUELS"]) == (1, 3, 1)


def test_a_place_by_hand_stays_however_the_layer_writes_it(run):
    far = (600_000.0, 7_000_000.0)
    layer = dwellings({"idpar": IDPAR, "place": far, "geoloc_source": "Manuel "})
    given = {"INPUT": layer, "PARCELLES": parcels((IDPAR, SQUARE)), "REFAIRE": True}
    done = run("osp:geolocaliser", {**given, "OUTPUT": "memory:"})
    assert done["NB_MANUELS"] == 1 and at(placed(done)[0]) == far


def test_a_layer_in_another_system_and_one_without_columns(run):
    layer = dwellings({"idpar": IDPAR}, {"place": (2.8322, 50.4291)}, crs="EPSG:4326")
    given = {"INPUT": layer, "PARCELLES": parcels((IDPAR, SQUARE)), "OUTPUT": "memory:"}
    new, there = placed(run("osp:geolocaliser", given))
    assert QgsGeometry.fromWkt(SQUARE).contains(QgsPointXY(*at(new)))
    assert math.dist(at(there), (688_074, 7_036_829)) < 100
    with pytest.raises(QgsProcessingException, match="idpar"):
        run("osp:geolocaliser", {"INPUT": QgsVectorLayer("Point?field=a:int", "x", "memory")})
    with pytest.raises(QgsProcessingException, match="base OSP"):
        run("osp:geolocaliser", {"INPUT": layer, "APPLIQUER": True})


def test_a_cancel_leaves_nothing(run, tmp_path):
    rows = [ban(n, "Rue des Lilas", n, n) for n in range(1, 60_000)]
    addresses = write_ban(tmp_path / "a.csv", rows)
    output = tmp_path / "sortie.gpkg"
    layer = dwellings({"dnvoiri": "1", "dvoilib": "RUE DES LILAS"})
    given = {"INPUT": layer, "ADRESSES": str(addresses), "OUTPUT": str(output)}
    with pytest.raises(QgsProcessingException, match="annulée"):
        run("osp:geolocaliser", given, Feedback(cancel_at=45))
    assert not output.exists()


def test_a_layer_in_memory_is_announced_once_to_the_window(provider):
    made = QgsApplication.processingRegistry().createAlgorithmById("osp:geolocaliser")
    context, project = QgsProcessingContext(), QgsProject.instance()
    context.setProject(project)
    wanted = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", project)
    given = {"INPUT": dwellings({"idpar": IDPAR}), "OUTPUT": wanted}
    results, succeeded = made.run(given, context, Feedback())
    assert succeeded
    assert list(context.layersToLoadOnCompletion()) == [results["OUTPUT"]]


# -- the service ---------------------------------------------------------------------------------


def ask(url: str, questions: list[Question], authcfg: str = "") -> dict[int, Placement | str]:
    answers: dict[int, Placement | str] = {}
    AddressService(url, authcfg, waits=(0.0, 0.0)).ask(questions, answers)
    return answers


def test_the_service_is_asked_in_batches_for_the_address_and_the_commune_alone(qgis_app):
    asked = [Question(n, f"{n} RUE DE L’ÉGLISE", LENS) for n in range(BATCH + 1)]
    with address_service() as service:
        answers = ask(service.url, asked)
    assert len(service.forms) == 2 and len(answers) == BATCH + 1
    form = service.forms[0]
    assert (form["columns"], form["citycode"]) == (["adresse"], ["idcom"])
    assert service.rows[3] == {"cle": "3", "adresse": "3 RUE DE L’ÉGLISE", "idcom": LENS}
    found = answers[3]
    assert isinstance(found, Placement) and found.source == "ban"
    assert math.dist((found.x, found.y), (688_074, 7_036_829)) < 100
    assert found.score == pytest.approx(0.95 * 0.9, abs=0.006)


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ({"result_score": 0.3}, "assez sûr"),
        ({"result_type": "municipality"}, "assez sûr"),
        ({"longitude": "", "latitude": "", "result_score": ""}, "assez sûr"),
        ({"longitude": 150, "latitude": -30}, "assez sûr"),
        ({"result_citycode": "75056"}, "autre commune"),
    ],
)
def test_an_answer_that_is_a_guess_is_not_believed(qgis_app, result, said):
    with address_service() as service:
        usual = service.answer
        service.answer = lambda row: {**usual(row), **result}  # type: ignore[method-assign]
        answer = ask(service.url, [Question(1, "1 RUE X", LENS)])[1]
    assert isinstance(answer, str) and said in answer


def test_a_service_that_is_overwhelmed_is_asked_again_and_one_that_refuses_is_not(qgis_app):
    one = [Question(1, "1 RUE X", LENS)]
    with address_service() as service:
        service.failures = [429, 503]
        assert len(ask(service.url, one)) == 1
        service.failures = [503, 503, 503]
        with pytest.raises(ServiceUnreachable, match="proxy"):
            ask(service.url, one)
        service.failures = [403, 200]
        with pytest.raises(ServiceRefused):
            ask(service.url, one)
        assert service.failures == [200], "un refus a été redemandé"
        usual = service.answer
        service.answer = lambda row: {"autre": usual(row)["result_score"]}  # type: ignore[method-assign]
        with pytest.raises(ServiceRefused, match="longitude"):
            ask(service.url, one)


def test_the_service_is_given_the_account_of_the_keyring(qgis_app):
    keyring = QgsApplication.authManager()
    if not keyring.masterPasswordIsSet():
        keyring.setMasterPassword("trousseau des tests", True)
    account = QgsAuthMethodConfig("Basic")
    account.setName("adresses")
    account.setConfig("username", "ddtm")
    account.setConfig("password", "secret")
    assert keyring.storeAuthenticationConfig(account)[0]
    with address_service() as service:
        ask(service.url, [Question(1, "1 RUE X", LENS)], account.id())
        ask(service.url, [Question(1, "1 RUE X", LENS)])
    keyring.removeAuthenticationConfig(account.id())
    expected = base64.b64encode(b"ddtm:secret").decode("ascii")
    assert service.authorization == [f"Basic {expected}", None]


@pytest.fixture
def stopped() -> Iterator[Work]:
    """A work that is cancelled after a moment."""
    asked = threading.Event()
    timer = threading.Timer(0.3, asked.set)
    timer.start()
    yield Work(asked=asked.is_set)
    timer.join()


def test_a_cancel_is_heard_between_two_attempts(qgis_app, stopped):
    with address_service() as service:
        service.failures = [503]
        start = time.monotonic()
        with pytest.raises(Cancelled):
            AddressService(service.url, waits=(30.0,)).ask(
                [Question(1, "1 RUE X", LENS)], {}, stopped
            )
        assert time.monotonic() - start < 5


def test_a_cancel_is_heard_while_the_service_does_not_answer(qgis_app, stopped):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        service = AddressService(f"http://127.0.0.1:{silent.getsockname()[1]}/csv", waits=())
        start = time.monotonic()
        with pytest.raises(Cancelled):
            service.ask([Question(1, "1 RUE X", LENS)], {}, stopped)
        assert time.monotonic() - start < 5


def test_without_network_the_rest_is_placed_and_the_reason_told(run, tmp_path):
    addresses = write_ban(tmp_path / "a.csv", [ban(2, "Rue des Lilas", 684_200, 7_040_200)])
    layer = dwellings(
        {"dnvoiri": "2", "dvoilib": "RUE DES LILAS"}, {"dnvoiri": "2", "dvoilib": "RUE X"}
    )
    given = {"INPUT": layer, "ADRESSES": str(addresses), "OUTPUT": "memory:"}
    with address_service() as service:
        assert run("osp:geolocaliser", given)["NB_PLACES"] == 1
        assert not service.rows, "demandé sans y être invité"
        QgsSettings().setValue("osp_erbm/service_adresses", service.url)
        try:
            done = run("osp:geolocaliser", {**given, "EN_LIGNE": True})
            assert (done["NB_PLACES"], done["NB_SERVICE"]) == (2, 1)
            assert [row["adresse"] for row in service.rows] == ["2 RUE X"]
            service.failures = [400]
            feedback = Feedback()
            done = run("osp:geolocaliser", {**given, "EN_LIGNE": True}, feedback)
        finally:
            QgsSettings().remove("osp_erbm/service_adresses")
    assert done["NB_PLACES"] == 1 and "refusé" in feedback.warnings[0]
