"""Which processes belong to a server. Told by their working folder, never by a process id alone.

A process id in a file left by a crash may long be somebody else's: signalling it could kill a
stranger, and Postgres itself refuses to start while a stranger of the same user has it.
"""

from __future__ import annotations

import os
from pathlib import Path

from config.postgres.messages import Wait
from config.postgres.place import PORT, Place

_PROC = Path("/proc")
_LAST_OF_THEM = 30.0


def postmaster(place: Place) -> int | None:
    """The process id of the server of this place, None if none runs."""
    pid = _noted(place)
    if pid is None:
        return None
    if not _has_proc():
        return pid if _alive(pid) else None
    return pid if _works_in(place, pid) else None


def ended(place: Place, pid: int) -> bool:
    """Whether the server with this process id is gone; fetches its status if it was our child."""
    try:
        if os.waitpid(pid, os.WNOHANG)[0] == pid:
            return True
    except ChildProcessError:
        pass
    return postmaster(place) != pid


def await_the_last_of(place: Place) -> None:
    """Wait until the sessions of a killed server are gone: they still write to the data."""
    wait = Wait("for the last processes of a killed Postgres")
    while wait.seconds < _LAST_OF_THEM and _at_work(place):
        wait.step()


def forget_strangers(place: Place) -> None:
    """Remove the notes of a killed server whose process id has become another program's.

    Only where nothing works in the data folder; the note of an id that is nobody's is left to
    Postgres, which also looks for shared memory still in use.
    """
    pid = _noted(place)
    if pid is not None and _has_proc() and _alive(pid) and not _at_work(place):
        (place.data / "postmaster.pid").unlink()
        (place.socket / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)


def _noted(place: Place) -> int | None:
    try:
        return int((place.data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def _at_work(place: Place) -> list[int]:
    if not _has_proc():
        return []
    numbered = (int(each.name) for each in _PROC.iterdir() if each.name.isdigit())
    return [pid for pid in numbered if _works_in(place, pid)]


def _works_in(place: Place, pid: int) -> bool:
    try:
        return os.path.samestat((_PROC / str(pid) / "cwd").stat(), place.data.stat())
    except OSError:
        # Gone, a zombie, or another user's: none of them is our server.
        return False


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _has_proc() -> bool:
    return (_PROC / "self").exists()
