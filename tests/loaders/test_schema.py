"""The contract refuses a table that breaks it."""

import pandas as pd
import pytest

from loaders import NAMES, check
from tests.conftest import document


def tidy(**changes) -> pd.DataFrame:
    return document("（一）甲。乙\t甲局、乙局\t\n").assignments.assign(**changes)[list(NAMES)]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (tidy().drop(columns="section"), "columns are"),
        (tidy(position=[1.5, 2.5]), "position is float64"),
        (tidy(agency=pd.Series(["甲局", None], dtype="str")), "agency is missing"),
        (tidy(agency=pd.Series(["甲局", " "], dtype="str")), "agency is blank"),
        (tidy(agency=pd.Series(["甲局", "乙 局"], dtype="str")), "white space"),
        (tidy(role=pd.Categorical(["lead", "chair"])), "role has the words"),
        (tidy(source_row=pd.array([0, 1], dtype="Int64")), "source_row is below 1"),
        (tidy(agency=pd.Series(["甲局", "甲局"], dtype="str")), "stands twice in a cell"),
    ],
)
def test_a_table_that_breaks_the_contract_is_refused(table, words):
    with pytest.raises(ValueError, match=words):
        check(table)


def test_a_table_that_keeps_it_passes():
    check(tidy())
