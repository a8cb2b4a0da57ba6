"""The checks of positions, each alone: what it looks for, what it says, how to mend it."""
