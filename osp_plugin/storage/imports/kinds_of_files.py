"""What a file is by its content, and what to do with one that is not read."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from .errors import NotATable, OldFormat, OtherFormat, PasswordProtected
from .packages import Package
from .signatures import GZIP as SIGNED_GZIP
from .signatures import OLE, PAGES, ZIPS, other_kind
from .xml_parts import Starts

ZIP, GZIP, FLAT, TEXT = "zip", "gzip", "plat", "texte"
TABLES = {
    *(
        "xlsx",
        "xlsm",
        "xltx",
        "xltm",
        "ods",
        "ots",
        "fods",
        "csv",
        "tsv",
        "tab",
        "txt",
        "gz",
        "zip",
    ),
    *("xls", "xlsb", "numbers"),
}
"""Ends of the names of files that hold tables, or pass for holding some."""
_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00")
_HEAD = 4_096
_STREAMS = {
    "WordDocument": "c’est un document Word",
    "PowerPoint Document": "c’est un diaporama",
}
_XLSB = "un classeur Excel binaire (.xlsb)"
_NUMBERS = "un classeur Numbers d’Apple"
_EXCEL_XML = "un classeur XML d’Excel 2003"
_SYLK = "un tableau SYLK (.slk)"
_DOCUMENTS = {
    "document": "c’est un document Word",
    "presentation": "c’est un diaporama",
    "Document": "c’est un document",
}
_UNSEEN = (".ds_store", "thumbs.db", "desktop.ini")
_MOST_NAMED = 5


def kind_of(path: Path, name: str) -> str:
    """Which reader a file is for: :data:`ZIP`, :data:`GZIP`, :data:`FLAT` or :data:`TEXT`.

    ``name`` is what a person knows it by. Raises NotATable, OldFormat, OtherFormat,
    PasswordProtected.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if not head.strip():
        raise NotATable(fichier=name, raison="il est vide")
    if head.startswith(OLE):
        _refuse_ole(path, name)
    if head.startswith(_BIFF):
        raise OldFormat(fichier=name)
    other = other_kind(head)
    if other:
        raise NotATable(fichier=name, raison=other)
    if head.startswith(ZIPS):
        return ZIP
    if head.startswith(SIGNED_GZIP):
        return GZIP
    return _written(head, name)


def _written(head: bytes, name: str) -> str:
    """What a file of letters is."""
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    if start.startswith(b"id;p"):
        raise OtherFormat(fichier=name, quoi=_SYLK)
    if start.startswith(b"mime-version:"):
        raise NotATable(fichier=name, raison="c’est une page web archivée")
    if not start.startswith((b"<?xml", b"<office:document", *PAGES)):
        return TEXT
    if b"opendocument:xmlns:office" in start:
        return FLAT
    if b"schemas-microsoft-com:office:spreadsheet" in start and not start.startswith(PAGES):
        raise OtherFormat(fichier=name, quoi=_EXCEL_XML)
    raise NotATable(
        fichier=name,
        raison="c’est une page web ou un document XML, à enregistrer en .xlsx dans un tableur",
    )


def _refuse_ole(path: Path, name: str) -> None:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise PasswordProtected(fichier=name)
    for stream, what in _STREAMS.items():
        if stream.encode("utf-16-le") in content:
            raise NotATable(fichier=name, raison=what)
    raise OldFormat(fichier=name)


def refuse_package(package: Package, workbook: str) -> None:
    """Refuse a document that is no workbook that is read. Raises what :func:`kind_of` raises."""
    name = package.watch.path.name
    if package.has("encrypted-package") or package.has("EncryptedPackage"):
        raise PasswordProtected(fichier=name)
    if workbook.lower().endswith(".bin"):
        raise OtherFormat(fichier=name, quoi=_XLSB)
    if package.has("Index/Document.iwa") or package.has("Index.zip"):
        raise OtherFormat(fichier=name, quoi=_NUMBERS)
    if workbook:
        roots: dict[str, str] = {}
        told = Starts(package.watch, lambda within, tag, _all: roots.update({within: tag}))
        package.read(workbook, told)
        what = _DOCUMENTS.get(roots.get("", ""))
        if what is not None:
            raise NotATable(fichier=name, raison=what)


def archived(package: Package) -> str:
    """The one table of an archive. Raises NotATable when there is none, or several."""
    names = [name for name in package.names if not _unseen(name)]
    tables = [name for name in names if PurePosixPath(name).suffix.lower()[1:] in TABLES]
    chosen = tables or names
    if len(chosen) == 1:
        return chosen[0]
    if not tables:
        raise NotATable(
            fichier=package.watch.path.name, raison="cette archive ne contient pas de classeur"
        )
    listed = ", ".join(PurePosixPath(name).name for name in tables[:_MOST_NAMED])
    more = "…" if len(tables) > _MOST_NAMED else ""
    raise NotATable(
        fichier=package.watch.path.name,
        raison=f"cette archive contient {len(tables)} fichiers ({listed}{more}), à décompresser "
        "et à importer un par un",
    )


def _unseen(name: str) -> bool:
    """Whether a member is one that systems add, which nobody sees."""
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or parts[-1].startswith("._") or parts[-1].lower() in _UNSEEN
