"""The outside world, one module per thing. May import ports and domain.

Adapters take plain arguments (an address, a path, `connect`), never settings.
"""
