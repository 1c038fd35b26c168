"""The counts, checked against rows counted by hand in the bundled document."""

from dashboard.analysis.counts import counts


def test_the_document_counts_13_measures_17_actions_21_agencies_48_assignments(dataset):
    assert counts(dataset.assignments, dataset.actions) == {
        "measures": 13,
        "actions": 17,
        "agencies": 21,
        "assignments": 48,
    }
