"""What turns text into vectors: models on this machine, or an endpoint.

`named.py` finds an embedder by its name; torch is imported only when one is used.
"""
