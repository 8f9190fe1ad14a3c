"""Results in words. May import the other values of knowledge, recommend, ports, domain.

Knows English; every name and every number it says comes from a result's rows.
"""
