"""Documents with corrections: made once for each document and its edits, and never in place of what was read."""

from dataclasses import replace

from dashboard.library.corrections import corrected
from dashboard.model.dataset import make_dataset
from dashboard.model.stored_document import as_stored
from tests.loaders.edits.made import change, small

READ = small()
EDIT = change(READ, 1, "lead", ["市丁局"])


def test_without_edits_the_document_is_the_stored_one():
    stored = as_stored(READ)

    assert corrected(stored, []) is stored


def test_a_dataset_of_the_corrected_document_has_the_new_value_and_the_one_that_was_read():
    dataset = make_dataset(corrected(as_stored(READ), [EDIT]))
    first, second, _ = dataset.actions([1, 2, 3])

    assert first.agencies["lead"] == ["市丁局"]
    assert (first.corrected, second.corrected) == ([("lead", "市甲局")], [])
    assert dataset.has_corrections


def test_what_was_read_stays_as_it_is():
    stored = as_stored(READ)
    corrected(stored, [EDIT])

    assert make_dataset(stored).actions([1])[0].agencies["lead"] == ["市甲局"]
    assert not make_dataset(stored).has_corrections


def test_the_same_document_with_the_same_edits_is_the_same_object():
    stored = as_stored(READ)

    assert corrected(stored, [EDIT]) is corrected(stored, [replace(EDIT)])
    assert corrected(stored, [EDIT]) is not corrected(stored, [replace(EDIT, after=["市戊局"])])


def test_the_search_finds_the_corrected_words():
    stored = corrected(as_stored(READ), [change(READ, 1, "action", "全新的话")])

    assert make_dataset(stored).tables.rows("SELECT action_id FROM actions WHERE contains(words, '全新的话')") == [(1,)]
