"""A process that uses a home: `python client_process.py HOME [postgres] [chroma]`.

It says what it got as lines of JSON, and does what it reads, line by line:
the name of a service (say its address) or `leave`.
"""

import json
import sys
from pathlib import Path

from backend.adapters.local_services import LocalServices, ServiceName
from backend.domain.errors import MovieChatError


def say(**words: str) -> None:
    print(json.dumps(words), flush=True)  # noqa: T201 - its caller reads this


def address(services: LocalServices, name: ServiceName) -> str:
    if name is ServiceName.POSTGRES:
        return services.database_url()
    return services.chroma_url()


def main() -> None:
    want = frozenset(map(ServiceName, sys.argv[2:]))
    try:
        services = LocalServices.join(Path(sys.argv[1]), want=want, say=lambda _: None)
    except MovieChatError as error:
        say(error=type(error).__name__, message=str(error))
        return
    with services:
        say(joined="yes")
        for line in sys.stdin:
            if line.strip() == "leave":
                break
            try:
                say(address=address(services, ServiceName(line.strip())))
            except MovieChatError as error:
                say(error=type(error).__name__, message=str(error))


if __name__ == "__main__":
    main()
