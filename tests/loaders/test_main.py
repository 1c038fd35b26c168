"""The command line: CSV on standard output, findings on standard error; a file that cannot be read stops no other."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from loaders import load_document, worker
from loaders.__main__ import main
from loaders.edits import Edit, edits_between, edits_to_json, row_keys
from loaders.explain import explain
from loaders.limited import Reader

ROOT = Path(__file__).parents[2]
BUNDLED = "data/documents/shanxi-sme-finance.txt"


class Result(NamedTuple):
    """What the command line leaves."""

    returncode: int
    stdout: bytes
    stderr: bytes


@pytest.fixture
def run(monkeypatch, capfdbinary) -> Callable[..., Result]:
    """Runs the command line and the worker that reads for it here, which spares the start of their two processes."""

    def read(reader: Reader, data: bytes, *, name: str, columns: Mapping[int, str] | None = None) -> bytes:
        form, language, *edits = reader._command[3:]
        if form == "explain":
            return f"[]\n{explain(data, name, language, None)}".encode()
        load = worker._loading(Path(edits[0])) if edits else load_document
        return worker.encode(load(data, name=name, columns=columns), form, language)

    monkeypatch.setattr(Reader, "read", read)
    monkeypatch.chdir(ROOT)
    return lambda *arguments: Result(main([*arguments]), *capfdbinary.readouterr())


@pytest.mark.slow
def test_the_command_runs_as_a_program():
    result = subprocess.run([sys.executable, "-m", "loaders", BUNDLED], cwd=ROOT, capture_output=True, check=False)

    assert (result.returncode, result.stdout.count(b"\n")) == (0, 1 + 48)


def test_the_tidy_table_is_printed_as_utf8_csv_with_unix_line_ends(run):
    result = run(BUNDLED)

    lines = result.stdout.decode("utf-8").split("\n")
    assert result.returncode == 0
    assert lines[0] == "section,measure_no,measure,action_no,action,deadline,agency,role,position,source_row"
    assert len(lines) == 1 + 48 + 1
    assert b"\r" not in result.stdout


def test_findings_go_to_standard_error(run):
    assert "第 7 行 · 牵头单位" in run(BUNDLED).stderr.decode()


def test_a_file_that_cannot_be_read_gives_one_line_and_status_2(run, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_text("没有表头", encoding="utf-8")

    for path in (bad, tmp_path / "missing.txt", tmp_path):
        result = run(str(path))
        assert (result.returncode, result.stdout) == (2, b"")
        assert result.stderr.decode().count("\n") == 1


def test_the_rows_of_the_other_files_are_written_where_one_cannot_be_read(run, tmp_path):
    result = run(str(tmp_path / "a.txt"), BUNDLED, str(tmp_path))

    lines = result.stdout.decode().splitlines()
    assert result.returncode == 2
    assert (len(lines), lines[1].partition(",")[0]) == (1 + 48, "shanxi-sme-finance.txt")
    assert result.stderr.decode().splitlines()[0].endswith("a.txt: 文件打不开（没有这个文件），请检查后再试。")


@pytest.mark.slow
def test_a_file_that_ends_its_process_costs_no_other_file_its_rows(tmp_path, child_runs, capfdbinary):
    child_runs(
        "load = child.load_document; child.load_document = lambda data, name, **more: os.abort() if name == 'bad.txt' else load(data, name=name, **more)"
    )
    (tmp_path / "bad.txt").write_text("x", encoding="utf-8")

    assert main(["--json", str(tmp_path / "bad.txt"), str(ROOT / BUNDLED)]) == 2
    out, err = capfdbinary.readouterr()
    assert len(out) > 10_000
    assert (
        err.decode()
        .splitlines()[0]
        .endswith("bad.txt: 文件没能读完（可能太大或已损坏），请另存后再试，或只保留分工表部分。")
    )


def test_a_file_whose_name_is_not_utf8_is_read_under_its_chinese_name(run, tmp_path):
    for content, name in (("没有表头", "坏.txt"), ("工作任务\t牵头单位\n（1）一项。内容\t甲局\n", "好.tsv")):
        (tmp_path / os.fsdecode(name.encode("gb18030"))).write_text(content, encoding="utf-8")

    result = run(*map(str, sorted(tmp_path.iterdir())))
    assert result.returncode == 2
    assert result.stdout.decode().splitlines()[1].startswith("好.tsv,")
    assert f"{tmp_path}/坏.txt: " in result.stderr.decode()


def test_findings_and_errors_are_said_in_english_where_that_is_asked(run, tmp_path):
    lines = run("--lang", "en", BUNDLED, str(tmp_path)).stderr.decode().splitlines()

    assert lines[0].endswith("warning: row 7 · 牵头单位: The list of agencies ends in a separator: one may be missing")
    assert lines[-1].endswith(": The file cannot be opened: it is a folder. Please name a file in it.")


def test_the_table_can_be_written_to_a_file(run, tmp_path):
    out = tmp_path / "out.csv"

    result = run(BUNDLED, "-o", str(out))
    assert (result.returncode, result.stdout) == (0, b"")
    assert out.read_bytes() == run(BUNDLED).stdout


def test_of_several_files_each_row_says_which_it_came_from(run):
    lines = run(BUNDLED, BUNDLED).stdout.decode().splitlines()

    assert len(lines) == 1 + 2 * 48
    assert {line.split(",")[0] for line in lines[1:]} == {"shanxi-sme-finance.txt"}


def test_other_columns_stand_behind_the_contract_or_of_several_files_together_in_the_last(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("任务\t责任单位\t责任人\tRole\n修路\ta局、b局\t李四\t略\n", encoding="utf-8")
    alone, together = (run(*files).stdout.decode().splitlines() for files in ([str(path)], [str(path), BUNDLED]))

    assert [line.split(",")[-3:] for line in alone] == [
        ["source_row", "责任人", "Role（2）"],
        *[["1", "李四", "略"]] * 2,
    ]
    assert [line.split(",")[-2:] for line in together[:3]] == [
        ["source_row", "other_columns"],
        *[["1", "责任人：李四；Role：略"]] * 2,
    ]
    assert together[3].endswith(",1,")


def test_a_file_with_very_many_other_columns_has_them_together_too(run, tmp_path):
    path = tmp_path / "a.txt"
    more = [f"附{at}" for at in range(101)]
    lines = ["\t".join(["任务", "责任单位", *more]), "\t".join(["修路", "a局", *("x" for _ in more)])]
    path.write_text("\n".join(lines), encoding="utf-8")
    header, row = run(str(path)).stdout.decode().splitlines()

    assert header.endswith(",source_row,other_columns")
    assert row.count("：x") == 101


def test_the_whole_document_is_printed_as_json(run):
    document = json.loads(run("--json", BUNDLED).stdout)

    assert (document["title"], len(document["assignments"]), len(document["actions"])) == (
        "金融支持小微企业责任分工表",
        48,
        17,
    )
    assert document["headers"][0] == {"header": "工作内容", "kind": "task"}
    assert document["actions"][0]["place"] == {"kind": "file", "row": 8}
    assert document["actions"][0]["other_columns"] == {}
    assert document["findings"][0] == {
        "code": "list-ends-in-separator",
        "level": "warning",
        "place": {"kind": "rows", "rows": [[7, 7]], "header": "牵头单位"},
        "values": {},
        "source_row": 7,
        "sentence": "第 7 行 · 牵头单位：单位名单以分隔号结尾，可能漏了一个单位",
    }


def test_it_is_explained_what_each_column_was_taken_for(run, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("序号,抽查事项,发起部门\n1,检查三家养老院,民政局\n2,检查五所学校,教育局\n", encoding="utf-8")

    result = run("--explain", str(table))
    head, number, task, lead = result.stdout.decode().splitlines()
    assert (result.returncode, result.stderr, head) == (0, b"", "文件第 1 行：表头 1 行")
    assert number.startswith("  1. 序号：number 1.60（表头 1.00，内容 +0.20，其他 +0.40；number 100%）")
    assert task.startswith("  2. 抽查事项：task ")
    assert lead.startswith("  3. 发起部门：lead ")
    assert lead.endswith("；其次 responsible 0.40")


def test_a_table_without_a_known_header_is_explained_as_well_in_either_language(run, tmp_path):
    (tmp_path / "t.csv").write_text("办什么,由谁办\n修路,市交通局\n", encoding="utf-8")
    (tmp_path / "u.txt").write_text("没有表格", encoding="utf-8")

    lines = (
        run("--explain", "--lang", "en", str(tmp_path / "t.csv"), str(tmp_path / "u.txt")).stdout.decode().splitlines()
    )
    assert lines[0] == "file: no known header; guessed from the first row"
    assert lines[2].startswith("  2. 由谁办: responsible 0.40 (header 0.00, cells +0.40")
    assert lines[-1] == "no table"


def test_json_has_the_other_columns_with_their_action(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("任务\t责任单位\t备注\n修路\ta局\t略\n", encoding="utf-8")

    (action,) = json.loads(run("--json", str(path)).stdout)["actions"]
    assert action["other_columns"] == {"备注": "略"}


def test_a_result_that_cannot_be_written_is_said_to_be_that(run, tmp_path):
    result = run(BUNDLED, "-o", str(tmp_path / "nowhere/out.csv"))

    assert (result.returncode, result.stdout) == (2, b"")
    assert (
        result.stderr.decode()
        .splitlines()[-1]
        .endswith("out.csv: 结果写不进这个文件（No such file or directory），请检查文件夹和权限。")
    )


@pytest.fixture
def corrections(tmp_path) -> Path:
    """A file with one correction of the bundled document: another lead in its first row."""
    read = load_document((ROOT / BUNDLED).read_bytes(), name="t.txt")
    key = row_keys(read.actions["source"])[0]
    edits = edits_between({"lead": ["省金融办"]}, {"lead": "省财厅"}, key, by="张三", at="2026-11-28T08:00:00+00:00")
    path = tmp_path / "corrections.json"
    path.write_text(edits_to_json(edits, read), encoding="utf-8")
    return path


def test_corrections_are_applied_and_a_column_says_what_was_read(run, corrections):
    first = run(BUNDLED, "--edits", str(corrections)).stdout.decode().splitlines()[:2]

    assert first[0].endswith(",source_row,corrected")
    assert ",省财厅,lead,1,1,lead：省金融办" in first[1]


def test_json_says_what_was_corrected_where_something_was(run, corrections):
    actions = json.loads(run("--json", BUNDLED, "--edits", str(corrections)).stdout)["actions"]

    assert (actions[0]["corrected"], "corrected" in actions[1]) == ({"lead": "省金融办"}, False)


def test_corrections_say_what_the_columns_are(run, tmp_path):
    table = tmp_path / "t.txt"
    table.write_text("任务\t单位甲\t单位乙\n（一）甲事\t市甲局\t市乙局\n", encoding="utf-8")
    edit = Edit(
        "1", "2026-11-28T08:00:00+00:00", "", "columns", None, "", {}, {"0": "task", "1": "lead", "2": "support"}
    )
    edits = tmp_path / "edits.json"
    edits.write_text(
        edits_to_json([edit], load_document((ROOT / BUNDLED).read_bytes(), name="t.txt")), encoding="utf-8"
    )

    lines = run(str(table), "--edits", str(edits)).stdout.decode().splitlines()

    assert [line.split(",")[6:8] for line in lines[1:]] == [["市甲局", "lead"], ["市乙局", "support"]]


@pytest.mark.parametrize("content", ["{", None])
def test_a_file_of_corrections_that_is_damaged_or_missing_gives_one_line_and_status_2(run, tmp_path, content):
    path = tmp_path / "edits.json"
    if content:
        path.write_text(content, encoding="utf-8")

    result = run(BUNDLED, "--edits", str(path))

    assert (result.returncode, result.stdout, result.stderr.count(b"\n")) == (2, b"", 1)


@pytest.mark.parametrize("arguments", [[BUNDLED, BUNDLED], ["--explain", BUNDLED]])
def test_corrections_are_those_of_one_file_and_its_table(run, corrections, arguments):
    with pytest.raises(SystemExit):
        run(*arguments, "--edits", str(corrections))
