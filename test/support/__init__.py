"""What tests share: rows, files and layers made for them, and readers of what the plugin wrote."""
