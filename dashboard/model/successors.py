"""The dataset by the names of today: agencies whose work one body does now are one agency, under that body's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.model.agency_register import Agency, Facts
from dashboard.model.dataset import Dataset, as_categories, with_assignments

#: Part of a name, in both languages: before the former names of a body, after a name that is not certain.
FORMER = "原"
UNSURE = "（待核实）"
_PROVINCES = (
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南",
    "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆",
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """An agency as one document prints it, and what is known of it there.

    `today` is the name of the body that does its work today, `sure` whether that can be said without a word of doubt;
    `label` is what the agency is called on a dataset by today's names.
    """

    document: str
    printed: str
    fact: Agency | None
    today: str
    sure: bool
    label: str

    @property
    def is_renamed(self) -> bool:
        """Whether it stands under another name on a dataset by today's names."""
        return self.label != self.printed


def known_agencies(dataset: Dataset, facts: Facts) -> list[Known]:
    """Each agency of each document of a dataset as printed, in print order, with what is known of it.

    A name such as 省财政厅 says no province: it is looked up unless the document speaks of another one more often.
    """
    pairs = dataset.assignments[["document", "agency"]].drop_duplicates().astype("str")
    if not facts.agencies:
        return [Known(title, name, None, "", True, name) for title, name in pairs.itertuples(index=False)]
    regions = _regions(dataset, pairs)
    found = [_look_up(title, name, facts, regions[title]) for title, name in pairs.itertuples(index=False)]
    together: dict[str, list[Known]] = {}
    for known in found:
        together.setdefault(known.today, []).append(known)
    labels = {today: _label(today, group) for today, group in together.items() if today}
    return [
        Known(
            known.document, known.printed, known.fact, known.today, known.sure, labels.get(known.today, known.printed)
        )
        for known in found
    ]


def _look_up(title: str, name: str, facts: Facts, region: str) -> Known:
    fact = facts.find(name)
    if fact is None:
        return Known(title, name, None, facts.body_today(name), True, name)
    if fact.region and region not in ("", fact.region):
        return Known(title, name, None, "", True, name)
    return Known(title, name, fact, fact.successor, fact.successor_confidence != "unsure", name)


def _regions(dataset: Dataset, pairs: pd.DataFrame) -> dict[str, str]:
    texts = dataset.actions[["document", "action"]].astype("str").groupby("document")["action"].agg("\n".join).to_dict()
    names = pairs.groupby("document")["agency"].agg("\n".join).to_dict()
    return {str(title): region_of(f"{title}\n{words}\n{texts[title]}") for title, words in names.items()}


def region_of(words: str) -> str:
    """The province that a text names most often; empty where it names none."""
    counted = {province: words.count(province) for province in _PROVINCES}
    most = max(counted, key=counted.__getitem__)
    return most if counted[most] else ""


def _label(today: str, group: Sequence[Known]) -> str:
    """国家税务总局山西省税务局（原省国税局、省地税局）; as printed where it goes on under the one name it has here."""
    goes_on = {known.printed: known.fact is None or known.fact.goes_on for known in group}
    if len(goes_on) == 1 and all(goes_on.values()):
        return group[0].printed
    said = [name for name, same in goes_on.items() if same and name != today]
    if former := [name for name, same in goes_on.items() if not same]:
        said.append(FORMER + "、".join(former))
    doubt = "" if all(known.sure for known in group) else UNSURE
    return f"{today}{doubt}" + (f"（{'、'.join(said)}）" if said else "")


def current_dataset(dataset: Dataset, known: Sequence[Known]) -> Dataset:
    """The dataset with each agency under its label of `known_agencies`.

    Agencies that are one today and share a role in an action are one assignment there. `assignments` has two more
    columns: `printed`, the names as printed, and `agency_today`, the body's name of today, where known.
    """
    rows = dataset.assignments
    names = rows[["document", "agency"]].astype("str").merge(_names_table(known), on=["document", "agency"], how="left")
    rows = rows.assign(
        agency=as_categories(names["label"]),
        printed=names["agency"].array,
        agency_today=names["agency_today"].array,
    )
    return with_assignments(dataset, _joined(rows), _other_names(known))


def _names_table(known: Sequence[Known]) -> pd.DataFrame:
    lines = [(k.document, k.printed, k.label, k.today + ("" if k.sure else UNSURE)) for k in known]
    return pd.DataFrame(lines, columns=["document", "agency", "label", "agency_today"], dtype="str")


def _joined(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with those of one action, role and agency made one, under all their printed names."""
    key = ["action_id", "role", "agency"]
    several = rows[rows.duplicated(key, keep=False)]
    if several.empty:
        return rows
    printed = several.groupby(key, observed=True, sort=False)["printed"].agg("、".join)
    firsts = several.drop_duplicates(key)
    rows = rows.drop(index=several.index.difference(firsts.index))
    rows.loc[firsts.index, "printed"] = printed.to_numpy()  # groups stand in the order of their first rows
    return rows.reset_index(drop=True)


def _other_names(known: Sequence[Known]) -> dict[str, tuple[str, ...]]:
    """Printed names and today's, each with the labels that stand for it."""
    labels: dict[str, dict[str, None]] = {}
    for each in known:
        if each.is_renamed:
            for name in (each.printed, each.today):
                labels.setdefault(name, {})[each.label] = None
    return {name: tuple(found) for name, found in labels.items()}
