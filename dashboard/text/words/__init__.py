"""The words and sentences of the interface: (Chinese, English), with the same {places} in both.

In English, {count:action|actions} is a number with its noun, {unit:lower} a name in lower case within a sentence.
"""

from dashboard.text.names import CATEGORIES, DUE_GROUPS, FIELDS, MISSING, ROLES
from dashboard.text.words import analyses, documents, files, library, parts, times, views

_NAMED = {"field": FIELDS, "role": ROLES, "category": CATEGORIES, "due": DUE_GROUPS, "missing": MISSING}
_NAMES = {f"{kind}.{key}": pair for kind, names in _NAMED.items() for key, pair in names.pairs.items()}
WORDS = (
    views.WORDS | files.WORDS | analyses.WORDS | times.WORDS | documents.WORDS | library.WORDS | parts.WORDS | _NAMES
)
