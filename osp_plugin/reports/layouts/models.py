"""The models of layouts: ours in ``resources/layouts``, the cartographer's in the user profile."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsMessageLog,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
)
from qgis.PyQt.QtGui import QFont, QFontInfo
from qgis.PyQt.QtXml import QDomDocument

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...i18n import translate
from ...paths import LAYOUTS
from ...project.foreign import LeftOut, clean_layout
from ...project.foreign.xml_tree import LARGEST
from ...project.opening import LOG
from ..common.replacement import replacing

MODEL = "osp/modele"
"""Custom property of a layout: the template that it was made from."""
FONT = "Arial"
"""Font of our templates; :data:`FAMILIES` takes its place where it is not installed."""
FAMILIES = ("Marianne", "Arial", "Liberation Sans", "DejaVu Sans")
FOLDER = "osp_erbm/mises_en_page"
"""Below the user profile: what « Enregistrer comme modèle OSP » keeps."""


class ModelUnreadable(OspError):
    """A template cannot be read. Values: ``modele``, ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le modèle de mise en page « {modele} » ({fichier}) n’est pas lisible. S’il s’agit de "
        "votre version, rétablissez le modèle d’origine (OSP ERBM › Nouvelle mise en page…).",
    )


class ModelNotSaved(OspError):
    """A template cannot be written. Values: ``modele``, ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le modèle de mise en page « {modele} » n’a pas pu être enregistré dans « {fichier} ». "
        "Vérifiez que votre dossier de profil QGIS accepte l’écriture, puis recommencez.",
    )


@dataclass(frozen=True)
class Paper:
    """A sheet: lengths are those of A4 times ``scale``, and texts grow less than lengths.

    ``size`` is a name that QGIS knows, or a width and a height (mm).
    """

    key: str
    size: str | tuple[float, float]
    portrait: bool
    scale: float = 1.0
    text_scale: float = 1.0

    @property
    def title(self) -> str:
        """Its name in the language of QGIS."""
        if not isinstance(self.size, str):
            return translate("layouts", "{largeur} × {hauteur} mm").format(
                largeur=round(self.size[0]), hauteur=round(self.size[1])
            )
        way = translate("layouts", "portrait") if self.portrait else translate("layouts", "paysage")
        return f"{self.size} {way}"


PAPERS = (
    Paper("a4_portrait", "A4", portrait=True),
    Paper("a4_paysage", "A4", portrait=False),
    Paper("a3_portrait", "A3", portrait=True, scale=2**0.5, text_scale=1.25),
    Paper("a3_paysage", "A3", portrait=False, scale=2**0.5, text_scale=1.25),
)
IMAGE = (Paper("image", (170.0, 125.0), portrait=False),)
"""What is pasted in a note has the width of its text."""


@dataclass(frozen=True)
class Model:
    """A kind of layout; it has a template for each paper.

    ``drawn`` names the files that we ship: the fiches begin alike, and a cartographer may then give
    each its own look.
    """

    key: str
    drawn: str
    default_paper: str = "a4_portrait"
    papers: tuple[Paper, ...] = PAPERS

    @property
    def title(self) -> str:
        """Its name in the language of QGIS."""
        return {
            "note_carte": translate("layouts", "Note – carte seule"),
            "note_carte_tableau": translate("layouts", "Note – carte et tableau"),
            "image_carte": translate("layouts", "Image de carte"),
            "fiche_territoire": translate("layouts", "Fiche territoire"),
            "fiche_cite": translate("layouts", "Fiche cité"),
            "fiche_operation": translate("layouts", "Fiche opération"),
            "etat": translate("layouts", "État de la programmation et du suivi"),
        }[self.key]


NOTE_MAP = Model("note_carte", "note_carte", "a4_paysage")
NOTE_TABLE = Model("note_carte_tableau", "note_carte_tableau", "a4_paysage")
MAP_IMAGE = Model("image_carte", "carte", "image", IMAGE)
FICHE_TERRITORY = Model("fiche_territoire", "fiche")
FICHE_ESTATE = Model("fiche_cite", "fiche")
FICHE_OPERATION = Model("fiche_operation", "fiche")
FICHES = (FICHE_TERRITORY, FICHE_ESTATE, FICHE_OPERATION)
STATEMENT = Model("etat", "etat", "a4_paysage")
"""Tables, one after the other, without a map."""
MODELS = (NOTE_MAP, NOTE_TABLE, MAP_IMAGE, *FICHES, STATEMENT)


@dataclass(frozen=True)
class Template:
    """A model on a paper."""

    model: Model
    paper: Paper

    @property
    def name(self) -> str:
        """Its key, and the name of the cartographer's file."""
        return f"{self.model.key}_{self.paper.key}"

    @property
    def title(self) -> str:
        """Its name in the language of QGIS."""
        return f"{self.model.title} – {self.paper.title}"

    @property
    def shipped(self) -> Path:
        """Our file."""
        return LAYOUTS / f"{self.model.drawn}_{self.paper.key}.qpt"

    @property
    def own(self) -> Path:
        """The cartographer's file, which may not be there."""
        return Path(QgsApplication.qgisSettingsDirPath()) / FOLDER / f"{self.name}.qpt"

    def is_own(self) -> bool:
        """Whether the cartographer's version is used."""
        return self.own.is_file()

    def load(self, project: QgsProject) -> QgsPrintLayout:
        """A layout made from the cartographer's version, else from ours. Not yet in the project.

        Raises :class:`ModelUnreadable`.
        """
        path = self.own if self.is_own() else self.shipped
        layout = QgsPrintLayout(project)
        document = QDomDocument()
        text, left_out = self._read(path)
        if left_out:
            note = translate(
                "layouts", "Modèle « {modele} », laissés de côté par prudence : {liste}."
            )
            QgsMessageLog.logMessage(note.format(modele=self.title, liste=left_out), LOG)
        read = document.setContent(_with_installed_font(text))
        loaded = bool(read[0] if isinstance(read, tuple) else read)
        if loaded:
            _items, loaded = layout.loadFromTemplate(document, QgsReadWriteContext())
        if not loaded or not layout.pageCollection().pageCount():
            raise ModelUnreadable(modele=self.title, fichier=path)
        layout.setName(self.title)
        layout.setCustomProperty(MODEL, self.name)
        return layout

    def text(self) -> str:
        """The template that is used, as QGIS may read it. Raises :class:`ModelUnreadable`."""
        return self._read(self.own if self.is_own() else self.shipped)[0]

    def left_out(self) -> str:
        """What is not taken of the cartographer's version, which may be somebody else's file.

        Empty when all is taken. Raises :class:`ModelUnreadable`.
        """
        return self._read(self.own)[1] if self.is_own() else ""

    def _read(self, path: Path) -> tuple[str, str]:
        """A template that QGIS may read, and what was left out of it."""
        found = LeftOut()
        try:
            with path.open(encoding="utf-8") as file:
                text = file.read(LARGEST + 1)
        except (OSError, UnicodeDecodeError) as error:
            raise ModelUnreadable(modele=self.title, fichier=path) from error
        if path != self.shipped:
            text = clean_layout(text, found)
        return text, found.told()

    def save(self, layout: QgsPrintLayout) -> Path:
        """Keep a layout as the cartographer's version; it is used from now on.

        Raises :class:`ModelNotSaved`, what :func:`.replacement.replacing` does.
        """
        target = self.own
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ModelNotSaved(modele=self.title, fichier=target) from error
        with replacing(target, ".qpt") as beside:
            if not layout.saveAsTemplate(str(beside), QgsReadWriteContext()):
                raise ModelNotSaved(modele=self.title, fichier=target)
        return target

    def restore(self) -> bool:
        """Come back to our version; the cartographer's is kept beside as ``.ancien``."""
        if not self.is_own():
            return False
        try:
            shutil.move(str(self.own), str(self.own.with_suffix(".ancien")))
        except OSError as error:
            raise ModelNotSaved(modele=self.title, fichier=self.own) from error
        return True


def templates() -> list[Template]:
    """All of them, model by model."""
    return [Template(model, paper) for model in MODELS for paper in model.papers]


def template_of(model: Model, paper: str = "") -> Template:
    """The template of a model on a paper, its own when none is named."""
    wanted = paper or model.default_paper
    return next(Template(model, sheet) for sheet in model.papers if sheet.key == wanted)


def template_behind(layout: QgsPrintLayout) -> Template | None:
    """The template that a layout was made from, None when it is none of ours."""
    name = layout.customProperty(MODEL, "")
    return next((found for found in templates() if found.name == name), None)


def _with_installed_font(text: str) -> str:
    family = next((name for name in FAMILIES if QFontInfo(QFont(name)).family() == name), FONT)
    for before in ('fontFamily="', 'description="'):
        for after in ('"', ","):
            text = text.replace(f"{before}{FONT}{after}", f"{before}{family}{after}")
    return text
