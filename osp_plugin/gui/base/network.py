"""Whether a file is on another machine, where SQLite's locks cannot be trusted."""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.PyQt.QtCore import QStorageInfo

NETWORK_FILE_SYSTEMS = {"cifs", "smb2", "smb3", "smbfs", "nfs", "nfs4", "afs", "fuse.sshfs", "9p"}
_WINDOWS_REMOTE_DRIVE = 4


def is_network_path(path: str) -> bool:
    """True for a UNC path, a mapped drive of Windows, a mounted share of Unix."""
    if path.startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return _is_mapped_drive(path)
    return _file_system(path) in NETWORK_FILE_SYSTEMS


def _is_mapped_drive(path: str) -> bool:
    import ctypes

    windll = getattr(ctypes, "windll")  # noqa: B009 - mypy on Linux does not know it
    root = Path(path).drive + "\\"
    return bool(windll.kernel32.GetDriveTypeW(root) == _WINDOWS_REMOTE_DRIVE)


def _file_system(path: str) -> str:
    return bytes(QStorageInfo(path).fileSystemType()).decode("ascii", "replace")
