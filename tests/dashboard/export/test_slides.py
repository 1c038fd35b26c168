"""The presentation: a measure a page, nothing lost, nothing too long, in fonts that offices have."""

import io

import pptx
import pytest
from pptx.oxml.ns import qn

from dashboard.export.slides import slides
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from tests.conftest import document


def pages(shown: Selection, most: int = 200) -> list[list[str]]:
    """The paragraphs of each slide, first its title."""
    show = pptx.Presentation(io.BytesIO(slides(shown, most)))
    found = []
    for slide in show.slides:
        boxes = [shape for shape in slide.shapes if shape.has_text_frame and shape != slide.shapes.title]
        lines = [line.text for box in boxes for line in box.text_frame.paragraphs]
        found.append([slide.shapes.title.text_frame.text, *lines])
    return found


def test_a_measure_has_a_page_with_its_actions_roles_and_source_rows(dataset):
    cover, *others = pages(Selection(dataset, Filter()))

    assert cover[:3] == ["《金融支持小微企业责任分工表》", "未筛选 · 17 项任务", "图例　● 牵头　○ 责任　"]
    assert [page[0] for page in others] == list(dataset.measures)
    assert others[0][1].endswith("共助小微的工作机制。　原表第 1 行")
    assert others[0][2:4] == ["● 牵头　省金融办", "○ 责任　省国资委、省金控集团、各市（县）政府"]
    assert [line for line in others[7] if line.startswith("●")] == [
        "● 牵头　山西银监局、省财政厅", "● 牵头　各市政府", "● 牵头　省国税局、省地税局",
    ]  # fmt: skip


def test_the_pages_follow_the_filter(dataset):
    cover, only = pages(Selection(dataset, Filter(measure=("9. 加强小微企业上市培育工作",))))

    assert "措施：9. 加强小微企业上市培育工作" in cover[1]
    assert only[0] == "9. 加强小微企业上市培育工作"


def test_what_is_too_long_for_a_page_goes_on_and_nothing_is_lost():
    text, names = "推动信贷担保体系向市县延伸，" * 200, "、".join(f"第{at}处" for at in range(300))
    _, *found = pages(Selection(make_dataset(document(f"1.甲。{text}\t甲局\t{names}\n")), Filter()))

    assert len(found) > 2
    assert [page[0] for page in found[1:]] == ["1. 甲（续）"] * (len(found) - 1)
    written = "".join("".join(page[1:-1]) for page in found)
    assert text in written
    assert all(f"第{at}处" in written for at in (0, 150, 299))


def test_a_large_selection_is_cut_and_says_so(dataset):
    cover, *others = pages(Selection(dataset, Filter()), most=10)

    assert len(others) == 10
    assert "演示文稿最多 10 页，另有 3 项措施没有列入，请缩小筛选范围。" in cover


def test_every_letter_is_in_a_font_of_offices_chinese_ones_too(dataset):
    show = pptx.Presentation(io.BytesIO(slides(Selection(dataset, Filter()), 200)))

    runs = [
        run
        for slide in show.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for line in shape.text_frame.paragraphs
        for run in line.runs
    ]
    assert {(run.font.name, run._r.rPr.find(qn("a:ea")).get("typeface")) for run in runs} == {("微软雅黑", "微软雅黑")}
    assert show.core_properties.author == ""


@pytest.mark.parametrize("text", ["=1+1", "<b>&amp;</b>", "a\x0bb", "_x000D_"])
def test_words_of_a_document_stay_words(text):
    read = make_dataset(document(f"1.甲。{text}尾\t甲局\t\n"))
    ((action,),) = [read.actions(Selection(read, Filter()).action_ids())]

    _, page = pages(Selection(read, Filter()))
    assert page[1].split("　")[0] == action.action
