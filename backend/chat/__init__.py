"""One turn, from message to stream. May import knowledge, recommend, ports, domain."""
