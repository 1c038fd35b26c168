"""What a filter selects of a dataset, and how that is said in words."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.model.dataset import Dataset
from dashboard.model.filters import Filter, filter_actions, filter_assignments
from dashboard.text import chosen_words, t
from dashboard.text.gloss import gloss


@dataclass(frozen=True, eq=False)
class Selection:
    """The dataset, the filter, and the assignments and actions it lets through."""

    dataset: Dataset
    chosen: Filter
    assignments: pd.DataFrame
    actions: pd.DataFrame


def select(dataset: Dataset, chosen: Filter) -> Selection:
    """The selection of a filter."""
    shown = filter_assignments(dataset.assignments, chosen)
    return Selection(dataset, chosen, shown, filter_actions(dataset, chosen, shown))


def document_words(dataset: Dataset) -> str:
    """《金融支持小微企业责任分工表》, or 全部文档（3 份）; in English a bundled title's translation beside it."""
    if dataset.is_combined:
        return t("documents.together", count=len(dataset.titles))
    return f"《{dataset.titles[0]}》 {gloss(dataset.titles[0])}".strip()


def filter_words(selection: Selection) -> str:
    """单位：省金融办 · 角色：牵头 · 5 项任务"""
    said = chosen_words(selection.chosen) or t("filter.none")
    return f"{said} · {t('count.actions', count=len(selection.actions))}"


def caption(selection: Selection) -> str:
    """The document and the filter in one line, for the head of everything that is taken away."""
    return f"{document_words(selection.dataset)}　{filter_words(selection)}"
