"""Zip, tar and web archives, mails: many reports in one file, and what hostile ones cost."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from articles.draft import Draft, Refusal
from articles.readers import read_paths

TEXT = "The two ministers met in the capital and agreed to meet again. " * 5


def read(path: Path) -> tuple[list[Draft], list[str]]:
    found = list(read_paths([path]))
    return (
        [each for each in found if isinstance(each, Draft)],
        [each.reason for each in found if isinstance(each, Refusal)],
    )


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_every_report_in_a_zip_is_read_by_its_own_reader(tmp_path: Path) -> None:
    page = f"<html><body><article><p>{TEXT}</p></article></body></html>".encode()
    line = b'{"id": "7", "text": "' + TEXT.encode() + b'"}\n'
    members = {"a/one.txt": TEXT.encode(), "two.html": page, "three.jsonl": line, ".x": b"hidden"}
    drafts, refused = read(zipped(tmp_path / "all.zip", members))
    assert [each.external_id for each in drafts] == ["one.txt", "two.html", "7"]
    assert refused == []


def test_a_name_that_climbs_out_of_its_archive_is_only_a_label(tmp_path: Path) -> None:
    path = zipped(tmp_path / "slip.zip", {"../../etc/evil.txt": TEXT.encode(), "/x.txt": b"words"})
    drafts, _ = read(path)
    assert [each.place for each in drafts] == [f"{path}/etc/evil.txt", f"{path}/x.txt"]


def test_a_bomb_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", {"bomb.txt": bytes(4_000_000), "b.txt": TEXT.encode()})
    drafts, refused = read(path)
    assert [each.external_id for each in drafts] == ["b.txt"]
    assert refused == ["4,000,000 bytes unpacked, more than is read from one"]


def test_an_archive_of_too_many_files_is_read_so_far(tmp_path: Path) -> None:
    path = zipped(tmp_path / "many.zip", {f"{n}.txt": b"words here" for n in range(2_001)})
    drafts, refused = read(path)
    assert len(drafts) == 2_000
    assert refused == ["the first 2,000 files are read, the rest is left out"]


def test_archives_in_archives_are_not_opened(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.txt": TEXT.encode()}).read_bytes()
    drafts, refused = read(zipped(tmp_path / "outer.zip", {"inner.zip": inner}))
    assert (drafts, refused) == ([], ["there is no reader for .zip files"])


def test_a_tar_is_read_and_its_links_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "all.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        report = tarfile.TarInfo("a.txt")
        report.size = len(TEXT)
        archive.addfile(report, io.BytesIO(TEXT.encode()))
        link = tarfile.TarInfo("passwords.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    drafts, refused = read(path)
    assert [each.external_id for each in drafts] == ["a.txt"]
    assert refused == ["not an ordinary file"]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tgz", "a.warc", "a.warc.gz"])
def test_a_damaged_archive_is_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x1f\x8b nothing of the kind" * 40)
    drafts, refused = read(path)
    assert drafts == []
    assert "damaged" in refused[0]


def test_the_pages_of_a_web_archive_are_reports(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    page = f"<html><body><article><p>{TEXT}</p></article></body></html>"
    answers = [
        ("200 OK", "text/html; charset=utf-8"),
        ("404 No", "text/html"),
        ("200 OK", "image/png"),
    ]
    records = []
    for number, (status, kind) in enumerate(answers):
        body = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{page}"
        records.append(
            f"WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Target-URI: http://gazette.example/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}\r\n\r\n"
        )
    path.write_bytes(b"".join(gzip.compress(each.encode()) for each in records))
    drafts, refused = read(path)
    assert [each.url for each in drafts] == ["http://gazette.example/0"]
    assert refused == []


def test_a_newsletter_is_a_report_of_its_sender(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Ministers meet", "The Gazette <desk@gazette.example>"
    mail["Date"], mail["Message-ID"] = "Mon, 10 Mar 2025 09:00:00 +0000", "<1@gazette.example>"
    mail.set_content("Your reader cannot show this.")
    mail.add_alternative(f"<p>{TEXT}</p><style>p {{}}</style>", subtype="html")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    path = tmp_path / "letter.eml"
    path.write_bytes(mail.as_bytes())
    (draft,), notes = read(path)
    assert (draft.title, draft.source) == ("Ministers meet", "The Gazette")
    assert draft.text == TEXT.strip()
    assert draft.published_words.startswith("2025-03-10")
    assert notes == ["1 attached files are not read"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    (draft,), _ = read(path)
    assert draft.text == TEXT


def test_a_page_is_read_in_the_encoding_it_states(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    words = "Министры встретились в столице и договорились встретиться снова. " * 8
    page = f'<html><head><meta charset="koi8-r"></head><body><article><p>{words}</p></article>'
    path.write_bytes(page.encode("koi8-r"))
    (draft,), _ = read(path)
    assert draft.text == words.strip()
