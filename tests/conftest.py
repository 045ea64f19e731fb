"""What all tests share: a running Postgres, the model loaded once, and the five source reports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker
from spacy.language import Language

from config import postgres
from entities.language.model import load_model

SHARED = settings.BASE_DIR.parent / "shared"


def pytest_configure() -> None:
    postgres.attach()
    # Hashed names want a collectstatic first; the tests ask for what lies in static/ now.
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline that the site uses."""
    return load_model(settings.SPACY_MODEL)


@pytest.fixture(scope="session")
def source_reports() -> Path:
    """The folder of the five source reports, which lies beside the project where there is one."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the five source reports (../shared/seeds) are not here")
    return folder


@pytest.fixture(scope="session")
def own_reports() -> Path:
    """The reports written for this project."""
    return settings.BASE_DIR / "seeds"


@contextmanager
def _archive(blocker: DjangoDbBlocker, *paths: Path) -> Iterator[None]:
    """The reports under these paths, loaded through the real pipeline, gone afterwards."""
    # pytest-django makes the test database only where a test of the run is marked django_db.
    assert str(connection.settings_dict["NAME"]).startswith("test_"), "mark the test django_db"
    with blocker.unblock(), transaction.atomic():
        call_command("ingest", *paths, stdout=StringIO(), stderr=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="class")
def source_archive(
    source_reports: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The five source reports as the site has them; a django_db test's changes are undone."""
    with _archive(django_db_blocker, source_reports):
        yield


@pytest.fixture(scope="class")
def own_archive(
    own_reports: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Our own reports as the site has them; a django_db test's changes are undone."""
    with _archive(django_db_blocker, own_reports):
        yield
