"""The return of an extract, told to a person: what it writes, what it leaves, and why."""
