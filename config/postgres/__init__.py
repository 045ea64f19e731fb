"""The embedded Postgres: a real server of the project's own, used where DATABASE_URL is unset.

Knowing where it is (`connection`) is pure and settings may do it; starting it is a separate act
of manage.py, the launcher, the web server's entry point and the tests' conftest:

    with postgres.running():           # started if need be, stopped by its last user
        ...

The parts: place (which files), installation (whose programs, as which user), cluster (the data
folder), server (the process), use (who is using it, hence who stops it).
"""

from config.postgres.messages import PostgresError
from config.postgres.place import Connection, connection, data_dir
from config.postgres.use import attach, available, running, running_for_command

__all__ = [
    "Connection",
    "PostgresError",
    "attach",
    "available",
    "connection",
    "data_dir",
    "running",
    "running_for_command",
]
