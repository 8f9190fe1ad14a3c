"""The parts of screenplays, and the formats they come in."""
