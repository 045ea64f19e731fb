"""Typed readers for environment variables. Nonsense is refused by name, never guessed around."""

from __future__ import annotations

import os
import secrets
from ipaddress import ip_network
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from config import postgres

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"", "0", "false", "no", "off"}


def boolean(name: str, *, default: bool = False) -> bool:
    """1/true/yes/on or 0/false/no/off, in any case."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in _TRUE:
        return True
    if value.lower() in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r}: expected on or off")


def words(name: str, *, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [each.strip() for each in os.environ.get(name, default).split(",") if each.strip()]


def networks(name: str) -> list[str]:
    """A list of networks and addresses, "10.0.0.0/8,fd00::/8"; each checked."""
    found = words(name)
    for each in found:
        try:
            ip_network(each, strict=False)
        except ValueError as error:
            raise ImproperlyConfigured(f"{name}: {error}") from error
    return found


def ports(name: str) -> list[int]:
    """A list of port numbers."""
    found = words(name)
    for each in found:
        if not each.isdecimal() or not 0 < int(each) < 65_536:
            raise ImproperlyConfigured(f"{name}: {each!r} is no port")
    return [int(each) for each in found]


def whole_number(name: str, *, default: int) -> int:
    """No sign, no fraction."""
    value = os.environ.get(name) or str(default)
    if not value.isascii() or not value.isdecimal():
        raise ImproperlyConfigured(f"{name}={value!r}: expected a whole number")
    return int(value)


def text(name: str, *, default: str) -> str:
    """The variable, or the default where it is unset or empty."""
    return os.environ.get(name) or default


def folder(name: str, *, default: Path) -> Path:
    """An absolute folder; it need not exist yet."""
    return Path(os.environ.get(name) or default).expanduser().resolve()


def database_url(name: str) -> dict[str, object] | None:
    """Django's connection settings out of a postgresql:// address, None where the name is unset.

    Everything that libpq knows and Django does not name (sslmode, options, …) goes to OPTIONS.
    """
    url = os.environ.get(name)
    if not url:
        return None
    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured(f"{name}: expected postgresql://user:password@host/database")
    try:
        parts = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"{name}: {error}") from error
    return {
        "NAME": parts.pop("dbname", "attache"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": dict(parts),
    }


def embedded_database(data_dir: Path) -> dict[str, object]:
    """Django's connection settings for the embedded server; starts nothing."""
    place = postgres.connection(data_dir)
    return {"NAME": place.name, "USER": place.user, "HOST": place.host, "PORT": place.port}


def secret(name: str, *, kept_in: Path) -> str:
    """The variable, or else a key made once and kept in a file only its owner can read."""
    value = os.environ.get(name)
    if value:
        return value
    if not kept_in.exists():
        kept_in.parent.mkdir(parents=True, exist_ok=True)
        made = kept_in.with_suffix(f".{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(50))
        # link() refuses to replace: of two processes starting at once the first one's key stands.
        try:
            kept_in.hardlink_to(made)
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return kept_in.read_text()
