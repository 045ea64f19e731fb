"""Where the embedded server keeps its files and how a client reaches it. Changes nothing."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
ROLE = "attache"
DATABASE = "attache"
# Only the last part of the socket's file name: nothing listens on the network.
PORT = "5432"
# sockaddr_un holds 108 bytes with the closing NUL (unix(7)); 103 is macOS's figure.
_LONGEST_SOCKET_PATH = 103


@dataclass(frozen=True)
class Connection:
    """What a client needs. There is no password: the kernel tells the server who is calling."""

    host: str
    port: str
    user: str
    name: str


@dataclass(frozen=True)
class Place:
    """The files of one embedded server, all under one folder closed to others."""

    folder: Path

    @property
    def data(self) -> Path:
        """Postgres' own folder. Appears complete or not at all."""
        return self.folder / "data"

    @property
    def access(self) -> Path:
        """Who may connect, written anew at every start."""
        return self.folder / "access"

    @property
    def log(self) -> Path:
        return self.folder / "postgres.log"

    @property
    def starting(self) -> Path:
        """Locked by whoever is starting or stopping the server."""
        return self.folder / "starting.lock"

    @property
    def users(self) -> Path:
        """Locked, shared, by every process that uses the server."""
        return self.folder / "users.lock"

    @property
    def socket(self) -> Path:
        """The folder of the socket: beside the data, or a short path where that one is too long.

        The short one lies where root alone can write (/run), for an ordinary user in /tmp. Not
        $TMPDIR or $XDG_RUNTIME_DIR: those differ between a login, cron and systemd, and then one
        process would not find the server of another.
        """
        beside = self.folder / "socket"
        if len(os.fsencode(beside / f".s.PGSQL.{PORT}")) <= _LONGEST_SOCKET_PATH:
            return beside
        digest = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        uid = os.geteuid()
        return Path("/run" if uid == 0 else "/tmp") / f"attache-{uid}-{digest}"  # noqa: S108

    def has_socket(self) -> bool:
        return (self.socket / f".s.PGSQL.{PORT}").exists()


def data_dir() -> Path:
    """DATA_DIR, or the project's own .data/; absolute, may not exist yet."""
    return Path(os.environ.get("DATA_DIR") or PROJECT / ".data").expanduser().resolve()


def place(within: Path) -> Place:
    """The embedded server of a data folder such as `data_dir()`."""
    return Place(within.resolve() / "postgres")


def connection(within: Path) -> Connection:
    """How to reach the embedded server of a data folder, whether or not it is running."""
    return Connection(host=str(place(within).socket), port=PORT, user=ROLE, name=DATABASE)
