"""Whatever edits a document has, leaving one of them out never raises, and what comes of it keeps the contract."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from loaders import Document, check
from loaders.edits import EDITABLE, Edit, apply_edits, edits_from_json, edits_to_json, row_keys
from loaders.edits.rows import rows_of
from loaders.schema import ACTION_NAMES, ROLES
from tests.loaders.edits.made import edit, small

NAMES = st.sampled_from(["市甲局", "市乙局", "市丙局", "市丁局"])
VALUES = {
    "section": st.sampled_from([None, "一、总则", "二、附则"]),
    "measure_no": st.one_of(st.none(), st.integers(1, 3)),
    "measure": st.sampled_from(["甲事", "乙事"]),
    "action": st.sampled_from(["", "做甲", "做乙"]),
    "deadline": st.sampled_from([None, "2026年底前"]),
} | {role: st.lists(NAMES, max_size=3, unique=True) for role in ROLES}
ROWS = "（一）甲事。做甲\t市甲局\t市乙局、市丙局\n（一）甲事。做甲\t市甲局\t市乙局、市丙局\n（二）乙事。做乙\t市乙局\t\n（二）乙事。再做乙\t\t\n"


def draw_edit(data: st.DataObject, now: Document, id_: str) -> Edit:
    """An edit of the document as it is now."""
    rows, keys = rows_of(now.assignments, now.actions), row_keys(now.actions["source"])
    at = data.draw(st.integers(0, len(rows) - 1))
    fields = rows[at].fields
    kind = data.draw(st.sampled_from(["field", "field", "field", "split", "merge"]))
    field = data.draw(st.sampled_from(EDITABLE))
    changed = {field: data.draw(VALUES[field])}
    if kind == "split":
        return edit(keys[at], "", fields, [fields, fields | changed], "split", id_)
    if kind == "merge" and at + 1 < len(rows):
        both = [rows[at + more].fields | {"source": keys[at + more].source} for more in (0, 1)]
        return edit(keys[at], "", both, fields | changed, "merge", id_)
    return edit(keys[at], field, fields[field], changed[field], id_=id_)


def demand_contract(document: Document) -> None:
    check(document.assignments)
    actions = document.actions
    assert tuple(actions.columns) == ACTION_NAMES
    assert actions["source_row"].tolist() == list(range(1, len(actions) + 1))
    assert set(document.assignments["source_row"]) <= set(actions["source_row"])
    counted = actions.groupby(["section", "measure_no", "measure"], dropna=False)["action_no"].agg(list)
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in counted)
    named = actions.set_index("source_row").loc[document.assignments["source_row"]]
    for column in ("measure", "action", "action_no"):
        assert named[column].tolist() == document.assignments[column].tolist()
    assert all(finding.source_row in {None, *actions["source_row"]} for finding in document.findings)


@given(st.data())
def test_any_edit_may_be_left_out(data):
    read = small(ROWS)
    edits: list[Edit] = []
    for at in range(data.draw(st.integers(1, 6))):
        edits.append(draw_edit(data, apply_edits(read, edits), str(at)))
    demand_contract(apply_edits(read, edits))

    for left in range(len(edits)):
        demand_contract(apply_edits(read, edits[:left] + edits[left + 1 :]))


@given(st.data())
def test_edits_come_back_from_their_file(data):
    edits = [draw_edit(data, small(ROWS), str(at)) for at in range(3)]

    assert edits_from_json(edits_to_json(edits, small(ROWS))) == edits


@given(st.data())
def test_an_edit_that_was_applied_is_fulfilled_when_it_comes_again(data):
    read = small(ROWS)
    one = draw_edit(data, read, "1")
    if one.kind == "field":
        once = apply_edits(read, [one])

        assert apply_edits(read, [one, replace(one, id="2")]).findings == once.findings
