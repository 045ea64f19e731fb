"""The web server's entry point."""

from __future__ import annotations

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from config import postgres
from config.time_limit import limit_statements

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

postgres.attach()
application = get_wsgi_application()
limit_statements(settings.STATEMENT_SECONDS)

# What is loaded by now stays: to look through it for rubbish again and again takes a tenth of a
# page's time. Pages make many short-lived things, so that there is a look at fewer of them.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
