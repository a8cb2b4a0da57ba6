"""The dwellings of an evolution as a layer."""
