"""Maps: what stands behind the layers of a base, and the ways to show these."""
