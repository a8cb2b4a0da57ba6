"""The plugin's frame: menu, opening of a base, options, search, help."""
