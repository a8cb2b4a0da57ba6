"""A bailleur's return (« remontée ») among the files that are imported: what its rows mean.

In the order of the work: :mod:`.guessing` (whose it is), :mod:`.vocabulary` (which column is which
field), :mod:`.rules` and :mod:`.references` (what is wrong), :mod:`.matching` (which dwelling it
is), :mod:`.planning` (what would be written); :mod:`.kind` gives them to the engine.
"""
