"""The interface's words and sentences: (Chinese, English), with the same {places} in both.

In English {count:action|actions} is a number with its noun, {unit:lower} a name within a sentence.
"""

from dashboard.text.words import analyses, documents, views

WORDS = views.WORDS | analyses.WORDS | documents.WORDS
