"""What the cells of a column hold, whatever stands above them."""

import pytest

from loaders.layout.table.contents import contents_of, sort_of


@pytest.mark.parametrize(
    ("cell", "sort"),
    [
        ("12", "number"),
        ("（三）", "number"),
        ("30户", "amount"),
        ("5.5%", "amount"),
        ("13800000000", "phone"),
        ("2024年6月底前完成", "date"),
        ("7月至12月", "date"),
        ("2031.03-2031.11", "date"),
        ("2031", "date"),
        ("长期坚持", "date"),
        ("2024", "date"),
        ("一季度：完成签约；二季度：开工", "date"),
        ("《某某条例》第十二条", "law"),
        ("县教育局、县财政局", "agency"),
        ("县教育局牵头，县财政局配合", "agency"),
        ("文旅局", "agency"),
        ("王建平", "person"),
        ("李明、赵国强", "person"),
        ("李明 赵国强", "person"),
        ("王 建平", "person"),
        ("王建平 13800000000", "person"),
        ("副县长王建平", "person"),
        ("县教育局局长", "person"),
        ("文旅", "text"),  # 文 is a surname, but this is short for an office
        ("修桥", "text"),
        ("做好水库巡查，消除隐患", "text"),
        ("移动、联通、电信、铁塔、华夏银联、盐业、邮储", "text"),  # a list of names, not a sentence
        ("2024年6月底前完成主体工程，年底前投入使用", "sentence"),
        ("对水库开展安全检查，消除隐患。", "sentence"),
    ],
)
def test_a_cell_is_of_one_sort(cell, sort):
    assert sort_of(cell) == sort


def test_shares_are_those_of_the_filled_cells():
    holds = contents_of(["县教育局", "", "无", "王建平"])

    assert (holds.share("agency"), holds.share("person"), holds.share("date")) == (0.5, 0.5, 0)
    assert holds.length == 3.5


@pytest.mark.parametrize(("cells", "share"), [(["石桥", "白塔、高庄"], 0), (["李明", "赵国强"], 1)])
def test_names_of_two_characters_are_of_persons_only_beside_longer_ones(cells, share):
    assert contents_of(cells).share("person") == share


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1", "2", "3"], True),
        (["80", "81", "81", "82"], True),
        (["1", "2", "1", "2", "3"], True),
        (["3", "10", "5"], False),
        (["2", "2", "2"], False),
        (["1"], True),
        (["5"], False),
        ([], False),
    ],
)
def test_numbers_of_tasks_count_up(cells, expected):
    assert contents_of(cells).counts_up == expected
