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


def test_where_brackets_name_the_agencies_no_sentence_does():
    text = "1.修路。县交通局负责设计。（责任单位：县住建局）\n2.县水利局负责修桥。（责任单位：县财政局）\n3.县林业局负责种树。（责任单位：县林业局）"
    assert [agency for _, agency, _ in read(text)] == ["县住建局", "县财政局", "县林业局"]
