"""Each pattern of the vocabulary matches what it is for and nothing that it has to leave alone."""

import re

import pytest

from loaders.vocabulary import agencies, columns, dates, labels, numerals, persons, places, roles, sentences
from loaders.vocabulary.characters import simplify
from loaders.vocabulary.patterns import any_of

MODULES = (agencies, columns, dates, labels, numerals, persons, places, roles, sentences)
PATTERNS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern) and not name.startswith("_")
}
#: (pattern, how it is used, what it matches, what it does not)
TABLE = [
    ("agencies.BARE_NOUN", "fullmatch", ["单位", "部门和单位"], ["市单位"]),
    ("agencies.COMMITTEE", "fullmatch", ["青湖新区管委会"], ["管委会", "青湖新区"]),
    ("agencies.COMPLETE", "search", ["市教育局", "市委办公室", "市妇联", "县政府", "管委会"], ["社会", "全市", "干劲", "农产品"]),
    ("agencies.INDEPENDENT", "search", ["财政局", "供水公司", "总工会"], ["城区分局", "交警支队", "宣传部"]),
    ("agencies.PARENT", "search", ["税务总局", "县委", "建设集团"], ["县财政局"]),
    ("agencies.REFERENCE", "fullmatch", ["详见附表", "附件2", "待定", "由发起部门确定", "同上"], ["见义勇为基金会", "附属医院"]),
    ("agencies.SHARES_THE_REST", "search", ["各县党委", "有关部门"], ["县财政局"]),
    ("agencies.DEPARTMENTS", "fullmatch", ["发改委", "住房和城乡建设局", "大数据局", "人力资源社会保障厅"], ["市发改委", "大数据"]),
    ("agencies.FIELD", "fullmatch", ["教育", "文化和旅游", "市公安", "市市场监管", "市、县两级教育", "各县（市、区）财政", "省级水利", "各级人社"], ["教育局", "甲乙", "县"]),
    ("agencies.FIELD_OF_ITS_OWN", "fullmatch", ["公安", "市级税务"], ["教育", "体育"]),
    ("agencies.FIELD_WITH_NOUN", "fullmatch", ["教育部门", "新闻出版（版权）部门", "水行政主管部门", "市、县（区）级教育部门"], ["相关部门", "行业主管部门", "部门", "教育局"]),
    ("agencies.UNKNOWN_FIELD", "fullmatch", ["数字经济"], ["家长", "中石化甲", "移动甲乙"]),
    ("agencies.LAST_BRACKET", "search", ["甲局（机关）"], ["（机关）甲局"]),
    ("agencies.NO_NAME", "search", ["一。二", "“甲”局", "2个局", "以下简称"], ["甲局", "“114”查询中心"]),
    ("agencies.OPEN_NOUNS", "fullmatch", ["省直各部门", "各成员单位"], ["各部门单位", "部门"]),
    ("agencies.STARTS_WITH_VERB", "match", ["加快建设", "位于市区"], ["市教育局"]),
    ("columns.COMPOSED", "fullmatch", ["2024年度重点任务", "市级牵头单位", "任务及措施"], ["整改任务情况表", "单价"]),
    ("columns.GENERIC_HEADER", "fullmatch", ["责任单位", "办理机构"], ["市教育局"]),
    ("columns.NO_ROLE", "search", ["责任人", "落实情况", "责任书"], ["牵头市局"]),
    ("columns.AGENCY_NOUN", "fullmatch", ["单位", "归口管理部门", "牵头市局"], ["单位职责", "负责人"]),
    ("columns.BEGINS", "search", ["启动时间", "开工", "印发日期"], ["完成时限", "缘起时间"]),
    ("columns.CONJUNCTION", "search", ["责任单位及责任人", "任务/措施"], ["责任单位"]),
    ("columns.ENDS", "search", ["完成时限", "竣工"], ["时限"]),
    ("columns.GROUP_START", "match", ["各责任单位"], ["责任单位"]),
    ("columns.LOWER_WORD", "fullmatch", ["县级", "乡镇", "单位名称", "起始", "完成"], ["县教育局", "完成情况"]),
    ("columns.MEANINGLESS_END", "search", ["责任单位名称", "牵头单位2"], ["名称", "责任单位职责"]),
    ("columns.NOT_RESPONSIBLE", "search", ["计量", "被检查", "来文"], ["检查", "市场监管"]),
    ("columns.OTHERS_START", "match", ["相关单位", "有关部门"], ["各单位"]),
    ("columns.ROLE_WITHIN", "search", ["参与部门的", "配合单位"], ["重点工作", "参与"]),
    ("columns.WRITTEN_LATER", "match", ["下一步工作", "下步打算"], ["进一步"]),
    ("columns.LEVEL", "search", ["一级事项", "栏目·二级"], ["市一级"]),
    ("dates.DATED", "match", ["2024年6月主体完工", "7月至12月", "每季度"], ["第一批", "市教育局"]),
    ("dates.DEADLINE_TEXT", "fullmatch", [
        "2025年6月底前完成", "年底前", "第三季度", "完成时限：12月", "长期坚持", "并持续推进", "每季度末完成", "每年开展一次",
        "立行立改", "每年12月底前", "常态化推进",
    ], ["市教育局", "2025年建成的项目", "尽快"]),
    ("labels.FIRST_MARK", "match", ["【牵头】县教育局", "（配合单位）：县教育局"], ["县教育局【牵头】", "【牵头】"]),
    ("labels.MARK", "fullmatch", ["【牵头】", "（配合单位）："], ["（机关）"]),
    ("labels.OTHER_LABEL", "search", ["技术支撑单位：甲", "；市直部门:甲"], ["县教育局：甲", "支撑单位甲"]),
    ("labels.SAID_LABEL", "search", ["责任单位为甲局", "，牵头单位是甲局", "牵头单位市教育局"], ["责任单位为主", "均为责任单位"]),
    ("labels.LABEL", "search", ["牵头单位：甲", "。市级责任部门（科室）：甲", "责任人:甲", "完成时限：甲"], ["牵头单位甲", "有关责任单位的通知"]),
    ("labels.NOUN_LABEL", "search", ["牵头单位 市教育局"], ["牵头 市教育局", "牵头单位"]),
    ("labels.BRACKETED_LABEL", "search", ["【牵头单位】市教育局", "[责任部门]："], ["【通知】"]),
    ("labels.SPACED_LABEL", "match", ["牵头单位 甲", "完成时限 甲"], ["牵头 甲"]),
    ("labels.SPREAD_LABEL", "match", ["牵 头 单 位：甲", "地  点：甲"], ["牵头单位：甲"]),
    ("labels.STRONG_LABEL", "search", ["牵头单位", "责任"], ["落实"]),
    ("numerals.IN_FULL_WIDTH_BRACKETS", "match", ["（八）甲", "一\t（8）甲"], ["(八)甲"]),
    ("numerals.IN_HALF_WIDTH_BRACKETS", "match", ["(八) 甲"], ["（八）甲"]),
    ("persons.LONE_PERSON", "fullmatch", ["王建平"], ["王平", "阳城县", "市妇联"]),
    ("persons.OFFICER", "search", ["县教育局局长王建平"], ["县教育局局长", "县教育局"]),

    ("persons.POST", "fullmatch", ["分管副县长", "协管副秘书长"], ["副县长", "分管部门"]),
    ("persons.TELEPHONE", "fullmatch", ["13800000000", "0351-1234567", "电话：1234567"], ["12345", "县教育局", "2025-01-02"]),
    ("places.BARE_PLACE", "fullmatch", ["青河", "白水滩"], ["移动", "市区", "各地", "河"]),
    ("places.PLACE_WITH_BODY", "fullmatch", ["青河市政府", "白水县人民政府", "城东新区管委会", "城西街道办事处"], ["市政府", "县、市政府", "各区政府", "人民政府"]),
    ("places.ZONE_OR_DISTRICT", "fullmatch", ["江南区", "临江新区"], ["区", "江南县"]),
    ("places.BODY", "fullmatch", ["人民政府", "管委会", "党委"], ["县政府"]),
    ("places.FURTHER_KIND", "fullmatch", ["区", "市（开发区）", "县级市", "县（区）级"], ["区政府"]),
    ("places.GROUP", "match", ["各部门", "市直有关单位", "省级其他部门", "相关单位"], ["市教育局", "联合会"]),
    ("places.GROUP_GOES_ON", "fullmatch", ["区政府", "和旗人民政府", "县（区）教育局", "县"], ["财政局", "教育局"]),
    ("places.NO_PLACE", "match", ["市场监管局", "市政工程处", "区域中心"], ["市教育局", "市民政局", "市政府", "市政务服务局"]),
    ("places.OF_ALL_LEVELS", "match", ["三级公安部门"], ["级", "局"]),
    ("places.OPEN_GROUP", "fullmatch", ["各县", "各有关市区", "有关乡镇（街道）", "市", "区各街道"], ["各县政府", "县区"]),
    ("persons.AMOUNT", "fullmatch", ["30户", "5.5%", "约2,000"], ["1.甲", "三十", "3、4"]),
    ("persons.PERSON", "fullmatch", ["王建平", "李明", "欧阳小明", "副县长王建平", "赵国强副局长", "县教育局局长"], ["文旅局", "高新区", "修桥", "县教育局", "王家镇"]),
    ("persons.PHONE", "fullmatch", ["13800000000", "0351-1234567、7654321"], ["2024", "138号"]),
    ("places.LEADING_PLACE", "match", ["市发改委"], ["发改委", "市"]),
    ("roles.ROLE_WORD", "fullmatch", ["责任单位", "配合部门"], ["各责任单位", "市教育局"]),
    ("agencies.BRANCH", "fullmatch", ["城东分局", "某县分公司"], ["县分局、县局", "城东局"]),
    ("roles.BEFORE_COMMA", "search", ["第一个逗号前为牵头单位", "逗号之前的单位牵头"], ["第一位为牵头单位"]),
    ("places.ZONE", "match", ["开发区管委会", "园区"], ["县区", "市"]),
    ("places.OF_A_PLACE", "match", ["市教育局", "各部门", "国网公司"], ["教育局"]),
    ("places.OF_A_PLACE_OR_GROUP", "match", ["市教育局", "各部门", "相关单位"], ["教育局", "市"]),
    ("roles.FIRST_LEADS", "search", ["列第一位的为牵头单位", "首个单位牵头", "牵头单位列在第一位", "排名第一的为牵头单位"], ["第一批牵头的单位", "位列第一"]),
    ("roles.JOINTS", "match", ["由市教育局", "及乙局", "请甲局", "具体由甲局", "和各县"], ["及", "甲局", "和平区"]),
    ("roles.LEAD_VERB", "match", ["牵头", "主办实施"], ["牵头单位"]),
    ("roles.OBJECT", "search", ["各学校", "相关工作", "全市学校"], ["办公室"]),
    ("roles.OFFICE_OF_A_VERB", "search", ["督查室", "推进中心"], ["推进会"]),
    ("roles.PREDICATE", "match", ["牵头", "按职责分工负责配合", "给予资金支持"], ["负责", "落实支持政策"]),
    ("roles.PREDICATE_START", "search", ["甲牵头制定", "甲结合实际落实", "甲各负其责"], ["牵头单位", "市教育局"]),
    ("roles.TAIL", "search", ["甲局等部门", "甲局等5家单位", "甲局等省有关部门", "甲局按各自职责"], ["高等学校", "甲局等级"]),
    ("roles.VERB_END", "search", ["甲局牵头", "甲局等部门按职责分工负责配合", "甲局配合单位", "甲局会办"], ["甲局", "牵头甲局", "安委会办"]),
    ("roles.VERB_FIRST", "match", ["牵头市教育局", "配合各县"], ["市教育局牵头", "配合做好"]),
    ("roles.WITH", "search", ["会同甲局", "商市财政局", "并会同甲局"], ["会同"]),
    ("roles.ANNOTATION_VERB", "search", ["市教育局牵头", "市教育局负责"], ["市教育局"]),
    ("roles.LED_HEADING", "fullmatch", ["省编办牵头的工作", "由市教育局负责落实的任务："], ["省编办的工作"]),
    ("roles.SEVERAL", "search", ["有多个的，列第一位"], ["列第一位"]),
    ("roles.STATEMENT", "search", ["甲局，下同", "预期性指标"], ["甲局"]),
    ("roles.STATEMENT_ON_ALL", "search", ["不再一一列出", "以下任务均由甲局负责"], ["下同"]),
    ("roles.VERB_END", "search", ["甲局牵头", "甲局等部门按职责分工负责配合", "甲局配合单位"], ["甲局", "牵头甲局"]),
    ("sentences.AGENCY_LABEL", "search", ["包抓单位", "帮扶部门"], ["单位名称", "工作"]),
    ("sentences.AGENT_VERB", "search", ["县水利局牵头清理河道", "由县教育局负责新建学校"], ["县水利局牵头", "县政府负责同志要", "牵头单位名单"]),
    ("columns.ABOUT_TASK", "search", ["牵头单位检查事项", "配合任务"], ["牵头单位职责"]),
    ("columns.NO_AGENT", "search", ["被检查单位", "所在街道"], ["申报单位", "数据来源"]),
    ("columns.MEASURES", "search", ["措施", "工作举措"], ["工作目标"]),
    ("columns.LEFT_OVER", "search", ["存在问题"], ["反馈问题"]),
    ("columns.PROBLEM", "search", ["问题描述", "隐患"], ["任务"]),
    ("columns.LAW", "match", [
        "《某某条例》第五条", "1.《某法》第十条；《某办法》第3条", "依据《某法》第八条第二款", "按照《某办法》开展。", "依照《某规定》（某发〔2020〕1号）有关规定执行",
    ], ["《某市停车条例》", "修改《某市停车条例》", "按照《某规划》修建道路三条、桥梁两座、水库一座，完成验收"]),
    ("dates.YEAR", "fullmatch", ["2024", "2024年"], ["1024", "20245", "2024年底"]),
    ("sentences.ASSIGNING_END", "search", ["县教育局负责落实。", "各部门按职责分工负责", "责任单位为县教育局"], ["县教育局", "落实好任务"]),
    ("sentences.DEADLINE_IS", "search", ["完成时限为6月", "时限：6月", "由甲局负责，整改时限是6月"], ["6月", "工作时限紧"]),
    ("sentences.TITLE_END", "search", ["某县加强防汛工作实施方案", "任务分工表"], ["县水利局制定方案。", "县财政局代表", "县水利局，制定方案"]),
    ("sentences.NO_OBJECT", "match", ["", "组织实施", "负责落实。"], ["安排经费", "落实经费"]),
    ("sentences.DECIMAL_NUMBER", "match", ["1.1 修路", "2.1.3修路", "1．2、修路"], ["1.5万亩", "11.121梯队", "3.2%", "1.修路"]),
    ("sentences.DOCUMENT_WORDS", "search", ["关于修路的通知", "政府工作报告", "实施方案"], ["做强产业"]),
    ("sentences.DUTY", "match", ["负责修路", "具体承担", "配合做好"], ["修路", "加强配合"]),
    ("sentences.HAS_VERB", "search", ["县教育局牵头", "按职责分工"], ["县教育局"]),
    ("sentences.IN_BRACKETS", "fullmatch", ["（此件公开发布）", "(共三页)"], ["（甲）乙", "甲（乙）"]),
    ("sentences.LABEL_IS", "search", ["责任单位为县教育局", "甲，配合单位是乙局", "牵头单位 县教育局"], ["责任单位", "各责任单位为主"]),
    ("sentences.LONE_NOUN", "fullmatch", ["责任单位", "牵头部门 "], ["责任单位：", "责任单位甲"]),
    ("sentences.TABLE_TITLE", "search", ["二、任务分解", "项目一览"], ["二、民生改善"]),
    ("sentences.NUMBERED_HEADING", "match", ["行动一：修路", "专题2 修路"], ["修路三期", "一、修路"]),
    ("sentences.LONE_LABEL", "fullmatch", ["牵头单位：", "完成时限:"], ["牵头单位：甲", "备注："]),
    ("sentences.NAMES_THEN_DUTY", "match", ["县公安局。负责", "县公安局、县民政局：负责"], ["县公安局负责", "。负责"]),
    ("sentences.NUMBERED_NAME", "match", ["问题一：甲", "任务3：甲", "序号：3", "重点任务十二、甲"], ["问题：甲", "任务一共三项"]),
    ("sentences.PAGE_LABEL", "match", ["发布日期：2026年", "来源：县政府办", "索 引 号：1"], ["发布日期", "资金来源：财政", "2026年"]),
    ("labels.PERSON_LABEL", "search", ["包案领导", "分管副县长", "具体联系人"], ["责任单位", "人员编制"]),
    ("sentences.PROBLEM_LABEL", "fullmatch", ["存在问题", "项目名称", "整改任务"], ["整改措施", "年度任务数"]),
    ("sentences.SALUTATION", "fullmatch", ["各有关单位：", "各乡镇人民政府，县直各部门："], ["各有关单位", "一。二："]),
    ("sentences.STEPS_LABEL", "search", ["整改措施", "工作内容", "具体做法"], ["整改目标", "进展情况"]),
    ("sentences.TEXT_LABEL", "match", ["整改措施：甲", "存在的问题：甲", "整改目标:", "项目名称：甲"], ["整改措施", "有关责任分工问题和整改措施：", "县教育局："]),
    ("sentences.VERB_IN_NAME", "search", ["县教育局负责建设学校", "任务由县教育局", "修建县医院"], ["县教育局", "建设局", "牵头单位", "自由贸易区"]),
    ("sentences.ANNEX", "fullmatch", ["附件2", "附表：", "附 件 1：清单"], ["附件2是责任分工表"]),
    ("sentences.ANNEX_LIST", "match", ["附件：1.任务清单", "附表:名单", "附 件：1．流程"], ["附件1", "附件：", "任务清单"]),
    ("sentences.COUNTED", "search", ["30个", "5万名", "12%"], ["第30条"]),
    ("sentences.NO_ANNOTATION", "match", ["以下简称教育局", "试行"], ["市教育局"]),
    ("sentences.NOTE", "match", ["注：甲", "备 注1.甲", "（说明：甲）", "※甲", "* 甲"], ["注意甲", "**甲**"]),
    ("sentences.PAGE_FOOT", "search", ["版权所有", "京ICP备"], ["责任单位"]),
    ("sentences.PAGE_FURNITURE", "search", ["首 页", "当前位置：甲", "某政办〔2026〕5号", "首页 > 政务", "某市人民政府文件", "索引号：1"], ["责任分工表"]),
    ("sentences.SENTENCE_START", "match", ["为深入贯彻", "本方案自发布", "根据要求"], ["为民实事清单"]),
    ("sentences.SIGNATURE", "match", [
        "填表人：李明", "抄送：市委", "打印本页", "单位（盖章）", "2025年3月1日", "二〇二五年三月一日", "第 3 页", "- 3 -",
    ], ["2025年3月1日前完成", "市教育局", "打印机"]),
    ("sentences.TITLE_WITHOUT_SUBJECT", "fullmatch", ["责任分工表", "目任务分解表", "重点任务责任清单"], ["全域旅游责任分工表"]),
    ("sentences.TITLE_WORDS", "search", ["旅游实施方案", "统计表"], ["表彰名单", "通知"]),
    ("sentences.TOTAL", "fullmatch", ["合 计", "总计："], ["合计划"]),
]  # fmt: skip
TRIED = [(name, how, text, True) for name, how, texts, _ in TABLE for text in texts]
TRIED += [(name, how, text, False) for name, how, _, texts in TABLE for text in texts]


