"""The campaigns of a base: opened, followed, shared out between délégataires, closed."""
