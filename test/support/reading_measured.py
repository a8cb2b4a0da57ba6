"""Read the file named, as an import does; print its outcome, the seconds and the peak in MB.

A second argument asks to stop after so many seconds. Run in a process of its own.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import OspError
from osp_plugin.domain.remontee.kind import RETURN
from osp_plugin.storage.imports.preparation import proposed, rows_of
from osp_plugin.storage.imports.reading import read_file

start = time.perf_counter()
stop = start + float(sys.argv[2]) if len(sys.argv) > 2 else float("inf")
try:
    read = read_file(sys.argv[1], work=Work(asked=lambda: time.perf_counter() > stop))
    outcome = f"{len(rows_of(proposed(read, RETURN)))} lignes"
except OspError as error:
    outcome = f"{type(error).__name__} {error}"
print(outcome)
print(time.perf_counter() - start)
# Not getrusage: what it tells begins with the memory of the process that started this one.
status = Path("/proc/self/status").read_text(encoding="ascii")
print(int(status.split("VmHWM:")[1].split()[0]) / 1_000)
