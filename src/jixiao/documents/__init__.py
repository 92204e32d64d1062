"""Documents: any file becomes addressed cells and paragraphs, without meaning; limits hold against hostile files. Imports kernel only."""
