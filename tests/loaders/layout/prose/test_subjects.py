"""Sentences that begin with agencies and say what they do: the agencies are found, and other sentences are left alone."""

import pytest

from loaders import load_document
from loaders.layout.prose.subjects import duty_agencies


def read(text: str) -> list[tuple[str, str, str]]:
    table = load_document(text.encode(), name="甲.txt").assignments
    return list(table[["measure", "agency", "role"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("sentence", "agencies"),
    [
        ("市水利局：负责水库的巡查，发现险情及时报告。", "市水利局"),
        ("县供销社、县粮食局负责储备粮的调运。", "县供销社、县粮食局"),
        ("市城市管理局组织力量清理路面。", "市城市管理局"),  # 管理 is part of the name
        ("县公安局对重点路段实行管制。", "县公安局"),
        ("县消防大队配合县公安局疏散群众。", "县消防大队配合"),
        ("各乡镇政府要落实值守人员。", "各乡镇政府"),
        ("县财政局负责筹集经费；县民政局负责发放。", "县财政局；县民政局"),
        ("县财政局负责筹款；县民政局、县财政局负责发放。", "县财政局；县民政局"),
        ("汛期前，县水利局要备足物料。", "县水利局"),
        ("值班由县政府办统一安排。", "县政府办"),
        ("各系要做好注册。", "各系"),
        ("县电力公司尽快恢复供电。县财政局负责经费。", "县电力公司；县财政局"),
        ("县交通局：负责路况。各养护站及时上报。", "县交通局"),
        ("救援组：由县应急局、县卫健局组成，承担现场救援。", "县应急局、县卫健局"),
        ("协调组由县政府办牵头，县气象局、县水文站组成。", "县政府办牵头，县气象局、县水文站"),
        ("抢修组，由县电力公司牵头，住建、水利等部门组成，主要职责：抢修。", "县电力公司牵头，住建、水利等部门"),
        ("安置组：由当地政府牵头，对受灾群众登记造册。", "当地政府牵头"),
        ("商务、公安、新闻出版（版权）部门负责巡查。", "商务、公安、新闻出版（版权）部门"),
        ("县水利局统筹调度，牵头编制预案。", "县水利局牵头"),
        ("县水利局负责调度，牵头编制预案。", "县水利局"),  # the first duty decides
        ("物资由县粮食局和各镇政府（园区管委会）具体落实。", "县粮食局和各镇政府（园区管委会）"),
    ],
)
def test_the_agencies_at_the_beginning_of_a_sentence_have_its_duty(sentence, agencies):
    assert duty_agencies(sentence) == agencies


@pytest.mark.parametrize(
    "sentence",
    [
        "按照部署，全县每日通报水情。",
        "深入推进整治，严厉打击违法处置行为。",
        "县气象局负责以下工作：",
        "指导各乡镇政府做好转移。",
        "各部门要各司其职，具体分工如下：",
        "总指挥长：负责全县的指挥。",
        "建立台账，及时处置。",
    ],
)
def test_a_sentence_that_begins_with_other_words_states_no_duty(sentence):
    assert duty_agencies(sentence) == ""


def test_each_sentence_with_agencies_of_its_own_is_an_action():
    text = "1.供电保障\n县供电公司负责抢修线路。人员随时待命。\n县发改局协调用电。\n2.县林业局负责防火。"
    assert read(text) == [
        ("供电保障", "县供电公司", "responsible"),
        ("供电保障", "县发改局", "responsible"),
        ("县林业局负责防火", "县林业局", "responsible"),
    ]


def test_a_sentence_may_share_out_duties_to_several_agencies():
    text = "1.明确分工。县水利局加强巡河；县林业局指导种树；县财政局保障经费。\n2.严格考核。定期通报。"
    assert [agency for _, agency, _ in read(text)] == ["县水利局", "县林业局", "县财政局"]


def test_in_a_series_of_agencies_each_title_is_one():
    text = (
        "1.镇水务办。牵头巡河，镇团委负责招募。\n2.卫生院。配合救护。\n3.镇农业办。按计划种树。\n4.居委会。负责排查。"
    )
    assert [agency for _, agency, _ in read(text)] == ["镇水务办", "卫生院", "镇农业办", "居委会"]


def test_what_introduces_a_list_of_agencies_is_not_the_text_of_the_first():
    text = "（一）抢险。\n分两级。\n接到报告后：\n县水利局：封堵决口。\n县公安局：维持秩序。"
    assert [row.action for row in load_document(text.encode(), name="甲.txt").assignments.itertuples()] == [
        "县水利局：封堵决口。",
        "县公安局：维持秩序。",
    ]


def test_a_number_of_two_parts_counts_if_the_next_one_follows():
    text = "5.3 供水保障\n县水利局负责调水。\n5.4 供电保障\n县发改局负责调度电煤。\n县供电公司负责抢修。\n9.6亿元贷款到位。"
    assert [measure for measure, *_ in read(text)] == ["供水保障", "供电保障", "供电保障"]


def test_the_title_of_a_document_states_no_duty():
    text = "青河县加强防汛工作实施方案\n1.县水利局要巡河。\n2.县林业局要种树。\n3.县财政局要筹款。"
    assert [agency for _, agency, _ in read(text)] == ["县水利局", "县林业局", "县财政局"]


def test_where_brackets_name_the_agencies_no_sentence_does():
    text = "1.修路。县交通局负责设计。（责任单位：县住建局）\n2.县水利局负责修桥。（责任单位：县财政局）\n3.县林业局负责种树。（责任单位：县林业局）"
    assert [agency for _, agency, _ in read(text)] == ["县住建局", "县财政局", "县林业局"]


def test_where_all_items_say_what_agencies_do_two_are_enough():
    text = (
        "二、整改\n（一）东河水库。由东河电站按照属地原则清理水面。\n（二）西河水库。由西河电站按照属地原则清理水面。\n"
    )
    assert read(text) == [("东河水库", "东河电站", "responsible"), ("西河水库", "西河电站", "responsible")]


def test_a_series_of_titles_goes_on_behind_the_items_below_one_of_them():
    text = "1.农业部门。\n（1）监测疫情。\n（2）划定疫点、疫区，提出建议。\n2.财政部门：负责筹款。\n3.交通、铁路部门：负责运送。\n"
    assert [agency for _, agency, _ in read(text)] == ["农业部门", "农业部门", "财政部门", "交通部门", "铁路部门"]


def test_the_division_among_departments_is_a_label():
    text = "一、目标\n1.产值增长。\n分管领导：王建平\n部门分工：县发改局牵头，各镇、各部门配合。\n2.收入增长。\n部门分工：县财政局牵头，各镇配合。\n"
    assert [(agency, role) for _, agency, role in read(text)] == [
        ("县发改局", "lead"),
        ("各镇", "support"),
        ("各部门", "support"),
        ("县财政局", "lead"),
        ("各镇", "support"),
    ]
