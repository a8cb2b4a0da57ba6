"""Do the tests notice when a rule changes? A sample of the code is changed, one place at a time.

Each change (a *mutant*: ``<`` for ``<=``, ``and`` for ``or``, a statement left out, an item dropped
from a list, 1 more than a number…) is made in a copy of the tree, and the tests that run the
changed line are run there. A mutant that no test notices *survives*: a test is missing, or the
change makes no difference, which ``equivalents.toml`` then says with its reason.

Why not a library. mutmut 3 changes functions only (the tables of rules are outside), forks the
process of the tests, which QGIS and Qt do not bear, needs Python 3.10 and draws no sample.
Cosmic Ray has one command of tests for all mutants, changes the tree in place, draws no sample
either and neither drops statements nor items of tables; it brings thirteen packages. mutatest asks
for a coverage older than 6. What is left to do oneself is small: coverage tells which tests run a
line, pytest runs them.
"""
