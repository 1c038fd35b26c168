"""A selection in words: the line at the top of every page and of every file that is taken away."""

from collections.abc import Iterable

from dashboard.model.dataset import Dataset
from dashboard.model.selection import Selection
from dashboard.text import ROLES, UNITS, WORKLOAD, t
from dashboard.text.gloss import gloss


def document_words(dataset: Dataset) -> str:
    """《金融支持小微企业责任分工表》, or 全部文档（3 份）; in English with the translation of a bundled title."""
    if dataset.is_combined:
        return t("documents.together", count=len(dataset.titles))
    (title,) = dataset.titles.values()
    return f"《{title}》 {gloss(title)}".strip()


def filter_words(selection: Selection) -> str:
    """单位：省金融办 · 角色：牵头 · 5 项任务"""
    words = selection.filter.words(t, selection.dataset) or t("filter.none")
    return f"{words} · {t('count.actions', count=selection.counts['actions'])}"


def caption(selection: Selection) -> str:
    """The document and the filter in one line."""
    return f"{document_words(selection.dataset)}　{filter_words(selection)}"


def workload_headers(unit: str, columns: Iterable[str]) -> dict[str, str]:
    """The headers of a workload's columns; those of roles and total say the unit in which they are counted."""
    counted = {*ROLES, "total"}
    return {
        name: t("counted.in", name=WORKLOAD[name], unit=UNITS[unit]) if name in counted else WORKLOAD[name]
        for name in columns
    }
