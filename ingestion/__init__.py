"""Turns raw film sources into rows and embeddings.

May import backend's domain, ports, settings and adapters.
"""
