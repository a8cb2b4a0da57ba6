"""Style sheet of the HTML report: sober, legible on a phone, on a screen and on A4 paper."""

from __future__ import annotations

from string import Template

from ..common import palette

_SHEET = Template(
    """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #$ink; line-height: 1.45;
  font: 16px/1.45 Marianne, Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }
a { color: #$blue; }
.saut { position: absolute; left: -999px; }
.saut:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem; }
header { border-top: 6px solid #$blue; border-bottom: 1px solid #$line; }
header > div, main, footer { max-width: 1180px; margin: 0 auto; padding: 1.25rem 1.5rem; }
header .marque { color: #$blue; font-weight: bold; letter-spacing: .04em; margin: 0; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .3rem 0; color: #$ink; }
header p.source { margin: .2rem 0; color: #$grey; }
h2 { font-size: 1.3rem; color: #$blue; border-bottom: 2px solid #$blue; padding-bottom: .25rem;
  margin: 2rem 0 1rem; }
.tuiles { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem;
  grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); }
.tuile { background: #$pale; border-left: 4px solid #$blue; padding: .75rem .9rem; }
.tuile strong { display: block; font-size: 1.75rem; line-height: 1.15; color: #$blue;
  white-space: nowrap; }
.tuile span { display: block; }
.tuile .note { color: #$grey; font-size: .82rem; }
.tuile.alerte { background: #fff4f3; border-color: #$red; }
.tuile.alerte strong { color: #$red; }
.graphiques { display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr)); }
figure { margin: 0; padding: .9rem; border: 1px solid #$line; }
figure.large { grid-column: 1 / -1; }
figcaption { font-weight: bold; margin-bottom: .5rem; }
figure svg { display: block; width: 100%; height: auto; margin: 0 auto; }
.defile { overflow-x: auto; margin: 0 0 1.5rem; }
.defile:focus { outline: 2px solid #$blue; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .875rem;
  font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; font-size: 1rem; }
th, td { padding: .3rem .5rem; border-bottom: 1px solid #$line; text-align: right;
  white-space: nowrap; }
th[scope=row], td.texte, th.texte { text-align: left; }
table.etroite { width: auto; min-width: 18rem; }
td.libre, th.libre { white-space: normal; min-width: 16rem; }
thead th { background: #$blue; color: #fff; vertical-align: bottom; }
thead th.hors { background: #$hors; }
thead th.neutre { background: #3a3a3a; }
thead th.centre { text-align: center; }
td.nul { color: #$grey; }
td.somme, th.somme { font-weight: bold; background: #$pale; }
tfoot td, tfoot th { font-weight: bold; background: #$fill; border-top: 2px solid #$blue; }
tr td.manque { color: #$red; font-weight: bold; background: #fff4f3; }
tr td.surplus { color: #$orange; font-weight: bold; background: #fff5ee; }
.vide { color: #$grey; }
footer { border-top: 1px solid #$line; color: #$grey; font-size: .85rem; }
@media print {
  @page { size: A4 portrait; margin: 12mm; }
  body { font-size: 9.5pt; }
  header > div, main, footer { max-width: none; padding: 0 0 4mm; }
  h1 { font-size: 17pt; }
  h2 { font-size: 12.5pt; margin-top: 6mm; break-after: avoid; }
  .tuiles { grid-template-columns: repeat(4, 1fr); gap: 2mm; }
  .tuile { padding: 2mm; }
  .tuile strong { font-size: 15pt; }
  .tuile .note { font-size: 7.5pt; }
  .graphiques { grid-template-columns: 1fr 1fr; gap: 3mm; }
  figure, tr, .tuile, table.insecable { break-inside: avoid; }
  caption { break-after: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  .defile { overflow: visible; }
  table { font-size: 7pt; }
  th, td { padding: .8mm 1mm; }
  td.libre, th.libre { min-width: 0; }
  caption { font-size: 10pt; }
  thead th, .tuile, td, tfoot td, tfoot th { print-color-adjust: exact;
    -webkit-print-color-adjust: exact; }
  .saut { display: none; }
}
"""
)

STYLE = _SHEET.substitute(
    ink=palette.INK,
    blue=palette.BLUE,
    grey=palette.GREY_TEXT,
    line=palette.GREY_LINE,
    pale=palette.BLUE_PALE,
    fill=palette.BLUE_FILL,
    red=palette.RED,
    orange=palette.ORANGE,
    hors="4A66AC",
)
