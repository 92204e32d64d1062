"""Server: the web application on Django; the only room that knows it. Imports workbench (and kernel words)."""
