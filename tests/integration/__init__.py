"""Adapters and commands against a real PostgreSQL and a real Chroma."""
