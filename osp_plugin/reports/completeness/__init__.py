"""The completeness of operations, a workbook per bailleur."""
