"""The web server's entry point."""

from __future__ import annotations

import os

from config import postgres
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

postgres.attach()
application = get_wsgi_application()
