"""Migrations written from the difference between a released version of the tables and today's.

``definition`` reads what a script of CREATE statements makes; ``difference`` says what changed and
what no tool may decide alone; ``writing`` gives the statements of each database; ``recording``
gives the script of a whole new base. ``tools/new_version.py`` and the tests use them; the plugin
itself runs what they wrote in ``resources/sql/<backend>/migrations``.
"""
