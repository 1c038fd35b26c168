"""What a filter selects of a board, and how that is said in words."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.model.dataset import Board
from dashboard.model.filters import Filter, filter_actions, filter_assignments
from dashboard.text import chosen_words, t
from dashboard.text.gloss import gloss


@dataclass(frozen=True, eq=False)
class Selection:
    """The board, the filter, and the assignments and actions it lets through."""

    board: Board
    chosen: Filter
    assignments: pd.DataFrame
    actions: pd.DataFrame


def select(board: Board, chosen: Filter) -> Selection:
    """The selection of a filter."""
    shown = filter_assignments(board.assignments, chosen)
    return Selection(board, chosen, shown, filter_actions(board, chosen, shown))


def document_words(board: Board) -> str:
    """《金融支持小微企业责任分工表》, or 全部文档（3 份）; in English a bundled title's translation beside it."""
    if len(board.titles) > 1:
        return t("documents.together", count=len(board.titles))
    return f"《{board.titles[0]}》 {gloss(board.titles[0])}".strip()


def filter_words(selection: Selection) -> str:
    """单位：省金融办 · 角色：牵头 · 5 项任务"""
    said = chosen_words(selection.chosen) or t("filter.none")
    return f"{said} · {t('count.actions', count=len(selection.actions))}"


def caption(selection: Selection) -> str:
    """The document and the filter in one line, for the head of everything that is taken away."""
    return f"{document_words(selection.board)}　{filter_words(selection)}"
