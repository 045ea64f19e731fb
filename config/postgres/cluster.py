"""The data folder: made once, whole or not at all, and never touched if it is not ours to use."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from config.postgres.installation import Installation, my_name
from config.postgres.messages import PostgresError, say, tail
from config.postgres.place import ROLE, Place

SUPERUSER = "postgres"
_HALF_MADE = "half-made-"
# Comparison and case rules come from Postgres itself (builtin), so that an upgrade of the operating
# system cannot reorder an index. LC_CTYPE still counts: with C the text-search parser and pg_trgm
# take “ and — for letters, and a search for peace misses “peace”.
_LOCALE = ("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
           "--locale=C", "--lc-ctype=C.UTF-8")  # fmt: skip


def make_ready(place: Place, installed: Installation) -> None:
    """A data folder that these programs can run: the one found, or a new one."""
    make_folder(place)
    if place.data.exists():
        _check(place, installed)
    else:
        _make(place, installed)
    _make_socket_folder(place, installed)
    _write_access(place)


def make_folder(place: Place) -> None:
    """The server's folder, closed to others, with its locks."""
    try:
        place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        owner = place.folder.stat().st_uid
        if owner != os.geteuid():
            raise PostgresError(_someone_elses(place.folder, owner))
        place.folder.chmod(0o700)
        for lock in (place.starting, place.users):
            lock.touch(mode=0o600)
    except OSError as error:
        raise PostgresError(
            f"The database's folder {place.folder} cannot be made or used: {error.strerror}."
            " Set DATA_DIR to a folder you can write, or DATABASE_URL to a server of your own."
        ) from error


def _check(place: Place, installed: Installation) -> None:
    owner = place.data.stat().st_uid
    if owner != installed.uid:
        raise PostgresError(_someone_elses(place.data, owner))
    marked = place.data / "PG_VERSION"
    if not marked.is_file():
        raise PostgresError(
            f"{place.data} is not a Postgres data folder (it has no PG_VERSION). Nothing was"
            " touched. Move it away, or set DATA_DIR to another folder."
        )
    found, wanted = marked.read_text().strip(), major_version(installed)
    if found != wanted:
        raise PostgresError(
            f"The data in {place.data} was written by Postgres {found}; the installed programs are"
            f" Postgres {wanted} and cannot read it. Nothing was touched. Either go back to the"
            f" release of this project that came with Postgres {found}, or move its data over with"
            f" pg_dump of version {found} and DATABASE_URL, or set DATA_DIR to a new folder and"
            " load the reports again."
        )


def major_version(installed: Installation) -> str:
    """'18' out of `postgres (PostgreSQL) 18.6`."""
    said = subprocess.run(
        [installed.command("postgres"), "--version"], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r"\) (\d+)", said)
    if not found:
        raise PostgresError(f"The version of the installed Postgres is unclear: {said!r}.")
    return found[1]


def _make(place: Place, installed: Installation) -> None:
    """initdb into a folder that becomes the data folder by a rename when all is written."""
    say(f"Making a database in {place.folder} …")
    for left in place.folder.glob(f"{_HALF_MADE}*"):
        # By an initdb that was killed: no server ever ran on it, so nothing is lost.
        shutil.rmtree(left)
    # A new name each time: an initdb whose parent was killed may still be writing to the last.
    half_made = Path(tempfile.mkdtemp(prefix=_HALF_MADE, dir=place.folder))
    try:
        os.chown(half_made, installed.uid, installed.gid)
        _initdb(place, half_made, installed)
        half_made.rename(place.data)
    finally:
        shutil.rmtree(half_made, ignore_errors=True)
    _sync(place.folder)


def _initdb(place: Place, half_made: Path, installed: Installation) -> None:
    log = place.folder / "initdb.log"
    with (
        installed.reaching(half_made) as reached,
        log.open("wb") as output,
    ):
        done = subprocess.run(
            [installed.command("initdb"), f"--pgdata={reached.names[0]}", f"--username={SUPERUSER}",
             "--auth=reject", "--no-instructions", *_LOCALE],
            stdout=output, stderr=subprocess.STDOUT, check=False,
            pass_fds=reached.descriptors, **installed.spawn_options(),
        )  # fmt: skip
    if done.returncode != 0:
        raise PostgresError(f"A database could not be made in {place.folder}:{tail(log)}")
    log.unlink()


def _make_socket_folder(place: Place, installed: Installation) -> None:
    """The socket's folder, closed to everyone but the server (and root)."""
    try:
        place.socket.mkdir(mode=0o700)
        os.chown(place.socket, installed.uid, installed.gid)
    except FileExistsError:
        # In /tmp somebody else may have put one there first, to be called by our clients.
        found = place.socket.lstat()
        if not place.socket.is_dir() or place.socket.is_symlink() or found.st_uid != installed.uid:
            raise PostgresError(
                f"{place.socket} belongs to somebody else. Remove it, or set DATA_DIR to a"
                " shorter path."
            ) from None
        place.socket.chmod(0o700)


def _write_access(place: Place) -> None:
    """Only this user, told by the kernel (peer), may connect: no password, no network, no trust.

    Outside the data folder and written anew each time, so that neither an old file nor the server
    itself can widen it.
    """
    place.access.mkdir(exist_ok=True)
    place.access.chmod(0o755)
    me = my_name()
    roles = (ROLE, SUPERUSER)
    _write(place.access / "pg_hba.conf", [f"local all {','.join(roles)} peer map=here"])
    _write(place.access / "pg_ident.conf", [f'here "{me}" {role}' for role in roles])


def _write(file: Path, lines: list[str]) -> None:
    new = file.with_suffix(".new")
    new.write_text("".join(f"{line}\n" for line in lines))
    new.chmod(0o644)
    new.replace(file)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _someone_elses(folder: Path, uid: int) -> str:
    try:
        owner = pwd.getpwuid(uid).pw_name
    except KeyError:
        owner = str(uid)
    return (
        f"{folder} belongs to {owner}; you are {my_name()}. Run the project as the user who made"
        " it, or set DATA_DIR to another folder. Nothing was touched."
    )
