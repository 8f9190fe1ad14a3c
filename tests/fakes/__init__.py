"""The ports in memory: real modules that behave as the ports' docstrings say.

Each has a switch, `is_away`, that makes it answer as a service that is down.
"""
