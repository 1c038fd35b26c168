"""Targets: which pieces are found, with their kind, value and position; and which are no targets."""

import pytest

from dashboard.analysis.targets import KINDS, find_in, targets_of
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from tests.benchmarks.targets import FOLDER, judge, read_cases
from tests.conftest import document


def found(text: str) -> list[tuple[str, str, str]]:
    return [(piece.kind, text[piece.start : piece.end], piece.value) for piece in find_in(text)]


@pytest.mark.parametrize(
    ("text", "piece", "value"),
    [
        ("推动体系延伸，3年内建成担保体系，予以支持", "3年内建成担保体系", "P3Y"),
        ("2025年底前完成改造", "2025年底前完成改造", "2025-12-31"),
        ("于2024年2月底前完成改造", "2024年2月底前完成改造", "2024-02-29"),
        ("到2027年，基本建成", "到2027年", "2027"),
        ("9月30日前报送方案", "9月30日前报送方案", "--09-30"),
        ("2025年上半年前完成", "2025年上半年前完成", "2025-06-30"),
        ("受理之日起20个工作日内办结", "20个工作日内办结", "P20D"),
        ("半年内完成整改", "半年内完成整改", "P6M"),
        ("用两到三年时间完成整治", "两到三年时间完成整治", "P3Y"),
        ("建成项目（2025年6月底前完成）", "2025年6月底前完成", "2025-06-30"),
    ],
)
def test_a_deadline_goes_from_its_time_words_to_the_end_of_the_clause(text, piece, value):
    assert ("deadline", piece, value) in found(text)


@pytest.mark.parametrize(
    ("text", "piece", "value"),
    [
        ("规模不低于 1000 万元的市级资金", "不低于 1000 万元", "≥ 10000000 元"),
        ("资金由1000万元扩大至2000万元", "1000万元扩大至2000万元", "10000000 → 20000000 元"),
        ("资金自 1000 万元扩大至 2000 万元", "1000 万元扩大至 2000 万元", "10000000 → 20000000 元"),
        ("办理率提高到95%以上", "提高到95%以上", "≥ 95 %"),
        ("力争达到百分之八十", "达到百分之八十", "80 %"),
        ("能耗下降１５．５％", "下降１５．５％", "-15.5 %"),
        ("排放量比2015年下降10%以上", "下降10%以上", "≤ -10 %"),
        ("新建学校300所", "300所", "300 所"),
        ("投入3—5亿元", "3—5亿元", "300000000 – 500000000 元"),
        ("募集资金全部用于信贷投放", "募集资金全部用于信贷投放", "100 %"),
    ],
)
def test_an_amount_is_the_number_with_its_unit_and_the_words_that_bound_it(text, piece, value):
    assert ("amount", piece, value) in found(text)


@pytest.mark.parametrize(
    ("text", "piece", "value"),
    [
        ("按季召开协调会议，及时解决问题", "按季召开协调会议", "R/P3M"),
        ("列为常态化工作，一年开展一次", "一年开展一次", "R/P1Y"),
        ("每年修订一次", "每年修订一次", "R/P1Y"),
        ("每两年评估一次", "每两年评估一次", "R/P2Y"),
        ("每半年通报", "每半年通报", "R/P6M"),
        ("定期发布信息", "定期发布信息", "R"),
    ],
)
def test_a_frequency_is_an_interval_or_none_named(text, piece, value):
    assert found(text) == [("frequency", piece, value)]


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("严格执行“七不准、四公开”规定", "“七不准、四公开”"),
        ('依托"信用山西"网站公开', '"信用山西"网站'),
        ("贯彻落实《中小企业促进法》", "《中小企业促进法》"),
        ("制定小微企业“黑名单”的认定办法，并公布", "小微企业“黑名单”的认定办法"),
        ("建立上市（挂牌）资源库", "上市（挂牌）资源库"),
    ],
)
def test_a_named_policy_is_the_name_as_printed(text, piece):
    assert [(kind, shown) for kind, shown, _ in found(text)] == [("name", piece)]


