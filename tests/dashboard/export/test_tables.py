"""The tables of targets and differences to take away: their headers and content, without formulas."""

from dashboard.analysis.comparison import compare
from dashboard.analysis.targets import targets_of
from dashboard.export import csv_files
from dashboard.export.tables import differences_table, targets_table
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from tests.conftest import document


def test_the_table_of_targets_names_measure_kind_value_and_agencies(dataset):
    table = targets_table(targets_of(Selection(dataset, Filter())).table, dataset)

    assert len(table) == 20
    assert table.iloc[0].tolist() == [
        2,
        "完善政策性农业信贷担保体系",
        1,
        "期限",
        "3年内建成覆盖省、市、县的政策性农业信贷担保体系",
        "3年内",
        "省金融办",
        "省国资委、省财政厅、各市（县）政府",
        dataset.actions([2])[0].action,
        2,
    ]


def test_what_a_spreadsheet_would_take_for_a_formula_is_defused_in_both_tables():
    old, new = (make_dataset(document(f"（一）甲。=1+1，建成学校{number}所\t=甲局\t\n")) for number in (3, 4))
    tables = (
        targets_table(targets_of(Selection(new, Filter())).table, new),
        differences_table(compare(old, new)),
    )

    for table in tables:
        assert ",=" not in csv_files.csv_bytes(table).decode("utf-8-sig")
        assert "'=1+1" in csv_files.csv_bytes(table).decode("utf-8-sig")


def test_the_table_of_differences_names_roles_and_rows():
    shown = compare(
        *map(make_dataset, (document("（一）甲。乙\t甲局\t乙局\n"), document("（一）甲。乙\t乙局\t甲局\n")))
    )
    table = differences_table(shown)

    assert table["差别"].tolist() == ["角色变化", "角色变化"]
    assert table[["单位", "原角色", "新角色", "原表行号"]].iloc[0].tolist() == ["甲局", "牵头", "责任", 1]


def test_a_measure_without_a_number_leaves_the_numbers_of_the_others_whole():
    dataset = make_dataset(document("（一）甲。2025年底前完成\t甲局\t\n乙。2026年底前完成\t乙局\t\n"))
    table = targets_table(targets_of(Selection(dataset, Filter())).table, dataset)

    assert [line.split(",")[0] for line in csv_files.csv_bytes(table).decode("utf-8-sig").splitlines()[1:]] == ["1", ""]
