"""The words are complete in both languages, with the same places to fill; loaders' messages follow the run's language."""

import re
import string
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard import text
from dashboard.text import names
from dashboard.text.words import WORDS
from loaders import Finding, LoadError
from loaders.messages import MESSAGES
from loaders.messages.places import DOCUMENT, MadeUpHeader, rows_place

HAN = re.compile(r"[\u3400-\u9fff]")
NAMES = [
    (name, key, pair)
    for name, value in vars(names).items()
    if isinstance(value, text.Names)
    for key, pair in value.pairs.items()
]


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


def test_names_answer_in_the_language_of_the_run(english):
    assert dict(text.ROLES)["lead"] == "Lead"
    text.set_language("zh")
    assert list(text.ROLES.values()) == ["牵头", "责任", "配合", "督办"]


def test_a_name_is_known_by_its_key_and_in_either_language():
    assert [text.ROLES.key_of(written) for written in ("lead", "牵头", "Lead", "chair")] == ["lead"] * 3 + [None]


def test_an_unknown_language_is_chinese():
    text.set_language("fr")

    assert text.language() == "zh"


def test_one_is_told_from_many_in_english(english):
    assert text.t("count.actions", count=1) == "1 action"
    assert text.t("count.actions", count=17) == "17 actions"


def test_what_is_made_on_another_thread_keeps_the_language(english):
    make = text.bind_language(lambda: text.ROLES["lead"])

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(make).result() == "Lead"
        assert pool.submit(text.language).result() == "zh"


def test_a_place_is_said_in_the_language_of_the_run(english):
    place = rows_place([7], header=MadeUpHeader("annotation"))

    assert text.said_place(place) == "row 7 · annotation"
    text.set_language("zh")
    assert text.said_place(place) == "第 7 行 · 标注"


def test_a_finding_is_said_in_the_language_of_the_run_and_the_documents_words_stay(english):
    finding = Finding("mark-for-no-agency", DOCUMENT, {"mark": "无"})

    assert text.said(finding) == "“无” stands in place of an agency and is read as “no agency”"
    text.set_language("zh")
    assert text.said(finding) == "单位写的是“无”，按没有单位读"


def test_a_header_is_said_as_printed_and_a_made_up_one_in_the_language_of_the_run(english):
    assert text.said_header("责任单位") == "责任单位"
    assert text.said_header(MadeUpHeader("column", 3)) == "column 3"


def test_an_error_of_the_loaders_or_of_the_dashboard_is_said_in_the_language_of_the_run(english):
    errors = [LoadError("rtf"), LoadError("file-unreadable", reason="Permission denied")]

    assert text.said(errors[0]).startswith("The file is RTF.")
    assert text.said(errors[1]).startswith("The file cannot be opened (Permission denied)")
    text.set_language("zh")
    assert text.said(errors[0]).startswith("文件是 RTF 格式")
    assert text.said(errors[1]) == "文件无法打开（Permission denied），请检查文件和权限。"


def test_no_error_of_the_dashboard_hides_one_of_the_loaders():
    assert {key.removeprefix("error.") for key in WORDS if key.startswith("error.")}.isdisjoint(MESSAGES)
