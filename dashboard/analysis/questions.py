"""What the chair of a meeting would ask about a table of responsibilities."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Questions:
    """The answers: names and action ids, in print order unless said otherwise.

    `most_leads`: (agency, number of actions it leads), most first.
    `without_responsible`: measures that name a lead, but neither a responsible nor a supporting agency.
    `several_leads`: (action id, its leads in the order printed).
    `without_partners`: (action id, the lead that is the only agency named).
    `named_once`: (agency, role, action id).
    """

    most_leads: tuple[tuple[str, int], ...]
    without_responsible: tuple[str, ...]
    several_leads: tuple[tuple[int, tuple[str, ...]], ...]
    without_partners: tuple[tuple[int, str], ...]
    named_once: tuple[tuple[str, str, int], ...]


def questions(assignments: pd.DataFrame) -> Questions:
    """The answers; `assignments` must hold all assignments of the actions asked about."""
    leads = assignments[assignments["role"] == "lead"]
    return Questions(
        most_leads=_most_leads(leads),
        without_responsible=_without_responsible(leads, assignments),
        several_leads=_several_leads(leads),
        without_partners=_without_partners(leads, assignments),
        named_once=_named_once(assignments),
    )


def _most_leads(leads: pd.DataFrame) -> tuple[tuple[str, int], ...]:
    led = leads.groupby("agency", observed=True, sort=False)["action_id"].nunique()
    led = led.sort_values(ascending=False, kind="stable")
    return tuple(zip(led.index, led.tolist(), strict=True))


def _without_responsible(leads: pd.DataFrame, assignments: pd.DataFrame) -> tuple[str, ...]:
    answered = assignments.loc[assignments["role"].isin(["responsible", "support"]), "measure_label"]
    return tuple(leads.loc[~leads["measure_label"].isin(answered), "measure_label"].unique())


def _several_leads(leads: pd.DataFrame) -> tuple[tuple[int, tuple[str, ...]], ...]:
    shared = leads[leads.duplicated("action_id", keep=False)]
    ordered = shared.sort_values(["action_id", "position"], kind="stable")
    agencies = ordered.astype({"agency": "object"}).groupby("action_id")["agency"].agg(tuple)
    return tuple(zip(agencies.index.tolist(), agencies, strict=True))


def _without_partners(leads: pd.DataFrame, assignments: pd.DataFrame) -> tuple[tuple[int, str], ...]:
    named = assignments.drop_duplicates(["action_id", "agency"])["action_id"].value_counts(sort=False)
    alone = leads[leads["action_id"].map(named) == 1]
    return tuple(zip(alone["action_id"].tolist(), alone["agency"], strict=True))


def _named_once(assignments: pd.DataFrame) -> tuple[tuple[str, str, int], ...]:
    once = assignments[~assignments["agency"].duplicated(keep=False)]
    return tuple(zip(once["agency"], once["role"], once["action_id"].tolist(), strict=True))
