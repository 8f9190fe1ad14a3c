"""What commands say: results on stdout, chatter and logs on stderr."""

import json
import logging
import sys
from typing import Final

# Libraries tell of every request; ours are what an admin looks for.
NOISY: Final = ("chromadb", "httpx", "sentence_transformers", "torch", "urllib3")

KILO: Final = 1024


def say(text: str) -> None:
    """Tell the person what is going on."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def print_json(values: object) -> None:
    """Print a result for programs."""
    sys.stdout.write(json.dumps(values, ensure_ascii=False) + "\n")


def configure_logging(level: str) -> None:
    """Log to stderr what is at least this important."""
    logging.basicConfig(
        level=level,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)


def readable_size(size: float) -> str:
    """Return a size as people read it: "1.5 GB"."""
    for unit in ("B", "kB", "MB", "GB"):
        if size < KILO:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= KILO
    return f"{size:.1f} TB"
