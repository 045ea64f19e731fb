"""The web server loads neither the model nor what reads with it: it answers, workers read."""

from __future__ import annotations

import os
import subprocess
import sys

from django.conf import settings

CODE = """
import sys
import django
django.setup()
import config.urls
from django.urls import get_resolver
get_resolver().url_patterns
print([name for name in ("spacy", "py3langid", "trafilatura", "feedparser") if name in sys.modules])
"""


def test_the_pages_are_served_without_what_reads_texts() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"
