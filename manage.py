#!/usr/bin/env python3
"""Django's command line; starts the embedded Postgres for the commands that need a database."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

from config import postgres


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with postgres.running_for_command(sys.argv):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
