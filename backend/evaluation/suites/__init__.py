"""The suites that come with Movie Chat, over its starter catalogue."""

from pathlib import Path


def shipped_suites() -> dict[str, Path]:
    """Return the file of each suite by its name."""
    return {path.stem: path for path in sorted(Path(__file__).parent.glob("*.jsonl"))}
