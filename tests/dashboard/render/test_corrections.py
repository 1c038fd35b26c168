"""A corrected action says so wherever it is shown, with what was read one click away; others say nothing."""

import re

import pytest

from dashboard.analysis.comparison import compare
from dashboard.analysis.questions import questions
from dashboard.export.tables import differences_table
from dashboard.library.corrections import corrected
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.model.stored_document import as_stored
from dashboard.render.actions import action_list
from dashboard.render.differences import difference_list
from dashboard.render.drilldown import DrillDown
from dashboard.render.questions import question_lists
from dashboard.render.slides import slide
from dashboard.render.source_view import source_row
from dashboard.render.targets import target_list
from dashboard.render.template import macros
from dashboard.text import COLUMN_LABELS, t
from tests.loaders.edits.made import change, fields, small, split

HOSTILE = "<b>市甲局</b>"
READ = small(f"（一）甲事。做甲，2026年底前完成\t{HOSTILE}\t\n（二）乙事。做乙\t市乙局\t\n")
DATASET = make_dataset(
    corrected(as_stored(READ), [change(READ, 1, "lead", ["市丁局"]), change(READ, 1, "deadline", "明年", id_="2")])
)


def popover(dataset, ids) -> str:
    drilldown = DrillDown(dataset)
    drilldown.opener(ids, "")
    return str(macros("shared.html").popover(drilldown))


def targets(dataset, ids) -> str:
    found = dataset.tables.frame("SELECT action_id, '' AS kind FROM actions WHERE false")
    return str(target_list(dataset, ids, found, Filter()))


def asked(dataset) -> str:
    return str(question_lists(questions(Selection(dataset, Filter()), most=9), dataset, "without_partners"))


VIEWS = {
    "actions": lambda dataset, ids: str(action_list(dataset, ids, Filter())),
    "popover": popover,
    "slide": lambda dataset, ids: str(slide(dataset, ids, last=13)),
    "source": lambda dataset, ids: str(source_row(dataset.actions(ids)[0], dataset.documents[0], Filter())),
    "targets": targets,
}


@pytest.mark.parametrize("view", VIEWS)
def test_a_corrected_action_has_a_line_that_opens_with_what_was_read(view):
    (opened,) = re.findall(r"<details.*?</details>", VIEWS[view](DATASET, [1]), re.DOTALL)

    assert opened == (
        '<details class="rb-corrected"><summary>已更正</summary><p>完成时限原识别为空白</p>'
        "<p>牵头单位原识别为“&lt;b&gt;市甲局&lt;/b&gt;”</p></details>"
    )


@pytest.mark.parametrize("view", VIEWS)
def test_an_action_without_corrections_has_none(view):
    assert "<details" not in VIEWS[view](DATASET, [2])


def test_the_answers_to_questions_say_it_once_for_each_action():
    (opened,) = re.findall(r"<details.*?</details>", asked(DATASET), re.DOTALL)

    assert "牵头单位原识别为“&lt;b&gt;市甲局&lt;/b&gt;”" in opened


def test_a_comparison_says_which_of_the_two_documents_was_corrected():
    found = compare(make_dataset(as_stored(READ)), DATASET)
    first, *_ = re.findall(r"<details.*?</details>", str(difference_list(found, [1])), re.DOTALL)

    assert "<p>新文档：牵头单位原识别为“&lt;b&gt;市甲局&lt;/b&gt;”</p>" in first
    assert "原文档：" not in first
    assert differences_table(found)[COLUMN_LABELS["corrected"]].tolist() == [
        "新文档：完成时限原识别为空白；新文档：牵头单位原识别为“<b>市甲局</b>”"
    ] * len(found)


def test_a_comparison_of_what_nobody_corrected_has_no_such_column():
    other = make_dataset(as_stored(small("（一）甲事。做甲\t市丙局\t\n")))

    assert COLUMN_LABELS["corrected"] not in differences_table(compare(make_dataset(as_stored(READ)), other))


def test_it_is_said_in_english(english):
    page = VIEWS["actions"](DATASET, [1])

    assert f"<summary>{t('corrected')}</summary>" in page
    assert "Lead agency was read as “" in page


def test_a_row_that_was_split_says_so():
    dataset = make_dataset(corrected(as_stored(READ), [split(READ, 2, {}, {"action": "再做"})]))

    assert "<p>由一行拆分而来，共拆分为 2 行</p></details>" in VIEWS["actions"](dataset, [2])
    assert fields(READ, 2)["action"] == "做乙"
