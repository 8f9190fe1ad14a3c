"""Words → plan: pieces with a meaning, a grammar that ties them, what is left open."""
