"""The words: both languages complete, with the same places to fill; what loaders say has its English."""

import ast
import re
import string
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard import text
from dashboard.text import names
from dashboard.text.forms import FORMS as TABLES
from dashboard.text.words import WORDS
from tests.conftest import ROOT

HAN = re.compile(r"[\u3400-\u9fff]")
NAMES = [
    (name, key, pair)
    for name, value in vars(names).items()
    if isinstance(value, text.Names)
    for key, pair in value.pairs.items()
]
FORMS = [(form, english) for table in TABLES.values() for form, english in table.items()]


def places(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


@pytest.mark.parametrize("key", WORDS)
def test_every_sentence_has_both_languages_with_the_same_places(key):
    chinese, english = WORDS[key]

    assert chinese.strip()
    assert english.strip()
    assert places(chinese) == places(english)
    assert not HAN.search(english) or key == "language.other"


@pytest.mark.parametrize(("table", "key", "pair"), NAMES)
def test_every_name_has_both_languages(table, key, pair):
    chinese, english = pair

    assert HAN.search(chinese), (table, key)
    assert english.strip()
    assert not HAN.search(english)


@pytest.mark.parametrize(("form", "english"), FORMS)
def test_a_message_keeps_its_places_in_english(form, english):
    assert places(form) == places(english)


def test_names_answer_in_the_language_of_the_run(english):
    assert dict(text.ROLES)["lead"] == "Lead"
    text.speak("zh")
    assert list(text.ROLES.values()) == ["牵头", "责任", "配合", "督办"]


def test_a_name_is_known_by_its_key_and_in_either_language():
    assert [text.ROLES.key_of(written) for written in ("lead", "牵头", "Lead", "chair")] == ["lead"] * 3 + [None]


def test_an_unknown_language_is_chinese():
    text.speak("fr")

    assert text.language() == "zh"


def test_one_is_told_from_many_in_english(english):
    assert text.t("count.actions", count=1) == "1 action"
    assert text.t("count.actions", count=17) == "17 actions"


def test_what_is_made_on_another_thread_keeps_the_language(english):
    make = text.in_this_language(lambda: text.ROLES["lead"])

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(make).result() == "Lead"
        assert pool.submit(text.language).result() == "zh"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("第 7 行 · 牵头单位", "row 7 · 牵头单位"),
        ("第 7 行 · 标注", "row 7 · annotation"),
        ("第 1–3、5 等 行；第 6 行", "rows 1–3, 5 …; row 6"),
        ("措施 8（第 8–10 行）", "measure 8 (rows 8–10)"),
        ("文件第 12 行", "file, row 12"),
        ("第 3 页表 2 第 41 行", "page 3, table 2, row 41"),
        ("工作表 表一 B3", "sheet 表一 B3"),
        ("列“分管领导”", "column “分管领导”"),
    ],
)
def test_a_place_in_the_source_is_said_in_english(english, place, said):
    assert text.said_place(place) == said


def test_a_message_within_a_message_is_said_in_english_and_the_documents_words_stay(english):
    assert text.said("另有 5 处同类情况：“甲局”与“甲 局”写法相近，可能是同一单位，按两个单位处理") == (
        "5 more like it: “甲局” and “甲 局” are written alike and may be one; kept as two agencies"
    )


def test_in_chinese_a_message_stays_as_it_is():
    assert text.said("单位名单以分隔号结尾，可能漏了一个单位") == "单位名单以分隔号结尾，可能漏了一个单位"
    assert text.said_place("第 3 页表 2 第 41 行") == "第 3 页表 2 第 41 行"


def test_what_the_dashboard_said_of_a_file_follows_the_language(english):
    said = text.t("error.file", reason="Permission denied")
    text.speak("zh")

    assert text.said(said) == "文件打不开（Permission denied），请检查文件和权限。"


# Where the loaders write Chinese that nobody is told: words they look for, alphabets, values of cells.
VOCABULARY = {
    "loaders/__main__.py", "loaders/numerals.py", "loaders/words.py", "loaders/cells/agencies.py",
    "loaders/cells/roles.py", "loaders/cells/task.py", "loaders/formats/encoding.py", "loaders/formats/number_format.py",
    "loaders/formats/word_numbering.py", "loaders/layout/annotation.py",
}  # fmt: skip
NOT_SAID = {
    "牵头单位：7；\n",
    "（无标题）",
    "\\1第 \\2 行",
    "同上",
    "同前",
    "是",
    "否",
    "省市县区州盟旗",
    "[0-9零〇一二三四五六七八九十百]+",
}
#: Written in pieces; each has to stand in a form.
PIECES = {
    "没有读入", "有 7 7", "处隐藏文字，没有读入", "处修订中删除的文字，没有读入", "7的表头缺少7一列，请补上这一列的表头后再试。",
    "工作内容（如“工作任务”“主要任务”）", "单位（如“牵头单位”“责任单位”）", " 等",
}  # fmt: skip
SAYS = {"Finding", "LoadError", "UnknownHeader", "_finding", "_report"}
LOOKS_FOR = {"re.compile", "Column"}


def messages_of(path) -> set[str]:
    """The Chinese a module may tell somebody: each string or f-string, 7 standing in its places."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
    }
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    told = [call for call in calls if ast.unparse(call.func).removeprefix("self.") in SAYS]
    skipped = {id(node) for call in calls if ast.unparse(call.func) in LOOKS_FOR for node in ast.walk(call)}
    skipped |= {id(inner) for node in ast.walk(tree) if isinstance(node, ast.Compare) for inner in ast.walk(node)}
    skipped |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    skipped |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    searched = told if path.relative_to(ROOT).as_posix() in VOCABULARY else [tree]
    nodes = {node for root in searched for node in ast.walk(root) if id(node) not in skipped}
    return {said for node in nodes if HAN.search(said := sample(node, constants))}


def sample(node: ast.AST, constants: dict[str, object]) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(sample(part, constants) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        value = constants.get(node.value.id, 7) if isinstance(node.value, ast.Name) else 7
        return str(value)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def is_chinese(said: str) -> bool:
    """Apart from the words of a table that it quotes."""
    return HAN.search(re.sub("“[^“”]*”", "", said)) is not None


@pytest.mark.parametrize("path", sorted((ROOT / "loaders").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_whatever_the_loaders_say_has_its_english(english, path):
    speakers = (text.said, text.said_place, text.said_header)
    left = {said for said in messages_of(path) if all(is_chinese(speak(said)) for speak in speakers)}

    assert left <= NOT_SAID | PIECES


def test_a_message_written_in_pieces_stands_in_a_form():
    forms = "\n".join(re.sub(r"\{\w+\}", "7", form) for form, _ in FORMS)
    whole = {"有 7 7", "7的表头缺少7一列，请补上这一列的表头后再试。", " 等"}

    assert [piece for piece in PIECES - whole if piece not in forms] == []