@pytest.mark.parametrize(
    "text",
    [
        "截至2020年底，全省累计建成高标准农田3000万亩，覆盖率提高到95%以上。",
        "2019年，全省生产总值增长6.2%。",
        "《条例》自2020年1月1日起施行，原办法（晋政发〔2015〕12号）废止。",
        "按照“谁主管、谁负责”的原则，杜绝“一刀切”。",
        "对年收入2000万元以上的企业优化服务。",
        "逾期未改的，处1万元以上5万元以下罚款。",
        "加强5G、国道207线和4A级景区建设。",
        "毕业2年内高校毕业生可以申请。",
        "优化定期存款，及时解决困难。",
    ],
)
def test_the_past_laws_watchwords_conditions_and_numbers_in_names_are_no_targets(text):
    assert found(text) == []


def test_the_bundled_document_holds_exactly_the_twenty_marked_by_hand():
    for text, wanted in read_cases(FOLDER / "bundled.csv"):
        assert find_in(text) == sorted(wanted)


def test_on_sentences_of_other_subjects_nearly_all_are_found_and_next_to_nothing_else():
    cases = [(wanted, find_in(text)) for text, wanted in read_cases(FOLDER / "other-subjects.csv")]
    right = sum(judge(wanted, got)[0] for wanted, got in cases)

    assert right / sum(len(got) for _, got in cases) >= 0.98
    assert right / sum(len(wanted) for wanted, _ in cases) >= 0.98
    assert [got for wanted, got in cases if not wanted and got] == []


def test_every_piece_is_verbatim_whatever_blanks_and_widths_surround_it():
    text = '确保 ２０２５ 年 底 前 完成１０ ０００万　元投资，\n办理率提高到 ９５％ 以上，落实 "双 减" 政策'
    dataset = make_dataset(document(f"（一）甲。{text.replace(chr(10), '')}\t甲局\t\n"))
    table = targets_of(Selection(dataset, Filter())).table

    assert len(table) == 4
    (action,) = dataset.actions([1])
    for row in table.itertuples():
        assert action.action[row.start : row.end] == row.text


def test_titles_are_read_with_the_first_action_and_so_is_a_deadline_column():
    rows = "（一）到2025年建成学校5所。甲\t甲局\t2024年9月\n（一）到2025年建成学校5所。乙\t甲局\t\n"
    dataset = make_dataset(document(rows, header="工作内容\t牵头单位\t完成时限\n"))
    table = targets_of(Selection(dataset, Filter())).table

    assert table[["action_id", "field", "text", "value"]].to_numpy().tolist() == [
        [1, "measure", "到2025年建成学校5所", "2025"],
        [1, "measure", "5所", "5 所"],
        [1, "deadline", "2024年9月", "2024-09"],
    ]


def test_only_the_actions_asked_for_are_read(dataset):
    table = targets_of(Selection(dataset, Filter(measure=("12. 建立市级小微企业协调服务机制",)))).table

    assert table["text"].tolist() == ["按季召开协调会议", "一年开展一次"]
    assert table["kind"].isin(KINDS).all()


def test_reading_cut_short_says_what_is_left_and_goes_on_with_the_next_call():
    dataset = make_dataset(document("".join(f"（{at}）甲{at}。新建学校{at}所\t甲局\t\n" for at in range(1, 701))))
    first, second = (targets_of(Selection(dataset, Filter()), seconds=0) for _ in range(2))

    assert (len(first.table), first.searched, first.all) == (500, 500, 700)
    assert (len(second.table), second.searched, second.all) == (700, 700, 700)


def test_the_targets_of_an_agency_are_those_of_its_actions(dataset):
    found = targets_of(Selection(dataset, Filter()), "太原海关")
    everything = targets_of(Selection(dataset, Filter())).table

    assert (found.searched, found.all) == (1, 1)
    assert found.table["text"].tolist() == everything.loc[everything["action_id"] == 7, "text"].tolist() != []
