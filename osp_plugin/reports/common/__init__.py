"""What every output shares: French, palette, charts, safe replacement of files."""
