"""Subject « accueil »: what a base holds and what waits in it, counted at once."""
