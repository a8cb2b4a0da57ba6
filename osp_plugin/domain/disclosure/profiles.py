"""Who receives what: an export is made for a profile, and leaves the other fields out.

The dictionary says of each field who may receive it (``osp.diffusion``). A column that it does not
know is the user's own: it goes to partners, never to the public, unless its name ends as that of a
sensitive field, as those of a joined table do. A name that a format of file cut short (ten letters
in a shapefile, « loyer_avan », « loyer_av_1 ») or that was numbered is that of its field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..dictionary import DIFFUSIONS, Field, Table, dictionary

INTERNAL, PARTNERS, PUBLIC = DIFFUSIONS
PROFILES = DIFFUSIONS
"""From the one that receives most to the one that receives least."""
USUAL = PARTNERS
"""The profile of an export of which nothing else is asked."""

_SHORT = 10
"""The letters that a shapefile keeps of a name."""
_NUMBERED = re.compile(r"[_: ]\d+$")
_NUMBERED_BY_GDAL = re.compile(r"(\w{8})(?:_\d|\d\d)")
"""What GDAL makes of the second name that begins alike: eight letters, then a number."""

WITHHELD = "(non diffusé)"
"""What stands in the place of a value that a profile does not receive; read, it is nothing."""


def receives(profile: str, diffusion: str) -> bool:
    """Whether a profile receives what has this diffusion: the service all, the public the least."""
    return PROFILES.index(profile) <= DIFFUSIONS.index(diffusion)


def fields_for(table: Table, profile: str) -> tuple[Field, ...]:
    """The fields of a table that a profile receives, those of its audit among them."""
    return tuple(item for item in table.columns if receives(profile, item.diffusion))


@dataclass(frozen=True)
class Columns:
    """Columns of an export.

    ``kept`` are the places of those that the profile receives, ``left_out`` the names of the
    others; ``shape`` says whether it receives the positions.
    """

    kept: tuple[int, ...]
    left_out: tuple[str, ...]
    shape: bool = True


def columns_for(
    names: Sequence[str],
    profile: str,
    table: Table,
    computed: Mapping[str, str] | None = None,
) -> Columns:
    """Which of the columns ``names`` of the rows of ``table`` a profile receives.

    ``computed`` is the diffusion of the columns that the export adds, by name.
    """
    least_last = sorted(table.columns, key=lambda item: -DIFFUSIONS.index(item.diffusion))
    known = {_cut(item.name): item.diffusion for item in least_last}
    known.update({item.name: item.diffusion for item in table.columns}, **(computed or {}))
    kept = tuple(
        place
        for place, name in enumerate(names)
        if receives(profile, known.get(name.lower()) or _diffusion_of_unknown(name.lower()))
    )
    left = tuple(name for place, name in enumerate(names) if place not in kept)
    return Columns(kept, left, table.geometry is None or receives(profile, table.shape_diffusion))


def is_sensitive(name: str) -> bool:
    """Whether a column is named as a sensitive field of a table, alone or after other words.

    Cut short or numbered, it is still its name.
    """
    whole = _NUMBERED.sub("", name)
    stem = _NUMBERED_BY_GDAL.fullmatch(name)
    return any(
        whole in (sensitive, _cut(sensitive))
        or whole.endswith(f"_{sensitive}")
        or (stem is not None and len(sensitive) > _SHORT and sensitive.startswith(stem[1]))
        for table in dictionary().values()
        for sensitive in table.sensitive
    )


def _cut(name: str) -> str:
    return name[:_SHORT]


def _diffusion_of_unknown(name: str) -> str:
    return INTERNAL if is_sensitive(name) else PARTNERS
