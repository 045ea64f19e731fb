"""The embedded server: what it can do, and who can reach it."""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest
from psycopg import sql

from config import postgres
from config.postgres.installation import SYSTEM_USER
from config.postgres.place import Place, place
from config.postgres.process import postmaster

PROJECT = Path(__file__).resolve().parents[2]
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")

# Everything is imported, and a first call made, while still allowed to: a clone in a closed home
# cannot be read by the user this turns into.
CALL_AS = """
import os, sys, psycopg
host, uid, socket = sys.argv[1], int(sys.argv[2]), os.open(sys.argv[1], os.O_RDONLY)
call = dict(port="5432", user="attache", dbname="attache")
psycopg.connect(host=host, **call).close()
os.setgroups([]); os.setgid(uid); os.setuid(uid)
for way in (host, f"/proc/self/fd/{socket}"):
    try:
        psycopg.connect(host=way, **call)
        print("let in")
    except psycopg.OperationalError as refused:
        print(str(refused).replace("\\n", " "))
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A running server in a clone under a closed home, as root's is."""
    home = tmp_path_factory.mktemp("home")
    home.chmod(0o700)
    with postgres.running(home / "clone" / ".data"):
        yield home / "clone" / ".data"


@pytest.fixture
def database(data: Path) -> Iterator[psycopg.Connection]:
    to = postgres.connection(data)
    with psycopg.connect(
        host=to.host, port=to.port, user=to.user, dbname=to.name, autocommit=True
    ) as connected:
        yield connected


def value(database: psycopg.Connection, query: LiteralString, *given: object) -> object:
    row = database.execute(query, given or None).fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize("name", ["pg_trgm", "unaccent", "btree_gin"])
def test_the_sites_role_can_make_the_extensions_it_needs(
    database: psycopg.Connection, name: str
) -> None:
    database.execute(sql.SQL("CREATE EXTENSION {}").format(sql.Identifier(name)))
    assert value(database, "SELECT count(*) FROM pg_extension WHERE extname = %s", name) == 1


def test_the_sites_role_is_no_superuser_but_may_make_a_test_database(
    database: psycopg.Connection,
) -> None:
    rights = "SELECT rolsuper::text || rolcreatedb FROM pg_roles WHERE rolname = current_user"
    assert value(database, rights) == "falsetrue"


def test_words_are_found_between_typographic_marks(database: psycopg.Connection) -> None:
    text, words = "“peace”—talks in «Kyiv»", "peace & talk & kyiv"
    assert value(database, "SELECT to_tsvector('english', %s) @@ to_tsquery(%s)", text, words)


def test_letters_beyond_ascii_have_two_cases_and_a_fixed_order(
    database: psycopg.Connection,
) -> None:
    assert value(database, "SELECT upper('élysée, žukov')") == "ÉLYSÉE, ŽUKOV"
    assert value(database, "SELECT datlocprovider FROM pg_database LIMIT 1") == "b"


def test_what_is_committed_is_on_the_disk(database: psycopg.Connection) -> None:
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        assert value(database, "SELECT current_setting(%s)", setting) == "on"


def test_nothing_listens_on_the_network(database: psycopg.Connection) -> None:
    assert value(database, "SHOW listen_addresses") == ""


def test_no_way_in_goes_by_trust_or_by_password(data: Path) -> None:
    assert (place(data).access / "pg_hba.conf").read_text() == (
        "local all attache,postgres peer map=here\n"
    )
    [_, _] = (place(data).access / "pg_ident.conf").read_text().splitlines()


def test_the_servers_folders_are_closed_to_others(data: Path) -> None:
    here = place(data)
    for folder in (here.folder, here.data, here.socket):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def call_as(user: str, here: Place) -> list[str]:
    uid = pwd.getpwnam(user).pw_uid
    done = subprocess.run(
        [sys.executable, "-c", CALL_AS, str(here.socket), str(uid)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


@as_root
def test_another_user_cannot_reach_the_socket(data: Path) -> None:
    by_path, by_descriptor = call_as("nobody", place(data))
    assert "Permission denied" in by_path
    assert "Permission denied" in by_descriptor


@as_root
def test_a_user_who_reaches_the_socket_is_refused_by_name(data: Path) -> None:
    """The second wall: the server's own user owns the socket and still is not let in."""
    _, by_descriptor = call_as(SYSTEM_USER, place(data))
    assert 'Peer authentication failed for user "attache"' in by_descriptor


@as_root
def test_root_hands_the_server_to_a_locked_user_without_opening_a_folder(data: Path) -> None:
    owner = pwd.getpwnam(SYSTEM_USER)
    server = postmaster(place(data))
    assert Path(f"/proc/{server}").stat().st_uid == owner.pw_uid
    assert owner.pw_shell.endswith(("nologin", "false"))
    home = data.parents[1]
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_socket_path_too_long_for_the_kernel_is_replaced_by_a_short_one(tmp_path: Path) -> None:
    deep = tmp_path / ("a-folder-with-a-long-name-" * 4)
    with postgres.running(deep) as use:
        to = use.connection
        assert len(to.host) < 60
        with psycopg.connect(host=to.host, port=to.port, user=to.user, dbname=to.name) as connected:
            assert value(connected, "SELECT 1") == 1
        assert stat.S_IMODE(Path(to.host).stat().st_mode) == 0o700
    assert not Path(to.host).exists()


def test_where_the_server_is_can_be_asked_without_touching_anything(tmp_path: Path) -> None:
    to = postgres.connection(tmp_path / "data")
    assert (to.user, to.name, to.port) == ("attache", "attache", "5432")
    assert list(tmp_path.iterdir()) == []


def test_data_dir_comes_from_the_environment_or_lies_in_the_project(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DATA_DIR", raising=False)
    assert postgres.data_dir() == PROJECT / ".data"
    monkeypatch.setenv("DATA_DIR", f"{tmp_path}/x/../y")
    assert postgres.data_dir() == tmp_path / "y"