@pytest.mark.parametrize(("name", "how", "text", "expected"), TRIED)
def test_a_pattern_matches_what_it_is_for(name, how, text, expected):
    assert bool(getattr(PATTERNS[name], how)(text)) == expected


def test_every_pattern_of_the_vocabulary_is_tried():
    assert PATTERNS.keys() == {name for name, *_ in TABLE}


@pytest.mark.parametrize(
    ("text", "number"),
    [("十", 10), ("十三", 13), ("二十", 20), ("一百零二", 102), ("三千", 3000), ("二〇二五", 2025), ("13", 13), ("１３", 13), ("⑬", 13), ("壹拾", 10)],
)  # fmt: skip
def test_a_chinese_number_is_read(text, number):
    assert numerals.chinese_number(text) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (120, "一百二十"), (1000, "1000"), (0, "0")],
)
def test_a_number_is_written_in_chinese(number, text):
    assert numerals.chinese_numeral(number) == text


@pytest.mark.parametrize("number", range(1, 1000, 37))
def test_what_is_written_in_chinese_is_read_as_the_same(number):
    assert numerals.chinese_number(numerals.chinese_numeral(number)) == number


def test_the_longest_word_is_tried_first():
    assert any_of(["单位", "牵头单位", "("]) == r"牵头单位|单位|\("


def test_traditional_characters_of_the_vocabulary_are_simplified():
    assert simplify("牽頭單位：財政廳") == "牵头单位：财政厅"
