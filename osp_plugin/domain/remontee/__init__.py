"""A bailleur's return (« remontée »): from the cells of a spreadsheet to what it changes.

Plain Python and pandas, in the order of the work: :mod:`.sheets` (what was read), :mod:`.columns`
(which column is which field), :mod:`.table` (the rows), :mod:`.values` and :mod:`.codes` (the
values), :mod:`.rules` and :mod:`.references` (what is wrong), :mod:`.matching` (which dwelling it
is), :mod:`.plan` (what would be written). Nothing here reads a file or writes a base.
"""
