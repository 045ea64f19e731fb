"""The data folder: made whole or not at all, refused where it is not ours to use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import postgres
from config.postgres import cluster, messages
from config.postgres.installation import installation
from config.postgres.place import place

PROJECT = Path(__file__).resolve().parents[2]

# A limit on the size of a file stands for the full disk: initdb fails in the middle of writing.
WITHOUT_ROOM = """
import resource, sys
from pathlib import Path
from config import postgres
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    postgres.running(Path(sys.argv[1])).__enter__()
except postgres.PostgresError as error:
    print(error)
"""


def start(data: Path) -> None:
    with postgres.running(data):
        pass


def put_there(within: Path, name: str, text: str) -> Path:
    """A data folder of the right owner with one file in it."""
    data = place(within).data
    data.mkdir(parents=True)
    (data / name).write_text(text)
    os.chown(data, installation().uid, installation().gid)
    return data


def test_data_of_another_major_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    data = put_there(tmp_path, "PG_VERSION", "15\n")
    with pytest.raises(postgres.PostgresError, match=r"Postgres 15;.*Postgres 18 "):
        start(tmp_path)
    assert [(each.name, each.read_text()) for each in data.iterdir()] == [("PG_VERSION", "15\n")]


def test_a_folder_that_is_no_data_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    data = put_there(tmp_path, "mine.txt", "mine")
    with pytest.raises(postgres.PostgresError, match="PG_VERSION"):
        start(tmp_path)
    assert [(each.name, each.read_text()) for each in data.iterdir()] == [("mine.txt", "mine")]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_data_folder_of_another_user_is_refused_by_name(tmp_path: Path) -> None:
    os.chown(put_there(tmp_path, "PG_VERSION", "18\n"), 65534, 65534)
    with pytest.raises(postgres.PostgresError, match="belongs to nobody; you are root"):
        start(tmp_path)


def test_a_folder_that_cannot_be_made_leaves_no_half_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cluster, "_LOCALE", ("--locale=xx_NOWHERE",))
    with pytest.raises(postgres.PostgresError, match="invalid locale"):
        start(tmp_path)
    assert not place(tmp_path).data.exists()
    assert list(place(tmp_path).folder.glob("half-made-*")) == []


def test_a_disk_without_room_is_said_and_leaves_no_half_of_a_folder(tmp_path: Path) -> None:
    starter = subprocess.run(
        [sys.executable, "-c", WITHOUT_ROOM, str(tmp_path)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "A database could not be made" in starter.stdout
    assert "\n    " in starter.stdout, "the end of initdb's own words is part of the message"
    assert not place(tmp_path).data.exists()
    assert list(place(tmp_path).folder.glob("half-made-*")) == []


def test_what_a_killed_initdb_left_is_not_taken_for_a_data_folder(tmp_path: Path) -> None:
    left = place(tmp_path).folder / "half-made-abc"
    left.mkdir(parents=True)
    (left / "PG_VERSION").write_text("18\n")
    with postgres.running(tmp_path) as use:
        assert use.started
    assert not left.exists()
    assert (place(tmp_path).data / "base").is_dir()


def test_whoever_waits_is_told_why_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(messages, "_NOTICE_AFTER", 0.01)
    wait = messages.Wait("for somebody")
    for _ in range(3):
        wait.step()
    assert capsys.readouterr().err == "Waiting for somebody …\n"
