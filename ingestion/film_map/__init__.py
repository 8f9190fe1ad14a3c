"""The map of films, made of the vectors of their plots.

`making.py` does it; the others know nothing of where films and maps are kept.
"""
