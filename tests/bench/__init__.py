"""Measurements: what docs/benchmarks.md states, and floors that must hold."""
