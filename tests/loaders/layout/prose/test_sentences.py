"""Sentences without brackets that say who does what are found, and no others."""

import pytest

from loaders.layout.prose.annotations import split_annotations
from loaders.layout.prose.sentences import agents, goes_on
from loaders.layout.prose.subjects import agencies_in_title, is_agency_title


@pytest.mark.parametrize(
    ("text", "annotation"),
    [
        ("修路。由县交通局、财政局,各县(市)、区人民政府负责落实。", "由县交通局、财政局,各县(市)、区人民政府负责落实"),
        ("修路。县交通局牵头，县财政局配合。", "县交通局牵头，县财政局配合"),
        ("修路，由县交通局负责，2026年底前完成。", "由县交通局负责，2026年底前完成"),
        ("建设县医院，县卫健局牵头。", "县卫健局牵头"),  # 县医院 is what is built
        ("修路。责任单位为县交通局，配合单位为县财政局。", "责任单位：县交通局，配合单位：县财政局"),
        ("修路：县交通局负责", "县交通局负责"),
        ("修路。县交通局牵头。2026年6月底前完成。", "县交通局牵头；2026年6月底前完成"),
        # sentences that say something else
        ("各有关单位要认真落实。", None),
        ("本方案由县发改局负责解释。", None),
        ("坚持政府主导、企业负责。", None),
        ("加强部门配合。", None),
        ("牵头单位为各项任务的第一责任人。", None),
        ("县水利局牵头清理河道，县财政局配合。", None),  # the first clause is the task
        ("县财政局负责经费保障等工作；", None),  # it says what
        ("修路。县交通局负责组织实施。", "县交通局负责组织实施"),
    ],
)
def test_the_sentence_at_the_end_is_an_annotation(text, annotation):
    assert split_annotations(text)[-1].annotation == annotation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县水利局牵头清理河道，县财政局配合。", "县水利局牵头，县财政局配合"),
        ("办学。县教育局负责新建学校，县财政局负责安排资金。", "县教育局负责，县财政局负责"),
        ("办学。由县教育局牵头，各乡镇配合，开展摸排。3月底前完成。", "由县教育局牵头，各乡镇配合"),
        ("各乡镇要加强领导，县教育局负责摸排。", ""),
        ("县政府负责同志要亲自过问。", ""),
    ],
)
def test_agencies_at_the_beginning_of_each_clause_do_what_follows(text, expected):
    assert agents(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市公安局。负责户籍调研。", "市公安局"),
        ("市民政局、市司法局：配合做好登记。", "市民政局、市司法局"),
        ("市公安局。修路。", ""),
        ("加快建设新区。负责人：李明", ""),
    ],
)
def test_a_title_may_be_the_agency_whose_duty_follows(text, expected):
    assert agencies_in_title(text) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("修路。由县交通局、县财", "政局负责落实。", True),
        ("修路。县交通局、各乡镇人", "民政府负责。", True),
        ("交通", "由县交通局负责。", False),  # a heading
        ("修路。由县交通局负责。", "架桥。", False),
        ("由县交通局、", "要修好路。", False),
    ],
)
def test_a_line_end_inside_such_a_sentence_is_no_end(before, after, expected):
    assert goes_on(before, after) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("县教育局", True), ("县教育局、各乡镇人民政府", True), ("服务业", False), ("修建县医院", False)],
)
def test_a_title_that_is_an_agency_is_told_from_another(text, expected):
    assert is_agency_title(text) == expected
