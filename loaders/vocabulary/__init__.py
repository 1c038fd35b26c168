"""The words of responsibility tables as data: a new wording is one more word or one more line in one of these modules.

The wordings come from a survey of 54 published documents. Nothing here reads a document; a pattern that is longer than a
line has one alternative a line, with an example beside it, and tests/loaders/vocabulary tries it on more of them.
"""
