"""The commands, as a person types them."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from articles.exports import formula_safe
from articles.exports.tables import TABLES
from articles.models import Article, Refused
from entities.models import Entity, Mention

GOOD = {
    "id": "good",
    "title": "Talks in Oslo",
    "source": "The Harbour Post",
    "published": "2025-03-10",
    "text": "Defence minister Anna Berg met Carl Lund in Oslo last Thursday.",
}


def ingest(*paths: Path) -> tuple[str, str, bool]:
    """What it printed, what it complained of, and whether it failed."""
    out, err = StringIO(), StringIO()
    try:
        call_command("ingest", *paths, stdout=out, stderr=err)
    except CommandError:
        return out.getvalue(), err.getvalue(), True
    return out.getvalue(), err.getvalue(), False


def analyse(tmp_path: Path, *arguments: str, stdin: str = "") -> list[dict[str, object]]:
    """Run for real, in a process of its own that is told of no database."""
    done = subprocess.run(
        [sys.executable, "manage.py", "analyse", *arguments],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_analyse_reads_without_a_database(tmp_path: Path) -> None:
    (line,) = analyse(tmp_path, "--as-is", "-", stdin=json.dumps(GOOD) + "\n")
    assert line["id"] == "good"
    assert line["text"] == GOOD["text"]
    text = str(line["text"])
    mentions = line["mentions"]
    assert isinstance(mentions, list)
    assert ("person", "Anna Berg") in [(m["kind"], text[m["start"] : m["end"]]) for m in mentions]
    dates = line["dates"]
    assert isinstance(dates, list)
    assert [(d["text"], d["value"]) for d in dates] == [("last Thursday", "2025-03-06")]
    events = line["events"]
    assert isinstance(events, list)
    assert [(e["kind"], e["participants"], e["earliest"]) for e in events] == [
        ("meeting", ["Anna Berg", "Carl Lund"], "2025-03-06")
    ]
    assert set(line) == {
        "id", "title", "published", "text", "removed", "mentions", "dates", "quotes", "events",
        "pipeline",
    }  # fmt: skip


@pytest.mark.django_db
class TestIngest:
    def test_it_works(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text(json.dumps(GOOD))
        out, _, failed = ingest(tmp_path)
        assert out.startswith("new 1, changed 0, unchanged 0")
        assert not failed
        assert Entity.objects.filter(kind="person", name="Anna Berg", reports=1).exists()

    def test_what_is_bad_is_named_and_the_rest_is_loaded(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text(json.dumps(GOOD) + '\n["no object"]\n')
        (tmp_path / "b.txt").write_text("")
        (tmp_path / "c.bin").write_bytes(bytes(range(256)) * 40)
        (tmp_path / "d.txt").write_text(
            "Anna Berg spoke in Oslo.\x00 She left. \udc80", "utf-8", "surrogatepass"
        )
        (tmp_path / "e.txt").write_text("Anna Berg spoke. " + "(" * 20_000 + " She left Oslo.")
        (tmp_path / "f.txt").write_text("The fleet sailed home. " * 1_000_000)
        wrong_day = GOOD | {"id": "day", "published": "2025-02-30", "text": "Anna Berg resigned."}
        (tmp_path / "g.jsonl").write_text(json.dumps(wrong_day))
        _, err, failed = ingest(tmp_path)
        assert failed
        for name in (
            "a.jsonl line 2",
            "b.txt",
            "c.bin",
            "d.txt",
            "e.txt",
            "f.txt",
            "g.jsonl line 1",
        ):
            assert name in err, name
        loaded = set(Article.objects.values_list("external_id", flat=True))
        assert loaded >= {"good", "d.txt", "e.txt", "day"}
        assert Article.objects.get(external_id="day").published is None
        assert Refused.objects.filter(origin__contains="b.txt", dropped=True).exists()
        assert not Article.objects.unfinished().exists()

    def test_a_file_that_changed_is_a_new_version(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text(json.dumps(GOOD))
        ingest(tmp_path)
        (tmp_path / "a.jsonl").write_text(json.dumps(GOOD | {"text": "Carl Lund left Oslo."}))
        out, _, _ = ingest(tmp_path)
        assert out.startswith("new 0, changed 1")
        assert not Mention.objects.filter(text="Anna Berg").exists()
        assert Entity.objects.get(name="Anna Berg").reports == 0

    def test_queued_reports_wait_for_a_worker(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text(json.dumps(GOOD))
        call_command("ingest", tmp_path, "--queue", stdout=StringIO(), stderr=StringIO())
        assert Article.objects.unfinished().count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("own_archive")
class TestExport:
    @pytest.mark.parametrize("table", sorted(TABLES))
    def test_both_formats_hold_the_same_rows(self, table: str) -> None:
        lines, sheet = StringIO(), StringIO()
        call_command("export", table, stdout=lines)
        call_command("export", table, "--format", "csv", stdout=sheet)
        rows = [json.loads(line) for line in lines.getvalue().splitlines()]
        cells = list(csv.DictReader(StringIO(sheet.getvalue())))
        assert rows
        assert len(cells) == len(rows)
        assert list(cells[0]) == list(rows[0])

    def test_articles_carry_what_is_promised(self) -> None:
        out = StringIO()
        call_command("export", "articles", stdout=out)
        row = json.loads(out.getvalue().splitlines()[0])
        assert set(row) >= {
            "id", "external_id", "url", "title", "source", "published", "published_precision",
            "published_provenance", "story", "reprint_of", "independent", "words",
        }  # fmt: skip

    def test_mentions_carry_what_is_promised(self) -> None:
        out = StringIO()
        call_command("export", "mentions", stdout=out)
        row = json.loads(out.getvalue().splitlines()[0])
        assert set(row) >= {
            "article", "external_id", "start", "end", "text", "kind", "entity", "name",
            "provenance",
        }  # fmt: skip


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "＝1", "\r1", "\0=1"])
def test_no_cell_runs_as_a_formula(value: str) -> None:
    assert formula_safe(value) == f"'{value}"


@pytest.mark.parametrize("value", ["", "plain", "a=b", "2025-03-06", None, 7])
def test_ordinary_cells_stay_as_they_are(value: object) -> None:
    assert formula_safe(value) == value
