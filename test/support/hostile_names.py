"""Names of a cité, a bailleur or a file that nothing may take for more than a name."""

from __future__ import annotations

WEB = '<img src="http://evil.example/x.png" onerror="evil()">'
HOSTILE_NAMES = (
    WEB,
    "</td><script>evil()</script>",
    "<b>gras</b> & &amp; &lt;",
    "[% env('HOME') %]",
    "%s %d %(nom)s %1",
    "{0} {nom} {nom.__class__}",
    "cité \u202egpj.exe",
    "avec\x00nul et\x1bcontrôle",
    "x" * 10_000,
    "$\\frac{a}$ et $b$",
    "' OR 1=1 --",
    '=HYPERLINK("http://evil.example")',
    "=cmd|' /C calc'!A0",
    '&L&"Arial"&36 en-tête &amp;',
    "deux\nlignes\r\net Bcc: moi@evil.example",
    "'\";--",
    "\\\\serveur\\part\\nom\\",
    "../../etc",
    "%1 %2 %s %%",
    "moitié \ud800 de lettre \udcff",
)
