"""Ask the conversations, and write the document anew."""

import sys

from tests.examples.document import DOCUMENT, document
from tests.examples.evening import evening


def main() -> None:
    """Write docs/examples.md."""
    talks = evening(lambda title: sys.stderr.write(f"{title} …\n"))
    DOCUMENT.write_text(document(talks), encoding="utf-8")
    sys.stderr.write(f"{DOCUMENT.name} written\n")


main()
