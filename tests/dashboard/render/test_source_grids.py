"""The grids of the check against the source: in words, and each row on one line."""

from dashboard.analysis.source_check import findings_of
from dashboard.model.dataset import make_dataset
from dashboard.render.source_grids import findings_grid, source_grids
from tests.conftest import document


def test_findings_are_said_in_words_with_their_document_and_place(dataset):
    together = make_dataset(*dataset.documents, document("（一）甲\t甲局\t乙局\n（二）乙\t\t\n", name="另一份.txt"))

    found = findings_grid(findings_of(together))
    assert found.loc[found["message"] == "没有写任何单位", "document"].tolist() == ["另一份"]
    assert found["level"].unique().tolist() == ["需核对", "供参考"]


def test_a_source_row_is_printed_on_one_line_as_far_as_a_grid_shows_it(dataset):
    printed = source_grids(dataset)["rows"]["printed"]

    assert printed.iloc[12].endswith("　|　省财政厅、省中小企业局　|　")
    assert not printed.str.contains(r"[\t\n]").any()
    assert printed.str.len().max() <= 210
