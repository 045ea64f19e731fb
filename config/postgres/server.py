"""The server's process: is it there, start it, stop it."""

from __future__ import annotations

import os
import signal
import subprocess

import psycopg
from psycopg import pq, sql
from psycopg.conninfo import make_conninfo

from config.postgres.cluster import SUPERUSER, make_ready
from config.postgres.installation import Installation, installation
from config.postgres.messages import PostgresError, Wait, tail
from config.postgres.place import DATABASE, PORT, ROLE, Place
from config.postgres.process import await_the_last_of, ended, forget_strangers, postmaster

# For two cores and 4 GB shared with the site, a worker and its language model (about 1 GB).
_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "port": PORT,
    "max_connections": "60",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "1GB",
    # Compiling a query costs more than any of ours takes; helpers of one query would take the
    # second core from the site, and their shared memory overflows the 64 MB of a container.
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "logging_collector": "off",
}
_SILENT_AT_MOST = 60.0
_FAST_STOP = 30.0
_IMMEDIATE_STOP = 10.0
_LONGEST_LOG = 10_000_000


def answers(place: Place) -> pq.Ping:
    """What the socket says: OK, REJECT (starting or stopping) or NO_RESPONSE."""
    # A user it lets in: a ping by anybody else leaves a refusal in the log.
    asked = make_conninfo(
        host=str(place.socket), port=PORT, user=SUPERUSER, dbname="postgres", connect_timeout=5
    )
    return pq.Ping(pq.PGconn.ping(asked.encode()))


def start(place: Place) -> None:
    """Start the server and wait until it answers. Only under the lock `place.starting`."""
    try:
        installed = installation()
        make_ready(place, installed)
        await_the_last_of(place)
        forget_strangers(place)
        process = _spawn(place, installed)
        try:
            _wait_until_ready(place, process)
            _make_role_and_database(place)
        except BaseException:
            # Ctrl-C too: nobody would stop a server that nobody knows of.
            process.send_signal(signal.SIGINT)
            process.wait(_FAST_STOP)
            raise
    except OSError as error:
        raise PostgresError(f"Postgres could not be started: {error}.") from error
    except (psycopg.Error, subprocess.SubprocessError) as error:
        raise PostgresError(f"Postgres could not be started: {error}.{tail(place.log)}") from error
    # It outlives this process where others still use it, so Popen must not mourn it at exit.
    process.returncode = 0


def _spawn(place: Place, installed: Installation) -> subprocess.Popen[bytes]:
    if place.log.exists() and place.log.stat().st_size > _LONGEST_LOG:
        place.log.replace(place.log.with_suffix(".log.old"))
    with (
        installed.reaching(place.data, place.socket, place.access) as reached,
        place.log.open("ab") as log,
    ):
        data, socket, access = reached.names
        settings = _SETTINGS | {
            "unix_socket_directories": socket,
            "hba_file": f"{access}/pg_hba.conf",
            "ident_file": f"{access}/pg_ident.conf",
        }
        given = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return subprocess.Popen(
            [installed.command("postgres"), "-D", data, *given],
            stdout=log,
            stderr=subprocess.STDOUT,
            pass_fds=reached.descriptors,
            **installed.spawn_options(),
        )


def _wait_until_ready(place: Place, process: subprocess.Popen[bytes]) -> None:
    """Wait for a server just started; recovery after a crash may take minutes and is waited for."""
    wait = Wait("for Postgres (after a crash it first repairs its data)")
    while (answer := answers(place)) != pq.Ping.OK:
        if process.poll() is not None:
            raise PostgresError(
                f"Postgres did not start. Its log, {place.log}, ends:{tail(place.log)}"
            )
        if wait.seconds > _SILENT_AT_MOST and answer != pq.Ping.REJECT:
            raise PostgresError(
                f"Postgres does not answer. Its log, {place.log}, ends:{tail(place.log)}"
            )
        wait.step()


def _make_role_and_database(place: Place) -> None:
    """The site's role: no superuser, but it may make databases, which the tests do."""
    with psycopg.connect(
        host=str(place.socket), port=PORT, user=SUPERUSER, dbname="postgres", autocommit=True
    ) as admin:
        if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
            admin.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(ROLE)))
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            names = map(sql.Identifier, (DATABASE, ROLE))
            admin.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(*names))


def stop(place: Place) -> None:
    """Stop the server: fast (sessions end, data is written), else at once (repaired next time)."""
    for number, patience in ((signal.SIGINT, _FAST_STOP), (signal.SIGQUIT, _IMMEDIATE_STOP)):
        pid = postmaster(place)
        if pid is None:
            return
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return
        wait = Wait("for Postgres to stop")
        while wait.seconds < patience:
            if ended(place, pid):
                return
            wait.step()
    raise PostgresError(f"Postgres (process {postmaster(place)}) does not stop. See {place.log}.")
