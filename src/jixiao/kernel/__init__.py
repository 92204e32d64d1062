"""Kernel: the words all rooms share – money, rates, points, sources, figures, findings. Imports the standard library only."""
