"""Rights of the organisations that share a base on a server, made from the dictionary; their roles
and accounts.

:mod:`.plan` says what there is to be (grants, row policies, guards), :mod:`.applying` makes it, in
the transaction that upgrades or shares the base, :mod:`.inspection` reads the catalogue and says
what differs. A base without roles has none of it. :mod:`.roles` and :mod:`.accounts` make the roles
of a base and the accounts of its organisations, :mod:`.catalogue` tells who has what.
"""
