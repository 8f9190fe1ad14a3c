"""Screenplays as writers' programs keep them: their elements, Fountain and FDX.

Standard library only: the ingestion reads scripts with it, and so may a writers' room.
"""
