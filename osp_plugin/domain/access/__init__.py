"""Who may do what with the rows of a table, as ``osp.acces`` of its Table Schema declares it.

Grants, row policies, forms, the page of rights and the tests are made from it. An *actor* is what
an account does (:data:`.declared.ACTORS`, a group of accounts on a server); its organisation says
which rows are its own. A *scope* says which rows an actor reaches: all (``tout``), those of its
landlord, EPCI, département or organisation, or, for a journal, those that tell of what it may read
(``visible``).
"""
