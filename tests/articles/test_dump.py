"""What `export` writes can be loaded elsewhere: into another archive, and into any database."""

from __future__ import annotations

import json
import sqlite3
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.exports.tables import TABLES
from articles.models import Article

pytestmark = pytest.mark.django_db

NAMED = {"person": "people", "place": "places", "organisation": "organisations"}


def read(folder: Path, table: str) -> list[dict[str, Any]]:
    lines = (folder / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def reports() -> list[tuple[object, ...]]:
    known = Article.objects.order_by("external_id", "title")
    fields = ("external_id", "title", "url", "source__name", "published", "byline", "text", "note")
    return list(known.values_list(*fields))


@pytest.mark.usefixtures("own_archive")
class TestOwnReports:
    def test_the_reports_fill_another_archive(self, tmp_path: Path) -> None:
        call_command("export", "all", "--to", tmp_path, stdout=StringIO())
        before = reports()
        assert len(before) == len(read(tmp_path, "articles"))
        Article.objects.update(reprint_of=None, reprint_kind="")
        Article.objects.all().delete()
        lines = tmp_path / "articles.jsonl"
        call_command("ingest", lines, "--queue", stdout=StringIO(), stderr=StringIO())
        assert reports() == before

    def test_a_database_finds_every_row_that_another_names(self, tmp_path: Path) -> None:
        call_command("export", "all", "--to", tmp_path, stdout=StringIO())
        base = sqlite3.connect(":memory:")
        keys = {"articles": "id", "stories": "id", "events": "id"}
        for table in TABLES:
            rows = read(tmp_path, table)
            key = keys.get(table, "slug" if table in {*NAMED.values(), "sources"} else "")
            base.execute(f"CREATE TABLE {table} ({columns(rows[0], table, key)})")
            holes = ", ".join("?" * len(rows[0]))
            insert = f"INSERT INTO {table} VALUES ({holes})"  # noqa: S608 - our own names
            base.executemany(insert, [list(row.values()) for row in rows])
            assert base.execute(f"SELECT count(*) FROM {table}").fetchone() == (len(rows),)  # noqa: S608
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        for mention in read(tmp_path, "mentions"):
            assert not mention["entity"] or known(base, mention), mention

    def test_a_table_of_yesterday_is_replaced_whole(self, tmp_path: Path) -> None:
        (tmp_path / "stories.csv").write_text("yesterday", encoding="utf-8")
        call_command("export", "all", "--to", tmp_path, "--format", "csv", stdout=StringIO())
        assert {each.name for each in tmp_path.iterdir()} == {f"{name}.csv" for name in TABLES}
        assert "yesterday" not in (tmp_path / "stories.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("asked", [["all"], ["stories", "--to", "x"]])
def test_all_tables_want_a_folder_and_one_wants_none(asked: list[str]) -> None:
    with pytest.raises(CommandError, match="want a folder"):
        call_command("export", *asked, stdout=StringIO())


def columns(row: dict[str, Any], table: str, key: str) -> str:
    """The columns of a row, with what each names in another table."""
    names = {"article": "articles(id)", "event": "events(id)", "story": "stories(id)"}
    if table == "articles":
        names |= {"reprint_of": "articles(id)"}
    written = []
    for name in row:
        one = f'"{name}"' + (" PRIMARY KEY" if name == key else "")
        written.append(one + (f" REFERENCES {names[name]}" if name in names else ""))
    return ", ".join(written)


def known(base: sqlite3.Connection, mention: dict[str, Any]) -> bool:
    table = NAMED[mention["kind"]]
    asked = f"SELECT 1 FROM {table} WHERE slug = ?"  # noqa: S608 - our own names
    return base.execute(asked, [mention["entity"]]).fetchone() is not None
