"""The part of a dataset that a filter lets through."""

from dataclasses import dataclass

import pandas as pd

from dashboard.model.dataset import Dataset
from dashboard.model.filters import Filter, filter_actions, filter_assignments


@dataclass(frozen=True, eq=False)
class Selection:
    """The dataset, the filter, and the assignments and actions that it lets through."""

    dataset: Dataset
    filter: Filter
    assignments: pd.DataFrame
    actions: pd.DataFrame


def select(dataset: Dataset, filter_: Filter) -> Selection:
    """Apply a filter to a dataset."""
    shown = filter_assignments(dataset, filter_)
    return Selection(dataset, filter_, shown, filter_actions(dataset, filter_, shown))
