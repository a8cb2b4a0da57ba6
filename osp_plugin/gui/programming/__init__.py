"""Programming in the window: the panel of a campaign, the répartition."""
