"""The dataset by the names of today: agencies whose work one body does today become one agency, under its name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.model.agency_register import Agency, Facts
from dashboard.model.dataset import Dataset, as_categories

#: What stands before the former names of a body, and after a name that is not certain. Part of the name in both languages.
FORMER = "原"
UNSURE = "（待核实）"
_PROVINCES = (
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南",
    "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆",
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """An agency as one document prints it, and what the register knows of it.

    `today` is the name of the body that does its work today, empty if unknown; `sure` is False where the register marks
    that as unsure. `label` is the name of the agency in a dataset by today's names.
    """

    document: str
    printed: str
    fact: Agency | None
    today: str
    sure: bool
    label: str

    @property
    def is_renamed(self) -> bool:
        """Whether the agency has another name in a dataset by today's names."""
        return self.label != self.printed


def known_agencies(dataset: Dataset, facts: Facts) -> list[Known]:
    """Each agency of each document of a dataset as printed, in print order, with what the register knows of it.

    A name such as 省财政厅 names no province. The register's entry for it is used unless the document names another
    province more often than the entry's.
    """
    pairs = dataset.assignments[["document", "agency"]].drop_duplicates().astype("str")
    regions = _regions(dataset, pairs)
    found = [_look_up(title, name, facts, regions[title]) for title, name in pairs.itertuples(index=False)]
    together: dict[str, list[Known]] = {}
    for known in found:
        together.setdefault(known.today, []).append(known)
    labels = {today: _label(today, group) for today, group in together.items() if today}
    return [replace(known, label=labels.get(known.today, known.printed)) for known in found]


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
    """国家税务总局山西省税务局（原省国税局、省地税局）; as printed where a body has one name here and still bears it."""
    goes_on = {known.printed: known.fact is None or known.fact.goes_on for known in group}
    if len(goes_on) == 1 and all(goes_on.values()):
        return group[0].printed
    others = [name for name, same in goes_on.items() if same and name != today]
    if former := [name for name, same in goes_on.items() if not same]:
        others.append(FORMER + "、".join(former))
    doubt = "" if all(known.sure for known in group) else UNSURE
    return f"{today}{doubt}" + (f"（{'、'.join(others)}）" if others else "")


def current_dataset(dataset: Dataset, known: Sequence[Known]) -> Dataset:
    """The dataset with each agency under its label of `known_agencies`.

    Where agencies that are one body today share a role in an action, they become one assignment. `assignments` has two
    more columns: `printed`, the names as printed, and `agency_today`, the name of today's body, where known.
    """
    rows = dataset.assignments
    names = rows[["document", "agency"]].astype("str").merge(_names_table(known), on=["document", "agency"], how="left")
    rows = rows.assign(
        agency=as_categories(names["label"]),
        printed=names["agency"].array,
        agency_today=names["agency_today"].array,
    )
    return replace(dataset, assignments=_joined(rows), renamed=_other_names(known))


def _names_table(known: Sequence[Known]) -> pd.DataFrame:
    lines = [(k.document, k.printed, k.label, k.today + ("" if k.sure else UNSURE)) for k in known]
    return pd.DataFrame(lines, columns=["document", "agency", "label", "agency_today"], dtype="str")


def _joined(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, with those of the same action, role and agency merged; the merged row lists all their printed names."""
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
    """The printed names and today's names of renamed agencies, each with the labels that it has in the dataset."""
    labels: dict[str, dict[str, None]] = {}
    for each in known:
        if each.is_renamed:
            for name in (each.printed, each.today):
                labels.setdefault(name, {})[each.label] = None
    return {name: tuple(found) for name, found in labels.items()}
