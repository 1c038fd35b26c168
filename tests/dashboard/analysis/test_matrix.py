"""The matrix and its totals, checked against rows counted by hand in the bundled document."""

from dashboard.analysis import matrix as matrix_module
from dashboard.analysis.matrix import (
    actions_behind,
    actions_in_row,
    cell_roles,
    count_columns,
    matrix,
    matrix_rows,
    matrix_totals,
    row_labels,
    row_places,
    row_sections,
    split_columns,
)
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from tests.conftest import document


def everything(dataset, **options):
    """The matrix of a whole dataset, its rows called as on the screen."""
    table = matrix(Selection(dataset, Filter()), **options)
    return table.set_axis(row_labels(dataset, table.index.tolist(), options["rows"]))


def test_the_matrix_has_a_row_a_measure_and_a_column_an_agency_in_print_order(dataset):
    table = everything(dataset, rows="measures")

    assert table.shape == (13, 21)
    assert (table.index[0], table.columns[0]) == ("1. 完善政银担合作机制", "省金融办")


def test_a_cell_of_the_matrix_holds_the_roles_of_the_agency_in_the_row(dataset):
    table = everything(dataset, rows="measures")

    assert cell_roles(table.loc["9. 加强小微企业上市培育工作", "省金融办"]) == ("lead",)
    assert cell_roles(table.loc["4. 不断增加抵质押业务品种", "省金融办"]) == ("responsible",)
    assert cell_roles(table.loc["4. 不断增加抵质押业务品种", "省国资委"]) == ()


def test_the_matrix_can_have_a_row_an_action(dataset):
    assert matrix(Selection(dataset, Filter()), rows="actions").index.tolist() == list(range(1, 18))


def test_the_margins_count_the_cells_of_each_role(dataset):
    totals = matrix_totals(everything(dataset, rows="measures"))

    assert totals.by_row.loc["8. 有效落实小微企业金融政策"].to_dict() == {"lead": 5, "responsible": 1}
    assert totals.by_agency.loc["省金融办"].to_dict() == {"lead": 4, "responsible": 2}
    assert totals.by_row["responsible"].sum() == totals.by_agency["responsible"].sum() == 23


def test_where_the_margins_meet_each_role_has_its_sum_below_its_own_column(dataset):
    totals = matrix_totals(everything(dataset, rows="measures"))

    assert [totals.corner(role) for role in totals.roles] == [[24, None], [None, 23]]


def test_a_row_is_called_as_its_measure_and_one_of_several_actions_also_by_its_number(dataset):
    assert row_labels(dataset, [1, 2], "measures") == ["1. 完善政银担合作机制", "2. 完善政策性农业信贷担保体系"]
    assert row_labels(dataset, [7, 8, 9], "actions") == [
        "7. 健全小微企业失信惩戒机制",
        "8. 有效落实小微企业金融政策（1）",
        "8. 有效落实小微企业金融政策（2）",
    ]


def test_agencies_can_be_ordered_by_how_many_rows_they_stand_in(dataset):
    table = everything(dataset, rows="actions", column_order="load")

    filled = (table > 0).sum()
    assert filled.is_monotonic_decreasing
    assert filled.index[0] == "省金融办"


def test_agencies_that_work_together_stand_together():
    rows = "".join(f"（{at}）{at}\t{lead}\t{other}\n" for at, lead, other in ["1AC", "2BD", "3AC", "4BD", "5AC", "6BD"])
    dataset = make_dataset(document(rows))
    table = everything(dataset, rows="measures", row_order="together", column_order="together")

    order = "".join(table.columns)
    assert {"AC" in order or "CA" in order, "BD" in order or "DB" in order} == {True}
    assert [label.split(".")[0] in "135" for label in table.index] in (
        [True] * 3 + [False] * 3,
        [False] * 3 + [True] * 3,
    )


def test_an_action_without_agencies_is_an_empty_row_of_the_matrix():
    dataset = make_dataset(document("（一）甲\t甲局\t\n（二）乙\t\t\n"))
    table = everything(dataset, rows="measures")

    assert table.index.tolist() == ["1. 甲", "2. 乙"]
    assert table.loc["2. 乙"].tolist() == [0]


def crossing(agencies: int, rows: int = 1):
    """A dataset of `rows` measures, each led by an agency and with all the others responsible."""
    names = [f"局{at}" for at in range(agencies)]
    lines = (f"（{at}）甲{at}\t{names[0]}\t{'、'.join(names[1:])}\n" for at in range(1, rows + 1))
    return make_dataset(document("".join(lines)))


def test_a_page_of_the_matrix_is_the_whole_with_other_rows_and_their_agencies_left_out(dataset):
    whole = matrix(Selection(dataset, Filter()), rows="actions")
    page = matrix(Selection(dataset, Filter()), rows="actions", only=[6, 7])

    assert page.index.tolist() == [6, 7]
    assert page.equals(whole.loc[[6, 7], page.columns])
    assert whole.loc[[6, 7]].drop(columns=page.columns).sum().sum() == 0


def test_the_rows_of_the_whole_matrix_are_known_without_it(dataset):
    shown = Selection(dataset, Filter())

    assert matrix_rows(shown, "actions") == list(range(1, 18))
    assert len(matrix_rows(shown, "measures")) == 13


