"""Documents made ready for the pages: tables that answer queries, for one document as for a hundred thousand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from dashboard.model.agency_kinds import KINDS
from dashboard.model.dataset_tables import tables_of_dataset, with_agencies
from dashboard.model.engine import Schema
from dashboard.model.ids import doc_of, one_of, with_ids
from dashboard.model.stored_document import COUNTS, StoredDocument, as_stored, in_memory
from dashboard.model.titles import unique, unique_titles
from dashboard.model.view_cache import ViewCache
from loaders import Document, Place
from loaders.other_columns import MOST_APART

_MOST_VIEWS = 40  # kept per dataset: selections, markup, counts, up to 60 KB each
_MOST_LABELS = 2_000  # measures that are held at hand


class Action(NamedTuple):
    """One action of a dataset, with its agencies by role in print order. A missing section or deadline is "", a missing
    number None. `source` is the source row as printed, `place` where it stands in its file. `other_columns` are the (header,
    text) of its cells that the contract has no place for, without blank ones; `corrected` are the (field, text as it was read)
    of what a person changed, as `loaders.edits` gives them. `dated` is that of its `StoredDocument`.
    """

    action_id: int
    measure_id: int
    document: str
    section: str
    measure_no: int | None
    measure: str
    measure_label: str
    action_no: int
    action: str
    deadline: str
    source_row: int
    source: str
    other_columns: Sequence[tuple[str, str]]
    corrected: Sequence[tuple[str, str]]
    place: Place
    agencies: Mapping[str, Sequence[str]]
    dated: str = ""


@dataclass(frozen=True, eq=False)
class Dataset:
    """One document, or several put together, in tables for `Selection` and `analysis` to query.

    `documents`: doc, title, region. `actions`: one row per action, with and without agencies; `action_id` and `measure_id` grow in
    print order; `measure_label` is number and title, unique in the dataset; `words` is what a search compares; `roles`
    are the bits of all its roles, `due` and `due_open` those of `times.due.Due`. `assignments`: one row per assignment, in the
    order of `line`, with the columns of `stored_tables.role_columns` and `dataset_tables.OF_ACTION`. `agencies`: agency, rank
    (by first occurrence), words, kinds (`agency_kinds`). The contract's columns have their meaning from `loaders.schema`.

    `titles` maps the key of each document in an address to its title. `renamed` maps other names of an agency to those
    that it has in this dataset. `cached` keeps views that many sessions share, such as markup.
    """

    documents: tuple[StoredDocument, ...]
    titles: dict[str, str]
    tables: Schema
    renamed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cached: ViewCache = field(init=False, default_factory=lambda: ViewCache(_MOST_VIEWS))

    @property
    def is_combined(self) -> bool:
        """Whether it puts several documents together."""
        return len(self.documents) > 1

    @property
    def own_columns(self) -> tuple[str, ...]:
        """The columns that the contract has no place for, if a table has them each for itself: those of one document, unless very many."""
        columns = () if self.is_combined else self.documents[0].other_columns
        return columns if len(columns) <= MOST_APART else ()

    @cached_property
    def has_columns_together(self) -> bool:
        """Whether there are such columns that stand together in one column of a table."""
        return not self.own_columns and any(document.other_columns for document in self.documents)

    @property
    def has_corrections(self) -> bool:
        """Whether a person changed something in one of the documents."""
        return any(document.corrected for document in self.documents)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many measures, actions, agencies and assignments there are."""
        sums = {name: sum(document.counts[name] for document in self.documents) for name in COUNTS}
        ((assignments,),) = self.tables.rows("SELECT count(*) FROM assignments")
        return sums | {"agencies": len(self.agencies), "assignments": assignments}

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        """The agencies in print order."""
        return tuple(name for (name,) in self.tables.rows("SELECT agency FROM agencies ORDER BY rank"))

    def has_agency(self, name: str) -> bool:
        """Whether a name is that of an agency."""
        return name in self._agency_set

    @cached_property
    def _agency_set(self) -> frozenset[str]:
        return frozenset(self.agencies)

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The roles that occur, in their order."""
        return tuple(role for role, _ in self.tables.rows("SELECT DISTINCT role, role_bit FROM assignments ORDER BY 2"))

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The sections in print order; of very many the first."""
        return self.sections_of(range(len(self.documents)))

    def sections_of(self, docs: Iterable[int]) -> tuple[str, ...]:
        """The sections of some documents, given by their numbers, in print order; of very many the first."""
        where = "true" if len(docs := [*docs]) == len(self.documents) else one_of("doc", docs)
        found = self.tables.rows(
            f"""
            SELECT section FROM actions WHERE section IS NOT NULL AND {where}
            GROUP BY section ORDER BY min(action_id) LIMIT {_MOST_LABELS}
            """
        )
        return tuple(section for (section,) in found)

    def find_sections(self, values: Iterable[str]) -> set[str]:
        """Those of the values that are sections."""
        wanted = set(values)
        if wanted <= {*self.sections}:
            return wanted
        return {
            section
            for (section,) in self.tables.rows(
                "SELECT DISTINCT section FROM actions WHERE section IN (SELECT unnest($wanted))", {"wanted": [*wanted]}
            )
        }

    @cached_property
    def agency_kinds(self) -> tuple[str, ...]:
        """The kinds of its agencies, in their order."""
        ((bits,),) = self.tables.rows("SELECT coalesce(bit_or(kinds), 0) FROM agencies")
        return tuple(kind for at, kind in enumerate(KINDS) if bits >> at & 1)

    @cached_property
    def has_many_measures(self) -> bool:
        """Whether there are too many measures to offer them all in a list."""
        return self.counts["measures"] > _MOST_LABELS

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """The labels of the measures in print order; none if there are too many."""
        return () if self.has_many_measures else self.measures_of(range(len(self.documents)))

    def measures_of(self, docs: Iterable[int]) -> tuple[str, ...]:
        """The labels of the measures of some documents, given by their numbers, in print order."""
        found = self.tables.rows(
            f"SELECT measure_label FROM actions WHERE action_id = measure_id AND {one_of('doc', docs)} ORDER BY action_id"
        )
        return tuple(dict.fromkeys(label for (label,) in found))

    def find_measures(self, values: Iterable[str]) -> list[tuple[int, str, int | None, str]]:
        """(id, label, number, title) of the measures with one of these values as label, number or title, in print order."""
        wanted = {f"v{at}": value for at, value in enumerate(values)}
        if not wanted:
            return []
        names = ", ".join(f"${name}" for name in wanted)
        tests = [f"{column} IN ({names})" for column in ("measure_label", "measure_no::VARCHAR", "measure")]
        return self.tables.rows(
            "SELECT measure_id, measure_label, measure_no, measure FROM actions "
            f"WHERE action_id = measure_id AND ({' OR '.join(tests)}) ORDER BY action_id",
            wanted,
        )

    def actions(self, ids: Sequence[int]) -> list[Action]:
        """The actions with these ids, in their order."""
        if not ids:
            return []
        wanted = with_ids("action_id", ids)
        agencies: dict[int, dict[str, list[str]]] = {action_id: {} for action_id in ids}
        named = f"SELECT action_id, role, agency FROM assignments WHERE {wanted} ORDER BY role_bit, line"
        for action_id, role, agency in self.tables.rows(named):
            agencies[action_id].setdefault(role, []).append(agency)
        found = self.tables.rows(
            f"""
            SELECT action_id, measure_id, doc, coalesce(section, ''), measure_no, measure, measure_label, action_no,
                   action, coalesce(deadline, ''), source_row, source,
                   [row(cell.header, cell.text) FOR cell IN other_columns],
                   [row(cell.field, cell.text) FOR cell IN corrected], place
            FROM actions WHERE {wanted}
            """
        )
        made = {
            action_id: Action(
                *(action_id, measure_id, self._title_list[doc]),
                *(*row, Place(**place), agencies[action_id], self.documents[doc].dated),
            )
            for action_id, measure_id, doc, *row, place in found
        }
        return [made[action_id] for action_id in ids]

    def title_of(self, action_or_measure: int) -> str:
        """The title of the document to which an action or measure belongs."""
        return self._title_list[doc_of(action_or_measure)]

    @cached_property
    def _title_list(self) -> list[str]:
        return list(self.titles.values())

    def doc_of(self, key: str) -> int:
        """The number of the document with this key in an address."""
        return self._docs[key]

    @cached_property
    def _docs(self) -> dict[str, int]:
        return {key: doc for doc, key in enumerate(self.titles)}


def make_dataset(
    *documents: Document | StoredDocument, keys: Sequence[str] = (), kinds: Mapping[str, int] = MappingProxyType({})
) -> Dataset:
    """The dataset of one document or several; `keys` name them in addresses, by default by the names of their files.

    `kinds` has the bits of the kinds of agencies that the register knows, by their folded names.
    """
    stored = _apart(tuple(map(as_stored, documents)))
    titles = unique_titles(stored)
    tables = with_agencies(tables_of_dataset(stored, titles), kinds)
    keys = keys or unique((document.name, document.name) for document in stored)
    return Dataset(stored, dict(zip(keys, titles, strict=True)), tables)


def _apart(documents: Sequence[StoredDocument]) -> tuple[StoredDocument, ...]:
    """The documents, of which no two have the same number in their files: two versions may have the same name and content,
    or the same columns named differently. The later one is taken into memory."""
    seen: set[int] = set()
    apart = []
    for document in documents:
        if document.is_in_files and document.number in seen:
            document = in_memory(document)
        seen.add(document.number)
        apart.append(document)
    return tuple(apart)
