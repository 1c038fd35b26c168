"""The size of a matrix in letters, from which the page makes letters that fill the screen."""

import pandas as pd

from dashboard.render.matrix_size import MatrixSize


def size(labels: list[str], agencies: list[str], groups: int = 0, cell: int = 1) -> MatrixSize:
    return MatrixSize(labels, agencies, "", ["lead"], pd.DataFrame(cell, labels, agencies), groups)


def test_the_labels_are_as_wide_as_the_longest_up_to_a_bound():
    assert 4 < size(["甲乙丙丁"], ["局"]).label < 5
    assert size(["甲" * 50], ["局"]).label == 20


def test_more_columns_longer_names_and_several_marks_in_a_cell_make_it_wider():
    widths = [
        size(["甲"], agencies, cell=cell).wide
        for agencies, cell in [(["局"], 1), (["局", "办"], 1), (["局", "办" * 20], 1), (["局", "办" * 20], 3)]
    ]

    assert widths == sorted(set(widths))


def test_more_rows_longer_labels_groups_and_longer_names_make_it_taller():
    heights = [
        size(["甲"], ["局"]).tall,
        size(["甲", "乙"], ["局"]).tall,
        size(["甲", "乙" * 50], ["局"]).tall,
        size(["甲", "乙" * 50], ["局"], groups=1).tall,
        size(["甲", "乙" * 50], ["局" * 9], groups=1).tall,
    ]

    assert heights == sorted(set(heights))


def test_translations_take_room_in_english_only(english):
    assert size(["1. 完善政银担合作机制"], ["省金融办"]).glosses > 0


def test_without_translations_no_room_is_kept_for_them():
    assert size(["1. 完善政银担合作机制"], ["省金融办"]).glosses == 0
