"""The web server's entry point."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from config import postgres
from config.time_limit import limit_statements

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

postgres.attach()
application = get_wsgi_application()
limit_statements(settings.STATEMENT_SECONDS)
