"""Small rules that every subject uses: texts, codes, addresses, numbers, arrays."""
