"""Correcting a row beside its source: fields, agencies, splitting and merging; and the question if two correct the same.

What was typed is read in callbacks, which know what was on screen when it was typed: another visitor may have corrected the
same since.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard.analysis.source_check import next_action, row_key, rows_naming
from dashboard.model.dataset import Action, Dataset
from dashboard.model.entry import Entry
from dashboard.text import EDITABLE_NAMES, said, t
from dashboard.text.corrections import edit_words
from dashboard.text.history import by_words
from dashboard.ui.documents import saving
from dashboard.ui.page import stop
from dashboard.ui.session import session
from dashboard.ui.visitor import visitor
from loaders import LoadError
from loaders.cells.agencies import split_names
from loaders.edits import EDITABLE, Edit, Fields, RowKey, edits_between, tidy_value
from loaders.schema import ROLES

_SHORT = ("measure_no", "section", "deadline")
_TALL, _TALLER = 120, 200  # pixels of fields for several lines


def fields_of(action: Action) -> Fields:
    """The values of a row that can be corrected."""
    fields: Fields = {
        "section": action.section or None,
        "measure_no": action.measure_no,
        "measure": action.measure,
        "action": action.action,
        "deadline": action.deadline or None,
    }
    return fields | {role: list(action.agencies.get(role, ())) for role in ROLES}


def correct_row(entry: Entry, dataset: Dataset, action: Action) -> None:
    """The forms that correct one row, for those who may."""
    if not saving.may_change(entry):
        return
    if dataset.renamed:
        st.text(t("correct.as_printed"))
        return
    row, fields, seen = row_key(dataset, action), fields_of(action), saving.revision(entry)
    key = f"{entry.key}-{action.source_row}-{seen}"
    with st.expander(t("correct.row"), key=f"correct-{entry.key}"):
        with st.form(f"correct-{key}", border=False):
            _ask_fields(fields, key)
            what = entry, seen, lambda: _typed_edits(fields, row, key)
            st.form_submit_button(t("correct.save"), type="primary", on_click=_save, args=what)
        _offer_split(entry, seen, row, fields, key)
        _offer_merge(entry, seen, dataset, row, action, key)


def _ask_fields(fields: Fields, key: str) -> None:
    def line(name: str) -> None:
        value = "" if fields[name] is None else str(fields[name])
        st.text_input(EDITABLE_NAMES[name], value, key=f"{name}-{key}")

    with st.container(horizontal=True):
        for name in _SHORT:
            line(name)
    line("measure")
    st.text_area(EDITABLE_NAMES["action"], fields["action"], height=_TALL, key=f"action-{key}")
    st.text(t("correct.agencies"))
    columns = st.columns(2)
    for at, role in enumerate(ROLES):
        columns[at % 2].text_area(EDITABLE_NAMES[role], "\n".join(fields[role]), height=_TALL, key=f"{role}-{key}")


def _typed_edits(fields: Fields, row: RowKey, key: str) -> list[Edit]:
    typed = {name: st.session_state[f"{name}-{key}"] for name in EDITABLE}
    typed |= {role: _names(typed[role], fields[role]) for role in ROLES}
    return edits_between(fields, typed, row, by=visitor(), at=saving.now())


def _names(typed: str, known: Sequence[str]) -> list[str]:
    """The names that were typed, one a line; a line that is a list of names is read as one, unless the row had it before."""
    names: list[str] = []
    for line in map(str.strip, typed.splitlines()):
        names += [line] if line in known else [name for name, _ in split_names(line)]
    return names


def _offer_split(entry: Entry, seen: int, row: RowKey, fields: Fields, key: str) -> None:
    """A field with the text of the row, in which each line becomes a row with the same agencies."""
    with st.popover(t("correct.split"), key=f"split-box-{key}"), st.form(f"split-{key}", border=False):
        st.text(t("correct.split.hint"))
        text = fields["action"] or fields["measure"]
        st.text_area(EDITABLE_NAMES["action"], text, height=_TALLER, key=f"split-text-{key}")
        what = entry, seen, lambda: _split_edits(row, fields, st.session_state[f"split-text-{key}"])
        st.form_submit_button(t("correct.split.save"), on_click=_save, args=what)


def _split_edits(row: RowKey, fields: Fields, text: str) -> list[Edit]:
    parts = [line.strip() for line in text.splitlines() if line.strip()]
    if len(parts) < 2:
        raise LoadError("split-one")
    return [saving.new_edit("split", row, fields, [fields | {"action": part} for part in parts])]


def _offer_merge(entry: Entry, seen: int, dataset: Dataset, row: RowKey, action: Action, key: str) -> None:
    """A button that makes one row of this and the next one."""
    following = next_action(dataset, action)
    if following is None:
        return
    one, other = fields_of(action), fields_of(following)
    before = [one | {"source": action.source}, other | {"source": following.source}]
    what = entry, seen, lambda: [saving.new_edit("merge", row, before, merged_fields(one, other))]
    st.button(t("correct.merge"), key=f"merge-{key}", on_click=_save, args=what)


def merged_fields(one: Mapping, other: Mapping) -> Fields:
    """The row that two rows make: texts one after the other, each agency once in each role, both deadlines if they differ,
    the rest from the first row that has it."""
    first = [name for name in (*_SHORT, "measure") if name != "deadline"]
    fields: Fields = {name: one[name] if one[name] not in (None, "") else other[name] for name in first}
    texts = [one["action"], other["action"] if other["measure"] == one["measure"] else _whole(other)]
    fields["action"] = "\n".join(filter(None, texts))
    fields["deadline"] = "；".join(dict.fromkeys(filter(None, (one["deadline"], other["deadline"])))) or None
    return fields | {role: list(dict.fromkeys([*one[role], *other[role]])) for role in ROLES}


def _whole(fields: Mapping) -> str:
    return "。".join(filter(None, (fields["measure"], fields["action"])))


def rename_agency(entry: Entry, dataset: Dataset) -> None:
    """A form that renames an agency in all rows of the document."""
    if not saving.may_change(entry) or dataset.renamed or not dataset.agencies:
        return
    with (
        st.expander(t("correct.rename")),
        st.form(f"rename-{entry.key}", border=False, clear_on_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.selectbox(
            t("correct.rename.of"),
            dataset.agencies,
            index=None,
            placeholder=t("correct.rename.choose"),
            key=f"rename-of-{entry.key}",
            filter_mode="contains",
        )
        st.text_input(t("correct.rename.to"), key=f"rename-to-{entry.key}", max_chars=200)
        what = entry, saving.revision(entry), lambda: _renaming(entry, dataset)
        st.form_submit_button(t("correct.rename.save"), on_click=_save, args=what)


def _renaming(entry: Entry, dataset: Dataset) -> list[Edit]:
    """An edit for each role in each row that names the agency."""
    name, new = (st.session_state[f"rename-{what}-{entry.key}"] for what in ("of", "to"))
    wanted = "".join(tidy_value("lead", [new]))
    edits: list[Edit] = []
    for action in rows_naming(dataset, name) if name and wanted else ():
        fields = fields_of(action)
        named = [role for role in ROLES if name in fields[role]]
        typed = {role: [wanted if each == name else each for each in fields[role]] for role in named}
        edits += edits_between(fields, typed, row_key(dataset, action), by=visitor(), at=saving.now())
    return edits


def _save(entry: Entry, seen: int, make: Callable[[], Sequence[Edit]]) -> None:
    """Put corrections in force, if what was typed can be one."""
    mine = session()
    mine.is_page_stale = True
    try:
        edits = make()
    except LoadError as error:
        mine.refused.append(said(error))
        return
    if edits and saving.add_edits(entry, edits, seen):
        mine.done.append(t("correct.saved", count=len(edits)))


def ask_about_conflict(entry: Entry) -> None:
    """If somebody else has corrected the same in the meantime: whose correction counts. Nothing else is shown below."""
    conflict = session().conflict
    if conflict is None or conflict.key != entry.key:
        return
    with st.container(border=True):
        st.text(t("correct.conflict"))
        for edit in conflict.theirs:
            st.text(t("correct.conflict.theirs", by=by_words(edit.by), words=edit_words(edit)))
        for edit in conflict.mine:
            st.text(t("correct.conflict.mine", words=edit_words(edit)))
        with st.container(horizontal=True):
            for choice in ("keep", "replace"):
                what = entry, saving.revision(entry), choice == "replace"
                st.button(t(f"correct.conflict.{choice}"), key=f"conflict-{choice}", on_click=_settle, args=what)
    stop()


def _settle(entry: Entry, seen: int, replaces: bool) -> None:
    """Put the corrections in force in place of those that collide, or those alone that do not collide."""
    conflict, session().conflict = session().conflict, None
    if conflict is None:
        return
    theirs = {(edit.row, edit.field): edit for edit in conflict.theirs}
    edits = [
        saving.rebased(edit, theirs.get((edit.row, edit.field)))
        for edit in conflict.mine
        if replaces or (edit.row, edit.field) not in theirs
    ]
    if edits:
        saving.add_edits(entry, edits, seen)
