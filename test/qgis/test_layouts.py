"""Templates of layouts: complete, filled, kept and restored; nothing overlaps, nothing is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import (
    QgsApplication,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsNumericFormatContext,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QRectF

from osp_plugin.reports.common.whole import FileIncomplete
from osp_plugin.reports.layouts import (
    FICHE_TERRITORY,
    NOTE_MAP,
    NOTE_TABLE,
    STATEMENT,
    Chart,
    Column,
    Content,
    Figure,
    MapSource,
    Section,
    Signature,
    Table,
    View,
    fill,
    template_behind,
    template_of,
    templates,
)
from osp_plugin.reports.layouts.content import RIGHT
from osp_plugin.reports.layouts.files import write_bound_pdf, write_pdf
from osp_plugin.reports.layouts.labels import fit, text_height
from osp_plugin.reports.layouts.models import FICHES, ModelUnreadable
from osp_plugin.reports.layouts.scales import round_length
from osp_plugin.storage import open_geopackage

from ..support.layout_boxes import faults
from ..support.pdf import described, fonts_embedded, pages

SIGNATURE = Signature("Préfet du Pas-de-Calais", "Direction départementale des territoires")
LONG = "Communauté d’agglomération de Béthune-Bruay, Artois-Lys Romane et autres communes associées"
BEHIND = {"osp_corps", "osp_place_legende", "osp_legende", "osp_intertitre", "osp_phrase",
          "osp_situation"}  # fmt: skip
"""Items that lie on others on purpose, or that are not printed."""

DRAWN = {template.shipped.stem: template for template in templates() if template.model != STATEMENT}
"""One template for each file with a map that we ship."""


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    """A profile of its own: the templates of one test are not those of another."""
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", lambda: f"{tmp_path}/profil/")
    return tmp_path / "profil"


@pytest.fixture(scope="module")
def maps(demo) -> Iterator[MapSource]:
    """The layers of the demonstration."""
    found = MapSource.of_base(open_geopackage(demo))
    yield found
    found.release()


@pytest.fixture
def view(maps, own_folder):
    return maps, maps.view("epci", "CALL")


def table(rows: int, words: int = 4) -> Table:
    columns = (Column("Opération", 4), Column("Bailleur"), Column("Logements", 1, RIGHT))
    lines = tuple((f"ligne-{n:04d} " + "mot " * (n % words), "M&C", str(n)) for n in range(rows))
    return Table(columns, (*lines, ("Ensemble", "", "fin")), total=True)


def content(**more: object) -> Content:
    figures = tuple(Figure(f"{n} 000 €", f"chiffre numéro {n}") for n in range(1, 9))
    given = {"title": LONG, "subtitle": "Sous-titre", "sources": "Sources : OSP", **more}
    return Content(figures=figures, identity=(("Code", "CALL"), ("SIREN", "246200364")), **given)


def printed(layout) -> list[QgsLayoutItem]:
    return [
        item
        for item in layout.items()
        if isinstance(item, QgsLayoutItem) and item.isVisible() and item.id() not in BEHIND
    ]


def printed_pages(layout) -> int:
    pages_of = layout.pageCollection()
    return sum(not pages_of.page(n).excludeFromExports() for n in range(pages_of.pageCount()))


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.name)
def test_a_template_has_its_items_within_its_pages(template, own_folder):
    layout = template.load(QgsProject.instance())
    ids = {item.id() for item in layout.items() if isinstance(item, QgsLayoutItem)}
    needed = {"osp_page_sources"}
    if template.model == STATEMENT:
        needed |= {"osp_tableau", "osp_corps", "osp_intertitre", "osp_phrase"}
    else:
        needed |= {"osp_carte", "osp_legende", "osp_echelle", "osp_nord"}
    if template.model.key != "image_carte":
        needed |= {"osp_page_titre", "osp_page_numero", "osp_page_autorite", "osp_page_logo"}
    if template.model in FICHES:
        needed |= {"osp_identite", "osp_tableau", "osp_chiffre_8", "osp_graphique_2"}
    assert needed <= ids
    assert template_behind(layout) == template
    for item in printed(layout):
        if item.page() < 0 or item.id() == "":
            continue
        page = layout.pageCollection().page(item.page()).rect()
        box = QRectF(item.pagePos(), item.rect().size())
        assert page.adjusted(-0.1, -0.1, 0.1, 0.1).contains(box), item.id()


@pytest.mark.parametrize("template", DRAWN.values(), ids=DRAWN.keys())
def test_filled_items_do_not_overlap(template, view):
    maps, shown = view
    layout = template.load(maps.project)
    fill(layout, content(), SIGNATURE, shown)
    kinds = (QgsLayoutItemLabel, QgsLayoutItemMap, QgsLayoutFrame, QgsLayoutItemScaleBar)
    boxes = [
        (item.id(), item.mapRectToScene(item.rect()))
        for item in printed(layout)
        if isinstance(item, kinds) and not isinstance(item, QgsLayoutItemPicture)
    ]
    legend = layout.itemById("osp_legende")
    place = layout.itemById("osp_place_legende")
    room = place.mapRectToScene(place.rect()).adjusted(-0.2, -0.2, 0.2, 0.2)
    assert room.contains(legend.mapRectToScene(legend.rect()))
    boxes.append(("osp_legende", legend.mapRectToScene(legend.rect())))
    for number, (name, box) in enumerate(boxes):
        for other, second in boxes[number + 1 :]:
            common = box.intersected(second)
            assert min(common.width(), common.height()) < 0.3, (name, other)


def test_the_legend_explains_only_what_the_map_shows(view):
    maps, shown = view
    layout = template_of(NOTE_MAP).load(maps.project)
    fill(layout, content(), SIGNATURE, shown)
    legend = layout.itemById("osp_legende")
    assert isinstance(legend, QgsLayoutItemLegend)
    root = legend.model().rootGroup()
    assert [node.name() for node in root.findLayers()] == [layer.name() for layer in shown.legend]
    # The EPCI have one symbol and no title of their own: they are not read as a kind of cité.
    assert [node.name() for node in root.children()] == ["Logements", "Cités minières", "Repères"]
    (landmark,) = root.children()[-1].children()
    assert landmark.layer().name() == "EPCI"


@pytest.mark.parametrize(
    ("paper", "breaks"), [("a4_portrait", [0, 1, 1]), ("a4_paysage", [0, 0, 0])]
)
def test_the_blocks_of_a_legend_are_whole_in_their_columns(paper, breaks, view):
    """Three columns, then one: each block begins one as long as there is another."""
    maps, shown = view
    layout = template_of(NOTE_MAP, paper).load(maps.project)
    fill(layout, content(), SIGNATURE, shown)
    blocks = layout.itemById("osp_legende").model().rootGroup().children()
    assert [int(block.customProperty("legend/column-break", 0)) for block in blocks] == breaks


def test_within_an_epci_its_outline_is_not_explained(maps):
    for scale, code in (("cite", "255"), ("commune", "62498")):
        assert "EPCI" not in [layer.name() for layer in maps.view(scale, code).legend]


@pytest.mark.parametrize("rows", [0, 1, 39, 400])
def test_a_long_table_goes_on_over_the_pages(rows, own_folder, tmp_path):
    layout = template_of(FICHE_TERRITORY).load(QgsProject.instance())
    sections = (Section("Opérations", "Une phrase.", table(rows)), Section("Suite", "Rien."))
    fill(layout, content(sections=sections), SIGNATURE)
    target = tmp_path / "fiche.pdf"
    write_pdf(layout, target)
    found = pages(target)
    assert len(found) == printed_pages(layout)
    whole = "\n".join(found)
    assert re.findall(r"ligne-\d{4}", whole) == [f"ligne-{n:04d}" for n in range(rows)]
    assert whole.count("Ensemble") == 1 and "fin" in whole
    for number, page in enumerate(found, 1):
        assert f"{number} / {len(found)}" in page or f"{number}/{len(found)}" in page
        assert ("Bailleur" in page) == ("M&C" in page or "Ensemble" in page)
    before = layout.pageCollection().pageCount()
    fill(layout, content(sections=sections), SIGNATURE)
    assert layout.pageCollection().pageCount() == before
    fill(layout, content(), SIGNATURE)
    assert layout.pageCollection().pageCount() == 2


@pytest.mark.parametrize("rows", range(42, 48))
def test_no_page_has_a_line_alone(rows, own_folder):
    """Around what a page holds: one row more takes others with it."""
    layout = template_of(FICHE_TERRITORY).load(QgsProject.instance())
    fill(
        layout, content(sections=(Section("Opérations", "Une phrase.", table(rows, 1)),)), SIGNATURE
    )
    frames = [i for i in layout.items() if isinstance(i, QgsLayoutFrame) and i.id() == "osp_suite"]
    told = [len(frame.multiFrame().tableContents()) - 1 for frame in frames]  # but the titles
    assert sum(told) == rows + 1 and min(told) >= 4


def test_an_annex_begins_a_page_unless_it_stands_whole(own_folder, tmp_path):
    layout = template_of(STATEMENT, "a4_portrait").load(QgsProject.instance())
    short = Section("Court", "", table(3), apart=True)
    long = Section("Long", "", table(60), apart=True)
    fill(layout, content(sections=(Section("Un", "", table(9)), short, long)), SIGNATURE)
    found = written_to(tmp_path, layout)
    assert "Court" in found[0] and "Long" in found[0]  # the annex has begun
    fill(layout, content(sections=(Section("Un", "", table(9)), long)), SIGNATURE)
    found = written_to(tmp_path, layout)
    assert "Long" not in found[0] and "Long" in found[1]


@pytest.mark.parametrize("paper", ["a4_paysage", "a4_portrait"])
def test_a_statement_never_begins_a_page_with_a_sum(paper, own_folder, tmp_path):
    """Groups of three lines, each with its sum, and the sum of the sums with the last."""
    rows, levels = [], []
    for number in range(40):
        rows += [(f"ligne-{number:02d}-{n}", "1") for n in range(3)]
        rows += [(f"somme-{number:02d}", "3")] * (2 if number == 39 else 1)
        levels += [0, 0, 0, 1] + ([2] if number == 39 else [])
    columns = (Column("Intitulé", 3), Column("Nombre", 1, RIGHT))
    told = Table(columns, tuple(rows), levels=tuple(levels))
    sections = (Section("Lignes", "Une phrase.", told),)
    layout = template_of(STATEMENT, paper).load(QgsProject.instance())
    fill(layout, content(sections=sections), SIGNATURE)
    target = tmp_path / "etat.pdf"
    write_pdf(layout, target)
    found = pages(target)
    assert len(found) > 2
    told = [re.findall(r"(?:ligne|somme)-[\d-]+", page) for page in found]
    assert [name for page in told for name in page] == [row[0] for row in rows]
    assert all(page[0].startswith("ligne") for page in told)
    assert all(page.count("Intitulé") == 1 for page in found)


def test_the_table_of_a_note_goes_on_the_next_page(own_folder, tmp_path):
    layout = template_of(NOTE_TABLE).load(QgsProject.instance())
    fill(layout, content(table=table(60)), SIGNATURE)
    target = tmp_path / "note.pdf"
    write_pdf(layout, target)
    found = pages(target)
    assert len(found) > 1
    told = re.findall(r"ligne-\d{4}", "\n".join(found))
    assert told == [f"ligne-{n:04d}" for n in range(60)]
    assert all("Béthune-Bruay" in page and "Logements" in page for page in found)


def test_a_long_identity_is_made_smaller_not_cut(own_folder, tmp_path):
    lines = tuple(
        (f"Rubrique {n}", "Lens, Liévin, Avion, Méricourt et 12 autres") for n in range(14)
    )
    layout = template_of(FICHE_TERRITORY).load(QgsProject.instance())
    whole = replace(content(), identity=lines)
    fill(layout, whole, SIGNATURE)
    target = tmp_path / "fiche.pdf"
    write_pdf(layout, target)
    text = pages(target)[0]
    assert all(f"Rubrique {n}" in text for n in range(14))


WORDS = tuple(f"mot{number:05d}" for number in range(2500))


def written_to(tmp_path, layout) -> list[str]:
    write_pdf(layout, tmp_path / "page.pdf")
    return pages(tmp_path / "page.pdf")


def test_a_text_longer_than_a_page_goes_on_upon_the_next(own_folder, tmp_path):
    layout = template_of(STATEMENT).load(QgsProject.instance())
    sections = (Section("Avis", " ".join(WORDS)), Section("Suite des avis", "Rien."))
    fill(layout, content(sections=sections), SIGNATURE)
    found = written_to(tmp_path, layout)
    assert len(found) > 2
    told = [re.findall(r"mot\d{5}", page) for page in found]
    assert [word for page in told for word in page] == list(WORDS)
    assert all("Avis" in page for page in found)
    assert [number for number, page in enumerate(found) if "(suite)" not in page] == [0]
    assert "Suite des avis" in found[-1]


def test_a_long_text_is_given_to_qgis_in_lines(own_folder):
    """QGIS 3.44 takes five minutes to find the lines of 2 500 words."""
    layout = template_of(STATEMENT).load(QgsProject.instance())
    sections = (Section("Avis", " ".join(WORDS)), Section("Suite", "Un avis de quelques mots."))
    fill(layout, content(sections=sections), SIGNATURE)
    texts = [item.text() for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]
    lines = [line for text in texts if "mot0" in text for line in text.split("\n")]
    assert " ".join(lines).count("mot") == len(WORDS)
    assert max(len(line.split()) for line in lines) < 40
    assert "Un avis de quelques mots." in texts


def test_a_row_taller_than_a_page_is_cut_in_rows_that_stand(own_folder, tmp_path):
    columns = (Column("Objet"), Column("Valeur", 4))
    rows = (("Ligne", "une"), ("Observations", " ".join(WORDS)), ("Fin", "dernière"))
    layout = template_of(STATEMENT, "a4_portrait").load(QgsProject.instance())
    fill(layout, content(sections=(Section("S", "", Table(columns, rows)),)), SIGNATURE)
    found = written_to(tmp_path, layout)
    assert len(found) > 2
    assert re.findall(r"mot\d{5}", "".join(found)) == list(WORDS)
    assert "".join(found).count("Observations") == 1 and "dernière" in found[-1]
    frames = [i for i in layout.items() if isinstance(i, QgsLayoutFrame) and i.id() == "osp_suite"]
    body = layout.itemById("osp_corps").rect().height()
    assert frames and all(frame.rect().height() <= body + 0.1 for frame in frames)


@pytest.mark.parametrize("paper", ["a4_portrait", "a4_paysage"])
def test_the_room_of_absent_charts_is_given_to_the_tables(paper, view, tmp_path):
    """A fiche of a cité without dwelling: one page, and no half of it white."""
    maps, shown = view
    layout = template_of(FICHE_TERRITORY, paper).load(maps.project)
    short = (Section("Financement", "Rien."), Section("Opérations", "Aucune."))
    fill(layout, content(sections=short), SIGNATURE, shown)
    (page,) = written_to(tmp_path, layout)
    assert "Opérations" in page and re.search(r"1\s?/\s?1", page)
    items = {item.id(): item.mapRectToScene(item.rect()) for item in printed(layout)}
    labels = [i for i in layout.items() if isinstance(i, QgsLayoutItemLabel) and i.isVisible()]
    (heading,) = [label for label in labels if label.text() == "Financement"]
    for name in ("osp_carte", "osp_identite", "osp_echelle"):
        assert not heading.mapRectToScene(heading.rect()).intersects(items[name])
    # The next territory of the atlas has charts: its tables are on the page after.
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    charts = (Chart("Un", drawing), Chart("Deux", drawing))
    fill(layout, content(sections=short, charts=charts), SIGNATURE, shown)
    first, second = written_to(tmp_path, layout)
    assert "Un" in first and "Opérations" in second and re.search(r"2\s?/\s?2", second)


def test_a_fiche_of_tables_alone_begins_on_its_first_page(own_folder, tmp_path):
    layout = template_of(FICHE_TERRITORY).load(QgsProject.instance())
    bare = Content("Lens-Liévin", sections=(Section("Opérations", "", table(50)),))
    fill(layout, bare, SIGNATURE)
    found = written_to(tmp_path, layout)
    assert "ligne-0000" in found[0] and "km" not in found[0]
    assert "Opérations (suite)" in found[1] and len(found) == 2
    assert not layout.itemById("osp_carte").isVisible()


@pytest.mark.parametrize("paper", ["a4_portrait", "a4_paysage"])
@pytest.mark.parametrize(
    "blocks",
    [
        {"identite", "carte", "graphiques"},
        {"chiffres", "carte", "graphiques"},
        {"carte", "graphiques"},
        {"chiffres", "identite", "graphiques"},
        {"chiffres", "identite"},
        {"identite"},
        {"graphiques"},
    ],
    ids="-".join,
)
def test_what_follows_an_absent_block_takes_its_place(paper, blocks, view):
    maps, shown = view
    layout = template_of(FICHE_TERRITORY, paper).load(maps.project)
    template = _places(layout)
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    sections = (Section("Opérations", "", table(3)),)
    whole = content(charts=(Chart("Un", drawing), Chart("Deux", drawing)), sections=sections)
    partial = replace(
        whole,
        figures=whole.figures if "chiffres" in blocks else (),
        identity=whole.identity if "identite" in blocks else (),
        charts=whole.charts if "graphiques" in blocks else (),
    )
    fill(layout, partial, SIGNATURE, shown if "carte" in blocks else None)
    body = QRectF(*template["osp_fond_1"]).united(QRectF(*template["osp_graphique_2"]))
    own = [i for i in printed(layout) if i.page() == 0 and not i.id().startswith("osp_page_")]
    boxes = {i: QRectF(i.pagePos(), i.rect().size()) for i in own if i.id()}
    assert min(box.top() for box in boxes.values()) == pytest.approx(body.top(), abs=0.1)
    inside = ("osp_chiffre", "osp_libelle", "osp_trait")
    solid = [(i.id(), box) for i, box in boxes.items() if not i.id().startswith(inside)]
    for one, (name, box) in enumerate(solid):
        for other, beside in solid[one + 1 :]:
            assert not box.adjusted(0.2, 0.2, -0.2, -0.2).intersects(beside), (name, other)
    # No band of a fifth of the page is white from one edge to the other.
    marks = sorted((box.top(), box.bottom()) for box in boxes.values())
    reached = body.top()
    sheet = layout.pageCollection().page(0).rect().height()
    for top, bottom in [*marks, (body.bottom(), body.bottom())]:
        is_end = top == body.bottom() and printed_pages(layout) == 1
        assert is_end or top - reached < 0.2 * sheet
        reached = max(reached, bottom)
    # All of it again: the page is as the template has it.
    fill(layout, whole, SIGNATURE, shown)
    sized_by_content = ("osp_legende", "osp_echelle")
    for name, place in _places(layout).items():
        if name in template and name not in sized_by_content:
            assert place == pytest.approx(template[name], abs=0.1), name
        elif name in sized_by_content:
            assert place[:2] == pytest.approx(template[name][:2], abs=0.1), name


def _places(layout) -> dict[str, tuple[float, float, float, float]]:
    """Where the items of the first page of a fiche are."""
    boxes = {
        item.id(): QRectF(item.pagePos(), item.rect().size())
        for item in layout.items()
        if isinstance(item, QgsLayoutItem) and item.id() and item.page() == 0
    }
    return {name: (b.x(), b.y(), b.width(), b.height()) for name, b in boxes.items()}


def test_what_the_cartographer_hid_stays_hidden(view):
    maps, shown = view
    layout = template_of(FICHE_TERRITORY).load(maps.project)
    layout.itemById("osp_nord").setVisibility(False)
    fill(layout, content(), SIGNATURE)
    fill(layout, content(), SIGNATURE, shown)
    assert layout.itemById("osp_carte").isVisible()
    assert not layout.itemById("osp_nord").isVisible()


@pytest.mark.parametrize(
    ("signature", "head"),
    [
        (Signature("Préfet", "DDT"), ("Préfet", "DDT")),
        (Signature("Préfet"), ("Préfet", "")),
        (Signature("", "DDTM 62"), ("DDTM 62", "")),
        (Signature(), ("OSP ERBM", "Outil de suivi et de programmation")),
    ],
)
def test_a_page_is_never_headed_by_an_empty_line(signature, head, own_folder):
    layout = template_of(NOTE_MAP).load(QgsProject.instance())
    fill(layout, content(), signature)
    names = ("osp_page_autorite", "osp_page_service")
    assert tuple(layout.itemById(name).currentText() for name in names) == head


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.name)
def test_the_block_of_the_office_stands_for_the_authority(template, own_folder, tmp_path):
    """Within the layout itself: the file may go. The service is told beside it, and once."""
    image = tmp_path / "marianne.svg"
    drawn = '<rect width="9" height="6" fill="#000091"/>'
    image.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6">{drawn}</svg>')
    layout = template.load(QgsProject.instance())
    block, beside = layout.itemById("osp_page_bloc"), layout.itemById("osp_page_service_du_bloc")
    if template.model.key == "image_carte":
        assert block is None
        return
    fill(layout, content(), Signature("Préfet", "DDTM", str(image), str(image)))
    image.unlink()
    assert block.picturePath().startswith("base64:") and block.isVisible() and beside.isVisible()
    assert layout.itemById("osp_page_logo").picturePath().startswith("base64:")
    assert not layout.itemById("osp_page_autorite").isVisible()
    assert faults(layout) == []
    fill(layout, content(), SIGNATURE)
    assert not block.isVisible() and not beside.isVisible()
    assert layout.itemById("osp_page_autorite").isVisible()


def test_a_sign_never_begins_a_line(own_folder):
    layout = template_of(NOTE_MAP).load(QgsProject.instance())
    fill(layout, content(title="Coût : « 12 % » ; 5 € !"), SIGNATURE)
    title = layout.itemById("osp_page_titre").currentText()
    assert title == "Coût\u00a0: «\u00a012\u202f%\u00a0»\u202f; 5\u202f€\u202f!"


def test_a_file_says_what_it_is_and_who_edits_it(own_folder, tmp_path):
    def made():
        layout = template_of(NOTE_MAP).load(QgsProject.instance())
        fill(layout, content(title="Lens & Liévin"), SIGNATURE)
        return layout

    write_pdf(made(), tmp_path / "one.pdf")
    write_bound_pdf([made(), made()], 2, tmp_path / "bound.pdf", title="OSP ERBM – EPCI")
    alone, bound = described(tmp_path / "one.pdf"), described(tmp_path / "bound.pdf")
    assert alone["Title"] == "Lens & Liévin – Sous-titre"
    assert bound["Title"] == "OSP ERBM – EPCI" and bound["Pages"] == "2"
    for told in (alone, bound):
        assert told["Author"] == f"{SIGNATURE.authority}, {SIGNATURE.service}"
        assert told["Language"] == "fr-FR" and told["CreationDate"]


def test_texts_are_texts_and_fonts_are_embedded(own_folder, tmp_path):
    layout = template_of(FICHE_TERRITORY).load(QgsProject.instance())
    fill(layout, content(), SIGNATURE)
    target = tmp_path / "fiche.pdf"
    write_pdf(layout, target)
    text = pages(target)[0]
    assert "Préfet du Pas-de-Calais" in text and "chiffre numéro 8" in text
    fonts = fonts_embedded(target)
    assert fonts and all(fonts.values())


def test_layouts_are_bound_and_a_failure_leaves_no_file(own_folder, tmp_path):
    def made(fails: bool):
        for name in ("Douaisis", "Ostrevent"):
            layout = template_of(NOTE_MAP).load(QgsProject.instance())
            fill(layout, content(title=name), SIGNATURE)
            yield layout
            if fails:
                raise ModelUnreadable(modele="m", fichier="f")

    target = tmp_path / "relie.pdf"
    with pytest.raises(ModelUnreadable):
        write_bound_pdf(made(True), 2, target)
    assert list(tmp_path.glob("*.pdf*")) == []
    write_bound_pdf(made(False), 2, target)
    first, second = pages(target)
    assert "Douaisis" in first and "Ostrevent" in second


def test_the_cartographer_keeps_a_model_and_comes_back_to_ours(own_folder):
    template = template_of(NOTE_MAP)
    layout = template.load(QgsProject.instance())
    layout.itemById("osp_page_titre").setText("À ma façon")
    kept = template.save(layout)
    assert kept.is_file() and own_folder in kept.parents and template.is_own()
    again = template.load(QgsProject.instance())
    assert again.itemById("osp_page_titre").text() == "À ma façon"
    assert template.restore() and not template.is_own()
    ours = template.load(QgsProject.instance())
    assert "@osp_titre" in ours.itemById("osp_page_titre").text()
    assert not template.restore()


def test_a_model_cut_by_a_full_disk_takes_no_place(own_folder, monkeypatch):
    template = template_of(NOTE_MAP)
    layout = template.load(QgsProject.instance())
    kept = template.save(layout)
    before = kept.read_bytes()

    def cut(_layout, path, _context) -> bool:
        Path(path).write_bytes(before[: len(before) // 2])
        return True

    monkeypatch.setattr(QgsPrintLayout, "saveAsTemplate", cut)
    with pytest.raises(FileIncomplete):
        template.save(layout)
    assert kept.read_bytes() == before and list(kept.parent.iterdir()) == [kept]


def test_a_filled_layout_becomes_a_model_without_its_contents(own_folder):
    template = template_of(FICHE_TERRITORY)
    layout = template.load(QgsProject.instance())
    fill(layout, content(sections=(Section("S", "P", table(200)),)), SIGNATURE)
    assert layout.pageCollection().pageCount() > 3
    template.save(layout)
    again = template.load(QgsProject.instance())
    fill(again, content(title="Autre"), SIGNATURE)
    assert again.pageCollection().pageCount() == 2
    assert not [item for item in again.items() if getattr(item, "id", str)() == "osp_suite"]


@pytest.mark.parametrize("paper", ["a4_portrait", "a4_paysage"])
def test_the_table_of_a_note_gives_its_room_back_to_the_chart(paper, own_folder):
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    template = template_of(NOTE_TABLE, paper)
    layout = template.load(QgsProject.instance())
    frame, chart = layout.itemById("osp_tableau"), layout.itemById("osp_graphique")
    narrow = frame.rect().size()
    fill(layout, content(table=table(3)), SIGNATURE)
    assert not chart.isVisible() and frame.rect().size() != narrow
    shown = content(table=table(3), charts=(Chart("Graphique", drawing),))
    fill(layout, shown, SIGNATURE)
    assert chart.isVisible() and chart.picturePath().startswith("base64:")
    boxes = [item.mapRectToScene(item.rect()) for item in (frame, chart)]
    assert not boxes[0].intersects(boxes[1])
    assert abs(frame.rect().width() - narrow.width()) < 0.5


def test_a_model_that_cannot_be_read_is_told(own_folder):
    template = template_of(NOTE_MAP)
    template.own.parent.mkdir(parents=True)
    template.own.write_text("<Layout", encoding="utf-8")
    with pytest.raises(ModelUnreadable, match="Note – carte seule"):
        template.load(QgsProject.instance())


def test_an_item_taken_away_from_the_template_is_not_missed(own_folder):
    layout = template_of(FICHE_TERRITORY).load(QgsProject.instance())
    for name in ("osp_carte", "osp_legende", "osp_tableau", "osp_identite", "osp_chiffre_3"):
        layout.removeLayoutItem(layout.itemById(name))
    # Now: an item that outlives its layout ends QGIS 3.22 when its legend is looked at.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    points = QgsVectorLayer("Point?crs=EPSG:2154", "points", "memory")
    shown = View([points], QgsRectangle(0, 0, 10, 10))
    fill(layout, content(sections=(Section("S", "P", table(3)),)), SIGNATURE, shown)
    assert layout.itemById("osp_chiffre_1").currentText() == "1 000\u202f€"


def test_a_long_title_is_made_smaller_not_cut(own_folder):
    layout = template_of(NOTE_MAP, "a4_portrait").load(QgsProject.instance())
    fill(layout, content(title=LONG * 2), SIGNATURE)
    title = layout.itemById("osp_page_titre")
    assert title.currentText() == LONG * 2
    assert text_height(title, title.currentText(), title.rect().width()) <= title.rect().height()
    before = title.rect().height()
    fit(title)
    assert title.rect().height() == before


@given(st.floats(min_value=0.01, max_value=1e7))
def test_a_scale_bar_has_round_lengths(most):
    length = round_length(most)
    assert length <= most * (1 + 1e-6) < length * 2.6
    digits = f"{length:.6e}".split("e")[0].rstrip("0").rstrip(".")
    assert digits in {"1", "2", "5"}


def test_a_scale_bar_writes_a_thousand_metres_in_any_language(view):
    maps, shown = view
    layout = template_of(NOTE_MAP).load(maps.project)
    fill(layout, content(), SIGNATURE, shown)
    written = layout.itemById("osp_echelle").numericFormat()
    assert written.formatDouble(1000, QgsNumericFormatContext()) == "1000"
