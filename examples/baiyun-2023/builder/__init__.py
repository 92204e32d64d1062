"""What `build.py` needs to write the bundled department: figures, rows made from them, and files with the same bytes each run."""
