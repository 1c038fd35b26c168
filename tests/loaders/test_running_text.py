"""Running text of every kind that published documents have: each gives the rows that a reader of the text would write."""

import pytest

from loaders import Document, load_document

LEAD, RESPONSIBLE, SUPPORT = "lead", "responsible", "support"


def read(text: str) -> Document:
    return load_document(text.encode(), name="text.txt")


def rows(document: Document) -> list[tuple[str, int, str, str, str]]:
    """(measure with its number, action_no, action, deadline, agencies) of each action."""
    named: dict[int, list[str]] = {}
    for row, agency, role in zip(
        *(document.assignments[name] for name in ("source_row", "agency", "role")), strict=True
    ):
        named.setdefault(row, []).append(agency if role == RESPONSIBLE else f"{agency}={role}")
    actions = document.actions.astype(object).where(document.actions.notna(), "").to_dict("records")
    return [
        (
            f"{action['measure_no']}.{action['measure']}",
            action["action_no"],
            action["action"],
            action["deadline"],
            "、".join(named.get(action["source_row"], [])),
        )
        for action in actions
    ]


RECTIFICATION = """整改方案
一、垃圾清运不及时
整改目标：日产日清。
整改措施：
1.增加车辆。
2.建立巡查。
责任单位：县城管局
责任人：王建平
整改时限：2026年6月底前
二、路灯不亮
整改措施：
1.更换灯具。
责任单位：县住建局
整改时限：立行立改
"""
RECTIFIED = [
    ("1.垃圾清运不及时", 1, "增加车辆。", "2026年6月底前", "县城管局"),
    ("1.垃圾清运不及时", 2, "建立巡查。", "2026年6月底前", "县城管局"),
    ("2.路灯不亮", 1, "更换灯具。", "立行立改", "县住建局"),
]
KINDS = {
    "lines with labels below a title without a number": (
        "活动安排\n赏花\n时间：3月1日\n地点：县文化馆\n承办单位：县文旅局\n灯会\n时间：3月2日\n地点：城北广场\n承办单位：县教育局\n",
        [(".赏花", 1, "地点：县文化馆", "3月1日", "县文旅局"), (".灯会", 1, "地点：城北广场", "3月2日", "县教育局")],
    ),
    "a sentence in the item, or on the line below": (
        "分工\n(一)修好三条路。由县交通局、县财政局负责落实。\n(二)架桥。\n由县水利局牵头，县财政局配合。\n",
        [("1.修好三条路", 1, "", "", "县交通局、县财政局"), ("2.架桥", 1, "", "", "县水利局=lead、县财政局=support")],
    ),
    "a hard line wrap in the sentence": (
        "分工\n（一）修路。由县交通局、县财政局、各乡镇人\n民政府负责落实。\n（二）架桥。由县水利局负责。\n",
        [("1.修路", 1, "", "", "县交通局、县财政局、各乡镇人民政府"), ("2.架桥", 1, "", "", "县水利局")],
    ),
    "the number of a page inside a bracket": (
        "分工\n一、修路。（责任单位：县交通局、县自然\n— 3 —\n资源局）\n二、架桥。（县水利局）\n",
        [("1.修路", 1, "", "", "县交通局、县自然资源局"), ("2.架桥", 1, "", "", "县水利局")],
    ),
    "the title is the agency": (
        "分工\n（一）县公安局。负责户籍调研。\n（二）县民政局、县司法局：负责低保调研。\n",
        [
            ("1.县公安局", 1, "负责户籍调研。", "", "县公安局"),
            ("2.县民政局、县司法局：负责低保调研", 1, "", "", "县民政局、县司法局"),
        ],
    ),
    "headings are the agencies": (
        "任务清单\n一、县教育局\n1.新建学校。\n2.招聘教师。（配合单位：县财政局）\n二、县水利局\n1.修渠。\n",
        [
            ("1.新建学校", 1, "", "", "县教育局"),
            ("2.招聘教师", 1, "", "", "县教育局、县财政局=support"),
            ("1.修渠", 1, "", "", "县水利局"),
        ],
    ),
    "agencies begin the clauses of the task": (
        "分工\n一、县教育局负责新建学校。\n二、县水利局牵头清淤，县财政局配合。\n",
        [
            ("1.县教育局负责新建学校", 1, "", "", "县教育局"),
            ("2.县水利局牵头清淤，县财政局配合", 1, "", "", "县水利局=lead、县财政局=support"),
        ],
    ),
    "several paragraphs before the annotation, or behind it": (
        "分工\n1.修路。\n先做勘察。\n再铺路面。\n责任单位：县交通局\n2.种树（县林业局）\n种在路边。\n3.架桥。（县水利局）\n",
        [
            ("1.修路", 1, "先做勘察。\n再铺路面。", "", "县交通局"),
            ("2.种树", 1, "种在路边。", "", "县林业局"),
            ("3.架桥", 1, "", "", "县水利局"),
        ],
    ),
    "paragraphs end in their own annotations": (
        "分工\n（一）修路\n修东路。\n修西路。（县交通局）\n养护路面。（县公路站）\n",
        [("1.修路", 1, "修东路。\n修西路。", "", "县交通局"), ("1.修路", 2, "养护路面。", "", "县公路站")],
    ),
    "each heading has one paragraph": (
        "方案\n一、加强供水\n建设水厂。（县水利局）\n二、改善供电\n改造电网。（县供电公司）\n",
        [("1.加强供水", 1, "建设水厂。", "", "县水利局"), ("2.改善供电", 1, "改造电网。", "", "县供电公司")],
    ),
    "a text behind the annotation of the title": (
        "分工\n（一）修路。（县交通局）修好三条路。\n（二）架桥（县水利局）。打好桥墩。\n",
        [("1.修路", 1, "修好三条路。", "", "县交通局"), ("2.架桥", 1, "打好桥墩。", "", "县水利局")],
    ),
    "problems with steps": (RECTIFICATION, RECTIFIED),
    "label lines before the steps, and steps in one line": (
        "整改方案\n问题一：垃圾清运不及时\n责任单位：县城管局\n整改时限：6月底前\n整改措施：1.增加车辆。2.建立巡查。\n",
        [
            ("1.垃圾清运不及时", 1, "增加车辆。", "6月底前", "县城管局"),
            ("1.垃圾清运不及时", 2, "建立巡查。", "6月底前", "县城管局"),
        ],
    ),
    "labels with numbers": (
        "整改方案\n（一）垃圾清运不及时。\n1.整改目标：干净。\n2.整改措施：增加车辆。\n3.责任单位：县城管局\n4.整改时限：6月底前\n",
        [("1.垃圾清运不及时", 1, "增加车辆。", "6月底前", "县城管局")],
    ),
    "problems without numbers": (
        "整改方案\n垃圾清运不及时\n整改措施：\n增加车辆。\n责任单位：县城管局\n路灯不亮\n整改措施：\n换灯。\n责任单位：县住建局\n",
        [(".垃圾清运不及时", 1, "增加车辆。", "", "县城管局"), (".路灯不亮", 1, "换灯。", "", "县住建局")],
    ),
    "steps that name their own agencies": (
        "整改方案\n（一）扬尘\n整改措施：\n（1）洒水。责任单位：县城管局\n（2）围挡。责任单位：县住建局\n整改时限：6月底前\n",
        [("1.扬尘", 1, "洒水。", "6月底前", "县城管局"), ("1.扬尘", 2, "围挡。", "6月底前", "县住建局")],
    ),
    "label lines of any words in any order": (
        "重点任务\n1.修缮城墙\n验收期限：8月底\n包案领导：王建平\n参与单位：县财政局\n包抓单位：县文物局\n",
        [("1.修缮城墙", 1, "", "8月底", "县财政局=support、县文物局")],
    ),
    "label lines below a group": (
        "重点任务\n（三）种树\n1.选苗。\n2.栽种。\n责任单位：县林业局\n完成时限：3月\n",
        [("1.选苗", 1, "", "3月", "县林业局"), ("2.栽种", 1, "", "3月", "县林业局")],
    ),
    "tasks without numbers, each with a text and label lines": (
        "实事清单\n建设文化馆\n建筑面积五千平方米。\n牵头单位：县文旅局\n修缮城墙\n保持原貌。\n牵头单位：县文物局\n",
        [(".建设文化馆", 1, "建筑面积五千平方米。", "", "县文旅局=lead"), (".修缮城墙", 1, "保持原貌。", "", "县文物局=lead")],
    ),
    "a title that begins with a digit": (
        "分工\n10.乙工程。（县财政局）\n11.121梯队计划。选人。（县人社局）\n",
        [("10.乙工程", 1, "", "", "县财政局"), ("11.121梯队计划", 1, "选人。", "", "县人社局")],
    ),
    "a source in the headline": (
        "重点任务分工确定(青河政府网)\n（一）修路。（县交通局）\n",
        [("1.修路", 1, "", "", "县交通局")],
    ),
    "headings say who leads": (
        "分工\n一、道路（牵头领导：王建平，牵头单位：县交通局）\n1.修东路（责任单位：县公路站）\n2.修西路（责任单位：县财政局）\n",
        [
            ("1.修东路", 1, "", "", "县交通局=lead、县公路站"),
            ("2.修西路", 1, "", "", "县交通局=lead、县财政局"),
        ],
    ),
    "names on the line below their label": (
        "清单\n1.修路\n牵头单位：\n县交通局\n责任单位：\n县财政局、县水利局\n完成时限：\n6月底前\n",
        [("1.修路", 1, "", "6月底前", "县交通局=lead、县财政局、县水利局")],
    ),
    "several items in one line": (
        "方案\n1.修东路。（县交通局）2.修西路。（县公路站）\n",
        [("1.修东路", 1, "", "", "县交通局"), ("2.修西路", 1, "", "", "县公路站")],
    ),
    "numbers of several parts": (
        "方案\n1 交通\n1.1 修路。（县交通局）\n1.2 架桥。（县水利局）\n2 民生\n2.1 办学。（县教育局）\n",
        [
            ("1.修路", 1, "", "", "县交通局"),
            ("2.架桥", 1, "", "", "县水利局"),
            ("1.办学", 1, "", "", "县教育局"),
        ],
    ),
    "lists by agency": (
        "任务分解\n县教育局：新建学校。\n县水利局、县财政局：修渠。\n",
        [(".县教育局：新建学校", 1, "", "", "县教育局"), (".县水利局、县财政局：修渠", 1, "", "", "县水利局、县财政局")],
    ),
    "records of labels": (
        "清单\n序号：1\n工作任务：修路\n责任单位：县交通局\n时限：6月\n序号：2\n工作任务：架桥\n责任单位：县水利局\n",
        [("1.修路", 1, "", "6月", "县交通局"), ("2.架桥", 1, "", "", "县水利局")],
    ),
    "who does it stands before what": (
        "方案\n（一）摸排。由县教育局牵头，各乡镇配合，开展摸排。\n（二）整治。县交通局负责整治。\n",
        [
            ("1.摸排", 1, "由县教育局牵头，各乡镇配合，开展摸排。", "", "县教育局=lead、各乡镇=support"),
            ("2.整治", 1, "县交通局负责整治。", "", "县交通局"),
        ],
    ),
    "an item in the series names nobody": (
        "意见\n一、目标\n1.总目标。到2030年建成。\n二、任务\n2.修路。（县交通局）\n",
        [("1.总目标", 1, "到2030年建成。", "", ""), ("2.修路", 1, "", "", "县交通局")],
    ),
    "parts of a report": (
        "政府工作报告任务分解\n——办好教育。新建学校。（牵头单位：县教育局；责任单位：县财政局）\n——改善医疗。（县卫健局）\n",
        [
            (".办好教育", 1, "新建学校。", "", "县教育局=lead、县财政局"),
            (".改善医疗", 1, "", "", "县卫健局"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), KINDS.values(), ids=KINDS)
def test_a_text_is_read_as_a_person_would_read_it(text, expected):
    assert rows(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), KINDS.values(), ids=KINDS)
def test_nothing_in_such_a_text_is_remarked_upon_but_what_lacks_agencies(text, expected):
    lacking = ["action-without-agency"] * sum(not agencies for *_, agencies in expected)

    assert [finding.code for finding in read(text).findings] == lacking


def test_short_lines_without_a_number_are_sections():
    text = (
        "工作要点\n做强产业\n1.建园区\n建设厂房。\n责任单位：县工信局\n改善民生\n2.办学\n建学校。\n责任单位：县教育局\n"
    )

    assert read(text).actions["section"].tolist() == ["做强产业", "改善民生"]


def test_the_text_around_the_actions_is_kept_and_only_what_may_be_a_task_is_reported():
    text = "分工\n为做好工作，制定方案。\n一、要求\n（一）思想。认真贯彻。\n二、任务\n（一）修路。（县交通局）\n县政府\n2026年1月1日\n"
    document = read(text)

    assert [text for _, text in document.outside] == [*text.split("\n")[:5], "县政府", "2026年1月1日"]
    assert [(finding.code, finding.values["count"]) for finding in document.findings] == [("text-outside-actions", 2)]


def test_what_a_page_says_about_itself_below_a_table_is_no_row():
    table = "任务\t责任单位\t时限\t进度\n1.修路\t县交通局\t6月\t\n发布日期：\t2026-01-01\t来源：\t县政府办\n"

    assert [row[0] for row in rows(read(table))] == ["1.修路"]


def test_a_sentence_of_the_notice_above_the_items_is_no_task():
    text = "分工\n请抓紧办理，由县政府办负责督促落实。\n1.修路。（县交通局）\n"

    assert rows(read(text)) == [("1.修路", 1, "", "", "县交通局")]


def test_sentences_of_a_notice_beside_a_table_are_no_tasks():
    notice = "一、加强领导。由县政府办负责督促。\n二、抓好落实。县财政局负责保障资金。\n"

    assert [row[0] for row in rows(read(f"{notice}任务\t责任单位\n1.修路\t县交通局\n"))] == ["1.修路"]
