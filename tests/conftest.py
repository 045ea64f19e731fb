"""What all tests share: a running Postgres, the model loaded once, and the five source reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
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
