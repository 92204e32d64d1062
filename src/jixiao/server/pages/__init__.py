"""Pages: read results through the workbench and show them; nothing is computed or written here."""
