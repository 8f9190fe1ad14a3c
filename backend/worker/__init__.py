"""Ordering jobs and carrying them out. May import ports, settings and the domain.

What kinds of jobs there are it learns from entry points, so that the backend need
not know who can do what.
"""
