"""Comparables by axis, and films by what happens in them.

May import ports and domain.
"""
