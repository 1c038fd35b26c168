"""The title is the last short line above the data that reads like one."""

import pytest

from loaders.blocks import Block, Paragraph, Source
from loaders.layout.title import find_title
from loaders.messages.places import FILE
from tests.loaders.layout.grids import grid

TABLE = grid("任务|责任单位", "甲|a局")


def source(*lines: str, title: str = "", table: Block = TABLE) -> Source:
    return Source([*(Paragraph(line, FILE) for line in lines), table], title=title)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["关于推进全域旅游的若干措施", "责任分工表"], "关于推进全域旅游的若干措施责任分工表"),
        (["2026年市政府重点民生实事项", "目任务分解表"], "2026年市政府重点民生实事项目任务分解表"),
        (["首页 > 政务公开", "责任分工表"], "责任分工表"),
        (["某政办〔2026〕5号", "责任分工表"], "责任分工表"),
        (["旅游责任分工表", "根据通知要求"], "旅游责任分工表"),
        (["旅游责任分工表", "（共三页）", "附件1", "填表人：李明"], "旅游责任分工表"),
        (["旅游责任分工表", "长" * 61], "旅游责任分工表"),
        (["旅游工作"], "旅游工作"),  # no word of a title, but nothing else either
        (["旅游责任分工表", "一、总则", "水利责任分工表"], "旅游责任分工表"),  # nothing below the first heading
        ([], ""),
    ],
)
def test_the_title_is_found_above_the_data(lines, title):
    assert find_title(source(*lines), len(lines)) == title


def test_the_first_task_is_no_title():
    task = Paragraph("修建三座水闸", FILE)

    assert find_title(Source([Paragraph("旅游工作", FILE), task]), 1) == "旅游工作"
    assert find_title(Source([task]), 0) == ""


def test_the_title_may_stand_in_the_table_or_beside_the_text():
    table = grid("旅游责任分工表|旅游责任分工表", "任务|责任单位", "甲|a局")

    assert find_title(source(table=table), 0) == "旅游责任分工表"
    assert find_title(source("旅游工作", title="网页的标题"), 1) == "网页的标题"
    assert find_title(source("旅游方案", title="网页的标题"), 1) == "旅游方案"
