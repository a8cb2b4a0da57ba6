"""Layouts for notes and fiches: templates, and what fills them."""

from .content import Chart, Column, Content, Figure, Section, Signature, Table
from .filling import fill, filling, number_through, refill, refilling
from .models import (
    FICHE_ESTATE,
    FICHE_OPERATION,
    FICHE_TERRITORY,
    MAP_IMAGE,
    MODELS,
    NOTE_MAP,
    NOTE_TABLE,
    PAPERS,
    STATEMENT,
    Model,
    Template,
    template_behind,
    template_of,
    templates,
)
from .view import View
from .views import MapSource, layers_of_fiches, own_styles

__all__ = [
    "FICHE_ESTATE",
    "FICHE_OPERATION",
    "FICHE_TERRITORY",
    "MAP_IMAGE",
    "MODELS",
    "NOTE_MAP",
    "NOTE_TABLE",
    "PAPERS",
    "STATEMENT",
    "Chart",
    "Column",
    "Content",
    "Figure",
    "MapSource",
    "Model",
    "Section",
    "Signature",
    "Table",
    "Template",
    "View",
    "fill",
    "filling",
    "layers_of_fiches",
    "number_through",
    "own_styles",
    "refill",
    "refilling",
    "template_behind",
    "template_of",
    "templates",
]
