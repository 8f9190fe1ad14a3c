"""Jobs carried out over a queue in memory."""
