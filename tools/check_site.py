"""Check the plugin as plugins.qgis.org does: bandit and flake8 at their defaults, both quiet.

Only long lines are left to ruff, which lets a line be as long as its « nosec » needs. A finding of
bandit that is no fault is explained beside its line: ``# nosec B608 # why``. bandit's own warnings
are not shown: it warns of every text of a statement that a « nosec » excuses for another text.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PLUGIN = ("osp_plugin", "__init__.py")
EXPLAINED = re.compile(r"# nosec( B\d+)+ # \w")


def of_bandit() -> Iterator[str]:
    """What bandit finds, and what excuses a finding without saying why."""
    told = _run("bandit", "--quiet", "--recursive", *PLUGIN, "--format", "json")
    for found in json.loads(told)["results"]:
        text = f"{found['test_id']} {found['issue_text']}"
        yield f"{found['filename']}:{found['line_number']}: {text}"
    for path in sorted(Path(PLUGIN[0]).rglob("*.py")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if "nosec" in line and not EXPLAINED.search(line):
                yield f"{path}:{number}: « nosec » sans sa raison : # nosec B000 # raison"


def of_flake8() -> Iterator[str]:
    """What flake8 finds, long lines apart."""
    yield from _run("flake8", "--isolated", "--extend-ignore=E501", *PLUGIN).splitlines()


def _run(tool: str, *arguments: str) -> str:
    """What a tool of the virtual environment says; 1 is how it tells that it found something."""
    command = [str(Path(sys.executable).with_name(tool)), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or (done.returncode and not done.stdout):
        sys.exit(f"{tool} : {done.stderr or done.stdout}")
    return done.stdout


def main() -> int:
    found = [*of_bandit(), *of_flake8()]
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
