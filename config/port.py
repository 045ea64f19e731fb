"""The site's port. Only the standard library: `make run` asks before anything is installed.

`python -m config.port` says whether the port can be had, with exit status 1 if not.
"""

from __future__ import annotations

import os
import socket
import sys

ADDRESS = "127.0.0.1"
_DEFAULT = "8000"


def port() -> int:
    """PORT, or 8000. Ends the process with the reason if it is no port."""
    given = os.environ.get("PORT") or _DEFAULT
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= 65535:
        sys.exit(f"PORT={given}: expected a number from 1 to 65535.")
    return int(given)


def bound(number: int) -> socket.socket:
    """A socket that holds the port. Ends the process with the reason if taken.

    Held from the first step to the last, so that no other program can take it while we prepare;
    listening, because until one listens two programs may hold the same port. Who calls early waits.
    """
    held = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # Or a port just left by a site that was stopped would count as taken for a minute.
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind((ADDRESS, number))
        held.listen()
    except OSError as error:
        held.close()
        sys.exit(
            f"Port {number} cannot be used ({error.strerror}). Is the site already running at"
            f" http://{ADDRESS}:{number}/ ? Choose another port with: make run PORT={number + 1}"
        )
    return held


if __name__ == "__main__":
    bound(port()).close()
