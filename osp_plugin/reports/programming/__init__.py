"""States of the programming: recap, follow-up, money."""
