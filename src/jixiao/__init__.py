"""Jixiao (绩效): whole-process budget performance management, from a department's files to a traced score."""

__version__ = "0.1.0"
