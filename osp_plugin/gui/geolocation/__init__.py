"""The commands and panels of the part « Géolocalisation »."""
