"""Bring i18n/osp_en.ts up to date with the strings of the sources (``make i18n``).

Translations are kept, strings that are gone are dropped, new ones are left unfinished. Lines and
files are not recorded, so that the file changes only when a string does.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "i18n" / "osp_en.ts"
EXTRACTOR = ROOT / ".venv-qt6" / "bin" / "pylupdate6"


def refreshed(catalogue: Path) -> str:
    """What the catalogue should hold for the sources of today."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / catalogue.name
        if catalogue.is_file():
            shutil.copy(catalogue, copy)
        command = [str(EXTRACTOR), "--no-obsolete", "--no-summary", "--ts", str(copy)]
        subprocess.run([*command, str(ROOT / "osp_plugin")], check=True)
        return _without_locations(copy)


def _without_locations(catalogue: Path) -> str:
    tree = ElementTree.parse(catalogue)
    root = tree.getroot()
    root.set("language", "en")
    root.set("sourcelanguage", "fr")
    contexts = sorted(root.findall("context"), key=lambda context: context.findtext("name", ""))
    for context in contexts:
        root.remove(context)
        messages = context.findall("message")
        for message in messages:
            context.remove(message)
            for location in message.findall("location"):
                message.remove(location)
        context.extend(sorted(messages, key=_key))
    root.extend(contexts)
    ElementTree.indent(tree, "  ")
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def _key(message: ElementTree.Element) -> tuple[str, str]:
    return message.findtext("source", ""), message.findtext("comment", "")


def main() -> int:
    CATALOGUE.parent.mkdir(exist_ok=True)
    text = refreshed(CATALOGUE)
    CATALOGUE.write_text(text, encoding="utf-8")
    unfinished = text.count('type="unfinished"')
    print(f"{CATALOGUE.relative_to(ROOT)} : {unfinished} texte(s) à traduire")
    return 0


if __name__ == "__main__":
    sys.exit(main())
