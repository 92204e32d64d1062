"""Kernel: the words all rooms share (money, ratio, points, period, source, citation, figure, finding). Imports the standard library only."""
