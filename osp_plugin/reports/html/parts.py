"""Pieces of an HTML page: every text that they are given is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from ...domain.common.text import visible
from ..common.cell_text import legal
from .style import STYLE


@dataclass(frozen=True)
class Cell:
    """A cell of a table. ``css`` classes; ``scope`` makes it a header (``col``, ``row``…)."""

    text: str
    css: str = ""
    scope: str = ""
    colspan: int = 1
    rowspan: int = 1

    def html(self) -> str:
        """The ``<td>`` or ``<th>``."""
        tag = "th" if self.scope else "td"
        attributes = {
            "scope": self.scope,
            "class": self.css,
            "colspan": str(self.colspan) if self.colspan > 1 else "",
            "rowspan": str(self.rowspan) if self.rowspan > 1 else "",
        }
        written = "".join(f' {name}="{text(value)}"' for name, value in attributes.items() if value)
        return f"<{tag}{written}>{text(self.text)}</{tag}>"


def text(value: object) -> str:
    """``value`` as text of the page or of an attribute."""
    return escape(legal(visible(str(value))))


def table(
    caption: str,
    head: Iterable[Sequence[Cell]],
    body: Iterable[Sequence[Cell]],
    foot: Iterable[Sequence[Cell]] = (),
    css: str = "",
) -> str:
    """A table that scrolls sideways by itself on a narrow screen, by keyboard too."""
    parts = [("thead", head), ("tbody", body), ("tfoot", foot)]
    rows = "".join(_rows(tag, lines) for tag, lines in parts)
    return (
        f'<div class="defile" role="region" tabindex="0" aria-label="{text(caption)}">'
        f'<table class="{text(css)}"><caption>{text(caption)}</caption>{rows}</table></div>'
    )


def _rows(tag: str, lines: Iterable[Sequence[Cell]]) -> str:
    written = "".join(f"<tr>{''.join(cell.html() for cell in line)}</tr>\n" for line in lines)
    return f"<{tag}>\n{written}</{tag}>\n" if written else ""


def tile(number: str, label: str, note: str = "", css: str = "") -> str:
    """A key figure."""
    small = f'<span class="note">{text(note)}</span>' if note else ""
    return (
        f'<li class="tuile {text(css)}"><strong>{text(number)}</strong>'
        f"<span>{text(label)}</span>{small}</li>"
    )


def figure(drawing: str, caption: str, css: str = "") -> str:
    """A chart (already SVG) with its title."""
    return f'<figure class="{text(css)}"><figcaption>{text(caption)}</figcaption>{drawing}</figure>'


def section(identifier: str, title: str, *content: str) -> str:
    """A part of the page."""
    return (
        f'<section id="{text(identifier)}" aria-labelledby="{text(identifier)}-titre">'
        f'<h2 id="{text(identifier)}-titre">{text(title)}</h2>\n{"".join(content)}</section>\n'
    )


def page(title: str, notes: Iterable[str], body: Iterable[str], foot: str) -> str:
    """A whole page: its style is in it, so that it can be sent by mail or kept."""
    said = "".join(f'<p class="source">{text(note)}</p>' for note in notes)
    return (
        "<!DOCTYPE html>\n"
        '<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        '<a class="saut" href="#contenu">Aller au contenu</a>\n'
        '<header><div><p class="marque">OSP ERBM</p>'
        f"<h1>{text(title)}</h1>{said}</div></header>\n"
        f'<main id="contenu">\n{"".join(body)}</main>\n'
        f"<footer>{text(foot)}</footer>\n</body>\n</html>\n"
    )


def paragraph(sentence: str) -> str:
    """A paragraph."""
    return f"<p>{text(sentence)}</p>\n"
