"""Pages and JSON over what `ask` answers."""
