"""Subject « visite » : the package that goes to the field, and what comes back of it."""
