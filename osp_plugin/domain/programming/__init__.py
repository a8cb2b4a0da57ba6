"""The yearly programming campaign: what its lines cost, whether they hold, who gets what.

Plain Python and pandas. :mod:`.tariff` (grants by dwelling), :mod:`.figures` (envelopes, totals
and the published order), :mod:`.checks` (what is wrong with a line), :mod:`.gaps` (where the actors
disagree), :mod:`.scenario` (the répartition), :mod:`.carry_over` (lines of the next campaign).
"""
