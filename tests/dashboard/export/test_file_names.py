"""What a file is called: it says the filter, and is safe on Windows."""

import pytest

from dashboard.export.file_names import file_name
from dashboard.model.filters import Filter


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        (Filter(), "责任分工.csv"),
        (Filter(agency=("省金融办",), role=("lead",)), "责任分工_省金融办_牵头.csv"),
        (Filter(measure=("8. 有效落实小微企业金融政策",)), "责任分工_措施8.csv"),
        (Filter(q='../a:b"c'), "责任分工_..abc.csv"),
        (Filter(q="长" * 200), "责任分工_" + "长" * 75 + ".csv"),
    ],
)
def test_the_file_name_says_the_filter_and_is_safe_on_windows(chosen, name):
    assert file_name("责任分工", chosen) == name


def test_in_english_the_parts_of_the_name_are_english(english):
    chosen = Filter(measure=("8. 有效落实小微企业金融政策",), role=("lead",))

    assert file_name("assignments", chosen) == "assignments_measure 8_Lead.csv"
