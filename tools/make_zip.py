"""Write dist/osp_erbm-<version>.zip from build/osp_erbm/: the same bytes for the same files."""

from __future__ import annotations

import configparser
import zipfile
from pathlib import Path

SOURCE = Path("build/osp_erbm")
EPOCH = (2021, 6, 15, 0, 0, 0)


def version(metadata: Path) -> str:
    """Version of the plugin whose metadata.txt is given."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(metadata, encoding="utf-8")
    return parser["general"]["version"]


def write(source: Path, target: Path) -> None:
    """Zip a folder, its own name being the root of the archive."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(source.rglob("*")):
            if path.is_dir() or "__pycache__" in path.parts:
                continue
            entry = zipfile.ZipInfo(path.relative_to(source.parent).as_posix(), EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def main() -> None:
    target = Path("dist") / f"{SOURCE.name}-{version(SOURCE / 'metadata.txt')}.zip"
    write(SOURCE, target)
    print(target)


if __name__ == "__main__":
    main()
