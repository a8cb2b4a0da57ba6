"""What is sent to a bailleur: the template of a return."""
