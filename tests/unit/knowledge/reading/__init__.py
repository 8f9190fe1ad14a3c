"""Plots are read for answers."""
