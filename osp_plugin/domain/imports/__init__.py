"""The import engine: from the cells of a file to what it would change, whatever its subject.

Plain Python and pandas, in the order of the work: :mod:`.sheets` (what was read), :mod:`.columns`
(which column is which field), :mod:`.table` (the rows), :mod:`.values` (cells as values),
:mod:`.references` and :mod:`.cites` (what must be known to the base, :mod:`.context`),
:mod:`.findings` (what is wrong), :mod:`.plan` (what would be written), :mod:`.preview` (the plan to
look at). A subject says its own in a :class:`.kinds.Kind`. Nothing here reads a file or writes a
base.
"""
