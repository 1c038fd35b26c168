"""Who may edit: everybody, the names in a setting, or the names in a file."""

from pathlib import Path

import pytest

from dashboard.library import editors


@pytest.fixture
def listed(monkeypatch, tmp_path) -> Path:
    """A file of names that the setting names."""
    monkeypatch.setenv("RB_EDITORS", str(tmp_path / "editors.txt"))
    return tmp_path / "editors.txt"


@pytest.mark.parametrize("setting", [None, "", "  "])
def test_without_a_setting_everybody_may(monkeypatch, setting):
    monkeypatch.delenv("RB_EDITORS", raising=False)
    if setting is not None:
        monkeypatch.setenv("RB_EDITORS", setting)

    assert not editors.is_limited()
    assert editors.may_edit("")


@pytest.mark.parametrize(
    ("name", "may"),
    [("wang", True), ("li@example.cn", True), ("王 芳", True), ("Wang", False), ("wan", False), ("", False)],
)
def test_otherwise_those_who_are_named_may(monkeypatch, name, may):
    monkeypatch.setenv("RB_EDITORS", "wang, li@example.cn,王 芳,,")

    assert editors.is_limited()
    assert editors.may_edit(name) == may


def test_a_list_without_a_name_is_of_nobody(monkeypatch):
    monkeypatch.setenv("RB_EDITORS", ",")

    assert editors.is_limited()
    assert not editors.may_edit("")


def test_a_file_has_a_name_a_line(listed):
    listed.write_text("\ufeffwang\r\n\r\n# gone: zhao\r\n 李强 \r\n", encoding="utf-8")

    assert [name for name in ("wang", "李强", "zhao", "# gone: zhao", "") if editors.may_edit(name)] == ["wang", "李强"]


def test_who_is_taken_out_of_the_file_is_refused_from_then_on(listed):
    listed.write_text("wang\nli\n", encoding="utf-8")
    assert editors.may_edit("li")
    listed.write_text("wang\n", encoding="utf-8")

    assert not editors.may_edit("li")


@pytest.mark.parametrize("content", [None, b"", b"wang\n\xff\xfe"])
def test_if_the_file_is_not_there_or_not_readable_nobody_may(listed, content):
    if content is not None:
        listed.write_bytes(content)

    assert editors.is_limited()
    assert not editors.may_edit("wang")


def test_why_the_file_cannot_be_read_is_a_line_of_the_log_once(listed, caplog):
    editors.may_edit("wang")
    editors.may_edit("wang")

    assert [line.split(":")[0] for line in caplog.messages] == ["nobody may edit"]
