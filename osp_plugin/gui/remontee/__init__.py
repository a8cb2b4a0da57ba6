"""Returns of bailleurs: the commands of the menu, and the template to send."""
