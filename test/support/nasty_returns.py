"""Makes the nasty files of test/data/remontees, each with its expected outcome.

Run it to make them again: ``.venv/bin/python test/support/nasty_returns.py``.
The tests read what is there.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

FOLDER = Path(__file__).resolve().parents[1] / "data" / "remontees"
TITLES = ["N° RPLS", "N° interne", "Opération", "Type de financement", "Cité", "Coût"]
ROW = ["0044619057", "A1", "SIA CALL LENS CITE 4 2020 G", "Groupé", "Cité 4", 1000]
OTHER = ["0019401322", "A2", "SIA CALL LENS CITE 4 2020 G", "Groupé", "Cité 4", 2000]
Case = tuple[str, bytes, dict[str, Any]]


def text(*rows: list[Any], separator: str = ";", encoding: str = "utf-8") -> bytes:
    """A delimited text."""
    lines = (separator.join("" if cell is None else str(cell) for cell in row) for row in rows)
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def book(sheets: dict[str, list[list[Any]]], **more: Any) -> bytes:
    """A workbook; ``state`` hides sheets, ``merged`` merges ranges of the first."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = more.get("state", {}).get(name, "visible")
    for merged in more.get("merged", ()):
        made.worksheets[0].merge_cells(merged)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def edited(content: bytes, member: str, old: bytes, new: bytes) -> bytes:
    """A workbook with a part changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        parts = {name: held.read(name) for name in held.namelist()}
    assert old in parts[member], (member, old)
    parts[member] = parts[member].replace(old, new)
    return archive(parts)


_TALL = ' t:number-rows-spanned="2"'


def ods(body: str, manifest: str = "<manifest/>") -> bytes:
    urn = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<?xml version="1.0"?><o:document-content xmlns:o="{urn}office:1.0" '
        f'xmlns:t="{urn}table:1.0" xmlns:x="{urn}text:1.0"><o:body><o:spreadsheet>'
        f'<t:table t:name="Feuille1">{body}</t:table></o:spreadsheet></o:body>'
        "</o:document-content>"
    )
    return archive({
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content.encode(),
        "META-INF/manifest.xml": manifest.encode(),
    })  # fmt: skip


def ods_row(cells: list[Any], repeated: int = 1, tall: int = -1) -> str:
    """A row; the cell at ``tall`` is two rows high, None is what such a cell covers."""
    inside = "".join(
        "<t:covered-table-cell/>"
        if cell is None
        else f'<t:table-cell o:value-type="string"{_TALL if place == tall else ""}>'
        f"<x:p>{cell}</x:p></t:table-cell>"
        for place, cell in enumerate(cells)
    )
    return f'<t:table-row t:number-rows-repeated="{repeated}">{inside}</t:table-row>'


def refused(error: str, says: str = "") -> dict[str, Any]:
    return {"refus": error, "dit": says}


def read(rows: int = 1, header: int = 1, *findings: tuple[int, str, str]) -> dict[str, Any]:
    """Outcome of a file that is read: rows, row of titles, (line, column, rule) of each finding."""
    return {"lignes": rows, "titres": header, "constats": [list(item) for item in findings]}


def changed(place: int, value: Any, base: list[Any] = ROW) -> list[Any]:
    row = list(base)
    row[place] = value
    return row


def refusals() -> Iterator[Case]:
    """Files that are refused as a whole."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    good = book({"Remontée": [TITLES, ROW]})
    yield "vide.csv", b"", refused("NotATable", "vide")
    yield "blancs.csv", b" \r\n \r\n", refused("NotATable", "vide")
    yield "mot_de_passe.xlsx", ole + "EncryptedPackage".encode("utf-16-le"), refused(
        "PasswordProtected", "mot de passe")  # fmt: skip
    yield "ancien.xls", ole + b"Workbook", refused("OldFormat", ".xlsx")
    yield "ancien_renomme.xlsx", ole + b"Workbook", refused("OldFormat", ".xlsx")
    yield "tronque.xlsx", good[: len(good) // 2], refused("FileDamaged", "endommagé")
    yield "zip_seul.xlsx", archive({"lisez.txt": b"bonjour"}), refused(
        "NotATable", "colonnes séparées")  # fmt: skip
    yield "texte_word.xlsx", archive({"word/document.xml": b"<w/>"}), refused("NotATable")
    yield "xml_casse.xlsx", edited(good, "xl/worksheets/sheet1.xml", b"</sheetData>", b""), (
        refused("FileDamaged"))  # fmt: skip
    yield "classeur_casse.xlsx", edited(good, "xl/workbook.xml", b"<sheets>", b"<sheets"), (
        refused("FileDamaged"))  # fmt: skip
    yield "sans_relations.xlsx", archive({"xl/workbook.xml": b"<workbook/>"}), (
        refused("FileDamaged"))  # fmt: skip
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>'
    yield "entites.xlsx", edited(
        good, "xl/worksheets/sheet1.xml", b"<worksheet ", entity + b"<worksheet "
    ), refused("FileDamaged", "entités")  # fmt: skip
    yield "bombe.xlsx", archive({"xl/workbook.xml": b"x", "a": b"\0" * 30_000_000}), refused(
        "FileTooLarge", "fois sa taille")  # fmt: skip
    yield "page.xls", b"<html><table><tr><td>N RPLS</td></tr></table></html>", refused(
        "NotATable", "page web")  # fmt: skip
    yield "document.pdf", b"%PDF-1.4\n%%EOF", refused("NotATable", "PDF")
    yield "image.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, refused("NotATable", "image")
    yield "binaire.csv", bytes(range(256)), refused("NotATable", "texte")
    yield "lettre.txt", "Bonjour,\r\nvoici la remontée.\r\n".encode(), refused("NotATable")
    yield "sans_titres.csv", text(ROW, OTHER), refused("NotATable", "titres")
    yield "titres_inconnus.csv", text(["a", "b", "c"], [1, 2, 3]), refused("NotATable", "titres")
    yield "titres_seuls.csv", text(TITLES), refused("NotATable", "aucune ligne")
    yield "titres_seuls.xlsx", book({"Remontée": [TITLES]}), refused("NotATable", "aucune ligne")
    yield "onglets_vides.xlsx", book({"A": [], "B": []}), refused("NotATable", "titres")
    yield "formules.xlsx", book({"Remontée": [TITLES, changed(5, "=500*2")]}), refused(
        "FormulasNotCalculated", "F2")  # fmt: skip
    formula = [["Titre"], TITLES, changed(0, '="0044"&A1'), ROW]
    yield "formules_titrees.xlsx", book({"R": formula}), refused("FormulasNotCalculated", "A3")
    yield "ods_mot_de_passe.ods", ods("", "<m><encryption-data/></m>"), refused("PasswordProtected")
    yield "ods_casse.ods", archive({"content.xml": b"<a><b></a>"}), refused("FileDamaged")
    yield (
        "ods_formule.ods",
        ods(ods_row(TITLES) + '<t:table-row><t:table-cell t:formula="of:=1"/></t:table-row>'),
        refused("FormulasNotCalculated", "A2"),
    )
    utf16 = "N° RPLS;Coût".encode("utf-16")
    yield "utf16_coupe.csv", utf16 + b"\0", refused("FileDamaged", "codé")
    yield "trop_de_lignes.ods", ods(ods_row(TITLES) + ods_row(ROW, 900_000)), refused(
        "FileTooLarge", "lignes")  # fmt: skip


def shapes() -> Iterator[Case]:
    """Tables of every shape, read all the same."""
    yield "simple.csv", text(TITLES, ROW), read()
    yield "virgules.csv", text(TITLES, ROW, separator=","), read()
    yield "tabulations.txt", text(TITLES, ROW, separator="\t"), read()
    yield "barres.csv", text(TITLES, ROW, separator="|"), read()
    yield "sep.csv", b"sep=;\r\n" + text(TITLES, ROW), read(1, 2)
    yield "bom.csv", b"\xef\xbb\xbf" + text(TITLES, ROW), read()
    yield "cp1252.csv", text(TITLES, ROW, encoding="cp1252"), read()
    yield "utf16.csv", text(TITLES, ROW, encoding="utf-16"), read()
    yield "sans_extension", text(TITLES, ROW), read()
    yield "csv_nomme.xlsx", text(TITLES, ROW), read()
    yield "fins_mac.csv", text(TITLES, ROW).replace(b"\r\n", b"\r"), read()
    quoted = changed(4, '"Cité 4"')
    yield "guillemets.csv", text(TITLES, quoted), read()
    yield "point_virgule_cite.csv", text([*TITLES, "Remarques"], [*ROW, '"a;b"']), read()
    yield (
        "retour_dans_cellule.csv",
        text([*TITLES, "Remarques"], [*ROW, '"a\nb"'], OTHER),
        read(2, 1, (3, "", "ligne_courte")),
    )
    yield (
        "lignes_vides.csv",
        text([], ["Remontée 2021"], [], TITLES, [], ROW, [], OTHER),
        read(2, 4),
    )
    yield "total.csv", text(TITLES, ROW, ["TOTAL", "", "", "", "", 1000]), read()
    yield (
        "colonnes_en_plus.csv",
        text([*TITLES, "Volets", ""], [*ROW, "verts", "x"]),
        read(1, 1, (2, "", "ligne_decalee")),
    )
    order = [5, 3, 0, 4, 1, 2]
    yield "autre_ordre.csv", text([TITLES[i] for i in order], [ROW[i] for i in order]), read()
    names = [
        "n rpls",
        "IDENTIFIANT LOGEMENT",
        "intitule operation",
        "Financement",
        "CITE",
        "Montant travaux",
    ]
    yield "synonymes.csv", text(names, ROW), read()
    merged = [["Remontée des logements", *[None] * 5], ["SIA", *[None] * 5], TITLES, ROW]
    yield "titres_fusionnes.xlsx", book({"R": merged}, merged=["A1:F1", "A2:F2"]), read(1, 3)
    yield "plusieurs_onglets.xlsx", book(
        {"Accueil": [["Bonjour"]], "A": [TITLES, ROW], "B": [TITLES, OTHER]}), read(2)  # fmt: skip
    yield "onglet_cache.xlsx", book(
        {"R": [TITLES, ROW], "Cache": [TITLES, OTHER]},
        state={"Cache": "hidden"}), read()  # fmt: skip
    yield (
        "decale.xlsx",
        book({"R": [[], [], [None, None, *TITLES], [None, None, *ROW]]}),
        read(1, 3),
    )
    yield "entete_repetee.xlsx", book({"R": [TITLES, ROW, TITLES, OTHER]}), read(2)
    yield "ods_simple.ods", ods(ods_row(TITLES) + ods_row(ROW)), read()
    yield "ods_fin_vide.ods", ods(ods_row(TITLES) + ods_row(ROW) + ods_row([], 1_000_000)), read()
    yield "exemple.csv", text(TITLES, changed(1, "EXEMPLE"), OTHER), read()
    yield "ligne_titre_apres.csv", text(["Coût total", 3000], TITLES, ROW), read(1, 2)


def habits() -> Iterator[Case]:
    """What offices do to their spreadsheets, all of it read as they mean it."""
    groups = ["Le logement", None, "L’opération", None, None, "Les travaux"]
    yield "groupes_de_titres.xlsx", book(
        {"R": [["Remontée 2021"], groups, TITLES, ROW, OTHER]}, merged=["A1:F1", "A2:B2"]
    ), read(2, 3)  # fmt: skip
    split = [["N°", "N°", "Opération", "Type de", "Cité", "Coût"],
             ["RPLS", "interne", None, "financement", None, "des travaux"]]  # fmt: skip
    yield "titres_sur_deux_lignes.xlsx", book({"R": [*split, ROW, OTHER]}), read(2, 2)
    tall = [["N° RPLS", "N° interne", "Programme", None, "Cité", "Coût"],
            [None, None, "Opération", "Financement", None, None]]  # fmt: skip
    yield "titres_fusionnes_en_hauteur.xlsx", book(
        {"R": [*tall, ROW, OTHER]}, merged=["A1:A2", "B1:B2", "E1:E2", "F1:F2", "C1:D1"]
    ), read(2, 2)  # fmt: skip
    yield "operation_fusionnee.xlsx", book(
        {"R": [TITLES, ROW, changed(2, None, OTHER)]}, merged=["C2:C3"]
    ), read(2)  # fmt: skip
    below = ods_row(changed(2, None, OTHER))
    yield "operation_fusionnee.ods", ods(
        ods_row(TITLES) + ods_row(ROW, tall=2) + below), read(2)  # fmt: skip
    yield "lisez_moi_et_listes.xlsx", book({
        "Lisez-moi": [["N° RPLS", "Dix chiffres"], ["Cité", "Nom de la cité"]],
        "Listes": [["Opération", "Cité", "Type de financement"], [ROW[2], "Cité 4", "Groupé"]],
        "Remontée": [TITLES, ROW, OTHER],
    }), read(2)  # fmt: skip
    bottom = [[None, "Sous-total Lens", None, None, None, 3000],
              ["TOTAL GÉNÉRAL (2 logements)", None, None, None, None, 3000],
              ["Nombre de logements : 2"]]  # fmt: skip
    yield "totaux_en_bas.xlsx", book({"R": [TITLES, ROW, OTHER, *bottom]}), read(2)
    starred = ["N° RPLS *", "N°\ninterne", "OPERATION", "Type de financement :", "Cité", "Coût (€)"]
    yield "titres_etoiles.xlsx", book({"R": [starred, ROW]}), read()
    yield "non_communique.csv", text(
        [*TITLES, "DPE avant", "Surface", "Date OS"], [*ROW[:5], "NC", "N.C.", "n/a", "à compléter"]
    ), read()  # fmt: skip
    amounts = [[*TITLES, "PALULOS", "Prêt"], [*ROW[:5], "12 345,67 €", "1.500,00", "2\u202f000"]]
    yield "montants_francais.csv", text(*amounts), read()
    dates = [*TITLES, "Date OS", "Date fin"]
    yield "dates_en_lettres.csv", text(
        dates, [*ROW, "1er mars 2020", "15-déc.-20"], [*OTHER, "mars 2020", "02/02/20"]
    ), read(2, 1, (3, "Date OS", "type"))  # fmt: skip
    flags = ["Occupé avant", "Occupé après", "Relogement"]
    yield "oui_non.csv", text(
        [*TITLES, *flags], [*ROW, "OUI", "x", "Non "], [*OTHER, "peut-être", "", "0"]
    ), read(2, 1, (3, "Occupé avant", "type"))  # fmt: skip
    yield "filtre_et_masques.xlsx", _filtered(), read(2)
    yield "codes_espaces.csv", text(TITLES, changed(0, "0044 619\u00a0057 ")), read()
    yield "deux_onglets_un_logement.xlsx", book(
        {"Lens": [TITLES, ROW], "Liévin": [TITLES, changed(1, None)]}
    ), read(2, 1, (2, "N° RPLS", "doublon"))  # fmt: skip
    towns = [*TITLES, "Ville"]
    yield "villes.csv", text(towns, [*ROW, "LENS"], [*OTHER, "Lense"]), read(
        2, 1, (3, "Ville", "commune_inconnue"))  # fmt: skip


def _filtered() -> bytes:
    """A filter, hidden columns and hidden rows: they are read like the others."""
    made = Workbook()
    sheet = made.active
    for row in (TITLES, ROW, OTHER):
        sheet.append(row)
    sheet.auto_filter.ref = "A1:F3"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["A"].hidden = True
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def cells() -> Iterator[Case]:
    """Good tables with one thing wrong, told at its place."""
    yield "zeros_perdus.csv", text(TITLES, changed(0, "44619057")), read(
        1, 1, (2, "N° RPLS", "zeros_perdus"))  # fmt: skip
    yield "zeros_perdus.xlsx", book({"R": [TITLES, changed(0, 44619057)]}), read(
        1, 1, (2, "N° RPLS", "zeros_perdus"))  # fmt: skip
    yield "scientifique.csv", text(TITLES, changed(0, "4,46E+09")), read(
        1, 1, (2, "N° RPLS", "notation_scientifique"))  # fmt: skip
    yield "cle_fausse.csv", text(TITLES, changed(0, "0044619058")), read(
        1, 1, (2, "N° RPLS", "cle_rpls"), (2, "N° RPLS", "identifiant_change"))  # fmt: skip
    yield "faute_de_frappe.csv", text(TITLES, changed(3, "Goupé")), read(
        1, 1, (2, "Type de financement", "liste"))  # fmt: skip
    yield "decimales.csv", text(TITLES, changed(5, "1 234,56 €")), read()
    yield "montant_texte.csv", text(TITLES, changed(5, "à voir")), read(1, 1, (2, "Coût", "type"))
    yield "milliers_point.csv", text(TITLES, changed(5, "82.000 €")), read(
        1, 1, (2, "Coût", "nombre_ambigu"))  # fmt: skip
    yield "milliers_deux_points.csv", text(TITLES, changed(5, "1.234.567")), read()
    kilo = [*TITLES[:5], "Coût (k€)"]
    yield "kilo_euros.csv", text(kilo, changed(5, "beaucoup")), read()
    hidden = ["\u200b0044619057\ufeff", *ROW[1:5], "\u200b1000"]
    yield "marques_invisibles.csv", text(TITLES, hidden), read()
    groups = [["N° RPLS", "Avant travaux", None, "Après travaux", None],
              [None, "DPE", "Loyer", "DPE", "Loyer"], [ROW[0], "F", 300, "Z", "cher"]]  # fmt: skip
    yield "avant_apres.xlsx", book({"R": groups}, merged=("A1:A2", "B1:C1", "D1:E1")), read(
        1, 2, (3, "Après travaux DPE", "liste"), (3, "Après travaux Loyer", "type"))  # fmt: skip
    names = [*TITLES, "Bailleur", "EPCI", "Département"]
    said = [*ROW, "SIA HABITAT", "Lens-Liévin", "Pas de Calais"]
    yield "noms_pour_codes.csv", text(names, said), read()
    yield "montant_negatif.csv", text(TITLES, changed(5, "-5")), read(1, 1, (2, "Coût", "minimum"))
    dates = [*TITLES, "Date OS", "Date fin"]
    yield "dates.csv", text(dates, [*ROW, "01/02/2020", "2020-03-01"]), read()
    yield "dates.xlsx", book({"R": [dates, [*ROW, date(2020, 2, 1), "01/03/2020"]]}), read()
    yield "dates_inversees.csv", text(dates, [*ROW, "01/02/2020", "01/01/2020"]), read(
        1, 1, (2, "Date fin", "dates_travaux"))  # fmt: skip
    yield "date_impossible.csv", text(dates, [*ROW, "31/02/2020", ""]), read(
        1, 1, (2, "Date OS", "type"))  # fmt: skip
    yield "date_ancienne.csv", text(dates, [*ROW, "01/01/1910", ""]), read(
        1, 1, (2, "Date OS", "date_invraisemblable"))  # fmt: skip
    yield "doublon.csv", text(TITLES, ROW, OTHER, changed(1, "")), read(
        3, 1, (4, "N° RPLS", "doublon"))  # fmt: skip
    yield "sans_identifiant.csv", text(TITLES, ["", "", *ROW[2:]]), read(
        1, 1, (2, "N° RPLS", "sans_identifiant"))  # fmt: skip
    yield "operation_presque.csv", text(TITLES, changed(2, "SIA CAL LENS CITE 4 2020 G")), read(
        1, 1, (2, "Opération", "operation_inconnue"))  # fmt: skip
    yield "operation_nouvelle.csv", text(TITLES, changed(2, "Tout autre chose")), read(
        1, 1, (2, "Opération", "operation_a_creer"))  # fmt: skip
    yield "operation_autrui.csv", text(TITLES, changed(2, "MC OIGNIES DECLERCQ")), read(
        1, 1, (2, "Opération", "operation_autre_bailleur"))  # fmt: skip
    insee = [*TITLES, "INSEE", "idlocal"]
    yield "insee_lettre.csv", text(insee, [*ROW, "LENS", ""]), read(1, 1, (2, "INSEE", "format"))
    yield "insee_inconnu.csv", text(insee, [*ROW, "75056", ""]), read(
        1, 1, (2, "INSEE", "reference"))  # fmt: skip
    yield "commune_du_code.csv", text(insee, [*ROW, "62498", "591230000001"]), read(
        1, 1, (2, "idlocal", "commune_du_code"))  # fmt: skip
    yield "autre_bailleur.csv", text([*TITLES, "Bailleur"], [*ROW, "M&C"]), read(
        1, 1, (2, "Bailleur", "autre_bailleur"))  # fmt: skip
    yield "erreur_excel.xlsx", book({"R": [TITLES, changed(5, "#N/A")]}), read(
        1, 1, (2, "Coût", "formule"))  # fmt: skip
    yield "conflit.csv", text(TITLES, changed(1, "A2")), read(1, 1, (2, "N° interne", "conflit"))
    yield "cite_inconnue.csv", text(
        TITLES, ["0019404491", "A3", *ROW[2:4], "Cité Mirabaud", 1]), read(
        1, 1, (2, "Cité", "cite_inconnue"))  # fmt: skip
    yield "formule_texte.csv", text([*TITLES, "Remarques"], [*ROW, "=1+1"]), read()


def cases() -> Iterator[Case]:
    """Every file: its name, its content, what is expected of it."""
    yield from refusals()
    yield from shapes()
    yield from habits()
    yield from cells()


def main() -> None:
    """Write the files and attendus.json."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    expected = {}
    for name, content, outcome in cases():
        (FOLDER / name).write_bytes(content)
        expected[name] = outcome
    told = json.dumps(expected, ensure_ascii=False, indent=1)
    (FOLDER / "attendus.json").write_text(told + "\n", encoding="utf-8")
    print(f"{len(expected)} fichiers")


if __name__ == "__main__":
    main()
