"""The words and sentences of the interface: (Chinese, English), with the same {places} in both.

In English, {count:action|actions} is a number with its noun, {unit:lower} a name in lower case within a sentence.
"""

from dashboard.text.names import FIELDS, ROLES
from dashboard.text.words import analyses, documents, files, library, views

_NAMES = {
    f"{kind}.{key}": pair for kind, names in (("field", FIELDS), ("role", ROLES)) for key, pair in names.pairs.items()
}
WORDS = views.WORDS | files.WORDS | analyses.WORDS | documents.WORDS | library.WORDS | _NAMES
