"""What a page weighs on its way to a reader who comes for the first time."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.test import Client
from whitenoise.storage import CompressedManifestStaticFilesStorage

from articles.models import Article, Story

pytestmark = pytest.mark.django_db

MOST = 60_000
"""Bytes over the wire of a page of text with all it needs."""

ASSET = re.compile(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"')


def on_the_wire(client: Client, address: str) -> int:
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assets = set(ASSET.findall(gzip.decompress(answer.content).decode()))
    assert "css/base.css" in assets
    return len(answer.content) + sum(_small(asset) for asset in assets)


def _small(asset: str) -> int:
    path = find(asset)
    assert isinstance(path, str)
    return len(gzip.compress(Path(path).read_bytes()))


@pytest.mark.usefixtures("own_archive")
class TestWeight:
    @pytest.mark.parametrize(
        "address",
        "/ /stories/ /people/ /people/john-healey/ /places/ukraine/ /events/ /quotes/ /dates/"
        " /dates/2025/ /dates/2025/03/ /dates/2025/03/06/ /search/?q=Healey /sources/".split(),
    )
    def test_a_page_is_light(self, client: Client, address: str) -> None:
        assert on_the_wire(client, address) <= MOST

    def test_so_are_the_largest_story_and_the_longest_report(self, client: Client) -> None:
        story = Story.objects.standing().order_by("-reports")[0]
        report = Article.objects.order_by("-words")[0]
        for each in (story, report):
            assert on_the_wire(client, each.get_absolute_url()) <= MOST


def test_the_style_sheets_and_scripts_stay_small() -> None:
    static = settings.BASE_DIR / "static"
    assert sum(each.stat().st_size for each in static.glob("css/*.css")) < 40_000
    assert sum(each.stat().st_size for each in static.glob("js/*.js")) < 15_000


def test_nothing_moves_but_what_the_reader_moves() -> None:
    for sheet in (settings.BASE_DIR / "static").glob("css/*.css"):
        assert not re.search(r"animation|transition|scroll-behavior", sheet.read_text())


def test_assets_have_hashed_names_and_come_compressed(tmp_path: Path) -> None:
    shutil.copytree(settings.BASE_DIR / "static", tmp_path, dirs_exist_ok=True)
    storage = CompressedManifestStaticFilesStorage(location=tmp_path, base_url="/static/")
    names = [f"{each.parent.name}/{each.name}" for each in tmp_path.glob("*/*.[cj]*s")]
    list(storage.post_process({name: (storage, name) for name in names}))
    assert len(names) >= 6
    for name in names:
        stored = Path(storage.stored_name(name))
        assert re.fullmatch(r"\w+\.[0-9a-f]{12}\.(css|js)", stored.name)
        assert (tmp_path / f"{stored}.gz").is_file()
