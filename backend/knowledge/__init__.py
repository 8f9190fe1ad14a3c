"""Question → plan → result → words. May import recommend, ports and domain."""
