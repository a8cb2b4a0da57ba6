"""Returns of the bailleurs: the template sent, what an import says, the letter."""
