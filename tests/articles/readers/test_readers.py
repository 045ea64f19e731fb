"""Files, folders and streams, each to its reader."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from articles.draft import Draft, Refusal
from articles.readers import count_items, read_paths, read_stream
from articles.readers.limits import MAX_BYTES

LINE = json.dumps({"id": "a", "text": "The two ministers met."}).encode() + b"\n"


def names(*paths: Path) -> list[str]:
    return [item.external_id for item in read_paths(paths) if isinstance(item, Draft)]


def refusal(path: Path) -> Refusal:
    [item] = read_paths([path])
    assert isinstance(item, Refusal)
    assert item.dropped
    assert item.origin == item.address == str(path)
    return item


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.text", ".hidden.txt", "sub/c.md", ".git/d.txt", "plain"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("The two ministers met.")
    assert names(tmp_path) == ["a.text", "b.txt", "plain", "c.md"]


def test_json_lines_are_read_packed_or_not(tmp_path: Path) -> None:
    plain, packed = tmp_path / "one.ndjson", tmp_path / "two.jsonl.gz"
    plain.write_bytes(LINE)
    packed.write_bytes(gzip.compress(LINE * 3))
    assert names(plain, packed) == ["a"] * 4
    assert count_items([tmp_path]) == 4


def test_a_saved_page_is_read(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><article><p>{'The ministers met again. ' * 20}</p></article>")
    assert names(page) == ["page.html"]


@pytest.mark.parametrize("name", ["photo.JPG", "report.pdf", "old.docx", "data.csv", "list.opml"])
def test_other_kinds_of_file_are_refused_by_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("words")
    assert refusal(path).reason == f"there is no reader for {Path(name).suffix.lower()} files"


def test_a_binary_without_a_telling_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"\x7fELF" + bytes(1000))
    assert "not text but a program" in refusal(path).reason


def test_twenty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(20_000_000)
    assert "20,000,000 bytes, more than the 5,000,000" in refusal(path).reason
    assert MAX_BYTES == 5_000_000


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.txt").reason == "there is no such file or folder"


def test_a_broken_archive_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(LINE * 500)[:40])
    (tmp_path / "b.txt").write_text("The two ministers met.")
    items = list(read_paths([tmp_path]))
    assert any(isinstance(item, Refusal) and item.dropped for item in items)
    assert isinstance(items[-1], Draft)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert refusal(pipe).reason == "not an ordinary file"


@pytest.mark.skipif(os.getuid() == 0, reason="root may read anything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("The two ministers met.")
    path.chmod(0)
    assert refusal(path).reason == "no permission to read it"


@pytest.mark.skipif(os.getuid() != 0, reason="only root may become somebody else")
def test_a_file_closed_to_another_user_is_refused() -> None:
    # Modules are loaded before the user changes, who may not look into the project's folder.
    program = (
        "import os, sys; from pathlib import Path; from articles.readers import read_paths\n"
        "os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "print([item.reason for item in read_paths([Path(sys.argv[1])])])"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "closed.txt")
        path.write_text("The two ministers met.")
        path.chmod(0o600)
        Path(folder).chmod(0o755)
        root = Path(__file__).resolve().parents[3]
        command = [sys.executable, "-c", program, str(path)]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['no permission to read it']"


def test_a_name_that_is_no_text_can_be_printed_and_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("The two ministers met.")
    [draft] = read_paths([path])
    assert isinstance(draft, Draft)
    assert draft.external_id == "caf\ufffd.txt"
    draft.place.encode()


@pytest.mark.parametrize("named", ["", "inbox", "inbox/a.txt"])
def test_a_draft_names_no_folder_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text("The two ministers met.")
    monkeypatch.chdir(tmp_path.parent)
    for top in (tmp_path / named, Path(tmp_path.name, named)):
        (draft,) = read_paths([top])
        assert draft.origin == ("a.txt" if named else "inbox/a.txt")


def test_a_refused_line_is_kept_and_can_be_looked_at_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINE + b"not json\n")
    draft, refused = read_paths([path])
    assert isinstance(draft, Draft)
    assert isinstance(refused, Refusal)
    assert draft.origin == "a.jsonl line 1"
    assert (refused.origin, refused.address) == (f"{path} line 2", str(path))
    assert refused.raw == b"not json\n"


def test_a_stream_is_read_as_json_lines() -> None:
    [draft] = read_stream([LINE])
    assert (draft.origin, isinstance(draft, Draft)) == ("- line 1", True)


def test_the_five_source_reports_are_read(source_reports: Path) -> None:
    items = list(read_paths([source_reports]))
    assert count_items([source_reports]) == len(items) == 5
    assert all(isinstance(item, Draft) for item in items)
    dated = [item for item in items if isinstance(item, Draft) and item.published]
    assert [str(item.published) for item in dated] == ["2025-03-10", "2025-03-10"]
