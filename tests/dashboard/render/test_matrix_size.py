"""The size of a matrix in letters, from which the page makes letters that fill the screen."""

from dashboard.render.matrix_size import MatrixSize, marks_width


def size(labels: list[str], agencies: list[str], groups: int = 0, marks: str = "●") -> MatrixSize:
    return MatrixSize(labels, agencies, [marks_width(marks)] * len(agencies), totals=1, feet=1, groups=groups)


def test_the_labels_are_as_wide_as_the_longest_up_to_a_bound():
    assert 4 < size(["甲乙丙丁"], ["局"]).label < 5
    assert size(["甲" * 50], ["局"]).label == 20


def test_more_columns_longer_names_and_several_marks_in_a_cell_make_it_wider():
    widths = [
        size(["甲"], agencies, marks=marks).wide
        for agencies, marks in [(["局"], "●"), (["局", "办"], "●"), (["局", "办" * 20], "●"), (["局", "办" * 20], "●○")]
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