def test_the_rows_of_the_matrix_are_paged(dataset):
    shown = Selection(dataset, Filter())

    assert matrix_rows(shown, "actions", 0, 3) == [1, 2, 3]
    assert matrix_rows(shown, "actions", 15, 3) == [16, 17]
    assert matrix_rows(shown, "actions", 17, 3) == []


def test_a_page_of_measures_counts_those_that_the_filter_shows(dataset):
    shown = Selection(dataset, Filter(agency=("省金融办",), role=("lead",)))

    assert matrix_rows(shown, "measures", 0, 3) == [1, 2, 3]
    assert matrix_rows(shown, "measures", 3, 3) == [11]  # measure 9, by its first row


def test_the_actions_of_a_row_are_those_that_the_filter_shows(dataset):
    assert actions_in_row(Selection(dataset, Filter()), "measures", 8) == [8, 9, 10]
    assert actions_in_row(Selection(dataset, Filter(agency=("省金融办",))), "measures", 8) == [8]
    assert actions_in_row(Selection(dataset, Filter()), "actions", 9) == [9]


def test_behind_a_mark_stand_the_actions_in_which_the_agency_is_shown(dataset):
    everyone = actions_behind(Selection(dataset, Filter()), "measures", [11])
    partners = actions_behind(Selection(dataset, Filter(role=("responsible",))), "measures", [11])

    assert everyone[11, "省金融办"] == [11, 12]
    assert (11, "省金融办") not in partners


def test_the_columns_past_the_most_are_split_off_unless_it_is_one():
    table = everything(crossing(6), rows="measures")

    for most, drawn, rest in [(6, 6, 0), (5, 6, 0), (4, 4, 2)]:
        assert [part.shape[1] for part in split_columns(table, most)] == [drawn, rest]


def test_more_agencies_than_can_be_put_together_stay_in_print_order(monkeypatch):
    monkeypatch.setattr(matrix_module, "MOST_TOGETHER", 3)
    dataset = crossing(5, rows=2)
    table = everything(dataset, rows="measures", column_order="together")

    assert table.columns.tolist() == [f"局{at}" for at in range(5)]


ASKED = Filter(agency=("省财政厅",))


def test_with_a_filter_by_agency_the_matrix_has_all_agencies_of_its_actions(dataset):
    table = matrix(Selection(dataset, ASKED), rows="actions")

    assert table.index.tolist() == [2, 8, 12, 13]
    assert [name for name, cell in table.loc[2].items() if cell] == [
        "省金融办",
        "省国资委",
        "省财政厅",
        "各市（县）政府",
    ]


def test_the_others_can_be_hidden(dataset):
    table = matrix(Selection(dataset, ASKED), rows="measures", hide_others=True)

    assert table.columns.tolist() == ["省财政厅"]
    assert len(table) == 4


def test_partners_are_shown_in_the_actions_that_the_filter_shows_and_in_any_role(dataset):
    leading = Selection(dataset, Filter(agency=("省财政厅",), role=("lead",)))
    table = matrix(leading, rows="measures")

    assert table.index.tolist() == [8, 11, 13]
    marks = {name: cell_roles(cell) for name, cell in table.loc[11].items() if cell}
    assert marks == {"省金融办": ("lead",), "省财政厅": ("lead",), "各市（县）政府": ("responsible",)}
    assert actions_behind(leading, "measures", [11])[11, "各市（县）政府"] == [12]


def test_a_filter_by_role_alone_hides_the_other_roles(dataset):
    table = matrix(Selection(dataset, Filter(role=("lead",))), rows="measures")

    assert set(table.to_numpy().flat) == {0, 1}


def test_the_columns_of_a_matrix_are_counted_without_it(dataset):
    for filter_ in (Filter(), ASKED):
        shown = Selection(dataset, filter_)
        for only in (None, [8, 13]):
            for hide_others in (False, True):
                whole = matrix(shown, rows="actions", only=only, hide_others=hide_others)
                counted = count_columns(shown, rows="actions", only=only, hide_others=hide_others)
                assert counted == len(whole.columns)


def test_rows_are_numbered_among_all_that_the_filter_shows(dataset):
    assert row_places(Selection(dataset, Filter()), "measures", [11, 8, 13]) == [9, 8, 10]
    assert row_places(Selection(dataset, ASKED), "actions", [12, 13]) == [3, 4]


def test_rows_know_their_section():
    table = "类别\t任务\t责任单位\n乙类\t1.甲\t甲局\n甲类\t2.丙\t乙局\n"
    dataset = make_dataset(document(table, header=""))

    assert row_sections(dataset, [2, 1]) == ["甲类", "乙类"]
    assert row_sections(make_dataset(document("（一）甲\t甲局\t\n")), [1]) == [""]


def test_a_column_that_is_picked_is_never_split_off():
    table = everything(crossing(6), rows="measures")

    drawn, rest = split_columns(table, 3, ("局5",))
    assert drawn.columns.tolist() == ["局0", "局1", "局5"]
    assert rest.columns.tolist() == ["局2", "局3", "局4"]
