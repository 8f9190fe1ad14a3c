"""Fetches what sources publish: asked first, resumed, checked, kept, unpacked.

May import `ingestion.sources.licences` and `ingestion.patience`; nothing here runs
unless a person asked for it.
"""
