"""How files of other kinds begin, and what they are to a person."""

from __future__ import annotations

from ...domain.errors import QT_TRANSLATE_NOOP

ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
GZIP = b"\x1f\x8b"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PAGES = (b"<!doctype", b"<html", b"<head", b"<body", b"<table", b"<meta", b"<style", b"<div")
"""How a page of the web begins, in small letters."""
WEB_PAGE = QT_TRANSLATE_NOOP("errors", "c’est une page web ou un document XML")
_OTHERS = {
    b"%PDF": QT_TRANSLATE_NOOP("errors", "c’est un document PDF"),
    b"\x89PNG": QT_TRANSLATE_NOOP("errors", "c’est une image"),
    b"\xff\xd8\xff": QT_TRANSLATE_NOOP("errors", "c’est une image"),
    b"{\\rtf": QT_TRANSLATE_NOOP("errors", "c’est un document de texte"),
    b"7z\xbc\xaf\x27\x1c": QT_TRANSLATE_NOOP(
        "errors", "c’est une archive 7z, à décompresser d’abord"
    ),
    b"Rar!": QT_TRANSLATE_NOOP("errors", "c’est une archive rar, à décompresser d’abord"),
    b"BZh": QT_TRANSLATE_NOOP("errors", "c’est une archive bz2, à décompresser d’abord"),
    b"\xfd7zXZ": QT_TRANSLATE_NOOP("errors", "c’est une archive xz, à décompresser d’abord"),
    b"SQLite format 3": QT_TRANSLATE_NOOP("errors", "c’est une base de données"),
    b"PAR1": QT_TRANSLATE_NOOP("errors", "c’est un fichier Parquet"),
}


def other_kind(head: bytes) -> str:
    """What a file is that is neither a text nor an archive of tables; « » when it may be one."""
    return next((what for start, what in _OTHERS.items() if head.startswith(start)), "")
